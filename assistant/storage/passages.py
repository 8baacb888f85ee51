"""Passages to rows and back; the functions run inside the caller's transaction."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, insert, or_, select

from assistant.domain.document import SUPERSEDED_KINDS
from assistant.domain.passage import Kind, Passage
from assistant.storage.tables import documents, passage_questions, passage_theme_areas, passages

# Ids in one statement; PostgreSQL takes 65 535 parameters and older SQLite 32 766.
IDS_AT_ONCE = 1_000


def in_parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids in stretches that fit one statement."""
    for first in range(0, len(ids), IDS_AT_ONCE):
        yield ids[first : first + IDS_AT_ONCE]


def is_active() -> ColumnElement[bool]:
    """Whether a passage, joined with its document, has not given way to a report."""
    return or_(documents.c.superseded_by.is_(None), passages.c.kind.not_in([kind.value for kind in SUPERSEDED_KINDS]))


def select_passages() -> Select[Any]:
    """A query for passages beside their documents, to which the caller adds conditions."""
    return select(passages).join(documents, documents.c.id == passages.c.document_id)


def load_passages(connection: Connection, query: Select[Any]) -> tuple[Passage, ...]:
    """The passages of a query made by `select_passages`, in its order."""
    rows = connection.execute(query).all()
    ids = [row.id for row in rows]
    areas: dict[str, list[int]] = defaultdict(list)
    questions: dict[str, list[str]] = defaultdict(list)
    for part in in_parts(ids):
        for table, column, lists in (
            (passage_theme_areas, passage_theme_areas.c.area, areas),
            (passage_questions, passage_questions.c.question, questions),
        ):
            listed = (
                select(table.c.passage_id, column)
                .where(table.c.passage_id.in_(part))
                .order_by(table.c.passage_id, table.c.place)
            )
            for passage_id, value in connection.execute(listed):
                lists[passage_id].append(value)
    return tuple(_passage(row, tuple(areas[row.id]), tuple(questions[row.id])) for row in rows)


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
        {"passage_id": passage.id, "place": place, "question": question}
        for passage in new
        for place, question in enumerate(passage.questions)
    ]
    if questions:
        connection.execute(insert(passage_questions), questions)


def delete_passages(connection: Connection, ids: Sequence[str]) -> None:
    """Remove passages and their lists of areas and questions."""
    for part in in_parts(ids):
        connection.execute(delete(passages).where(passages.c.id.in_(part)))


def _columns(passage: Passage) -> dict[str, Any]:
    columns = asdict(passage) | {"kind": passage.kind.value}
    del columns["theme_areas"], columns["questions"]
    return columns


def _passage(row: Row[Any], theme_areas: tuple[int, ...], questions: tuple[str, ...]) -> Passage:
    columns = row._asdict() | {"kind": Kind(row.kind)}
    return Passage(**columns, theme_areas=theme_areas, questions=questions)
