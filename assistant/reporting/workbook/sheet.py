"""A sheet while it is written: text that is never a formula, formulas with their values, figures."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assistant.reporting.written import cell_text

Value = int | Fraction | str | None
"""What a cell shows; None is an empty cell."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in English function names, and what it gives as the sheet is written."""

    text: str
    value: Value


Cell = Value | Formula


@dataclass(slots=True)
class Sheet:
    """Writes rows below each other.

    Attributes:
        values: what the formulas give, by cell.
    """

    drawn: Any
    row: int = 0
    values: dict[str, Value] = field(default_factory=dict)

    def add(self, *cells: Cell, bold: bool = False, fill: bool = False, wrap: tuple[int, ...] = ()) -> int:
        """A row; its number, from 1. `wrap` are columns, from 1, whose text goes over several lines."""
        from openpyxl.styles import Alignment, Font, PatternFill

        self.row += 1
        for column, value in enumerate(cells, start=1):
            cell = self.drawn.cell(self.row, column)
            self._put(cell, value)
            cell.alignment = Alignment(vertical="top", wrap_text=column in wrap)
            if bold:
                cell.font = Font(bold=True)
            if fill:
                cell.fill = PatternFill("solid", fgColor="E8EEF2")
        return self.row

    def set_look(self, *widths: int, heading_row: int = 1) -> None:
        """Column widths in characters; the heading row stays in sight and stands on every printed page."""
        from openpyxl.utils import get_column_letter

        for column, width in enumerate(widths, start=1):
            self.drawn.column_dimensions[get_column_letter(column)].width = width
        self.drawn.freeze_panes = f"A{heading_row + 1}"
        self.drawn.print_title_rows = f"{heading_row}:{heading_row}"
        self.drawn.page_setup.orientation = "landscape"
        self.drawn.page_setup.paperSize = self.drawn.PAPERSIZE_A4
        self.drawn.page_setup.fitToHeight = 0
        self.drawn.sheet_properties.pageSetUpPr.fitToPage = True

    def _put(self, cell: Any, value: Cell) -> None:
        if isinstance(value, Formula):
            cell.value = f"={value.text}"
            self.values[cell.coordinate] = value.value
        elif isinstance(value, Fraction):
            short = _decimal(value)
            if short is None:
                cell.value = f"={value.numerator}/{value.denominator}"  # exact where no decimal number is
                self.values[cell.coordinate] = value
            else:
                cell.value = short
        elif isinstance(value, str):
            cell.value = cell_text(value)
            cell.data_type = "s"
        else:
            cell.value = value


def _decimal(value: Fraction) -> Decimal | None:
    """The value as a decimal number of at most six decimals, None where it is none."""
    scaled = value * 10**6
    return Decimal(scaled.numerator) / 10**6 if scaled.denominator == 1 else None
