"""The two ways to draw: what comes out can be opened, read without colour, and says the same."""

import json
import struct
from io import BytesIO

import pytest
from results import GRASTORP, LJUNGBY, OREBRO_2010, OREBRO_2012, VALLENTUNA_2017, VALLENTUNA_2019, VALLENTUNA_2021

from assistant.reporting.charts.change import change
from assistant.reporting.charts.chart import MOST_SERIES, Chart, Role, Series, Shape
from assistant.reporting.charts.page_figure import figure_of
from assistant.reporting.charts.pens import PAPER, level_pen, pens
from assistant.reporting.charts.picture import Format, draw, picture_of
from assistant.reporting.charts.profile import profile
from assistant.reporting.charts.standing import standing
from assistant.reporting.references import references_beside


@pytest.fixture(params=["bars", "radar", "ranked", "line"])
def chart(request, instrument) -> Chart:
    beside = references_beside(LJUNGBY, instrument)
    match request.param:
        case "bars":
            return profile((LJUNGBY,), beside, instrument)
        case "radar":
            return profile((OREBRO_2012, OREBRO_2010, GRASTORP), (), instrument, shape=Shape.RADAR)
        case "ranked":
            return standing(LJUNGBY, (LJUNGBY, VALLENTUNA_2017, VALLENTUNA_2019), beside)
        case _:
            return change((VALLENTUNA_2017, VALLENTUNA_2019, VALLENTUNA_2021), instrument)


def test_the_picture_can_be_opened_is_sharp_in_print_and_the_same_every_time(chart):
    from PIL import Image

    first = draw(chart)
    width, height = struct.unpack(">II", first[16:24])
    assert width > 1200
    assert height > 400
    with Image.open(BytesIO(first)) as image:
        image.verify()
    assert draw(chart) == first


def test_the_drawing_for_print_shops_is_the_same_every_time_and_fetches_nothing(chart):
    drawn = draw(chart, Format.SVG)
    assert drawn.startswith(b"<?xml")
    assert b"<image" not in drawn
    assert draw(chart, Format.SVG) == drawn


def test_a_document_gets_the_picture_with_its_words_and_its_table(chart):
    picture = picture_of(chart)
    assert picture.alt.startswith(chart.shape.value)
    assert picture.table == chart.table
    assert 10 < picture.width_cm <= 16.1


def test_the_page_shows_every_figure_of_the_chart(chart):
    drawn = json.loads(figure_of(chart).to_json())
    along = {Shape.BARS: "x", Shape.RANKED: "x", Shape.RADAR: "r", Shape.LINE: "y"}[chart.shape]
    for series, trace in zip(chart.series, drawn["data"], strict=True):
        known = [value for value in trace[along] if value is not None]
        assert known[: len(series.known())] == [float(value) for _, value in series.known()]
        assert trace["name"] == series.label
    named = [
        shape["name"].replace("<br>", " ") for shape in drawn["layout"].get("shapes", ()) if shape.get("showlegend")
    ]
    assert named == [level.text for level in chart.levels]


def test_a_name_is_text_to_the_page_and_no_markup():
    hostile = "<a href='https://example.org'>{x}</a>"
    chart = Chart(Shape.LINE, "t", "poäng av 100", 100, "År", ("2018",), (Series(hostile, (1,), Role.OWN),))
    bars = Chart(Shape.BARS, "t", "poäng av 100", 100, "Område", (hostile,), (Series("a", (1,), Role.OWN),))
    assert "<a " not in figure_of(chart).data[0].hovertemplate
    assert "<a " not in figure_of(chart).data[0].name
    assert "<a " not in figure_of(bars).data[0].y[0]


def test_series_are_told_apart_without_colour():
    own = Series("egen", (1,), Role.OWN)
    others = [Series(f"annan {i}", (1,)) for i in range(MOST_SERIES - 1)]
    chart = Chart(Shape.BARS, "t", "poäng av 100", 100, "Område", ("1",), (own, *others))
    chosen = pens(chart)
    assert len({pen.hatch for pen in chosen}) == MOST_SERIES
    assert len({pen.marker for pen in chosen}) == MOST_SERIES
    assert len({pen.dash for pen in chosen}) == MOST_SERIES
    assert len({level_pen(i).dash for i in range(3)}) == 3


def test_text_and_lines_have_a_contrast_of_four_and_a_half():
    kinds = [Series("a", (1,), Role.OWN), *[Series("b", (1,))] * 4, *[Series("c", (1,), Role.REFERENCE)] * 3]
    for pen in pens(Chart(Shape.BARS, "t", "poäng av 100", 100, "Område", ("1",), tuple(kinds))):
        assert _contrast(pen.text, pen.fill) >= 4.5
        assert _contrast(pen.line, PAPER) >= 4.5


def _contrast(first: str, second: str) -> float:
    """Source: WCAG 2.2, relative luminance."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
