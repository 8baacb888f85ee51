"""A passage: the unit that is stored, searched and cited."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a passage is (`slag`)."""

    STRENGTH = "styrka"
    IMPROVEMENT = "förbättringsområde"
    PRACTICE = "praktik"
    CRITERION = "kriterium"
    FIGURE = "poäng"
    GENERAL = "allmänt"
    EVIDENCE = "underlag"


#: Kinds that say something about a municipality's way of working (what "andra" do).
FINDING_KINDS = (Kind.STRENGTH, Kind.IMPROVEMENT, Kind.PRACTICE)

#: The collection of shipped knowledge and published reports; readable by everyone.
PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document that can be found and cited.

    Attributes:
        id: deterministic id, see `passage_id`.
        document_id: the document it was cut from.
        collection: who may see it; `PUBLIC` or a private collection.
        text: the text as it stands in the document; what a quote is checked against.
        heading: where it stands (area, section), then words it is also looked for by, on lines of their own; indexed as
            context, never quoted.
        municipality: None where it concerns no single municipality.
        year: year of the evaluation or of the practice, None where unknown.
        edition: edition of the instrument, None where unknown or not applicable.
        area: area number in the passage's own edition.
        theme_areas: areas of the 2016 edition it speaks of (crosswalk; for search only).
        questions: 2016 questions it speaks of; for findings an interpretation, never printed in a report.
        confidences: how sure the program is of each of `questions`, 0 to 1; empty where a person set them.
        finding_id: ``"F-HOG-2023-3"``, ``"L4F3"``, ``"LQ2.2"``; None where it is no finding or figure.
        source: address or name of the source, for the reader.
        basis: what the source is based on (``kommunkompass``, ``egen praktik`` ...), None where not stated.
        page: page counted from 1, None where the source has no pages.
        start: offset of the first character in the document's text, 0 for data files.
        end: offset after the last character.
        position: order within the document, from 0.
    """

    id: str
    document_id: str
    collection: str
    kind: Kind
    text: str
    heading: str
    municipality: str | None
    year: int | None
    edition: str | None
    area: int | None
    theme_areas: tuple[int, ...]
    questions: tuple[str, ...]
    finding_id: str | None
    source: str
    basis: str | None
    page: int | None
    start: int
    end: int
    position: int
    confidences: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a confidence without a question."""
        if self.confidences and len(self.confidences) != len(self.questions):
            raise ValueError("the program's questions have a confidence each, a person's none")

    @property
    def title(self) -> str:
        """The heading as a reader meets it, without the words that only the search reads; may be empty."""
        return self.heading.partition("\n")[0]

    @property
    def certainty(self) -> float:
        """How sure its least sure question is, 0 to 1; 1 where a person set them or there is none."""
        return min(self.confidences, default=1.0)


def passage_id(document_id: str, text: str, *, finding_id: str | None, occurrence: int = 0) -> str:
    """Deterministic id of a passage: 20 hexadecimal characters.

    The same text at the same finding of the same document always has the same id, so that an unchanged passage of a
    changed document keeps its id. `occurrence` tells equal texts of one document apart (0 for the first).
    """
    material = "\x00".join((document_id, finding_id or "", text, str(occurrence)))
    return hashlib.sha256(material.encode("utf-8")).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class PassageFilter:
    """Which passages a search may return; every given field must match, an empty tuple means no condition.

    Attributes:
        collections: the collections the asker may see; required, so that no search can forget it.
        areas: area numbers; matched against `theme_areas` unless `own_areas` is true, then against `area`.
        questions: 2016 question ids; a passage matches if it speaks of any of them.
    """

    collections: tuple[str, ...]
    municipalities: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    editions: tuple[str, ...] = ()
    areas: tuple[int, ...] = ()
    own_areas: bool = False
    questions: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    exclude_municipalities: tuple[str, ...] = ()
    document_ids: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a filter that names no collection."""
        if not self.collections:
            raise ValueError("a filter names the collections it may read")

    def allows(self, passage: Passage) -> bool:
        """Whether `passage` meets every condition; the rule that every index must agree with."""
        own = (passage.area,) if passage.area is not None else ()
        return (
            passage.collection in self.collections
            and (not self.municipalities or passage.municipality in self.municipalities)
            and (not self.years or passage.year in self.years)
            and (not self.editions or passage.edition in self.editions)
            and (not self.areas or bool(set(self.areas) & set(own if self.own_areas else passage.theme_areas)))
            and (not self.questions or bool(set(self.questions) & set(passage.questions)))
            and (not self.kinds or passage.kind in self.kinds)
            and passage.municipality not in self.exclude_municipalities
            and (not self.document_ids or passage.document_id in self.document_ids)
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result.

    Attributes:
        passage_id: the passage found.
        rank: 1 for the best.
        score: the sum of `words` and `meaning`, 0 upward.
        meaning: what likeness in meaning adds to the score, below 1; None where the dense leg could not serve.
        words: share of the query's lexical weight that the passage earns, 0 upward; 1 is every word once, and up to three
            quarters more is given for words that stand beside each other as in the query.
        coverage: share of the query's informative words (idf-weighted) found in the passage, 0 to 1.
    """

    passage_id: str
    rank: int
    score: float
    meaning: float | None
    words: float
    coverage: float


class Tie(StrEnum):
    """What ties a word of a query to a passage."""

    WORD = "ord"
    EQUIVALENT = "likvärdigt"
    PART = "orddel"
    MEANING = "betydelse"


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A word of the query, and the word or words of the passage that answer it."""

    asked: str
    found: str
    tie: Tie
