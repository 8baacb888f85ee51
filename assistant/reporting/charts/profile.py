"""Points over the eight areas: one municipality's, or several beside each other and beside averages."""

from collections.abc import Sequence

from assistant.domain.errors import InvalidInput
from assistant.domain.instrument import AREA_MAX, Instrument, Reference
from assistant.domain.result import Result
from assistant.reporting.charts.chart import MOST_SERIES, Chart, Level, Role, Series, Shape
from assistant.reporting.references import capital, mean_per_area, reference_notes

UNIT = f"poäng av {AREA_MAX}"


def points_per_area(result: Result, instrument: Instrument) -> Chart | None:
    """A bar for each area; None where the area points are unknown."""
    return profile((result,), (), instrument, title=f"{result.name}: poäng per område") if result.areas else None


def profile(
    results: Sequence[Result],
    references: Sequence[Reference],
    instrument: Instrument,
    *,
    shape: Shape = Shape.BARS,
    title: str = "",
) -> Chart:
    """Area points of results of one edition, the first one's first; averages without area points become lines.

    A radar has no lines across: there an average without area points is left out, and a note says so.

    Raises:
        InvalidInput: the results are of several editions, none has area points, or they are more than can be told apart.
    """
    known = [result for result in results if result.areas]
    editions = {result.edition for result in known}
    if not known:
        raise InvalidInput("Poäng per område är inte kända för det som valts. Välj en annan kommun eller ett annat år.")
    if len(editions) > 1:
        raise InvalidInput(
            "Resultat ur olika utgåvor ritas inte i samma diagram. Välj resultat ur en och samma utgåva."
        )
    by_area = [reference for reference in references if reference.areas and reference.edition in editions]
    if len(known) + len(by_area) > MOST_SERIES:
        raise InvalidInput(f"Diagrammet rymmer {MOST_SERIES} profiler. Välj färre kommuner, år eller medelvärden.")
    edition = instrument.edition(known[0].edition)
    numbers = sorted({number for result in known for number, _ in result.areas})
    names = {area.number: area.name for area in edition.areas} if edition else {}
    whole = [reference for reference in references if not reference.areas]
    left_out = whole if shape is Shape.RADAR else []
    return Chart(
        shape=shape,
        title=title or f"Profil över områdena: {', '.join(result.name for result in known)}",
        unit=UNIT,
        maximum=AREA_MAX,
        axis="Område",
        categories=tuple(f"{number} {names.get(number, '')}".strip() for number in numbers),
        series=(
            *(
                Series(r.marked_name, tuple(r.area(n) for n in numbers), Role.OTHER if i else Role.OWN)
                for i, r in enumerate(known)
            ),
            *(Series(capital(r.label), tuple(dict(r.areas).get(n) for n in numbers), Role.REFERENCE) for r in by_area),
        ),
        levels=() if left_out else tuple(Level(_spread(reference), mean_per_area(reference)) for reference in whole),
        notes=(
            *(
                f"{capital(r.label)} ({r.total} poäng) är inte ritat: medelvärdet är inte känt per område."
                for r in left_out
            ),
            *(result.derivation for result in known if result.derivation),
            *reference_notes((*by_area, *(() if left_out else whole))),
        ),
    )


def _spread(reference: Reference) -> str:
    """What a line at a mean per area is, with the total it comes from."""
    return f"{capital(reference.label)}, {reference.total} poäng, i snitt per område"
