"""What a comparison looks like: which results go into which chart."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from assistant.domain.instrument import Instrument, Reference
from assistant.domain.result import Result
from assistant.reporting.charts.change import change
from assistant.reporting.charts.chart import MOST_SERIES, Chart, Shape
from assistant.reporting.charts.profile import profile
from assistant.reporting.charts.standing import standing
from assistant.reporting.comparison import Comparison, Side


class View(StrEnum):
    """A way to look at a comparison."""

    PROFILE = "profil"
    RADAR = "radar"
    STANDING = "rangordning"
    CHANGE = "tid"


def charts_of(
    comparison: Comparison,
    view: View,
    known: Sequence[Result],
    references: Sequence[Reference],
    instrument: Instrument,
) -> tuple[Chart, ...]:
    """A chart for each edition, or one over time; none where the figures that `view` shows are unknown.

    Args:
        comparison: what is compared.
        view: how it is looked at.
        known: every known result, for the place among them.
        references: averages that may stand beside.
        instrument: names of areas and editions.
    """
    if view is View.CHANGE:
        return _change(comparison.results, instrument)
    if view is View.STANDING:
        leading = (next((r for r in _results(side) if r.total is not None), None) for side in comparison.sides)
        return tuple(standing(own, known, references) for own in leading if own and own.edition)
    shape = Shape.RADAR if view is View.RADAR else Shape.BARS
    drawn = (_profile(side, shape, references, instrument) for side in comparison.sides)
    return tuple(chart for chart in drawn if chart is not None)


def _profile(side: Side, shape: Shape, references: Sequence[Reference], instrument: Instrument) -> Chart | None:
    with_areas = [result for result in _results(side) if result.areas]
    if not with_areas:
        return None
    beside = {id(r) for result in with_areas for r in instrument.references_beside(side.edition, result.year)}
    averages = [reference for reference in references if id(reference) in beside]
    room = MOST_SERIES - sum(bool(average.areas) for average in averages)
    chart = profile(with_areas[:room], averages, instrument, shape=shape)
    return replace(chart, notes=(*chart.notes, *_left_out(with_areas[room:])))


def _change(results: Sequence[Result], instrument: Instrument) -> tuple[Chart, ...]:
    dated = [result for result in results if result.year is not None and result.total is not None]
    if not dated:
        return ()
    lines = list(dict.fromkeys((result.municipality, result.edition) for result in dated))
    drawn = [result for result in dated if (result.municipality, result.edition) in lines[:MOST_SERIES]]
    chart = change(drawn, instrument)
    return (replace(chart, notes=(*chart.notes, *_left_out([r for r in dated if r not in drawn]))),)


def _results(side: Side) -> list[Result]:
    return [column.result for column in side.columns if column.result is not None]


def _left_out(results: Sequence[Result]) -> tuple[str, ...]:
    names = ", ".join(result.name for result in results)
    return (f"Diagrammet rymmer inte {names}; siffrorna står i tabellen.",) if results else ()
