"""Audit of printed figures: can they all be true at once? Nothing is repaired.

A question is consistent when some unrounded score is printed with both its points and its percent. An area is
possible when some sum of such scores is printed with the area's points and percent; that the printed question points
sum to something else (by up to 2 in a real report) is no error. The total is the sum of the printed areas.
Source: Ljungby 2018, 45 of 45 questions, 8 of 8 areas and the total.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assistant.domain.hidden_score import Interval, hidden_of, hidden_sum, rounding_to
from assistant.domain.report import PrintedArea, PrintedQuestion, Report
from assistant.domain.rounding import format_trimmed


@dataclass(frozen=True, slots=True)
class QuestionAudit:
    """One printed row.

    Attributes:
        hidden: the unrounded scores that are printed so, None where there are none.
    """

    question: str
    points: int
    max_points: int
    percent: int
    hidden: Interval | None

    @property
    def consistent(self) -> bool:
        """Whether points, max and percent can all be true."""
        return self.hidden is not None

    @property
    def problem(self) -> str:
        """One Swedish sentence, empty where the row is consistent."""
        if self.consistent:
            return ""
        figures = f"{self.points} av {self.max_points} poäng och {self.percent} %"
        return f"Fråga {self.question}: {figures} kan inte stämma samtidigt."


@dataclass(frozen=True, slots=True)
class AreaAudit:
    """One printed area.

    Attributes:
        hidden: range of the unrounded sum, None without rows or where a row is inconsistent.
        box_points: points in the score box of the area's chapter, None where missing.
    """

    number: int
    points: int
    max_points: int
    percent: int
    hidden: Interval | None
    box_points: int | None
    questions: tuple[QuestionAudit, ...]

    @property
    def sum_of_points(self) -> int:
        """The questions' printed points together; need not be `points`."""
        return sum(row.points for row in self.questions)

    @property
    def max_agrees(self) -> bool | None:
        """Whether the rows' max points sum to the area's; None without rows."""
        return sum(row.max_points for row in self.questions) == self.max_points if self.questions else None

    @property
    def possible(self) -> bool | None:
        """Whether one and the same sum in `hidden` is printed as `points` and as `percent`.

        None where that cannot be tried: no range, or rows whose max points are not the area's.
        """
        if self.hidden is None or not self.max_agrees:
            return None
        fits_points = self.hidden.overlap(rounding_to(self.points))
        unit = Fraction(self.max_points, 100)
        return fits_points is not None and fits_points.overlap(rounding_to(self.percent, unit)) is not None

    @property
    def box_agrees(self) -> bool | None:
        """Whether the score box repeats the area's points, None where the box is missing."""
        return None if self.box_points is None else self.box_points == self.points

    @property
    def consistent(self) -> bool:
        """Whether the area was tried and everything about it can be true."""
        return not self.problems

    @property
    def problems(self) -> tuple[str, ...]:
        """Swedish sentences about the area itself, empty where it is consistent; each row has its own."""
        place = f"Område {self.number}"
        problems = []
        if self.max_agrees is False:
            rows_max = sum(row.max_points for row in self.questions)
            problems.append(
                f"{place}: frågornas maxpoäng är tillsammans {rows_max}, men områdets är {self.max_points}."
            )
        if not self.questions:
            problems.append(f"{place}: raderna med frågornas poäng saknas, så områdets poäng kan inte prövas.")
        elif self.hidden is None:
            problems.append(f"{place}: områdets poäng kan inte prövas, eftersom en rad inte går ihop.")
        elif self.possible is False:
            problems.append(
                f"{place}: {self.points} poäng och {self.percent} % är tryckt, men frågornas oavrundade poäng är"
                f" tillsammans mellan {format_trimmed(self.hidden.low)} och {format_trimmed(self.hidden.high)}."
            )
        if self.box_agrees is False:
            problems.append(f"{place}: poängrutan visar {self.box_points}, men tabellen {self.points}.")
        return tuple(problems)


@dataclass(frozen=True, slots=True)
class ReportAudit:
    """All printed figures of a report.

    Attributes:
        total: printed total, None where missing.
        all_tables: whether every area that has a chapter has a table too.
    """

    areas: tuple[AreaAudit, ...]
    total: int | None
    all_tables: bool

    @property
    def sum_of_areas(self) -> int | None:
        """The printed areas together, None without tables."""
        return sum(area.points for area in self.areas) if self.areas else None

    @property
    def total_agrees(self) -> bool | None:
        """Whether the printed total is that sum; None where one of them is missing or a table is."""
        known = self.total is not None and self.areas and self.all_tables
        return self.total == self.sum_of_areas if known else None

    @property
    def questions(self) -> tuple[QuestionAudit, ...]:
        """All rows in order."""
        return tuple(question for area in self.areas for question in area.questions)

    @property
    def consistent_questions(self) -> int:
        """How many of `questions` are consistent."""
        return sum(question.consistent for question in self.questions)

    @property
    def consistent_areas(self) -> int:
        """How many of `areas` are consistent."""
        return sum(area.consistent for area in self.areas)

    @property
    def consistent(self) -> bool:
        """Whether every row, every area and the total were tried and can be true."""
        return (
            bool(self.areas)
            and self.consistent_questions == len(self.questions)
            and self.consistent_areas == len(self.areas)
            and self.total_agrees is True
        )

    @property
    def problems(self) -> tuple[str, ...]:
        """Every problem in order: per area its rows, then the area, last the total."""
        of_areas = (p for a in self.areas for p in (*(q.problem for q in a.questions if q.problem), *a.problems))
        of_total = (
            (f"Totalt är {self.total} tryckt, men områdenas tryckta poäng är tillsammans {self.sum_of_areas}.",)
            if self.total_agrees is False
            else ()
        )
        return (*of_areas, *of_total)


def audit_report(report: Report) -> ReportAudit:
    """Audit of a report's tables, printed total and score boxes."""
    return audit_figures(report.tables, report.total, {area.number: area.box_points for area in report.areas})


def audit_figures(
    areas: tuple[PrintedArea, ...], total: int | None, boxes: Mapping[int, int | None] | None = None
) -> ReportAudit:
    """Audit of printed areas with their rows.

    Args:
        areas: the tables in order.
        total: printed total, None where missing.
        boxes: area number to points in the score box, None where a box is missing.
    """
    by_number = boxes or {}
    audits = tuple(_audit_area(area, by_number.get(area.number)) for area in areas)
    return ReportAudit(audits, total, all_tables=set(by_number) <= {area.number for area in areas})


def _audit_question(row: PrintedQuestion) -> QuestionAudit:
    return QuestionAudit(row.id, row.points, row.max_points, row.percent, hidden_of(row))


def _audit_area(area: PrintedArea, box_points: int | None) -> AreaAudit:
    return AreaAudit(
        number=area.number,
        points=area.points,
        max_points=area.max_points,
        percent=area.percent,
        hidden=hidden_sum(area.questions),
        box_points=box_points,
        questions=tuple(_audit_question(row) for row in area.questions),
    )
