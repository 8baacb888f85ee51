"""Change over time for print: true distances between years, each line named at its end."""

from typing import TYPE_CHECKING

from assistant.reporting.charts.chart import Chart, Series
from assistant.reporting.charts.pens import PAPER, Pen, pens

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def fill(figure: "Figure", chart: Chart) -> None:
    """Draw the chart on an empty figure."""
    axes = figure.subplots()
    for series, pen in zip(chart.series, pens(chart), strict=True):
        _line(axes, chart, series, pen)
    _frame(axes, chart)
    figure.legend(
        *axes.get_legend_handles_labels(), loc="outside lower center", ncols=2, frameon=False, handlelength=3.2
    )


def _line(axes: "Axes", chart: Chart, series: Series, pen: Pen) -> None:
    years = [int(chart.categories[position]) for position, _ in series.known()]
    axes.plot(
        years,
        [float(value) for _, value in series.known()],
        color=pen.line,
        lw=1.8,
        linestyle=(0, pen.dash) if pen.dash else "solid",
        marker=pen.marker,
        markersize=7,
        markerfacecolor=pen.line if not pen.dash else PAPER,
        markeredgecolor=pen.line,
        markeredgewidth=1.5,
        label=series.label,
        zorder=3,
    )
    for year, (position, value) in zip(years, series.known(), strict=True):
        below = _is_lowest_of_several(chart, series, position)
        axes.annotate(
            series.shown(position), (year, float(value)), xytext=(0, -8 if below else 7), textcoords="offset points",
            ha="center", va="top" if below else "bottom", fontsize=8.5, fontweight="bold", color=pen.line, zorder=4,
        )  # fmt: skip


def _is_lowest_of_several(chart: Chart, series: Series, position: int) -> bool:
    """Whether the figure goes below its point, so that it does not meet the one of a line just above."""
    beside = [(value, other.label) for other in chart.series if (value := other.values[position]) is not None]
    return len(beside) > 1 and min(beside)[1] == series.label


def _frame(axes: "Axes", chart: Chart) -> None:
    years = [int(year) for year in chart.categories]
    axes.set_xlim(years[0] - 0.6, years[-1] + 0.6)
    axes.set_xticks(years, labels=chart.categories)
    axes.set_ylim(0, chart.maximum)
    axes.set_yticks(range(0, chart.maximum + 1, chart.maximum // (8 if chart.maximum > 100 else 5)))
    axes.yaxis.grid(visible=True, lw=0.7)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_ylabel(chart.unit.capitalize(), fontsize=8.5)
