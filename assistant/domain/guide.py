"""An interview guide: what to ask a group, why, and in how many minutes."""

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why a question is asked; strongest first."""

    CONTRADICTION = "motsägelse"
    GAP = "saknas i underlaget"
    THIN = "tunt underlag"
    STALE = "gammalt underlag"
    FOLLOW_UP = "förbättringsområde sedan förra utvärderingen"
    CRITERION = "kriteriefråga"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to a group.

    Attributes:
        question: question of the instrument, ``"6.4"``.
        indicators: indicators that the answer would speak to.
        listen_for: what to listen for, may be empty.
        because: Swedish line that names the gap or the sources that contradict each other.
        passages: ids of the passages behind `because`.
        minutes: whole minutes, at least 1.
    """

    text: str
    question: str
    indicators: tuple[str, ...]
    why: Why
    because: str
    listen_for: str
    passages: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class Guide:
    """What to ask one group in one slot.

    Attributes:
        opening: minutes to present oneself, before the first question.
        closing: minutes at the end for what the group wants to add.
    """

    group: str
    minutes: int
    opening: int
    asked: tuple[Asked, ...]
    closing: int

    def __post_init__(self) -> None:
        """The times are those of the slot."""
        if self.opening + self.closing + sum(asked.minutes for asked in self.asked) != self.minutes:
            raise ValueError("a guide's minutes sum to its slot")


@dataclass(frozen=True, slots=True)
class Note:
    """What was said in an interview, typed against a question; becomes evidence.

    Attributes:
        question: question of the instrument it speaks to, ``"6.4"``.
        indicators: indicators it speaks to, may be empty.
        role: the speaker's role; never a name unless somebody entered one.
    """

    id: str
    group: str
    question: str
    indicators: tuple[str, ...]
    asked: str
    text: str
    role: str
