"""What became of the improvement areas of a municipality's last report."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.passage import Passage
from assistant.domain.suggestion import Quote


class Progress(StrEnum):
    """What the evidence shows of an improvement area."""

    DONE = "genomfört"
    BEGUN = "påbörjat"
    NOT_SEEN = "ej sett"


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """An improvement area and what became of it.

    Attributes:
        quotes: sentences of evidence word for word, those that bear `progress` first.
        because: Swedish line that says what it rests on and what weakens it.
    """

    improvement: Passage
    progress: Progress
    quotes: tuple[Quote, ...]
    because: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """All improvement areas of one earlier evaluation, in its order.

    Attributes:
        year: of the earlier evaluation.
        source: its report's address or name.
    """

    year: int
    source: str
    lines: tuple[FollowedUp, ...]

    def of(self, progress: Progress) -> tuple[FollowedUp, ...]:
        """Those of which the evidence shows this much."""
        return tuple(line for line in self.lines if line.progress is progress)
