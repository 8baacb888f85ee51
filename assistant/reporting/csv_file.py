"""Tables as CSV that a Swedish Excel opens as it is: semicolons, and a mark that it is UTF-8."""

import csv
import re
from collections.abc import Sequence
from io import StringIO

from assistant.domain.rounding import MINUS
from assistant.reporting.table import Table
from assistant.reporting.written import cell_text

# A figure is no formula, whatever its sign.
_FIGURE = re.compile(rf"[+{MINUS}]?\d+(?:,\d+)?")


def csv_of(tables: Sequence[Table]) -> bytes:
    """Each table below its title, with its notes below it and an empty line between two."""
    file = StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    for position, table in enumerate(tables):
        if position:
            writer.writerow([])
        lines = (
            *([(table.title,)] if table.title else []),
            table.headers,
            *table.rows,
            *((note,) for note in table.notes),
        )
        writer.writerows([_cell(cell) for cell in line] for line in lines)
    return file.getvalue().encode("utf-8-sig")


def _cell(text: str) -> str:
    return text.replace(MINUS, "-") if _FIGURE.fullmatch(text) else cell_text(text)
