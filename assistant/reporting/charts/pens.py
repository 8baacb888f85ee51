"""How series are told apart: by hatching, marker and dash first, by colour last."""

from dataclasses import dataclass
from itertools import cycle

from assistant.reporting.charts.chart import Chart, Role

#: Text and edges; 15:1 on white.
INK = "#17242b"
#: Lesser text; 7:1 on white.
MUTED = "#4b5a63"
#: Lines of the scale, which carry no information of their own.
GRID = "#d5dde1"
PAPER = "#ffffff"


@dataclass(frozen=True, slots=True)
class Pen:
    """How a series is drawn.

    Attributes:
        fill: of bars.
        text: colour of a figure that stands on the fill; 4.5:1 on it.
        line: of lines; 4.5:1 on white.
        hatch: matplotlib's letters for it, "" for none.
        pattern: Plotly's word for the same hatch.
        marker: matplotlib's letter.
        symbol: Plotly's word for the same marker.
        dash: lengths of dash and gap in points, () for a whole line.
        dash_word: Plotly's word for much the same dash.
    """

    fill: str
    text: str
    line: str
    hatch: str
    pattern: str
    marker: str
    symbol: str
    dash: tuple[float, ...]
    dash_word: str


_OWN = Pen("#0f5f74", PAPER, "#0f5f74", "", "", "o", "circle", (), "solid")
_OTHERS = (
    Pen("#d7e9ee", INK, "#7a4a00", "////", "/", "s", "square", (6, 2), "dash"),
    Pen("#fdf3df", INK, "#5b3a8c", "....", ".", "^", "triangle-up", (1.5, 1.5), "dot"),
    Pen("#ffffff", INK, "#1b6b3a", "\\\\\\\\", "\\", "v", "triangle-down", (7, 2, 1.5, 2), "dashdot"),
    Pen("#e8e4ef", INK, "#8a1c3a", "xxxx", "x", "P", "cross", (10, 3), "longdash"),
)
_REFERENCES = (
    Pen("#ffffff", INK, "#a3261b", "", "", "D", "diamond", (4, 2), "dash"),
    Pen("#17242b", PAPER, "#17242b", "", "", "X", "x", (1, 1.5), "dot"),
    Pen("#ffffff", INK, "#4b5a63", "", "", "*", "star", (7, 2, 1, 2), "dashdot"),
)


def pens(chart: Chart) -> tuple[Pen, ...]:
    """A pen for each series of the chart, in its order; the own municipality's is the same in every chart."""
    others, references = cycle(_OTHERS), cycle(_REFERENCES)
    first_own = next((i for i, series in enumerate(chart.series) if series.role is Role.OWN), None)
    return tuple(
        _OWN if i == first_own else next(references if series.role is Role.REFERENCE else others)
        for i, series in enumerate(chart.series)
    )


def level_pen(position: int) -> Pen:
    """The pen of a line across the chart."""
    return _REFERENCES[position % len(_REFERENCES)]
