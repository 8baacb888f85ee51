"""Who has rated what in an evaluation: each evaluator alone, then the team with a reason."""

from dataclasses import dataclass

from assistant.domain.rating import Rating


@dataclass(frozen=True, slots=True)
class OwnRating:
    """What one evaluator thinks of one question; read by nobody else until it is locked.

    Attributes:
        reason: why, may be empty.
        suggestion: version of the assistant's suggestion on record when it was locked, None where there was none.
    """

    rating: Rating
    by: str
    reason: str = ""
    locked: bool = False
    suggestion: int | None = None

    @property
    def question(self) -> str:
        """The question rated."""
        return self.rating.question


@dataclass(frozen=True, slots=True)
class TeamRating:
    """What the team has decided of one question, and why.

    Attributes:
        suggestion: version of the assistant's suggestion on record when it was decided, None where there was none.
    """

    rating: Rating
    reason: str
    suggestion: int | None = None

    @property
    def question(self) -> str:
        """The question rated."""
        return self.rating.question
