"""Results set beside each other: with differences inside an edition, without any from one edition to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.instrument import AREA_MAX, AREAS, Edition, Instrument, Reference
from assistant.domain.result import Result
from assistant.reporting.references import capital, reference_notes

#: Said where results of several editions stand beside each other.
ACROSS = (
    "Resultaten kommer ur olika utgåvor, där frågor, krav och ibland områdenas innehåll skiljer sig. De visas bredvid "
    "varandra, och ingen skillnad räknas mellan dem."
)


class Level(StrEnum):
    """What a line is about."""

    TOTAL = "totalt"
    AREA = "område"
    QUESTION = "fråga"


@dataclass(frozen=True, slots=True)
class Column:
    """One of what is compared: a result, or an average.

    Attributes:
        name: as marked where its figures are derived or second hand (``"Örebro 2010 (härledd)"``).
        remark: arithmetic and caveats, Swedish; may be empty.
        result: None for an average.
    """

    name: str
    remark: str
    source: str
    result: Result | None


@dataclass(frozen=True, slots=True)
class Figure:
    """What one column has on one line; None is unknown.

    Attributes:
        percent: as printed, for questions only.
        difference: points of the first column less these; None in the first column, where either is unknown, and for an
            average that may hold results of another edition.
    """

    points: int | None
    percent: int | None = None
    difference: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """The total, an area or a question, with a figure for each column.

    Attributes:
        number: ``"2"``, ``"2.2"``; empty for the total.
    """

    level: Level
    number: str
    name: str
    max_points: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What belongs to one edition: the only figures that may be subtracted from each other.

    Attributes:
        edition: None where it is unknown; then the column stands alone.
    """

    edition: str | None
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What results of different editions have in the areas that speak of the same thing as one area of 2016.

    Attributes:
        areas: per result, in the order of `Comparison.results`: number, name and points (None unknown) of its own areas.
    """

    number: int
    name: str
    areas: tuple[tuple[tuple[int, str, int | None], ...], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Municipalities and years beside each other.

    Attributes:
        sides: by the order in which their editions are first named.
        counterparts: only where there are several editions.
        caveats: what must be said of `counterparts`.
        warnings: what a reader must know first.
        absent: what was asked for and is not in the base.
    """

    sides: tuple[Side, ...]
    counterparts: tuple[Counterpart, ...]
    caveats: tuple[str, ...]
    warnings: tuple[str, ...]
    absent: tuple[str, ...] = ()

    @property
    def results(self) -> tuple[Result, ...]:
        """Every result compared, side by side."""
        return tuple(column.result for side in self.sides for column in side.columns if column.result is not None)


def compare(
    results: Sequence[Result],
    references: Sequence[Reference],
    instrument: Instrument,
    *,
    area: int | None = None,
) -> Comparison:
    """Results in the order given; differences are taken from the first one of each edition.

    Averages stand with the results of their edition, those of an unknown edition with the results of their year. `area`
    is a number of the 2016 edition and leaves only that area; in other editions its counterparts.
    """
    editions = list(dict.fromkeys(result.edition for result in results))
    sides = tuple(
        side
        for edition in editions
        for mine in _groups([r for r in results if r.edition == edition], edition)
        if (side := _side(edition, mine, references, instrument, area)).columns
    )
    ordered = [column.result for side in sides for column in side.columns if column.result is not None]
    counterparts = _counterparts(ordered, instrument, area) if len(editions) > 1 else ()
    caveats = dict.fromkeys(crosswalk.note for crosswalk in instrument.crosswalks if crosswalk.from_edition in editions)
    return Comparison(sides, counterparts, tuple(caveats), (ACROSS,) if len(sides) > 1 else ())


def _groups(results: Sequence[Result], edition: str | None) -> list[list[Result]]:
    """Results that may be subtracted from each other; where the edition is unknown, each alone."""
    return [[result] for result in results] if edition is None else [list(results)]


def _side(
    edition_id: str | None,
    results: Sequence[Result],
    references: Sequence[Reference],
    instrument: Instrument,
    area: int | None,
) -> Side:
    beside = {id(r) for result in results for r in instrument.references_beside(edition_id, result.year)}
    averages = [reference for reference in references if id(reference) in beside]
    columns = (
        *(Column(r.marked_name, " ".join(filter(None, (r.derivation, r.note))), r.source, r) for r in results),
        *(Column(capital(r.label), " ".join(reference_notes((r,))), r.source, None) for r in averages),
    )
    edition = instrument.edition(edition_id)
    numbers = [n for n in range(1, AREAS + 1) if area is None or area in instrument.theme_areas(edition_id, n)]
    lines: list[Line] = []
    if area is None:
        totals = [*(r.total for r in results), *(r.total for r in averages)]
        lines.append(Line(Level.TOTAL, "", "Totalt", AREAS * AREA_MAX, _figures(totals, averages)))
    for number in numbers:
        lines += _lines_of_area(number, edition, results, averages)
    return Side(edition_id, columns, tuple(line for line in lines if any(f.points is not None for f in line.figures)))


def _lines_of_area(
    number: int, edition: Edition | None, results: Sequence[Result], averages: Sequence[Reference]
) -> list[Line]:
    """The area, then each of its questions that any result has printed."""
    named = edition.area(number) if edition else None
    points = [*(r.area(number) for r in results), *(dict(r.areas).get(number) for r in averages)]
    name = named.name if named else f"Område {number}"
    lines = [Line(Level.AREA, str(number), name, AREA_MAX, _figures(points, averages))]
    printed = {
        row.id: row for result in reversed(results) for row in result.questions if row.id.startswith(f"{number}.")
    }
    for question_id in sorted(printed, key=lambda id_: int(id_.split(".")[1])):
        rows = [*(result.question(question_id) for result in results), *[None] * len(averages)]
        known = edition.question(question_id) if edition else None
        lines.append(
            Line(
                Level.QUESTION,
                question_id,
                known.name if known else printed[question_id].label,
                printed[question_id].max_points,
                _figures(
                    [row.points if row else None for row in rows],
                    averages,
                    [row.percent if row else None for row in rows],
                ),
            )
        )
    return lines


def _figures(
    points: Sequence[int | None], averages: Sequence[Reference], percents: Sequence[int | None] = ()
) -> tuple[Figure, ...]:
    """A figure for each column, results before `averages`."""
    first = points[0]
    apart = {0, *(len(points) - len(averages) + i for i, average in enumerate(averages) if average.edition is None)}
    return tuple(
        Figure(
            mine,
            percents[position] if percents else None,
            None if position in apart or mine is None or first is None else first - mine,
        )
        for position, mine in enumerate(points)
    )


def _counterparts(results: Sequence[Result], instrument: Instrument, area: int | None) -> tuple[Counterpart, ...]:
    """Areas of 2016, with the areas of each result's own edition that speak of the same thing."""

    def of(result: Result, number: int) -> tuple[tuple[int, str, int | None], ...]:
        edition = instrument.edition(result.edition)
        own = edition.areas if edition else ()
        fitting = [a for a in own if number in instrument.theme_areas(result.edition, a.number)]
        return tuple((a.number, a.name, result.area(a.number)) for a in fitting)

    rows = [
        Counterpart(theme.number, theme.name, tuple(of(result, theme.number) for result in results))
        for theme in instrument.theme_edition.areas
        if area in (None, theme.number)
    ]
    return tuple(row for row in rows if any(points is not None for areas in row.areas for *_, points in areas))
