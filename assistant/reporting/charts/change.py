"""Totals, or the points of one area, year by year; no line leads from one edition to another."""

from collections.abc import Sequence

from assistant.domain.errors import InvalidInput
from assistant.domain.figure_text import describe_edition
from assistant.domain.instrument import AREA_MAX, AREAS, Instrument
from assistant.domain.result import Result
from assistant.reporting.charts.chart import MOST_SERIES, Chart, Role, Series, Shape

#: Said where a chart holds results of several editions.
APART = "Resultat ur olika utgåvor binds inte ihop: frågor och krav skiljer sig, så skillnaden mellan dem säger inget."


def change(results: Sequence[Result], instrument: Instrument, *, area: int | None = None) -> Chart:
    """Totals over time of one or more municipalities, or the points of area `area` within one edition.

    Raises:
        InvalidInput: no year is known, an area is asked for across editions, or the lines are more than can be told apart.
    """
    dated = sorted(
        (r for r in results if r.year is not None and _points(r, area) is not None),
        key=lambda r: (r.year or 0, r.municipality, r.id),
    )
    if not dated:
        raise InvalidInput("Inga poäng är kända över tid för det som valts. Välj en kommun med flera utvärderingar.")
    if area is not None and len({r.edition for r in dated}) > 1:
        raise InvalidInput("Ett områdes poäng följs bara inom en utgåva. Välj resultat ur en och samma utgåva.")
    first = next(r.municipality for r in results if r in dated)
    lines = sorted({(r.municipality != first, r.municipality, r.edition or "") for r in dated})
    if len(lines) > MOST_SERIES:
        raise InvalidInput(f"Diagrammet rymmer {MOST_SERIES} linjer. Välj färre kommuner.")
    years = tuple(sorted({r.year for r in dated if r.year is not None}))
    what = _what(dated[0], area, instrument)
    return Chart(
        shape=Shape.LINE,
        title=f"{what} över tid: {', '.join(dict.fromkeys(name for _, name, _ in lines))}",
        unit=f"poäng av {AREA_MAX if area else AREAS * AREA_MAX}",
        maximum=AREA_MAX if area else AREAS * AREA_MAX,
        axis="År",
        categories=tuple(str(year) for year in years),
        series=tuple(
            _line(dated, name, edition, years, area, Role.OTHER if other else Role.OWN)
            for other, name, edition in lines
        ),
        notes=(
            *((APART,) if len({edition for *_, edition in lines}) > 1 else ()),
            *(f"* {r.name}: {r.derivation or f'{r.status.value} uppgift.'}" for r in dated if not r.is_stated),
        ),
    )


def _line(
    dated: Sequence[Result], municipality: str, edition: str, years: Sequence[int], area: int | None, role: Role
) -> Series:
    mine = {r.year: r for r in dated if (r.municipality, r.edition or "") == (municipality, edition)}
    values = tuple(_points(mine[year], area) if year in mine else None for year in years)
    starred = tuple(i for i, year in enumerate(years) if year in mine and not mine[year].is_stated)
    return Series(f"{municipality}, {describe_edition(edition or None)}", values, role, starred)


def _points(result: Result, area: int | None) -> int | None:
    return result.total if area is None else result.area(area)


def _what(result: Result, area: int | None, instrument: Instrument) -> str:
    if area is None:
        return "Totalpoäng"
    edition = instrument.edition(result.edition)
    named = edition.area(area) if edition else None
    return f"Område {area} {named.name}" if named else f"Område {area}"
