"""Whether what a statement speaks of is in place; words that tell it are data (``knowledge/stances.toml``)."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from assistant.domain.theme import Pattern


class Stance(StrEnum):
    """How it stands with what a statement speaks of."""

    IN_PLACE = "på plats"
    PARTLY = "delvis"
    PLANNED = "planerat"
    MISSING = "saknas"

    @property
    def share(self) -> Fraction:
        """How much of it is there, 0 to 1; what is only planned is not there.

        Source: only what is done and documented counts, not plans (Lidköping 2002, Nesodden). A third for what is partly
        there is the step of that name on the shipped scale.
        """
        return {Stance.IN_PLACE: Fraction(1), Stance.PARTLY: Fraction(1, 3)}.get(self, Fraction(0))


@dataclass(frozen=True, slots=True)
class StanceLexicon:
    """Word patterns, each list looked for in the order of the fields; `decided` counts as partly there.

    Attributes:
        about_the_rating: a sentence about the rating itself, which is no evidence.
        partly_not: negations that leave something ("inte alla").
        missing_without: where one of these stands, `missing` is not meant.
        praise: single words that tell an opinion and no fact; left out where a sentence is compared with an indicator.
        praised: words that say nothing of their own right after such a word ("ett utmärkt arbete").
    """

    about_the_rating: tuple[Pattern, ...] = ()
    partly_not: tuple[Pattern, ...] = ()
    missing: tuple[Pattern, ...] = ()
    missing_without: tuple[Pattern, ...] = ()
    planned: tuple[Pattern, ...] = ()
    partly: tuple[Pattern, ...] = ()
    decided: tuple[Pattern, ...] = ()
    praise: tuple[Pattern, ...] = ()
    praised: tuple[Pattern, ...] = ()
