"""A radar for print: a spoke for each area, told apart by marker and dash."""

import textwrap
from math import pi
from typing import TYPE_CHECKING, cast

from assistant.reporting.charts.chart import Chart, Role, Series
from assistant.reporting.charts.pens import MUTED, PAPER, Pen, pens

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.projections.polar import PolarAxes


def fill(figure: "Figure", chart: Chart) -> None:
    """Draw the chart on an empty figure."""
    axes = cast("PolarAxes", figure.subplots(subplot_kw={"projection": "polar"}))
    angles = [2 * pi * i / len(chart.categories) for i in range(len(chart.categories))]
    _frame(axes, chart, angles)
    for series, pen in zip(chart.series, pens(chart), strict=True):
        _line(axes, series, pen, angles)
    figure.legend(
        *axes.get_legend_handles_labels(), loc="outside lower center", ncols=2, frameon=False, handlelength=3.2
    )


def _line(axes: "PolarAxes", series: Series, pen: Pen, angles: list[float]) -> None:
    """A closed line; where a value is unknown it has a gap, never a zero."""
    values = [float("nan") if value is None else float(value) for value in series.values]
    own = series.role is Role.OWN
    axes.plot(
        [*angles, angles[0]],
        [*values, values[0]],
        color=pen.line,
        lw=2.2 if own else 1.5,
        linestyle=(0, pen.dash) if pen.dash else "solid",
        marker=pen.marker,
        markersize=6.5 if own else 5.5,
        markerfacecolor=pen.line if own else PAPER,
        markeredgecolor=pen.line,
        label=series.label,
        zorder=4 if own else 3,
    )
    if own:
        axes.fill(angles, values, color=pen.line, alpha=0.1, zorder=1)
        for position, value in series.known():
            axes.annotate(
                series.shown(position), (angles[position], float(value)), xytext=(5, 5), textcoords="offset points",
                fontsize=8.5, fontweight="bold", color=pen.line, zorder=6,
                bbox={"facecolor": PAPER, "edgecolor": "none", "alpha": 0.85, "pad": 0.8},
            )  # fmt: skip


def _frame(axes: "PolarAxes", chart: Chart, angles: list[float]) -> None:
    axes.set_theta_zero_location("N")
    axes.set_theta_direction(-1)
    axes.set_ylim(0, chart.maximum)
    rings = range(0, chart.maximum + 1, chart.maximum // 5)
    axes.set_yticks(rings, labels=[str(ring) if ring else "" for ring in rings], fontsize=7.5, color=MUTED)
    axes.set_rlabel_position(180 / len(angles))
    names = [textwrap.fill(name, 24, break_long_words=False) for name in chart.categories]
    axes.set_xticks(angles, labels=names, fontsize=8.5)
    for label, angle in zip(axes.get_xticklabels(), angles, strict=True):
        label.set_horizontalalignment("center" if angle % pi < 0.01 else "left" if angle < pi else "right")
    axes.spines["polar"].set_linewidth(0.6)
