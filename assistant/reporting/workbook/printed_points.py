"""The sheet of points of an imported report: figures as printed, and formulas that try whether they can be true.

The unrounded points behind a row lie where ``points`` and ``percent`` are both printed so (`domain.hidden_score`). Bounds
of such ranges are compared with a margin far below any distance between two that differ, as binary fractions are inexact.
"""

from fractions import Fraction

from assistant.domain.finished import AreaTable, FinishedReport, Row
from assistant.reporting.workbook.points import AREA_LABEL, TOTAL_LABEL
from assistant.reporting.workbook.sheet import Formula, Sheet

#: Column headings; the reader of a workbook knows the sheet by them.
HEADINGS = (
    "Fråga", "Benämning", "Max", "Tryckt procent", "Tryckta poäng", "Procent × max", "Lägst", "Högst", "Kan stämma",
)  # fmt: skip
#: Label of the total as printed; the one above it is the sum of the printed areas.
PRINTED_TOTAL_LABEL = "Tryckt total"

_HALF = Fraction(1, 2)
_MARGIN = "0.000001"


def add_printed_points(sheet: Sheet, report: FinishedReport) -> None:
    """Every question, the areas' ranges, the sum of the printed areas and the printed total."""
    sheet.add(*HEADINGS, bold=True, fill=True)
    sums = [_add_area(sheet, table) for table in report.tables]
    _add_totals(sheet, report, sums)
    sheet.set_look(9, 64, 8, 14, 14, 14, 10, 10, 12)


def _add_area(sheet: Sheet, table: AreaTable) -> int:
    sheet.add("", f"{table.number}. {table.name}", bold=True)
    first = sheet.row + 1
    for row in table.rows:
        _add_row(sheet, row)
    last, n = sheet.row, sheet.row + 1
    low, high = (
        sum((_low(row) for row in table.rows), Fraction(0)),
        sum((_high(row) for row in table.rows), Fraction(0)),
    )
    return sheet.add(
        "",
        f"{AREA_LABEL} {table.number}",
        table.max_points,
        table.percent,
        table.points,
        Formula(f"SUM(F{first}:F{last})", sum((_product(row) for row in table.rows), Fraction(0))),
        Formula(f"SUM(G{first}:G{last})", low),
        Formula(f"SUM(H{first}:H{last})", high),
        _possible(
            f"MAX(G{n},E{n}-0.5,(D{n}-0.5)*C{n}/100)",
            f"MIN(H{n},E{n}+0.5,(D{n}+0.5)*C{n}/100)",
            n,
            *_within(table, low, high),
            most=table.max_points,
        ),
        bold=True,
        fill=True,
    )


def _add_row(sheet: Sheet, row: Row) -> None:
    n = sheet.row + 1
    sheet.add(
        row.id,
        row.label,
        row.max_points,
        row.percent,
        row.points,
        Formula(f"D{n}*C{n}/100", _product(row)),
        Formula(f"MAX(0,E{n}-0.5,(D{n}-0.5)*C{n}/100)", _low(row)),
        Formula(f"MIN(C{n},E{n}+0.5,(D{n}+0.5)*C{n}/100)", _high(row)),
        _possible(f"G{n}", f"H{n}", n, _low(row), _high(row), most=row.max_points),
        wrap=(2,),
    )


def _add_totals(sheet: Sheet, report: FinishedReport, sums: list[int]) -> None:
    most = Formula(_sum("C", sums), sum(table.max_points for table in report.tables))
    points = sum(table.points or 0 for table in report.tables)
    n = sheet.add("", TOTAL_LABEL, most, None, Formula(_sum("E", sums), points), bold=True, fill=True)
    if report.total is not None:
        agrees = Formula(f'IF(E{n}=E{n + 1},"ja","nej")', "ja" if points == report.total else "nej")
        sheet.add("", PRINTED_TOTAL_LABEL, None, None, report.total, None, None, None, agrees, bold=True)


def _sum(column: str, rows: list[int]) -> str:
    return f"SUM({','.join(f'{column}{n}' for n in rows)})" if rows else "0"


def _possible(low: str, high: str, n: int, lowest: Fraction, highest: Fraction, *, most: int) -> Formula:
    """Whether a range holds anything; its upper end is outside it, save where it is all the points there are."""
    text = f'IF(OR({low}+{_MARGIN}<{high},AND(ABS({low}-{high})<{_MARGIN},ABS({high}-C{n})<{_MARGIN})),"ja","nej")'
    return Formula(text, "ja" if lowest < highest or lowest == highest == most else "nej")


def _within(table: AreaTable, low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    """The part of a sum's range that is printed as the area's points and percent."""
    points, percent = table.points or 0, table.percent or 0
    unit = Fraction(table.max_points, 100)
    return max(low, points - _HALF, (percent - _HALF) * unit), min(high, points + _HALF, (percent + _HALF) * unit)


def _product(row: Row) -> Fraction:
    return Fraction((row.percent or 0) * row.max_points, 100)


def _low(row: Row) -> Fraction:
    return max(Fraction(0), (row.points or 0) - _HALF, ((row.percent or 0) - _HALF) * row.max_points / 100)


def _high(row: Row) -> Fraction:
    return min(Fraction(row.max_points), (row.points or 0) + _HALF, ((row.percent or 0) + _HALF) * row.max_points / 100)
