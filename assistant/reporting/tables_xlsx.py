"""Tables as an Excel workbook, a sheet for each: figures are numbers, texts are never formulas."""

import re
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from assistant.domain.rounding import MINUS
from assistant.reporting.table import Table
from assistant.reporting.written import cell_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FIGURE = re.compile(rf"[+{MINUS}]?\d+(?:,\d+)?")
# What Excel refuses in the name of a sheet, and the longest name that it takes.
_NO_NAME, _LONGEST_NAME = re.compile(r"[\[\]:*?/\\]"), 31
_FIRST_WIDTH, _WIDTH = 60, 20


def workbook_of(tables: Sequence[Table]) -> bytes:
    """An Excel file; the heading row stays in sight, and notes stand below each table."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    names: set[str] = set()
    for table in tables:
        name = _name(table.title or "Tabell", names)
        names.add(name.casefold())
        _fill(book.create_sheet(name), table)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(sheet: "Worksheet", table: Table) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for row, line in enumerate((table.headers, *table.rows, *((note,) for note in table.notes)), start=1):
        for column, text in enumerate(line, start=1):
            cell = sheet.cell(row, column)
            if _FIGURE.fullmatch(text):
                cell.value = Decimal(text.replace(MINUS, "-").replace(",", "."))
            else:
                cell.value = cell_text(text)
                cell.data_type = "s"
            cell.alignment = Alignment(vertical="top", wrap_text=row == 1 or column == 1)
            if row == 1:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E7EEF4")
    for column in range(1, len(table.headers) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = _FIRST_WIDTH if column == 1 else _WIDTH
    sheet.freeze_panes = "B2"


def _name(title: str, taken: set[str]) -> str:
    """A name that Excel takes and no other sheet has."""
    plain = _NO_NAME.sub(" ", title)[:_LONGEST_NAME].strip() or "Tabell"
    return next(
        name
        for number in range(1, len(taken) + 2)
        if (name := plain if number == 1 else f"{plain[: _LONGEST_NAME - 4]} ({number})").casefold() not in taken
    )
