"""A report's figures, computed anew: which are equal, and where one is not.

Where the ratings are known (an evaluation) every figure is computed from them, exactly. Where only printed figures are
known (an imported report) each is tried: can it be true beside the others? See `domain.audit`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.domain.audit import ReportAudit
from assistant.domain.finished import AreaTable, FinishedReport, RatingLine, Row
from assistant.domain.instrument import Scale
from assistant.domain.rounding import format_trimmed, half_up
from assistant.domain.scorecard import NOT_RATED


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """One figure.

    Attributes:
        place: what it is of, ``"Fråga 2.1, poäng"``.
        stated: as the file has it.
        computed: what it must be: a number, or a sentence where only a range is known.
    """

    place: str
    stated: str
    computed: str
    equal: bool


@dataclass(frozen=True, slots=True)
class Recomputation:
    """All figures of a file.

    Attributes:
        from_ratings: whether they were computed from ratings; else printed figures were tried against each other.
        problems: Swedish lines, one for each figure that differs; empty where all are equal.
    """

    from_ratings: bool
    figures: tuple[FigureCheck, ...]
    problems: tuple[str, ...]

    @property
    def equal(self) -> bool:
        """Whether there is something to compute and all of it is equal."""
        return bool(self.figures) and not self.problems


def recompute(report: FinishedReport, scale: Scale) -> Recomputation:
    """The figures of an evaluation's report, from its exact percents and the team's ratings."""
    figures = (*_rating_figures(report, scale), *_table_figures(report.tables), *_total_figures(report))
    problems = tuple(f"{f.place}: filen har {f.stated}, men det ska vara {f.computed}." for f in figures if not f.equal)
    return Recomputation(from_ratings=True, figures=figures, problems=problems)


def tried(audit: ReportAudit) -> Recomputation:
    """The printed figures of a report, as the audit found them."""
    figures = [
        FigureCheck(f"Fråga {row.question}", f"{row.points} av {row.max_points}, {row.percent} %", row.problem or "möjligt", row.consistent)
        for row in audit.questions
    ]  # fmt: skip
    figures += [
        FigureCheck(f"Område {a.number}", f"{a.points} av {a.max_points}, {a.percent} %", " ".join(a.problems) or "möjligt", a.consistent)
        for a in audit.areas
    ]  # fmt: skip
    if audit.total is not None:
        summed = "okänt" if audit.sum_of_areas is None else str(audit.sum_of_areas)
        figures.append(FigureCheck("Totalt", str(audit.total), summed, audit.total_agrees is not False))
    return Recomputation(from_ratings=False, figures=tuple(figures), problems=audit.problems)


def _rating_figures(report: FinishedReport, scale: Scale) -> Iterator[FigureCheck]:
    rows = {row.id: row for table in report.tables for row in table.rows}
    for line in report.ratings:
        row = rows.get(line.question)
        if line.by or row is None:
            continue  # one evaluator's own rating gives no points
        percent = line.percent if line.percent is not None else _mean(line, scale)
        yield _check(f"Fråga {line.question}, procent före avrundning", row.exact, percent)


def _mean(line: RatingLine, scale: Scale) -> Fraction | None:
    """Percent of a question rated by levels, None while one is missing or not on the scale."""
    levels = [scale.level(level) if level else None for _, level in line.levels]
    shares = [level.share for level in levels if level is not None]
    return 100 * sum(shares, Fraction(0)) / len(levels) if levels and len(shares) == len(levels) else None


def _table_figures(tables: Sequence[AreaTable]) -> Iterator[FigureCheck]:
    for table in tables:
        for row in table.rows:
            yield _check(f"Fråga {row.id}, poäng", row.points, _rounded(_points(row)))
            yield _check(f"Fråga {row.id}, procent", row.percent, _rounded(row.exact))
        exact = _area_points(table)
        yield _check(f"Område {table.number}, poäng", table.points, _rounded(exact))
        percent = None if exact is None or not table.max_points else 100 * exact / table.max_points
        yield _check(f"Område {table.number}, procent", table.percent, _rounded(percent))
        most = sum(row.max_points for row in table.rows)
        yield _check(f"Område {table.number}, maxpoäng", table.max_points, most)


def _total_figures(report: FinishedReport) -> Iterator[FigureCheck]:
    areas = [_rounded(_area_points(table)) for table in report.tables]
    known = [points for points in areas if points is not None]
    yield _check("Totalt", report.total, sum(known) if areas and len(known) == len(areas) else None)
    for table in report.tables:
        chapter = report.chapter(table.number)
        if chapter is not None:
            yield _check(f"Område {table.number}, poängruta", chapter.points, _rounded(_area_points(table)))


def _points(row: Row) -> Fraction | None:
    return None if row.exact is None else row.exact * row.max_points / 100


def _area_points(table: AreaTable) -> Fraction | None:
    """The exact sum of the questions, None while one is unknown."""
    known = [points for row in table.rows if (points := _points(row)) is not None]
    return sum(known, Fraction(0)) if table.rows and len(known) == len(table.rows) else None


def _rounded(value: Fraction | None) -> int | None:
    return None if value is None else half_up(value)


def _check(place: str, stated: Fraction | int | None, computed: Fraction | int | None) -> FigureCheck:
    return FigureCheck(place, _shown(stated), _shown(computed), stated == computed)


def _shown(value: Fraction | int | None) -> str:
    return NOT_RATED if value is None else format_trimmed(value)
