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

    WORD = "docx"
    EXCEL = "xlsx"
    CSV = "csv"
    PNG = "png"


def comparison_file(comparison: Comparison, charts: Sequence[Chart], chosen: ComparisonFormat) -> bytes:
    """The file's bytes.

    Raises:
        InvalidInput: a picture is asked for and the figures allow no chart.
    """
    return _WRITERS[chosen](comparison, charts)


def comparison_title(comparison: Comparison) -> str:
    """``"Jämförelse: Ljungby 2018, Vallentuna 2021"``."""
    return f"Jämförelse: {', '.join(result.name for result in comparison.results)}"


def _word(comparison: Comparison, charts: Sequence[Chart]) -> bytes:
    from assistant.reporting.charts.picture import picture_of
    from assistant.reporting.tables_docx import tables_document

    pictures = [picture_of(chart) for chart in charts]
    return tables_document(
        comparison_title(comparison), _told(comparison), pictures, (*tables_of(comparison), _sources(comparison))
    )


def _excel(comparison: Comparison, _charts: Sequence[Chart]) -> bytes:
    from assistant.reporting.tables_xlsx import workbook_of

    return workbook_of(_all_tables(comparison))


def _csv(comparison: Comparison, _charts: Sequence[Chart]) -> bytes:
    return csv_of(_all_tables(comparison))


def _png(_comparison: Comparison, charts: Sequence[Chart]) -> bytes:
    """The first chart; editions are never in one picture."""
    from assistant.reporting.charts.picture import draw

    if not charts:
        raise InvalidInput(
            "De poäng som diagrammet ska visa är inte kända. Välj ett annat diagram, till exempel över tid."
        )
    return draw(charts[0])


def _all_tables(comparison: Comparison) -> tuple[Table, ...]:
    told = _told(comparison)
    first = (Table(("Att veta",), tuple((line,) for line in told), "Att veta"),) if told else ()
    return (*first, *tables_of(comparison), _sources(comparison))


def _sources(comparison: Comparison) -> Table:
    columns = dict.fromkeys((column.name, column.source) for side in comparison.sides for column in side.columns)
    return Table(("Uppgift", "Källa"), tuple(columns), "Källor")


def _told(comparison: Comparison) -> tuple[str, ...]:
    return (*comparison.absent, *comparison.warnings)


_WRITERS: dict[ComparisonFormat, Callable[[Comparison, Sequence[Chart]], bytes]] = {
    ComparisonFormat.WORD: _word,
    ComparisonFormat.EXCEL: _excel,
    ComparisonFormat.CSV: _csv,
    ComparisonFormat.PNG: _png,
}
