"""A comparison as a file."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from assistant.domain.errors import InvalidInput
from assistant.reporting.charts.chart import Chart
from assistant.reporting.comparison import Comparison
from assistant.reporting.comparison_tables import tables_of
from assistant.reporting.csv_file import csv_of
from assistant.reporting.table import Table


class ComparisonFormat(StrEnum):
    """What a comparison can be written as; the value is the file's ending."""

    CSV = "csv"
    PNG = "png"


def comparison_file(comparison: Comparison, charts: Sequence[Chart], chosen: ComparisonFormat) -> bytes:
    """The file's bytes.

    Raises:
        InvalidInput: a picture is asked for and the figures allow no chart.
    """
    return _WRITERS[chosen](comparison, charts)


def _csv(comparison: Comparison, _charts: Sequence[Chart]) -> bytes:
    told = (*comparison.absent, *comparison.warnings)
    first = (Table(("Att veta",), tuple((line,) for line in told)),) if told else ()
    return csv_of((*first, *tables_of(comparison)))


def _png(_comparison: Comparison, charts: Sequence[Chart]) -> bytes:
    """The first chart; editions are never in one picture."""
    from assistant.reporting.charts.picture import draw

    if not charts:
        raise InvalidInput(
            "De poäng som diagrammet ska visa är inte kända. Välj ett annat diagram, till exempel över tid."
        )
    return draw(charts[0])


_WRITERS: dict[ComparisonFormat, Callable[[Comparison, Sequence[Chart]], bytes]] = {
    ComparisonFormat.CSV: _csv,
    ComparisonFormat.PNG: _png,
}
