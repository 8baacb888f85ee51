"""A workbook of ours read back: the figures of its first sheet, for whoever checks them."""

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from assistant.domain.audit import audit_figures
from assistant.domain.errors import InvalidInput
from assistant.domain.finished import AreaTable, FinishedReport, Origin, Row
from assistant.domain.instrument import Scale
from assistant.domain.recomputation import Recomputation, recompute, tried
from assistant.domain.report import PrintedArea, PrintedQuestion
from assistant.domain.scorecard import NOT_RATED
from assistant.reading.sheet_file import SheetRow, sheet_rows
from assistant.reporting.workbook import points, printed_points
from assistant.reporting.workbook.report import POINTS_SHEET

_Number = TypeVar("_Number", int, Fraction)

_QUESTION = re.compile(r"\d{1,2}\.\d{1,2}")
_AREA = re.compile(rf"{points.AREA_LABEL} (\d{{1,2}})")
_NAME = re.compile(r"\d{1,2}\. (.+)", re.DOTALL)
#: A percent that is no decimal number stands in the sheet as a binary fraction; those of a real scale have small denominators.
_LARGEST_DENOMINATOR = 10_000


def is_ours(path: Path) -> bool:
    """Whether a workbook has our sheet of points first."""
    first = next(iter(sheet_rows(path)), None)
    return (
        first is not None and first.sheet == POINTS_SHEET and first.cells in (points.HEADINGS, printed_points.HEADINGS)
    )


def check_workbook(path: Path, scale: Scale) -> Recomputation:
    """Every figure of the sheet, computed anew.

    Raises:
        UnreadableFile: the file cannot be read.
        InvalidInput: a row cannot be read as figures.
    """
    rows = [row for row in sheet_rows(path) if row.sheet == POINTS_SHEET]
    if rows[0].cells == points.HEADINGS:
        return recompute(_rated(path, rows[1:]), scale)
    return _printed(path, rows[1:])


def _rated(path: Path, rows: Sequence[SheetRow]) -> FinishedReport:
    tables: list[AreaTable] = []
    pending: list[Row] = []
    name, total = "", None
    for row in rows:
        cells = (*row.cells, *[""] * 7)
        if _QUESTION.fullmatch(cells[0]):
            figures = _numbers(path, row, (cells[2], cells[5], cells[6]), int)
            exact = _numbers(path, row, (cells[3],), _fraction)[0]
            pending.append(Row(cells[0], cells[1], figures[0] or 0, figures[1], figures[2], exact))
        elif area := _AREA.fullmatch(cells[1]):
            most, reached, percent = _numbers(path, row, (cells[2], cells[5], cells[6]), int)
            tables.append(AreaTable(int(area[1]), name, most or 0, reached, percent, tuple(pending)))
            pending = []
        elif cells[1] == points.TOTAL_LABEL:
            total = _numbers(path, row, (cells[5],), int)[0]
        elif named := _NAME.fullmatch(cells[1]):
            name = named[1]
    return FinishedReport(
        Origin.EVALUATION, path.name, None, None, None, "", (), total, 0, "", (), (), (), (), tuple(tables)
    )


def _printed(path: Path, rows: Sequence[SheetRow]) -> Recomputation:
    tables: list[PrintedArea] = []
    pending: list[PrintedQuestion] = []
    name, total = "", None
    for row in rows:
        cells = (*row.cells, *[""] * 9)
        if _QUESTION.fullmatch(cells[0]):
            most, percent, reached = _whole(path, row, cells[2:5])
            pending.append(PrintedQuestion(cells[0], cells[1], reached, most, percent))
        elif area := _AREA.fullmatch(cells[1]):
            most, percent, reached = _whole(path, row, cells[2:5])
            tables.append(PrintedArea(int(area[1]), name, reached, most, percent, tuple(pending)))
            pending = []
        elif cells[1] == printed_points.PRINTED_TOTAL_LABEL:
            (total,) = _whole(path, row, cells[4:5])
        elif named := _NAME.fullmatch(cells[1]):
            name = named[1]
    return tried(audit_figures(tuple(tables), total))


def _whole(path: Path, row: SheetRow, cells: Sequence[str]) -> list[int]:
    found = _numbers(path, row, cells, int)
    if any(number is None for number in found):
        raise _fault(path, row)
    return [number for number in found if number is not None]


def _numbers(path: Path, row: SheetRow, cells: Sequence[str], read: Callable[[str], _Number]) -> list[_Number | None]:
    try:
        return [None if cell in ("", NOT_RATED) else read(cell) for cell in cells]
    except ValueError as error:
        raise _fault(path, row) from error


def _fraction(cell: str) -> Fraction:
    return Fraction(cell).limit_denominator(_LARGEST_DENOMINATOR)


def _fault(path: Path, row: SheetRow) -> InvalidInput:
    return InvalidInput(f"{path.name}, rad {row.number}: cellerna ska hålla hela tal. Exportera filen igen.")
