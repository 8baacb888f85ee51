"""A scorecard: points per question, area and total, exact inside and rounded once where they are shown."""

from dataclasses import dataclass
from fractions import Fraction

from assistant.domain.rounding import format_number, half_up

#: What is shown for a question or an area that nobody has rated; never 0.
NOT_RATED = "ej bedömd"


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """One question.

    Attributes:
        max_points: points at 100 percent; a whole number unless question weights are used.
        percent: 0 to 100, exact; None is unknown.
        indicators: how many indicators the percent rests on when all are rated, 0 where a percent was set directly.
        rated_indicators: how many of them are rated.
    """

    id: str
    name: str
    max_points: Fraction
    percent: Fraction | None
    indicators: int = 0
    rated_indicators: int = 0

    @property
    def points(self) -> Fraction | None:
        """Unrounded points, None where unknown."""
        return None if self.percent is None else self.percent * self.max_points / 100

    @property
    def complete(self) -> bool:
        """Whether the points are known and no indicator behind them is unrated."""
        return self.percent is not None and self.rated_indicators == self.indicators

    @property
    def shown_points(self) -> int | None:
        """Points as printed, None where unknown."""
        return None if self.points is None else half_up(self.points)

    @property
    def shown_percent(self) -> int | None:
        """Percent as printed, None where unknown; from the unrounded percent, never from the printed points."""
        return None if self.percent is None else half_up(self.percent)

    @property
    def text(self) -> str:
        """One line for the person at the screen, with `NOT_RATED` where unknown."""
        if self.shown_points is None or self.shown_percent is None:
            rated = f" ({self.rated_indicators} av {self.indicators} indikatorer bedömda)" if self.indicators else ""
            return f"{self.id}: {NOT_RATED}{rated}"
        line = f"{self.id}: {self.shown_points} av {_maximum(self.max_points)} poäng, {self.shown_percent} %"
        if not self.complete:
            line += f" hittills ({self.rated_indicators} av {self.indicators} indikatorer bedömda)"
        return line


@dataclass(frozen=True, slots=True)
class AreaScore:
    """One area; its points are the exact sum of the questions' unrounded points."""

    number: int
    name: str
    max_points: int
    questions: tuple[QuestionScore, ...]

    @property
    def rated(self) -> tuple[QuestionScore, ...]:
        """The questions whose points are known."""
        return tuple(question for question in self.questions if question.percent is not None)

    @property
    def rated_max(self) -> Fraction:
        """Max points of the rated questions together."""
        return sum((question.max_points for question in self.rated), Fraction(0))

    @property
    def points(self) -> Fraction | None:
        """Unrounded points of the rated questions, None if nothing is rated; the area's score only if `complete`."""
        return sum((q.points for q in self.rated if q.points is not None), Fraction(0)) if self.rated else None

    @property
    def complete(self) -> bool:
        """Whether every question is completely rated."""
        return bool(self.questions) and all(question.complete for question in self.questions)

    @property
    def is_lower_bound(self) -> bool:
        """Whether the area can only get these points or more, however the unrated questions turn out."""
        return bool(self.rated) and all(question.complete for question in self.rated)

    @property
    def shown_points(self) -> int | None:
        """`points` as printed: rounded once, from the unrounded sum. Source: the rule of the printed reports."""
        return None if self.points is None else half_up(self.points)

    @property
    def text(self) -> str:
        """One line that never presents a part of the area as the whole."""
        return _progress(f"Område {self.number} {self.name}", self)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All areas of an edition, in order."""

    edition: str
    areas: tuple[AreaScore, ...]

    @property
    def questions(self) -> tuple[QuestionScore, ...]:
        """All questions in order."""
        return tuple(question for area in self.areas for question in area.questions)

    @property
    def max_points(self) -> int:
        """Max points of all areas."""
        return sum(area.max_points for area in self.areas)

    @property
    def rated_max(self) -> Fraction:
        """Max points of the rated questions together."""
        return sum((area.rated_max for area in self.areas), Fraction(0))

    @property
    def points(self) -> Fraction | None:
        """Exact sum of all unrounded points, None if nothing is rated; not the figure that is printed."""
        known = [area.points for area in self.areas if area.points is not None]
        return sum(known, Fraction(0)) if known else None

    @property
    def complete(self) -> bool:
        """Whether every area is complete."""
        return bool(self.areas) and all(area.complete for area in self.areas)

    @property
    def is_lower_bound(self) -> bool:
        """Whether the total can only get these points or more."""
        rated = [area for area in self.areas if area.rated]
        return bool(rated) and all(area.is_lower_bound for area in rated)

    @property
    def shown_points(self) -> int | None:
        """The total as printed: the sum of the shown area points, None if nothing is rated.

        Source: Ljungby 2018 (461, where the questions' printed points sum to 465), Grästorp 2014, Örebro 2012 and
        Vallentuna 2021.
        """
        shown = [area.shown_points for area in self.areas if area.shown_points is not None]
        return sum(shown) if shown else None

    @property
    def text(self) -> str:
        """One line that never presents a part of the total as the whole."""
        return _progress("Totalt", self)


def _progress(label: str, part: AreaScore | Scorecard) -> str:
    """``"Totalt: 461 av 800 poäng"``, or how far an unfinished part has come."""
    if part.shown_points is None:
        return f"{label}: {NOT_RATED}"
    if part.complete:
        return f"{label}: {part.shown_points} av {part.max_points} poäng"
    at_least = f", alltså minst {part.shown_points} av {part.max_points}" if part.is_lower_bound else ""
    return (
        f"{label}: hittills {part.shown_points} av {_maximum(part.rated_max)} poäng{at_least}"
        f" ({_questions_rated(part.questions)})"
    )


def _maximum(points: Fraction) -> str:
    return format_number(points, 0 if points.denominator == 1 else 1)


def _questions_rated(questions: tuple[QuestionScore, ...]) -> str:
    complete = sum(question.complete for question in questions)
    partly = sum(question.percent is not None and not question.complete for question in questions)
    extra = f", {partly} delvis" if partly else ""
    return f"{complete} av {len(questions)} frågor bedömda{extra}"
