"""What the evidence of an evaluation covers, as a table that tells what stands out in words."""

from collections.abc import Sequence
from html import escape

from assistant.domain.evaluation import SourceKind
from assistant.domain.instrument import Edition
from assistant.evaluating.coverage import Cell, Row
from assistant.ui.language import say
from assistant.ui.present.parts import table_box, tag_html


def coverage_html(rows: Sequence[Row], edition: Edition, language: str) -> str:
    """A row per question, grouped by area: passages per kind of source, the newest date, and what stands out."""
    names = {question.id: question.name for question in edition.questions()}
    heads = [say("coverage_question", language), *(kind.value for kind in SourceKind)]
    heads += [say("coverage_newest", language), say("coverage_note", language)]
    headings = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    areas = []
    for area in edition.areas:
        ids = {question.id for question in area.questions}
        of_area = [row for row in rows if row.question in ids]
        spoken = sum(bool(row.sources) for row in of_area)
        summary = say("coverage_area", language, area=f"{area.number} {area.name}", done=spoken, all=len(of_area))
        body = "".join(_row(row, names[row.question], language) for row in of_area)
        table = f'<table class="plain coverage"><thead><tr>{headings}</tr></thead><tbody>{body}</tbody></table>'
        areas.append(
            f"<details><summary>{escape(summary)}{_marks(of_area)}</summary>{table_box(table, area.name)}</details>"
        )
    return f'<div class="coverage">{"".join(areas)}</div>'


def _marks(rows: Sequence[Row]) -> str:
    """How often each thing stands out in an area."""
    marks = [mark for row in rows for mark in row.marks]
    return "".join(f" {tag_html(f'{mark}: {marks.count(mark)}')}" for mark in dict.fromkeys(marks))


def _row(row: Row, name: str, language: str) -> str:
    newest = max((cell.newest for cell in row.cells if cell.newest), default=None)
    cells = [_count(cell, language) for cell in row.cells]
    cells.append(f'<span class="day">{newest.isoformat()}</span>' if newest else "")
    told = zip(row.marks, row.because, strict=True)
    cells.append("".join(f"<div>{tag_html(mark.value)} {escape(because)}</div>" for mark, because in told))
    return f'<tr><th scope="row">{escape(f"{row.question} {name}")}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _count(cell: Cell, language: str) -> str:
    if not cell.passages:
        return "–"
    key = "coverage_one" if cell.sources == 1 else "coverage_count"
    return escape(say(key, language, passages=cell.passages, sources=cell.sources))
