"""The printed figures of Ljungby 2018, numbers only: areas and questions as [id, points, max, percent]."""

import json
from dataclasses import replace
from pathlib import Path

from assistant.domain.report import PrintedArea, PrintedQuestion

_FILE = Path(__file__).parents[2] / "golden" / "report" / "ljungby_figures.json"
_FIGURES = json.loads(_FILE.read_text(encoding="utf-8"))

TOTAL: int = _FIGURES["total"]
ROWS = tuple(PrintedQuestion(name, "", points, top, percent) for name, points, top, percent in _FIGURES["questions"])
AREAS = tuple(
    PrintedArea(
        number, f"Område {number}", points, top, percent, tuple(row for row in ROWS if row.id[0] == str(number))
    )
    for number, points, top, percent in _FIGURES["areas"]
)
BOXES: dict[int, int] = dict(enumerate(_FIGURES["boxes"], start=1))


def area(number: int) -> PrintedArea:
    return AREAS[number - 1]


def row(question: str) -> PrintedQuestion:
    return next(row for row in ROWS if row.id == question)


def with_row(of: PrintedArea, changed: PrintedQuestion) -> PrintedArea:
    """The area with one row exchanged for another of the same id."""
    return replace(of, questions=tuple(changed if row.id == changed.id else row for row in of.questions))
