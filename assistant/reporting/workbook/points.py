"""The sheet of points of an evaluation: formulas that count as the instrument does, half up and once.

Binary fractions may lose a tie (52,5 becomes 52,499999999999986), so what is rounded to whole points is first rounded to
nine decimals. The points of a real scale never lie that near a tie without being one: their denominators are small.
"""

from fractions import Fraction

from assistant.domain.finished import AreaTable, FinishedReport
from assistant.domain.scorecard import NOT_RATED
from assistant.reporting.workbook.sheet import Formula, Sheet

#: Column headings; the reader of a workbook knows the sheet by them.
HEADINGS = ("Fråga", "Benämning", "Max", "Procent", "Oavrundade poäng", "Poäng", "Visad procent")
#: Label of an area's sum, followed by its number, and of the total.
AREA_LABEL, TOTAL_LABEL = "Summa område", "Totalt"


def add_points(sheet: Sheet, report: FinishedReport) -> None:
    """Every question, the areas' sums and the total; a change of a percent changes them all."""
    sheet.add(*HEADINGS, bold=True, fill=True)
    sums = [_add_area(sheet, table) for table in report.tables]
    _add_total(sheet, report, sums)
    sheet.set_look(9, 64, 8, 11, 18, 12, 15)


def _add_area(sheet: Sheet, table: AreaTable) -> int:
    sheet.add("", f"{table.number}. {table.name}", bold=True)
    first = sheet.row + 1
    for row in table.rows:
        n = sheet.row + 1
        exact = None if row.exact is None else row.exact * row.max_points / 100
        sheet.add(
            row.id,
            row.label,
            row.max_points,
            row.exact,
            Formula(f'IF(D{n}="","",D{n}*C{n}/100)', exact),
            _whole(f"E{n}", f'E{n}=""', row.points),
            _whole(f"D{n}", f'D{n}=""', row.percent),
            wrap=(2,),
        )
    last, n = sheet.row, sheet.row + 1
    known = [row.exact * row.max_points / 100 for row in table.rows if row.exact is not None]
    whole = sum(known, Fraction(0)) if table.points is not None else None
    return sheet.add(
        "",
        f"{AREA_LABEL} {table.number}",
        Formula(f"SUM(C{first}:C{last})", sum(row.max_points for row in table.rows)),
        None,
        Formula(f'IF(COUNT(E{first}:E{last})=ROWS(E{first}:E{last}),SUM(E{first}:E{last}),"")', whole),
        _whole(f"E{n}", f'E{n}=""', table.points),
        _whole(f"100*E{n}/C{n}", f'E{n}=""', table.percent),
        bold=True,
        fill=True,
    )


def _add_total(sheet: Sheet, report: FinishedReport, sums: list[int]) -> None:
    areas = ",".join(f"F{n}" for n in sums)
    total = Formula(
        f'IF(COUNT({areas})={len(sums)},SUM({areas}),"{NOT_RATED}")',
        NOT_RATED if report.total is None else report.total,
    )
    most = Formula(f"SUM({','.join(f'C{n}' for n in sums)})", sum(table.max_points for table in report.tables))
    sheet.add("", TOTAL_LABEL, most, None, None, total, bold=True, fill=True)


def _whole(value: str, unknown: str, shown: int | None) -> Formula:
    return Formula(f'IF({unknown},"{NOT_RATED}",ROUND(ROUND({value},9),0))', NOT_RATED if shown is None else shown)
