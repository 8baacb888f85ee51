"""How far the judge's percents lie from what people have given in past reports of the same edition, and the correction.

With few reports a correction would be made of chance: below 8 there is none and no interval, only the neighbours
(`anchors`); from 8 the percents are moved by one offset; from 20 along a line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from assistant.domain.errors import InvalidInput
from assistant.domain.suggestion import Suggestion

#: Reports from which percents are moved, and an interval is drawn from what was missed.
FEWEST_REPORTS: Final = 8
#: Reports from which the correction is a line and not one offset.
FEWEST_FOR_LINE: Final = 20
# The interval holds what lay between the tenth and the ninetieth percentile of the misses.
_TAIL: Final = Fraction(1, 10)
_FULL: Final = Fraction(100)


@dataclass(frozen=True, slots=True)
class Pair:
    """One question of one past report: what the judge suggests of its findings, and what people gave it, in percent."""

    report: str
    edition: str
    suggested: Fraction
    given: Fraction


@dataclass(frozen=True, slots=True)
class Calibration:
    """``given ≈ constant + slope * suggested`` in percent, for one edition.

    Attributes:
        reports: how many reports it rests on.
        least: the tenth percentile of what was given beyond the corrected percent; most: the ninetieth.
    """

    edition: str
    reports: int
    constant: Fraction
    slope: Fraction
    least: Fraction
    most: Fraction

    def corrected(self, percent: Fraction) -> Fraction:
        """The percent, moved; 0 to 100."""
        return _within(self.constant + self.slope * percent)


def calibration_of(pairs: Sequence[Pair], edition: str) -> Calibration | None:
    """What the pairs of one edition teach; None below `FEWEST_REPORTS` reports.

    Raises:
        InvalidInput: a pair of another edition.
    """
    foreign = sorted({pair.edition for pair in pairs if pair.edition != edition})
    if foreign:
        raise InvalidInput(
            f"Poäng i utgåva {', '.join(foreign)} kan inte kalibrera förslag i utgåva {edition}. Ta med en utgåva i taget."
        )
    reports = len({pair.report for pair in pairs})
    if reports < FEWEST_REPORTS:
        return None
    constant, slope = _line(pairs) if reports >= FEWEST_FOR_LINE else (_offset(pairs), Fraction(1))
    misses = sorted(pair.given - _within(constant + slope * pair.suggested) for pair in pairs)
    return Calibration(edition, reports, constant, slope, _quantile(misses, _TAIL), _quantile(misses, 1 - _TAIL))


def calibrated(suggestion: Suggestion, calibration: Calibration | None) -> Suggestion:
    """The suggestion with its percent moved and its interval drawn from past misses; unchanged without a number."""
    if calibration is None or suggestion.percent is None:
        return suggestion
    percent = calibration.corrected(suggestion.percent)
    low, high = _within(percent + calibration.least), _within(percent + calibration.most)
    return replace(suggestion, percent=percent, low=min(low, percent), high=max(high, percent), calibrated=True)


def _offset(pairs: Sequence[Pair]) -> Fraction:
    return sum((pair.given - pair.suggested for pair in pairs), Fraction(0)) / len(pairs)


def _line(pairs: Sequence[Pair]) -> tuple[Fraction, Fraction]:
    """Least squares; an offset where all that is suggested is the same."""
    count = len(pairs)
    mean_suggested = sum((pair.suggested for pair in pairs), Fraction(0)) / count
    mean_given = sum((pair.given for pair in pairs), Fraction(0)) / count
    spread = sum(((pair.suggested - mean_suggested) ** 2 for pair in pairs), Fraction(0))
    if not spread:
        return _offset(pairs), Fraction(1)
    together = sum(((p.suggested - mean_suggested) * (p.given - mean_given) for p in pairs), Fraction(0))
    slope = max(Fraction(0), together / spread)  # more of what is asked for never lowers the percent
    return mean_given - slope * mean_suggested, slope


def _quantile(ordered: Sequence[Fraction], share: Fraction) -> Fraction:
    """The value that `share` of the others lie below, without interpolation."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _within(percent: Fraction) -> Fraction:
    return min(_FULL, max(Fraction(0), percent))
