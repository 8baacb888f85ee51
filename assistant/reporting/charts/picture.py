"""A chart as a still picture for Word, PDF and print; the same figures always give the same picture."""

from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING, Any

from assistant.reporting.charts.alt_text import alt_text
from assistant.reporting.charts.chart import Chart, Shape
from assistant.reporting.charts.pens import GRID, INK, PAPER
from assistant.reporting.table import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Wide as the text of an A4 page with margins of 2,5 cm, in inches.
_WIDTH = 6.3
# What offices print: sharp on paper, some 100 kB.
_DOTS_PER_INCH = 220
# Close to the type of the reports; the last is part of matplotlib and so is always there.
_FONTS = ("Arial", "Liberation Sans", "DejaVu Sans")


class Format(StrEnum):
    """Formats of a still picture."""

    PNG = "png"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart ready for a document.

    Attributes:
        width_cm: how wide it is meant to stand.
        alt: what it shows, in words.
        table: the figures that stand beside it.
        notes: what a reader must know, to be printed below.
    """

    title: str
    png: bytes
    width_cm: float
    alt: str
    table: Table
    notes: tuple[str, ...]


def picture_of(chart: Chart) -> Picture:
    """The chart with all that a document needs beside it."""
    return Picture(chart.title, draw(chart), _WIDTH * 2.54, alt_text(chart), chart.table, chart.notes)


def draw(chart: Chart, picture_format: Format = Format.PNG) -> bytes:
    """The picture's bytes; its title is left to the document's caption."""
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with mpl.rc_context(_style()):
        figure = Figure(figsize=(_WIDTH, _height(chart)), dpi=_DOTS_PER_INCH, facecolor=PAPER, layout="constrained")
        FigureCanvasAgg(figure)
        _fill(figure, chart)
        file = BytesIO()
        # no date, no version: the same chart is the same bytes
        metadata: dict[str, Any] = {"Software": None} if picture_format is Format.PNG else {"Date": None}
        figure.savefig(file, format=picture_format.value, metadata=metadata, bbox_inches="tight", pad_inches=0.06)
    return file.getvalue()


def _fill(figure: "Figure", chart: Chart) -> None:
    from assistant.reporting.charts import drawn_bars, drawn_lines, drawn_radar

    match chart.shape:
        case Shape.RADAR:
            drawn_radar.fill(figure, chart)
        case Shape.LINE:
            drawn_lines.fill(figure, chart)
        case Shape.BARS | Shape.RANKED:
            drawn_bars.fill(figure, chart)


def _height(chart: Chart) -> float:
    if chart.shape is Shape.RADAR:
        return 5.2
    if chart.shape is Shape.LINE:
        return 3.6
    from assistant.reporting.charts.drawn_bars import bars_of

    rows = len(chart.categories) * max(1, len(bars_of(chart)) if chart.shape is Shape.BARS else 1)
    return 1.0 + 0.2 * len(chart.levels) + max(0.2 * rows, 0.34 * len(chart.categories))


def _style() -> Any:  # a mapping of names that only matplotlib knows the type of
    return {
        "font.family": [_font()],
        "font.size": 9,
        "text.color": INK,
        "axes.labelcolor": INK,
        "axes.edgecolor": INK,
        "axes.linewidth": 0.8,
        "xtick.color": INK,
        "ytick.color": INK,
        "grid.color": GRID,
        "hatch.linewidth": 0.6,
        "hatch.color": INK,
        "svg.hashsalt": "kompass",
        "svg.fonttype": "path",
    }


def _font() -> str:
    from matplotlib import font_manager

    known = set(font_manager.get_font_names())
    return next(font for font in _FONTS if font in known)
