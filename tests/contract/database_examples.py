"""Documents, passages and results for the tests of the database; every field holds something."""

from dataclasses import replace
from datetime import UTC, datetime

from assistant.domain.document import DocumentKind, StoredDocument, document_id
from assistant.domain.passage import PUBLIC, Kind, Passage, passage_id
from assistant.domain.report import Oddity, PrintedQuestion
from assistant.domain.result import FigureStatus, Result
from assistant.storage.database import Database

NOON = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
BY = "Åsa Öberg"


def make_document(
    name: str = "blad/F-HOG-2023.toml",
    *,
    collection: str = PUBLIC,
    kind: DocumentKind = DocumentKind.FACTSHEET,
    municipality: str | None = "Högsby",
    year: int | None = 2023,
    content: str = "a",
    recipe: str = "1",
    text: str = "",
) -> StoredDocument:
    return StoredDocument(
        id=document_id(collection, name),
        collection=collection,
        name=name,
        source=f"https://exempel.se/{name}",
        kind=kind,
        content_sha256=content * 64,
        recipe=recipe,
        municipality=municipality,
        year=year,
        edition="2016",
        title=f"Blad om {municipality}",
        oddities=(Oddity("saknas", "Raden om mål saknas.", 12), Oddity("udda", "Två lika rubriker.", None)),
        text=text,
        size=1234,
    )


def make_passage(document: StoredDocument, text: str, *, kind: Kind = Kind.STRENGTH, position: int = 0) -> Passage:
    start = max(document.text.find(text), 0)
    return Passage(
        id=passage_id(document.id, text, finding_id=None),
        document_id=document.id,
        collection=document.collection,
        kind=kind,
        text=text,
        heading="Område 2 – brukarfokus",
        municipality=document.municipality,
        year=document.year,
        edition=document.edition,
        area=2,
        theme_areas=(3, 2),
        questions=("2.10", "2.1"),
        confidences=(0.93, 0.61),
        finding_id=f"F-{position}",
        source=document.source,
        basis="kommunkompass",
        page=4,
        start=start,
        end=start + len(text) if document.text else 0,
        position=position,
    )


def make_result(document: StoredDocument, *, total: int | None = 452) -> Result:
    return Result(
        id="F-HOG-2023",
        document_id=document.id,
        collection=document.collection,
        municipality=document.municipality or "okänd",
        country="Sverige",
        year=document.year,
        edition=document.edition,
        total=total,
        areas=((2, 51), (1, 60)),
        questions=(PrintedQuestion("2.10", "Mål", 9, 15, 60), PrintedQuestion("2.1", "Fokus", 0, 15, 0)),
        status=FigureStatus.STATED,
        derivation="",
        note="Tryckt som 452.",
        source=document.source,
        see_also=("P-HOG-2023", "A"),
        is_report=document.kind is DocumentKind.REPORT,
    )


def put(database: Database, document: StoredDocument, *texts: str, kind: Kind = Kind.STRENGTH, result: bool = False):
    """Put a document with one passage for each text; gives the outcome and the passages."""
    passages = [make_passage(document, text, kind=kind, position=place) for place, text in enumerate(texts)]
    outcome = database.put_document(document, passages, make_result(document) if result else None, by=BY, at=NOON)
    return outcome, passages


def changed(document: StoredDocument, content: str) -> StoredDocument:
    return replace(document, content_sha256=content * 64)


def all_ids(database: Database) -> set[str]:
    return {passage.id for batch in database.all_passages() for passage in batch}


class Copy:
    """An index that holds nothing but passages, and catches up as a real one does."""

    def __init__(self) -> None:
        self.fingerprint = ""
        self.held: dict[str, Passage] = {}

    def catch_up(self, database: Database) -> None:
        changes = database.changes_since(self.fingerprint)
        if changes.from_start:
            self.held.clear()
        for id_ in changes.removed:
            self.held.pop(id_, None)
        collections = [collection.name for collection in database.collections()]
        self.held |= {passage.id: passage for passage in database.passages(changes.added, collections)}
        self.fingerprint = changes.fingerprint
