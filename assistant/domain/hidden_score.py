"""The score that a report does not print: what its printed figures say of the unrounded points.

Behind every question lies an unrounded score s; the report prints ``half_up(s)`` as points and ``half_up(100*s/max)``
as percent, each by itself. Two printed figures therefore give an interval, never the score.
Source: Ljungby 2018, where this fits 45 of 45 questions and 8 of 8 areas.
"""

from dataclasses import dataclass
from fractions import Fraction

from assistant.domain.report import PrintedQuestion

_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Interval:
    """A range of points, never empty: from `low` (included) to `high`.

    Attributes:
        high_included: true only where `high` is the max points, which a score can reach but not pass.
    """

    low: Fraction
    high: Fraction
    high_included: bool = False

    def __post_init__(self) -> None:
        """Refuse an empty range."""
        if self.low > self.high or (self.low == self.high and not self.high_included):
            raise ValueError("an interval holds at least one value")

    def __contains__(self, value: Fraction) -> bool:
        return self.low <= value and (value < self.high or (self.high_included and value == self.high))

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high, self.high_included and other.high_included)

    def overlap(self, other: "Interval") -> "Interval | None":
        """The values in both, None where there are none."""
        low = max(self.low, other.low)
        high = min(self.high, other.high)
        included = all(side.high > high or side.high_included for side in (self, other))
        return Interval(low, high, included) if low < high or (low == high and included) else None


def rounding_to(figure: int, unit: Fraction = Fraction(1)) -> Interval:
    """The values that are printed as `figure` (0 or more), where 1 in print stands for `unit` points."""
    return Interval((figure - _HALF) * unit, (figure + _HALF) * unit)


def hidden_score(points: int, max_points: int, percent: int) -> Interval | None:
    """The unrounded scores, 0 to `max_points`, that are printed as `points` and as `percent`.

    None where no score is printed so: at least one of the three figures is wrong.
    """
    if max_points <= 0 or points < 0 or percent < 0:
        return None
    possible = Interval(Fraction(0), Fraction(max_points), high_included=True)
    by_points = possible.overlap(rounding_to(points))
    return by_points.overlap(rounding_to(percent, Fraction(max_points, 100))) if by_points else None


def hidden_of(row: PrintedQuestion) -> Interval | None:
    """`hidden_score` of a printed row."""
    return hidden_score(row.points, row.max_points, row.percent)


def quotient(row: PrintedQuestion) -> Fraction:
    """The percent, 0 to 100, that a row's printed points are of its max (more than 0); need not be printed so."""
    return Fraction(100 * row.points, row.max_points)


def hidden_sum(rows: tuple[PrintedQuestion, ...]) -> Interval | None:
    """The range of the rows' unrounded points together; None without rows or where a row fits no score."""
    total: Interval | None = None
    for row in rows:
        hidden = hidden_of(row)
        if hidden is None:
            return None
        total = hidden if total is None else total + hidden
    return total
