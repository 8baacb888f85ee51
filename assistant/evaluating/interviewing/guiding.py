"""A guide for one group: the strongest reasons first, spread over the areas, the minutes those of the slot."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from assistant.domain.criterion import Criterion
from assistant.domain.errors import InvalidInput
from assistant.domain.guide import Asked, Guide, Why
from assistant.evaluating.interviewing.candidates import candidates
from assistant.evaluating.interviewing.groups import LONGEST, SHORTEST, Group
from assistant.evaluating.interviewing.needs import Need

# To present oneself and to close: more where there is more to say.
_SHORT_FRAME: Final = 5
_LONG_FRAME: Final = 10
_LONG_SLOT: Final = 90
# A question is never given more minutes than this beyond its own; what is left then goes to what the group wants to add.
_MOST_EXTRA: Final = 5
# How far a question falls back for each earlier one on its area, and on itself; a stronger kind of reason is one step.
_SAME_AREA: Final = 1
_SAME_QUESTION: Final = 2


def make_guide(
    group: Group,
    minutes: int,
    *,
    criteria: Sequence[Criterion],
    needs: Sequence[Need],
    max_points: Mapping[str, int],
    others: Sequence[Guide] = (),
) -> Guide:
    """The guide; the same material always gives the same.

    Args:
        group: who is asked.
        minutes: of the whole slot.
        criteria: of the evaluation's edition.
        needs: in the order of `needs_of`.
        max_points: per question of the edition; the heavier goes first among equals.
        others: guides of other groups; what they ask is not asked again, unless the evidence contradicts itself on it.

    Raises:
        InvalidInput: the slot is too short or too long, or no criterion has a question for the group.
    """
    if not SHORTEST <= minutes <= LONGEST:
        raise InvalidInput(f"En intervju tar {SHORTEST} till {LONGEST} minuter. Ändra tiden.")
    frame = _LONG_FRAME if minutes >= _LONG_SLOT else _SHORT_FRAME
    elsewhere = [asked for guide in others if guide.group != group.name for asked in guide.asked]
    texts = {asked.text for asked in elsewhere if asked.why is not Why.CONTRADICTION}
    unasked = [asked for asked in candidates(group, criteria, needs) if asked.text not in texts]
    chosen = _choose(unasked, minutes - 2 * frame, max_points, elsewhere)
    if not chosen:
        raise InvalidInput(
            f"Det finns inga frågor kvar till {group.name}. Gör en ny guide utan de andra, eller skriv egna."
        )
    asked, left = _timed(chosen, minutes - 2 * frame)
    return Guide(group.name, minutes, frame, asked, frame + left)


def _choose(
    unasked: Sequence[Asked], minutes: int, max_points: Mapping[str, int], elsewhere: Sequence[Asked]
) -> list[Asked]:
    """Pick by pick the best that the time left has room for."""
    reasons = list(Why)
    covered = Counter(asked.question for asked in elsewhere)
    left, chosen = list(unasked), list[Asked]()
    areas: Counter[str] = Counter()
    questions: Counter[str] = Counter()

    def rank(asked: Asked) -> tuple[int, int, str, str]:
        area = asked.question.split(".")[0]
        repeated = covered[asked.question] if asked.why is not Why.CONTRADICTION else 0
        falls = _SAME_AREA * areas[area] + _SAME_QUESTION * questions[asked.question] + repeated
        return reasons.index(asked.why) + falls, -max_points.get(asked.question, 0), asked.question, asked.text

    while True:
        fitting = [asked for asked in left if asked.minutes <= minutes]
        if not fitting:
            return sorted(chosen, key=lambda asked: (reasons.index(asked.why), asked.question, chosen.index(asked)))
        best = min(fitting, key=rank)
        chosen.append(best)
        left = [asked for asked in left if asked.text != best.text]
        minutes -= best.minutes
        areas[best.question.split(".")[0]] += 1
        questions[best.question] += 1


def _timed(chosen: Sequence[Asked], minutes: int) -> tuple[tuple[Asked, ...], int]:
    """The questions with what is left of the time shared out from the first on, and what is left after that."""
    left = minutes - sum(asked.minutes for asked in chosen)
    shared = min(left, _MOST_EXTRA * len(chosen))
    each, more = divmod(shared, len(chosen))
    timed = tuple(replace(a, minutes=a.minutes + each + (place < more)) for place, a in enumerate(chosen))
    return timed, left - shared
