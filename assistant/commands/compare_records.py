"""A comparison as the JSON object of the command line; the keys are a contract."""

from typing import Any

from assistant.reporting.comparison import Column, Comparison, Counterpart, Line, Side

Record = dict[str, Any]


def comparison_record(comparison: Comparison) -> Record:
    """A side for each edition with its columns and lines; then areas side by side where there are several editions."""
    return {
        "sides": [_side(side) for side in comparison.sides],
        "counterparts": [_counterpart(row) for row in comparison.counterparts],
        "warnings": list(comparison.warnings),
        "absent": list(comparison.absent),
    }


def _side(side: Side) -> Record:
    return {
        "utgåva": side.edition,
        "columns": [_column(column) for column in side.columns],
        "lines": [_line(line) for line in side.lines],
    }


def _column(column: Column) -> Record:
    result = column.result
    return {
        "name": column.name,
        "kommun": result.municipality if result else None,
        "år": result.year if result else None,
        "uppgift": result.status.value if result else "medelvärde",
        "not": column.remark,
        "källa": column.source,
    }


def _line(line: Line) -> Record:
    return {
        "slag": line.level.value,
        "nummer": line.number or None,
        "namn": line.name,
        "max": line.max_points,
        "figures": [
            {"points": figure.points, "percent": figure.percent, "difference": figure.difference}
            for figure in line.figures
        ],
    }


def _counterpart(row: Counterpart) -> Record:
    return {
        "område": row.number,
        "namn": row.name,
        "areas": [
            [{"område": number, "namn": name, "points": points} for number, name, points in areas]
            for areas in row.areas
        ],
    }
