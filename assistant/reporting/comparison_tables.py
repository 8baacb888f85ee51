"""A comparison as tables: one for each edition, and one that sets editions side by side."""

from assistant.domain.figure_text import describe_edition
from assistant.domain.rounding import UNKNOWN_TEXT, format_difference
from assistant.reporting.comparison import Comparison, Figure, Level, Line, Side
from assistant.reporting.table import Table

#: Heading of the first column.
_WHAT = "Område och fråga"


def tables_of(comparison: Comparison) -> tuple[Table, ...]:
    """Every table of the comparison, in the order to be read."""
    sides = tuple(_side_table(side) for side in comparison.sides if side.lines)
    return (*sides, _side_by_side(comparison)) if comparison.counterparts else sides


def _side_table(side: Side) -> Table:
    """Columns as they are compared, each but the first followed by its difference where any is known."""
    differing = [
        i for i in range(len(side.columns)) if any(line.figures[i].difference is not None for line in side.lines)
    ]
    headers = [_WHAT]
    for i, column in enumerate(side.columns):
        headers.append(column.name)
        if i in differing:
            headers.append(
                f"Skillnad mot {column.name[:1].lower() + column.name[1:] if column.result is None else column.name}"
            )
    return Table(
        headers=tuple(headers),
        rows=tuple((_name(line), *_cells(line, differing)) for line in side.lines),
        title=describe_edition(side.edition)[:1].upper() + describe_edition(side.edition)[1:],
        notes=(
            *((f"Skillnad: {side.columns[0].name} minus den andra.",) if differing else ()),
            *dict.fromkeys(_remark(c.name, c.remark) for c in side.columns if c.remark),
        ),
    )


def _cells(line: Line, differing: list[int]) -> list[str]:
    cells = []
    for i, figure in enumerate(line.figures):
        cells.append(_points(figure, line))
        if i in differing:
            cells.append("" if figure.difference is None else format_difference(figure.difference))
    return cells


def _name(line: Line) -> str:
    return f"{line.number} {line.name}".strip() + (f" (av {line.max_points})" if line.level is not Level.AREA else "")


def _points(figure: Figure, line: Line) -> str:
    if figure.points is None:
        return UNKNOWN_TEXT
    percent = f" ({figure.percent} %)" if line.level is Level.QUESTION and figure.percent is not None else ""
    return f"{figure.points}{percent}"


def _remark(name: str, remark: str) -> str:
    return remark if remark.startswith(name) else f"{name}: {remark}"


def _side_by_side(comparison: Comparison) -> Table:
    """Areas that speak of the same thing, each with its own name and number in its own edition; no differences."""
    return Table(
        headers=(
            "Område i 2016 års utgåva",
            *(f"{r.marked_name}, {describe_edition(r.edition)}" for r in comparison.results),
        ),
        rows=tuple(
            (
                f"{row.number} {row.name}",
                *(
                    "; ".join(
                        f"{number} {name}: {UNKNOWN_TEXT if points is None else points}"
                        for number, name, points in areas
                    )
                    or "motsvarighet saknas"
                    for areas in row.areas
                ),
            )
            for row in comparison.counterparts
        ),
        title="Områden som talar om samma sak, utgåva för utgåva",
        notes=comparison.caveats,
    )
