"""Who may see what: each rates alone, until the question is locked.

A colleague's rating is seen once both it and one's own are locked; the assistant's suggestion once one's own is. Whoever
is no evaluator of the team (the machine's operator, a finished report) sees both when every evaluator has locked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.domain.assessment import OwnRating
from assistant.evaluating.items import ItemKind, key_of, kind_of


@dataclass(frozen=True, slots=True)
class Sight:
    """What one asker may see.

    Attributes:
        asker: an evaluator's name, None for whoever is none.
        locked: (question, name) of every locked rating of the team.
    """

    asker: str | None
    team: tuple[str, ...]
    locked: frozenset[tuple[str, str]]

    def sees_others(self, question: str) -> bool:
        """Whether locked ratings and the suggestion of a question are open to the asker."""
        if self.asker is None:
            return all((question, name) in self.locked for name in self.team)
        return (question, self.asker) in self.locked

    def sees_rating(self, question: str, by: str) -> bool:
        """Whether the rating of a question by `by` is open to the asker."""
        return by == self.asker or (self.sees_others(question) and (question, by) in self.locked)

    def sees(self, item: str) -> bool:
        """Whether what an item holds is open to the asker; that it exists is open to all of the team."""
        if kind_of(item) is ItemKind.RATING:
            question, _, by = key_of(item).partition("/")
            return self.sees_rating(question, by)
        return kind_of(item) is not ItemKind.SUGGESTION or self.sees_others(key_of(item))


def sight_of(asker: str | None, team: Sequence[str], ratings: Iterable[OwnRating]) -> Sight:
    """What `asker` may see as the team's ratings stand."""
    locked = frozenset((rating.question, rating.by) for rating in ratings if rating.locked)
    return Sight(asker, tuple(team), locked)
