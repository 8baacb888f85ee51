"""The history of an evaluation as rows, choices and files' names."""

from collections.abc import Sequence

from assistant.evaluating.history import HistoryLine
from assistant.ui.language import say

_COLUMNS = ("history_when", "history_who", "history_did", "history_what", "history_undone")


def history_headers(language: str) -> list[str]:
    """Headings of the columns of `history_rows`."""
    return [say(column, language) for column in _COLUMNS]


def history_rows(lines: Sequence[HistoryLine], language: str) -> list[list[str]]:
    """One row per entry, newest first, times in the machine's own zone."""
    return [
        [
            _when(line),
            line.entry.by,
            line.entry.verb,
            line.what,
            say("history_can_undo" if line.undoable else "history_cannot_undo", language),
        ]
        for line in lines
    ]


def undo_choices(lines: Sequence[HistoryLine]) -> list[tuple[str, int]]:
    """(what to show, number of the act) of what can be undone, newest first, each act once."""
    first_of_act = {line.entry.act: line for line in reversed(lines) if line.undoable}
    acts = sorted(first_of_act.items(), reverse=True)
    return [(f"{_when(line)} {line.entry.by} {line.entry.verb} – {line.what}", act) for act, line in acts]


def _when(line: HistoryLine) -> str:
    return line.entry.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
