"""Printing: JSON as it is, text as it is, progress on stderr."""

import json
import sys
import textwrap
from collections.abc import Callable
from typing import Any

from assistant.reporting.table import Table

#: What became of a file that was read in, in the order of a summary.
OUTCOMES = {"added": "tillagd", "unchanged": "oförändrad", "replaced": "ersatt", "failed": "misslyckades"}
# Letters of a line in a heading; longer ones go on below.
_HEADING = 18


def print_json(record: dict[str, Any]) -> None:
    """One JSON object on one line."""
    print_line(json.dumps(record, ensure_ascii=False))


def print_line(line: str) -> None:
    """One line on stdout, at once."""
    print(line, flush=True)


def print_warning(warning: str | None) -> None:
    """One line on stderr; none where nothing is wrong."""
    if warning:
        print(f"OBS: {warning}", file=sys.stderr)


def print_table(table: Table) -> None:
    """A table in columns of even width, its title above it and its notes below."""
    headings = [textwrap.wrap(header, _HEADING) or [""] for header in table.headers]
    height = max(len(lines) for lines in headings)
    heading_rows = [[lines[row] if row < len(lines) else "" for lines in headings] for row in range(height)]
    widths = [max(len(cell) for cell in column) for column in zip(*heading_rows, *table.rows, strict=True)]
    print_line(f"\n{table.title}" if table.title else "")
    for line in (*heading_rows, ["-" * width for width in widths], *table.rows):
        first, *rest = (cell.rjust(width) for cell, width in zip(line, widths, strict=True))
        print_line("  ".join((line[0].ljust(len(first)), *rest)).rstrip())
    for note in table.notes:
        print_line(note)


def progress_bar() -> Callable[[int, int, str], None]:
    """A progress bar on stderr, one per kind of work; nothing where stderr is no terminal."""
    from tqdm import tqdm

    bars: dict[int, tqdm[Any]] = {}

    def show(done: int, total: int, what: str) -> None:
        if total not in bars:
            for bar in bars.values():
                bar.close()
            bars.clear()
            bars[total] = tqdm(total=total, unit="st", disable=not sys.stderr.isatty(), leave=False, file=sys.stderr)
        bar = bars[total]
        bar.set_description(what[:32])
        bar.update(done - bar.n)
        if done >= total:
            bar.close()
            del bars[total]

    return show
