"""Printing: JSON as it is, text as it is, progress on stderr."""

import json
import sys
from collections.abc import Callable
from typing import Any


def print_json(record: dict[str, Any]) -> None:
    """One JSON object on one line."""
    print_line(json.dumps(record, ensure_ascii=False))


def print_line(line: str) -> None:
    """One line on stdout, at once."""
    print(line, flush=True)


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
