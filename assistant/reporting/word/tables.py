"""Tables of a Word report: headings that are headings, rows that are not cut, figures to the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.reporting.word.styles import CELL
from assistant.reporting.word.table_style import TABLE
from assistant.reporting.word.xml import child, describe_table, keep_on_page, repeat_as_heading

#: A table of at most so many rows is kept on one page.
_MOST_KEPT_TOGETHER = 14


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in centimetres, and whether it holds figures."""

    heading: str
    width: float
    figures: bool = False


def add_table(
    document: Any, title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]], *, totals: bool = False
) -> Any:
    """A table with a row of headings; `totals` marks the last row as a sum. `title` is read aloud, not shown."""
    from docx.shared import Cm

    table = document.add_table(rows=1 + len(rows), cols=len(columns))
    table.style = document.styles[TABLE]
    _set_look(table, totals=totals)
    describe_table(table, title)
    for drawn, column in zip(table.columns, columns, strict=True):
        drawn.width = Cm(column.width)
    together = len(rows) <= _MOST_KEPT_TOGETHER
    for number, (row, cells) in enumerate(zip(table.rows, [[c.heading for c in columns], *rows], strict=True)):
        for cell, column, text in zip(row.cells, columns, cells, strict=True):
            _fill(document, cell, column, text)
        keep_on_page(row, with_next=number == 0 or (together and number < len(rows)))
    repeat_as_heading(table.rows[0])
    return table


def _fill(document: Any, cell: Any, column: Column, text: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    cell.width = Cm(column.width)
    paragraph = cell.paragraphs[0]
    paragraph.style = document.styles[CELL]
    paragraph.add_run(text)
    if column.figures:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _set_look(table: Any, *, totals: bool) -> None:
    table.autofit = False
    properties = table._tbl.tblPr
    child(
        properties, "w:tblLook", replace=True,
        val="0460" if totals else "0420", firstRow="1", lastRow=str(int(totals)), firstColumn="0", lastColumn="0",
        noHBand="1", noVBand="1",
    )  # fmt: skip
