"""Bars for print: one row a category, the figure in the bar, averages as marks and lines."""

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.reporting.charts.chart import Chart, Role, Series, Shape
from assistant.reporting.charts.pens import INK, PAPER, Pen, level_pen, pens

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Share of a category's row that its bars take together.
_ROW = 0.78
# A bar shorter than this share of the scale has its figure beside it, not in it.
_ROOM_FOR_FIGURE = 0.09
# Where the first category's row begins; rows are one apart, counted downward.
_TOP = -0.6


def bars_of(chart: Chart) -> tuple[int, ...]:
    """Which series are bars; averages are marks where there is a municipality to set them against."""
    municipalities = tuple(i for i, series in enumerate(chart.series) if series.role is not Role.REFERENCE)
    return municipalities or tuple(range(len(chart.series)))


def fill(figure: "Figure", chart: Chart) -> None:
    """Draw the chart on an empty figure."""
    axes = figure.subplots()
    chosen, bars = pens(chart), bars_of(chart)
    height = _ROW if chart.shape is Shape.RANKED else _ROW / len(bars)
    for position, index in enumerate(bars):
        shift = 0.0 if chart.shape is Shape.RANKED else (position - (len(bars) - 1) / 2) * height
        _bars(axes, chart, chart.series[index], chosen[index], shift, height)
    for index, series in enumerate(chart.series):
        if index not in bars:
            _marks(axes, series, chosen[index])
    _levels(axes, chart)
    _frame(axes, chart)
    if len(chart.series) > 1:
        named = {handle.get_label(): handle for handle in axes.get_legend_handles_labels()[0]}
        ordered = [named[series.label] for series in chart.series if series.label in named]
        figure.legend(handles=ordered, loc="outside lower center", ncols=2, frameon=False, handlelength=2.2)


def _bars(axes: "Axes", chart: Chart, series: Series, pen: Pen, shift: float, height: float) -> None:
    axes.barh(
        [row + shift for row, _ in series.known()],
        [float(value) for _, value in series.known()],
        height=height * 0.92,
        color=pen.fill,
        edgecolor=INK,
        linewidth=0.7,
        hatch=pen.hatch or None,
        label=series.label,
        zorder=2,
    )
    for row, _ in series.known():
        _figure_of_bar(axes, chart, series, row, shift, pen)


def _figure_of_bar(axes: "Axes", chart: Chart, series: Series, row: int, shift: float, pen: Pen) -> None:
    """The figure at the bar's end; at its foot where averages may lie at the end, beside a bar too short to hold it."""
    value = float(series.values[row] or 0)
    inside = value >= chart.maximum * _ROOM_FOR_FIGURE
    at_foot = inside and _has_averages(chart)
    axes.annotate(
        series.shown(row),
        (0 if at_foot else value, row + shift),
        xytext=(-5 if inside and not at_foot else 5, 0),
        textcoords="offset points",
        ha="right" if inside and not at_foot else "left",
        va="center",
        color=pen.text if inside else INK,
        fontsize=8.5,
        fontweight="bold" if series.role is Role.OWN else "normal",
        bbox={"facecolor": pen.fill, "edgecolor": "none", "pad": 1.2} if inside and pen.hatch else None,
        zorder=4,
    )


def _has_averages(chart: Chart) -> bool:
    return bool(chart.levels) or len(bars_of(chart)) < len(chart.series)


def _marks(axes: "Axes", series: Series, pen: Pen) -> None:
    axes.plot(
        [float(value) for _, value in series.known()],
        [row for row, _ in series.known()],
        linestyle="none",
        marker=pen.marker,
        markersize=7,
        markerfacecolor=PAPER,
        markeredgecolor=INK,
        markeredgewidth=1.4,
        label=series.label,
        zorder=5,
    )


def _levels(axes: "Axes", chart: Chart) -> None:
    """Lines across, each named above the bars on a row of its own, the lowest value nearest the bars."""
    upward = sorted(enumerate(chart.levels), key=lambda pair: (pair[1].value, pair[1].label))
    for order, (position, level) in enumerate(upward):
        at, top = float(level.value), _TOP - 0.5 * (order + 0.35)
        right = at <= chart.maximum / 2
        ends = [_bottom(chart), top]
        axes.plot([at, at], ends, color=PAPER, lw=3.4, zorder=3)  # seen on dark bars too
        axes.plot([at, at], ends, color=INK, lw=1.4, dashes=level_pen(position).dash, zorder=3)
        axes.annotate(
            level.text,
            (at, top),
            xytext=(3 if right else -3, -1),
            textcoords="offset points",
            ha="left" if right else "right",
            va="top",
            fontsize=8,
            bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.6},
            zorder=4,
        )


def _frame(axes: "Axes", chart: Chart) -> None:
    axes.set_xlim(0, chart.maximum)
    axes.set_ylim(_bottom(chart), _TOP - 0.5 * (len(chart.levels) + 0.3) if chart.levels else _TOP)
    axes.set_yticks(range(len(chart.categories)), labels=_wrapped(chart.categories))
    axes.tick_params(axis="y", length=0)
    axes.set_xticks(range(0, chart.maximum + 1, chart.maximum // (8 if chart.maximum > 100 else 5)))
    axes.xaxis.grid(visible=True, lw=0.7, zorder=0)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines["left"].set_bounds(_bottom(chart), _TOP)
    axes.set_xlabel(chart.unit.capitalize(), fontsize=8.5)


def _bottom(chart: Chart) -> float:
    return len(chart.categories) - 0.45


def _wrapped(names: Sequence[str]) -> list[str]:
    return [textwrap.fill(name, 30, break_long_words=False) for name in names]
