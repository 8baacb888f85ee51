"""Every error of the assistant, in one tree.

KompassError                 a message in Swedish for the person at the screen
├── InvalidInput             an argument or a form field that cannot be used
├── UnreadableFile           a file whose content cannot be read (empty, encrypted, damaged, too large)
├── InvalidDataFile          a data file in ``knowledge/`` that breaks its format; names file and line
├── NotFound                 a named thing that the base does not hold
├── Overtaken                somebody else has changed the same thing since it was read; carries what it is now
├── BaseBusy                 another process is writing to the same base
├── BaseDamaged              the database or its index cannot be used as it is
└── ServiceUnavailable       a configured engine (Chroma server, PostgreSQL) does not answer

A refused answer, an inconsistent figure or a failed file in a batch are results, not errors.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.domain.evaluation import Entry


class KompassError(Exception):
    """An error whose message is meant for the person at the screen: what, and what to do."""


class InvalidInput(KompassError):
    """An argument, a question or a form field cannot be used."""


class UnreadableFile(KompassError):
    """A file's content cannot be read; the message says why in one line."""


class InvalidDataFile(KompassError):
    """A data file breaks its format.

    Attributes:
        path: the file.
        line: the line, counted from 1, or None where only the file is known.
    """

    def __init__(self, path: Path, line: int | None, problem: str) -> None:
        """Compose the message ``file, rad N: problem``."""
        place = f"{path}, rad {line}" if line else f"{path}"
        super().__init__(f"{place}: {problem}")
        self.path = path
        self.line = line


class NotFound(KompassError):
    """A named thing is not in the base."""


class Overtaken(KompassError):
    """Somebody else has changed the same thing since it was read; nothing was stored.

    Attributes:
        newer: the entry that was before, with what the thing is now.
    """

    def __init__(self, newer: "Entry") -> None:
        """Say who changed it and when, in the machine's own time."""
        when = newer.at.astimezone().strftime("%Y-%m-%d kl. %H.%M")
        super().__init__(
            f"{newer.by} hann före ({when}: {newer.verb}). Din ändring är inte sparad. Läs det nya, och gör om din "
            "ändring om den fortfarande behövs."
        )
        self.newer = newer


class BaseBusy(KompassError):
    """Another process is writing to the same base."""


class BaseDamaged(KompassError):
    """The database or its index cannot be used as it is."""


class ServiceUnavailable(KompassError):
    """A configured engine does not answer."""
