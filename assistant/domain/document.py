"""A stored document, what putting it changed, and the log of such acts."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.domain.passage import Kind
from assistant.domain.report import Oddity


class DocumentKind(StrEnum):
    """What a document is; decides which rules apply to it."""

    REPORT = "report"
    FACTSHEET = "factsheet"
    CRITERION = "criterion"
    INSTRUMENT = "instrument"
    DOCUMENT = "document"


#: Kinds of a fact sheet's passages that give way to the municipality's own report of the same year.
SUPERSEDED_KINDS = (Kind.STRENGTH, Kind.IMPROVEMENT, Kind.PRACTICE, Kind.FIGURE, Kind.GENERAL)


def document_id(collection: str, name: str) -> str:
    """Deterministic id of a document: 16 hexadecimal characters of its collection and logical name."""
    return hashlib.sha256("\x00".join((collection, name)).encode("utf-8")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of a document in the base, whether its text is at hand or not.

    Attributes:
        id: `document_id` of collection and name; the same id replaces the document.
        collection: who may see it; `PUBLIC` or a private collection.
        name: logical name within the collection, such as ``"factsheets/F-HOG-2023.toml"``.
        source: address, path or title of where it came from, for the reader.
        content_sha256: hash of the file's bytes.
        recipe: version of parser and cutter; another recipe cuts the same bytes anew.
        municipality: None where it concerns no single municipality.
        year: year of the evaluation, None where unknown.
        edition: edition of the instrument, None where unknown.
        oddities: what the reader met and left as it was.
        size: bytes of the file, None where unknown.
    """

    id: str
    collection: str
    name: str
    source: str
    kind: DocumentKind
    content_sha256: str
    recipe: str
    municipality: str | None
    year: int | None
    edition: str | None
    title: str
    oddities: tuple[Oddity, ...]
    size: int | None


@dataclass(frozen=True, slots=True)
class StoredDocument(Document):
    """A document as it is put into the base.

    Attributes:
        text: the whole text that the passages' offsets point into.
    """

    text: str

    def __post_init__(self) -> None:
        """Refuse an id that is not the one of collection and name."""
        if not self.collection or not self.name:
            raise ValueError("a document has a collection and a name")
        if self.id != document_id(self.collection, self.name):
            raise ValueError(f"the id of {self.name} is document_id(collection, name)")


@dataclass(frozen=True, slots=True)
class DocumentEntry(Document):
    """A document's line in a list: everything but its text.

    Attributes:
        passage_count: passages it holds.
        finding_count: how many of them are strengths, improvement areas or practice.
        added_at: when it was first put.
        added_by: who put it first.
        replaced_at: when its content was last replaced, None where never.
        superseded_by: id of the report that this fact sheet gives way to, None where it counts.
    """

    passage_count: int
    finding_count: int
    added_at: datetime
    added_by: str
    replaced_at: datetime | None
    superseded_by: str | None


class PutStatus(StrEnum):
    """What putting a document did; the words of ``ingest.py --json``."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class PutOutcome:
    """What putting a document changed, in passages; `kept` are those whose id was there before."""

    document_id: str
    status: PutStatus
    added: int
    kept: int
    removed: int


@dataclass(frozen=True, slots=True)
class Collection:
    """A set of documents with the same readers; a public one is readable by everyone."""

    name: str
    label: str
    is_public: bool


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the log: who did what to which document, and when."""

    at: datetime
    by: str
    verb: str
    document_id: str
    collection: str
    detail: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What an index must do to catch up with the base.

    Attributes:
        fingerprint: state of the base that the index has reached when it has done this.
        added: ids of passages to fetch and put (new, or changed in what an index holds), sorted.
        removed: ids of passages to delete where held, sorted.
        from_start: whether the index's state is unknown to the base; it then empties itself first, and `added` names
            every passage.
    """

    fingerprint: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    from_start: bool
