"""Results to rows and back; the functions run inside the caller's transaction."""

from collections import defaultdict
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select

from assistant.domain.report import PrintedQuestion
from assistant.domain.result import FigureStatus, Result
from assistant.storage.passages import in_parts
from assistant.storage.tables import documents, result_areas, result_questions, results


def select_results() -> Select[Any]:
    """A query for results that have neither given way to a report nor been withdrawn."""
    joined = select(results).join(documents, documents.c.id == results.c.document_id)
    return joined.where(documents.c.superseded_by.is_(None), documents.c.hidden.is_(False))


def load_results(connection: Connection, query: Select[Any]) -> tuple[Result, ...]:
    """The results that a query selects whole, ordered by municipality, year (unknown last), id and document."""
    rows = connection.execute(query).all()
    areas: dict[str, list[tuple[int, int]]] = defaultdict(list)
    questions: dict[str, list[PrintedQuestion]] = defaultdict(list)
    for part in in_parts([row.document_id for row in rows]):
        for table in (result_areas, result_questions):
            listed = select(table).where(table.c.document_id.in_(part)).order_by(table.c.document_id, table.c.place)
            for row in connection.execute(listed):
                if table is result_areas:
                    areas[row.document_id].append((row.area, row.points))
                else:
                    printed = PrintedQuestion(row.question, row.label, row.points, row.max_points, row.percent)
                    questions[row.document_id].append(printed)
    loaded = (_result(row, tuple(areas[row.document_id]), tuple(questions[row.document_id])) for row in rows)
    return tuple(sorted(loaded, key=_order))


def put_result(connection: Connection, document_id: str, result: Result | None) -> None:
    """Let the document have this result and no other."""
    connection.execute(delete(results).where(results.c.document_id == document_id))
    if result is None:
        return
    columns = asdict(result) | {"status": result.status.value, "see_also": list(result.see_also)}
    del columns["areas"], columns["questions"]
    connection.execute(insert(results), [columns])
    areas = [
        {"document_id": document_id, "place": place, "area": area, "points": points}
        for place, (area, points) in enumerate(result.areas)
    ]
    if areas:
        connection.execute(insert(result_areas), areas)
    questions = []
    for place, printed in enumerate(result.questions):
        row = asdict(printed)
        questions.append(row | {"document_id": document_id, "place": place, "question": row.pop("id")})
    if questions:
        connection.execute(insert(result_questions), questions)


def _order(result: Result) -> tuple[str, bool, int, str, str]:
    return (result.municipality, result.year is None, result.year or 0, result.id, result.document_id)


def _result(row: Row[Any], areas: tuple[tuple[int, int], ...], questions: tuple[PrintedQuestion, ...]) -> Result:
    columns = row._asdict() | {"status": FigureStatus(row.status), "see_also": tuple(row.see_also)}
    return Result(**columns, areas=areas, questions=questions)
