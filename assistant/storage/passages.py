"""Passages to rows and back; the functions run inside the caller's transaction."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import zip_longest
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, delete, insert, or_, select

from assistant.domain.document import SUPERSEDED_KINDS
from assistant.domain.passage import Kind, Passage
from assistant.storage.tables import documents, passage_questions, passage_theme_areas, passages

# Ids in one statement; PostgreSQL takes 65 535 parameters and older SQLite 32 766.
IDS_AT_ONCE = 1_000
# The fields that are columns of the table itself; the lists have tables of their own.
_OWN = tuple(field.name for field in fields(Passage) if field.name not in {"theme_areas", "questions", "confidences"})


def in_parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids in stretches that fit one statement."""
    for first in range(0, len(ids), IDS_AT_ONCE):
        yield ids[first : first + IDS_AT_ONCE]


def is_active() -> ColumnElement[bool]:
    """Whether a passage, joined with its document, has neither given way to a report nor been withdrawn."""
    kept = or_(documents.c.superseded_by.is_(None), passages.c.kind.not_in([kind.value for kind in SUPERSEDED_KINDS]))
    return and_(kept, documents.c.hidden.is_(False))


def select_passages() -> Select[Any]:
    """A query for passages beside their documents, to which the caller adds conditions."""
    return select(passages).join(documents, documents.c.id == passages.c.document_id)


def load_passages(connection: Connection, query: Select[Any]) -> tuple[Passage, ...]:
    """The passages of a query made by `select_passages`, in its order."""
    rows = connection.execute(query).all()
    ids = [row.id for row in rows]
    areas: dict[str, list[int]] = defaultdict(list)
    questions: dict[str, list[tuple[str, float | None]]] = defaultdict(list)
    for part in in_parts(ids):
        for row in connection.execute(_listed(passage_theme_areas, part)):
            areas[row.passage_id].append(row.area)
        for row in connection.execute(_listed(passage_questions, part)):
            questions[row.passage_id].append((row.question, row.confidence))
    return tuple(_passage(row, areas[row.id], questions[row.id]) for row in rows)


def _listed(table: Table, ids: Sequence[str]) -> Select[Any]:
    return select(table).where(table.c.passage_id.in_(ids)).order_by(table.c.passage_id, table.c.place)


def insert_passages(connection: Connection, new: Iterable[Passage]) -> None:
    """Store passages whose ids are not in the base."""
    new = tuple(new)
    # A statement without rows would insert one row of defaults.
    if rows := [_columns(passage) for passage in new]:
        connection.execute(insert(passages), rows)
    areas = [
        {"passage_id": passage.id, "place": place, "area": area}
        for passage in new
        for place, area in enumerate(passage.theme_areas)
    ]
    if areas:
        connection.execute(insert(passage_theme_areas), areas)
    questions = [
        {"passage_id": passage.id, "place": place, "question": question, "confidence": confidence}
        for passage in new
        for place, (question, confidence) in enumerate(zip_longest(passage.questions, passage.confidences))
    ]
    if questions:
        connection.execute(insert(passage_questions), questions)


def delete_passages(connection: Connection, ids: Sequence[str]) -> None:
    """Remove passages and their lists of areas and questions."""
    for part in in_parts(ids):
        connection.execute(delete(passages).where(passages.c.id.in_(part)))


def _columns(passage: Passage) -> dict[str, Any]:
    return {name: getattr(passage, name) for name in _OWN} | {"kind": passage.kind.value}


def _passage(row: Row[Any], theme_areas: Sequence[int], questions: Sequence[tuple[str, float | None]]) -> Passage:
    columns = row._asdict() | {"kind": Kind(row.kind)}
    return Passage(
        **columns,
        theme_areas=tuple(theme_areas),
        questions=tuple(question for question, _ in questions),
        confidences=tuple(confidence for _, confidence in questions if confidence is not None),
    )
