"""Measurements as files of JSON, one a part: a part that is run again replaces its own, the document is made of all."""

import json
from pathlib import Path
from typing import Any, Final

from benchmarks.machine import described

FOLDER: Final = Path(__file__).with_name("results")
#: A part's rows, by name of what was measured.
Rows = dict[str, Any]


def load(part: str) -> dict[str, Any] | None:
    """What `save` wrote of a part, None where it has not been run."""
    try:
        return json.loads((FOLDER / f"{part}.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None


def save(part: str, group: str, name: str, row: Rows) -> None:
    """Keep one row, with machine and load, beside those that are there: two parts may be measured at a time."""
    FOLDER.mkdir(exist_ok=True)
    rows = load(part) or {}
    rows.setdefault(group, {})[name] = {**row, "machine": described()}
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    (FOLDER / f"{part}.json").write_text(text + "\n", encoding="utf-8")
