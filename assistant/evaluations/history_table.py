"""The history of an evaluation to read, to keep and to hand over: as a table and as JSON."""

import json
from collections.abc import Sequence
from typing import Any

from assistant.domain.evaluation import Value
from assistant.evaluating.history import HistoryLine
from assistant.reporting.table import Table

_HEADERS = ("Händelse", "Tid (UTC)", "Vem", "Vad", "Gäller", "Version", "Före", "Efter")
_CLOSED = "(öppnas när frågan är låst)"


def history_table(lines: Sequence[HistoryLine]) -> Table:
    """A row for each entry, in the order given."""
    rows = tuple(
        (
            str(line.entry.act),
            line.entry.at.strftime("%Y-%m-%d %H:%M:%S"),
            line.entry.by,
            line.entry.verb,
            line.what,
            str(line.entry.version),
            _text(line.entry.before) if line.is_open else _CLOSED,
            _text(line.entry.after) if line.is_open else _CLOSED,
        )
        for line in lines
    )
    return Table(_HEADERS, rows, "Historik")


def history_record(line: HistoryLine) -> dict[str, Any]:
    """An entry with what was there before and what it left; both null where they are not open to the asker."""
    entry = line.entry
    return {
        "händelse": entry.act,
        "nummer": entry.number,
        "tid": entry.at.isoformat(),
        "vem": entry.by,
        "vad": entry.verb,
        "gäller": line.what,
        "post": entry.item,
        "version": entry.version,
        "öppen": line.is_open,
        "före": None if entry.before is None else dict(entry.before),
        "efter": None if entry.after is None else dict(entry.after),
    }


def history_json(lines: Sequence[HistoryLine]) -> bytes:
    """All entries as one JSON document."""
    records = {"historik": [history_record(line) for line in lines]}
    return json.dumps(records, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")


def _text(value: Value | None) -> str:
    return "" if value is None else json.dumps(dict(value), ensure_ascii=False)
