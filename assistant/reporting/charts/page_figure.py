"""A chart as a Plotly figure for the page; looks and says the same as the still picture."""

import textwrap
from typing import TYPE_CHECKING, Any

from assistant.reporting.charts.chart import Chart, Level, Role, Series, Shape
from assistant.reporting.charts.drawn_bars import bars_of
from assistant.reporting.charts.pens import GRID, INK, MUTED, PAPER, Pen, level_pen, pens

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
# Pixels of a bar, of a category's row at least, of the scale below the rows, and of a line of the legend.
_BAR, _ROW, _SCALE, _LEGEND = 24, 48, 56, 24
# Letters of a line beside a bar, at a spoke's end and in the legend: what a telephone has room for.
_NAME, _SPOKE, _ENTRY = 24, 15, 44


def figure_of(chart: Chart) -> "Figure":
    """The figure; its title and its table stand beside it on the page."""
    from plotly.graph_objects import Figure

    traces, layout = {Shape.RADAR: (_radar, _radar_layout), Shape.LINE: (_lines, _line_layout)}.get(
        chart.shape, (_bars, _bar_layout)
    )
    figure = Figure(traces(chart), layout(chart))
    figure.update_layout(
        font={"family": _FONT, "size": 13, "color": INK},
        paper_bgcolor=PAPER,
        plot_bgcolor=PAPER,
        separators=", ",
        dragmode=False,
        hoverlabel={"bgcolor": PAPER, "bordercolor": INK, "font": {"color": INK}},
        legend={"orientation": "h", "yref": "container", "yanchor": "bottom", "y": 0, "xref": "container", "x": 0},
        showlegend=True,
    )
    return figure


def _bars(chart: Chart) -> list[Any]:
    from plotly.graph_objects import Bar, Scatter

    names, bars = _wrapped(chart.categories), bars_of(chart)
    traces: list[Any] = []
    for index, (series, pen) in enumerate(zip(chart.series, pens(chart), strict=True)):
        if index in bars:
            marker = {
                "color": pen.fill,
                "line": {"color": INK, "width": 1},
                "pattern": {"shape": pen.pattern, "fgcolor": INK, "size": 6, "solidity": 0.25},
            }
            text = {"color": pen.text, "size": 13}
            traces.append(
                Bar(x=_numbers(series), y=names, orientation="h", name=_plain(series.label), marker=marker, text=_texts(series),
                    # no figure is readable on a hatch; averages may lie at the end of a bar
                    textposition="outside" if pen.pattern else "inside",
                    insidetextanchor="start" if _averaged(chart) else "end", textangle=0, cliponaxis=False,
                    insidetextfont=text, outsidetextfont={"color": INK}, hovertemplate=_hover(series))
            )  # fmt: skip
        else:
            mark = {"symbol": pen.symbol, "size": 12, "color": PAPER, "line": {"color": INK, "width": 2}}
            traces.append(
                Scatter(x=_numbers(series), y=names, mode="markers", name=_plain(series.label), marker=mark,
                        hovertemplate=_hover(series))
            )  # fmt: skip
    return traces


def _bar_layout(chart: Chart) -> dict[str, Any]:
    bars = 1 if chart.shape is Shape.RANKED else len(bars_of(chart))
    rows = len(chart.categories) * max(_ROW, _BAR * bars + 14)
    return {
        "barmode": "overlay" if chart.shape is Shape.RANKED else "group",
        "bargap": 0.3,
        "height": 20 + rows + _below(chart),
        "margin": {"l": 10, "r": 30, "t": 20, "b": _below(chart)},
        "xaxis": _scale(chart),
        "yaxis": {"autorange": "reversed", "automargin": True, "ticks": "", "fixedrange": True},
        "shapes": [shape for order, level in enumerate(chart.levels) for shape in _across(order, level)],
    }


def _across(order: int, level: Level) -> list[dict[str, Any]]:
    """A line with a white border, seen on dark bars too; named in the legend, where any screen has room for it."""
    line = {"type": "line", "x0": float(level.value), "x1": float(level.value), "y0": 0, "y1": 1, "yref": "paper"}
    return [
        line | {"line": {"color": PAPER, "width": 5}},
        line
        | {
            "line": {"color": INK, "width": 2, "dash": level_pen(order).dash_word},
            "name": _wrapped((level.text,), _ENTRY)[0],
            "showlegend": True,
        },
    ]


def _lines(chart: Chart) -> list[Any]:
    from plotly.graph_objects import Scatter

    return [
        Scatter(x=[int(chart.categories[at]) for at, _ in series.known()], y=[float(v) for _, v in series.known()],
                mode="lines+markers+text", text=[series.shown(at) for at, _ in series.known()], name=_plain(series.label),
                textposition="top center", textfont={"color": pen.line}, line={"color": pen.line, "dash": pen.dash_word},
                marker=_marker(series, pen), hovertemplate=f"%{{x}}: %{{text}}<extra>{_plain(series.label)}</extra>")
        for series, pen in zip(chart.series, pens(chart), strict=True)
    ]  # fmt: skip


def _line_layout(chart: Chart) -> dict[str, Any]:
    years = [int(year) for year in chart.categories]
    return {
        "height": 360 + _below(chart),
        "margin": {"l": 10, "r": 20, "t": 20, "b": _below(chart)},
        "xaxis": {"tickvals": years, "range": [years[0] - 0.6, years[-1] + 0.6], "fixedrange": True, "showgrid": False},
        "yaxis": _scale(chart) | {"automargin": True},
    }


def _radar(chart: Chart) -> list[Any]:
    from plotly.graph_objects import Scatterpolar

    names = _wrapped(chart.categories, _SPOKE)
    traces = []
    for series, pen in zip(chart.series, pens(chart), strict=True):
        own = series.role is Role.OWN
        values, texts = _numbers(series), _texts(series)
        traces.append(
            Scatterpolar(r=[*values, values[0]], theta=[*names, names[0]], name=_plain(series.label),
                         mode="lines+markers+text" if own else "lines+markers", text=[*texts, ""],
                         textposition="top right", textfont={"color": pen.line}, fill="toself" if own else "none",
                         fillcolor="rgba(15, 95, 116, 0.1)", line={"color": pen.line, "dash": pen.dash_word},
                         marker=_marker(series, pen), hovertemplate="%{theta}: %{r}<extra>" + _plain(series.label) + "</extra>")
        )  # fmt: skip
    return traces


def _radar_layout(chart: Chart) -> dict[str, Any]:
    return {
        "height": 440 + _below(chart),
        "margin": {"l": 90, "r": 90, "t": 50, "b": _below(chart)},
        "polar": {
            "bgcolor": PAPER,
            "angularaxis": {"direction": "clockwise", "rotation": 90, "gridcolor": GRID, "linecolor": INK,
                            "tickfont": {"size": 11}},
            "radialaxis": {"range": [0, chart.maximum], "dtick": chart.maximum // 5, "gridcolor": GRID, "angle": 67.5,
                           "tickangle": 67.5, "tickfont": {"color": MUTED, "size": 11}, "linecolor": GRID},
        },
    }  # fmt: skip


def _below(chart: Chart) -> int:
    """Pixels of the scale and the legend, on a screen so narrow that each entry has a line of its own."""
    lines = len(chart.series) + sum(-(-len(level.text) // _ENTRY) for level in chart.levels)
    return _SCALE + _LEGEND * lines


def _scale(chart: Chart) -> dict[str, Any]:
    return {
        "range": [0, chart.maximum],
        "dtick": chart.maximum // (4 if chart.maximum > 100 else 5),
        "title": {"text": chart.unit.capitalize(), "font": {"size": 12}},
        "gridcolor": GRID,
        "linecolor": INK,
        "zeroline": False,
        "fixedrange": True,
    }


def _marker(series: Series, pen: Pen) -> dict[str, Any]:
    """Filled for the municipality that the chart is about, hollow for others."""
    fill = pen.line if series.role is Role.OWN and not pen.dash else PAPER
    return {"symbol": pen.symbol, "size": 10, "color": fill, "line": {"color": pen.line, "width": 2}}


def _averaged(chart: Chart) -> bool:
    return bool(chart.levels) or len(bars_of(chart)) < len(chart.series)


def _numbers(series: Series) -> list[float | None]:
    return [None if value is None else float(value) for value in series.values]


def _texts(series: Series) -> list[str]:
    return [series.shown(at) if value is not None else "" for at, value in enumerate(series.values)]


def _hover(series: Series) -> str:
    return "%{y}: %{x}<extra>" + _plain(series.label) + "</extra>"


def _plain(label: str) -> str:
    """A label that Plotly, which reads some HTML and its own braces, shows as it stands."""
    return label.replace("&", "&amp;").replace("<", "&lt;").replace("{", "&#123;")


def _wrapped(names: tuple[str, ...], width: int = _NAME) -> list[str]:
    return ["<br>".join(textwrap.wrap(_plain(name), width, break_long_words=False)) for name in names]
