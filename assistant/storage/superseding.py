"""A municipality's own report supersedes the fact sheets on the same municipality and year in its collection.

A private report hides no sheet of another collection: that would tell others that it exists.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, false, or_, select, true, update

from assistant.domain.document import Document, DocumentKind
from assistant.storage.tables import documents


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a report and a fact sheet must share: collection, municipality and year."""

    collection: str
    municipality: str
    year: int


def evaluations_of(*about: Document | None) -> tuple[Evaluation, ...]:
    """The evaluations that the documents are about; unknown municipality or year makes none: it equals nothing."""
    return tuple(
        Evaluation(document.collection, document.municipality, document.year)
        for document in about
        if document is not None and document.municipality is not None and document.year is not None
    )


def sheets_of(connection: Connection, evaluations: Iterable[Evaluation]) -> set[str]:
    """Ids of the fact sheets on these evaluations."""
    about = or_(false(), *(_is_about(evaluation) for evaluation in evaluations))
    query = select(documents.c.id).where(about, documents.c.kind == DocumentKind.FACTSHEET.value)
    return set(connection.execute(query).scalars())


def supersede(connection: Connection, document_id: str, evaluations: Iterable[Evaluation], *, leaving: bool) -> None:
    """Decide anew which sheets give way, after a document has been put or before it leaves.

    Among several reports the one with the lowest id stands as the reason, so that the order of putting does not show.
    """
    this = documents.c.id == document_id
    connection.execute(update(documents).where(this).values(superseded_by=None))
    for evaluation in evaluations:
        reports = select(documents.c.id).where(
            _is_about(evaluation),
            documents.c.kind == DocumentKind.REPORT.value,
            documents.c.hidden.is_(False),
            ~this if leaving else true(),
        )
        report = connection.execute(reports.order_by(documents.c.id).limit(1)).scalar_one_or_none()
        is_sheet = documents.c.kind == DocumentKind.FACTSHEET.value
        connection.execute(update(documents).where(_is_about(evaluation), is_sheet).values(superseded_by=report))


def _is_about(evaluation: Evaluation) -> ColumnElement[bool]:
    return and_(
        documents.c.collection == evaluation.collection,
        documents.c.municipality == evaluation.municipality,
        documents.c.year == evaluation.year,
    )
