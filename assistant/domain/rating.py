"""Ratings: what people have decided about the questions of one evaluation."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Rating:
    """What is decided about one question, as a percent or as levels of its indicators.

    Attributes:
        question: id such as ``"2.2"``.
        percent: 0 to 100, exact; None where it is not set (unknown, or given by the levels).
        levels: (indicator id, name of a level on the scale) pairs; a level of None is not yet rated, never zero.
    """

    question: str
    percent: Fraction | None
    levels: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Ratings:
    """The ratings of one evaluation; a question without a rating is unknown.

    Attributes:
        edition: id of the edition, ``"2016"``.
        ratings: at most one per question, in any order.
    """

    edition: str
    ratings: tuple[Rating, ...]
