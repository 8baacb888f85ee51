"""Where a total stands among all known totals of the same edition."""

from collections.abc import Sequence

from assistant.domain.errors import InvalidInput
from assistant.domain.figure_text import describe_edition
from assistant.domain.instrument import AREA_MAX, AREAS, Reference
from assistant.domain.result import Result
from assistant.reporting.charts.chart import Chart, Level, Role, Series, Shape
from assistant.reporting.references import capital, reference_notes

# Bars that can be read on a page; beyond that the nearest, the top and the bottom are shown.
_MOST_BARS = 24
_TOP = 5
_BOTTOM = 3


def standing(own: Result, results: Sequence[Result], references: Sequence[Reference]) -> Chart:
    """Known totals of the edition of `own`, highest first, ties by name; averages of the same edition as lines.

    Raises:
        InvalidInput: the total or the edition of `own` is unknown.
    """
    if own.total is None or own.edition is None:
        raise InvalidInput(f"Totalpoängen eller utgåvan för {own.name} är inte känd. Välj ett annat år.")
    known = {r.id: r for r in results if r.edition == own.edition and r.total is not None}
    ranked = sorted((known | {own.id: own}).values(), key=lambda r: (-(r.total or 0), r.name, r.id))
    drawn = _nearest(ranked, ranked.index(own))
    beside = [reference for reference in references if reference.edition == own.edition]
    left_out = len(ranked) - len(drawn)
    return Chart(
        shape=Shape.RANKED,
        title=f"{own.name} bland kända totalpoäng, {describe_edition(own.edition)}",
        unit=f"poäng av {AREAS * AREA_MAX}",
        maximum=AREAS * AREA_MAX,
        axis="Kommun och år",
        categories=tuple(result.marked_name for result in drawn),
        series=(
            Series(own.name, tuple(r.total if r.id == own.id else None for r in drawn), Role.OWN),
            Series("Andra kända resultat", tuple(None if r.id == own.id else r.total for r in drawn), Role.OTHER),
        ),
        levels=tuple(Level(capital(r.label), r.total) for r in beside),
        notes=(
            f"Underlaget har {len(ranked)} totalpoäng enligt {describe_edition(own.edition)}, inte alla som finns.",
            *((f"{left_out} av dem visas inte här.",) if left_out else ()),
            *reference_notes(beside),
        ),
    )


def _nearest(ranked: Sequence[Result], own: int) -> list[Result]:
    """All, or the top, the bottom and those nearest to `own` where all are too many; in order."""
    if len(ranked) <= _MOST_BARS:
        return list(ranked)
    edges = {*range(_TOP), *range(len(ranked) - _BOTTOM, len(ranked))}
    by_distance = sorted(set(range(len(ranked))) - edges, key=lambda i: (abs(i - own), i))
    kept = edges | set(by_distance[: _MOST_BARS - len(edges)])
    return [ranked[i] for i in sorted(kept)]
