"""What the printed total would be if an area or a question had another figure; nothing is stored.

A change of an area is exact. A question's unrounded score is hidden, so a change of a question gives the area one
figure or, where the rounding decides, one of a few; both ends are given.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assistant.domain.errors import InvalidInput
from assistant.domain.hidden_score import Interval, hidden_sum, rounding_to
from assistant.domain.instrument import AREA_MAX
from assistant.domain.report import PrintedQuestion
from assistant.domain.rounding import format_difference, half_up


@dataclass(frozen=True, slots=True)
class SetArea:
    """Area `area` gets `points` (0 to the area's max)."""

    area: int
    points: int


@dataclass(frozen=True, slots=True)
class RaiseArea:
    """Area `area` gets `by` points more, or fewer if negative."""

    area: int
    by: int


@dataclass(frozen=True, slots=True)
class SetQuestionPoints:
    """The unrounded score of a question becomes `points` (0 to the question's max)."""

    question: str
    points: Fraction | int


@dataclass(frozen=True, slots=True)
class SetQuestionPercent:
    """The unrounded percent of a question becomes `percent` (0 to 100)."""

    question: str
    percent: Fraction | int


AreaChange = SetArea | RaiseArea
QuestionChange = SetQuestionPoints | SetQuestionPercent
Change = AreaChange | QuestionChange


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure before and after; `low` and `high` are the same where the change is exact."""

    before: int
    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Whether only one figure is possible."""
        return self.low == self.high

    @property
    def text(self) -> str:
        """``"461 → 471 (+10)"``, or ``"46 → 56 eller 57"`` where the rounding decides."""
        if self.exact:
            return f"{self.before} → {self.low} ({format_difference(self.low - self.before)})"
        between = "eller" if self.high == self.low + 1 else "till"
        return f"{self.before} → {self.low} {between} {self.high}"


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The total and the changed areas, as (number, figure) in order of number."""

    total: Figure
    areas: tuple[tuple[int, Figure], ...]


def what_if(
    areas: Mapping[int, int] | tuple[tuple[int, int], ...],
    changes: tuple[Change, ...],
    *,
    questions: tuple[PrintedQuestion, ...] = (),
) -> WhatIf:
    """The total, the sum of the printed areas, after all `changes` at once.

    Args:
        areas: printed points by area number, all areas of the edition (the total of fewer is the sum of those).
        changes: what is changed; at most one change per question, and per area either one change of its points or
            changes of its questions.
        questions: the printed rows; needed for a change of a question.

    Raises:
        InvalidInput: a figure outside its bounds, an area or a row that is not known, two changes of the same thing,
            or a question whose printed figures contradict each other or its area.
    """
    printed = dict(areas)
    by_area: dict[int, list[Change]] = {}
    for change in changes:
        number = (
            change.area if isinstance(change, SetArea | RaiseArea) else int(_row(change, questions).id.split(".")[0])
        )
        if number not in printed:
            raise InvalidInput(f"Poängen för område {number} är inte känd.")
        by_area.setdefault(number, []).append(change)
    changed = []
    for number, group in sorted(by_area.items()):
        rows = tuple(row for row in questions if row.id.split(".")[0] == str(number))
        changed.append((number, _changed_area(number, printed[number], tuple(group), rows)))
    before = sum(printed.values())
    low = before + sum(figure.low - figure.before for _, figure in changed)
    high = before + sum(figure.high - figure.before for _, figure in changed)
    return WhatIf(Figure(before, low, high), tuple(changed))


def _changed_area(number: int, points: int, changes: tuple[Change, ...], rows: tuple[PrintedQuestion, ...]) -> Figure:
    """The area's printed figure after all `changes` of it."""
    of_area = [change for change in changes if isinstance(change, SetArea | RaiseArea)]
    of_questions = tuple(change for change in changes if isinstance(change, SetQuestionPoints | SetQuestionPercent))
    if not of_area:
        return _area_after_questions(number, points, of_questions, rows)
    if len(changes) > 1:
        raise InvalidInput(f"Område {number} ändras på flera sätt samtidigt; ange ett.")
    change = of_area[0]
    new = change.points if isinstance(change, SetArea) else points + change.by
    if not 0 <= new <= AREA_MAX:
        raise InvalidInput(f"Område {number} kan inte få {new} poäng: det ska vara 0 till {AREA_MAX}.")
    return Figure(points, new, new)


def _area_after_questions(
    number: int, points: int, changes: tuple[QuestionChange, ...], rows: tuple[PrintedQuestion, ...]
) -> Figure:
    """The printed figures that the area can get when questions of it get new scores."""
    if len({change.question for change in changes}) < len(changes):
        raise InvalidInput(f"En fråga i område {number} ändras två gånger; ange en ändring per fråga.")
    names = {change.question for change in changes}
    rest = _rest(points, tuple(r for r in rows if r.id in names), tuple(r for r in rows if r.id not in names))
    if rest is None:
        raise InvalidInput(
            f"De tryckta siffrorna i område {number} går inte ihop, så en ändring av en fråga där kan inte räknas."
        )
    new = sum((_new_score(change, rows) for change in changes), Fraction(0))
    low = half_up(rest.low + new)
    top = rest.high + new
    high = half_up(top)
    # A top that is not reached and lies on a tie is still printed as the figure below the tie.
    if not rest.high_included and high > low and top == rounding_to(high).low:
        high -= 1
    return Figure(points, low, high)


def _rest(points: int, changed: tuple[PrintedQuestion, ...], others: tuple[PrintedQuestion, ...]) -> Interval | None:
    """Range of the other questions' unrounded points: those that fit their rows and the area's printed points.

    None where the printed figures contradict each other. Rows that do not make up the whole area say nothing of the
    others, whose range then follows from the area's points alone.
    """
    gone = hidden_sum(changed)
    area = _up_to(AREA_MAX).overlap(rounding_to(points))
    if gone is None or area is None:
        return None
    by_area = Interval(area.low - gone.high, area.high - gone.low, area.high_included)
    others_max = AREA_MAX - sum(row.max_points for row in changed)
    if others and sum(row.max_points for row in others) == others_max:
        by_rows = hidden_sum(others)
        return by_rows.overlap(by_area) if by_rows else None
    return _up_to(max(0, others_max)).overlap(by_area)


def _up_to(max_points: int) -> Interval:
    return Interval(Fraction(0), Fraction(max_points), high_included=True)


def _new_score(change: QuestionChange, rows: tuple[PrintedQuestion, ...]) -> Fraction:
    """The question's new unrounded points."""
    row = _row(change, rows)
    if isinstance(change, SetQuestionPercent):
        if not 0 <= change.percent <= 100:
            raise InvalidInput(f"Fråga {row.id} kan inte få {change.percent} %: det ska vara 0 till 100.")
        return Fraction(change.percent) * row.max_points / 100
    if not 0 <= change.points <= row.max_points:
        raise InvalidInput(f"Fråga {row.id} kan inte få {change.points} poäng: det ska vara 0 till {row.max_points}.")
    return Fraction(change.points)


def _row(change: QuestionChange, rows: tuple[PrintedQuestion, ...]) -> PrintedQuestion:
    """The printed row that `change` names."""
    row = next((row for row in rows if row.id == change.question), None)
    if row is None:
        raise InvalidInput(f"Den tryckta raden för fråga {change.question} finns inte, så ändringen kan inte räknas.")
    return row
