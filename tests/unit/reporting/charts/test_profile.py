"""Points over the areas: whose they are, what they may stand beside, and what is said of it."""

from fractions import Fraction

import pytest
from results import GRASTORP, LJUNGBY, OREBRO_2010, OREBRO_2012, VALLENTUNA_2017, VALLENTUNA_2021, result

from assistant.domain.errors import InvalidInput
from assistant.reporting.charts.alt_text import alt_text
from assistant.reporting.charts.chart import Role, Shape
from assistant.reporting.charts.profile import points_per_area, profile
from assistant.reporting.references import references_beside


def test_the_first_diagram_that_the_real_report_lacks_has_every_area_with_its_name_and_points(instrument):
    chart = points_per_area(LJUNGBY, instrument)
    assert chart is not None
    assert chart.table.headers == ("Område", "Ljungby 2018")
    assert chart.table.rows[0] == ("1 Offentlighet och demokrati", "70")
    assert [row[1] for row in chart.table.rows] == ["70", "46", "69", "45", "56", "49", "52", "74"]


def test_the_second_sets_the_profile_against_both_averages_spread_over_the_areas(instrument):
    chart = profile((LJUNGBY,), references_beside(LJUNGBY, instrument), instrument)
    assert [level.value for level in chart.levels] == [Fraction(119, 2), Fraction(109, 2)]
    assert "476 poäng, i snitt per område: 59,5" in chart.levels[0].text
    assert any("oklart om äldre utgåvor" in note for note in chart.notes)
    assert chart.table.rows[-1][1] == "54,5"


def test_an_average_known_per_area_is_a_series_and_not_a_line(instrument):
    chart = profile((VALLENTUNA_2021,), references_beside(VALLENTUNA_2021, instrument), instrument)
    assert not chart.levels
    assert [series.role for series in chart.series] == [Role.OWN, Role.REFERENCE]
    assert chart.series[1].values == (63, 65, 73, 64, 61, 59, 68, 64)


def test_results_of_two_editions_are_never_in_one_diagram(instrument):
    with pytest.raises(InvalidInput, match="olika utgåvor"):
        profile((LJUNGBY, VALLENTUNA_2021), (), instrument)


def test_an_average_of_another_edition_is_not_drawn(instrument):
    chart = profile((LJUNGBY,), [r for r in instrument.references if r.edition == "2020"], instrument)
    assert [series.label for series in chart.series] == ["Ljungby 2018"]


def test_without_area_points_there_is_no_profile(instrument):
    assert points_per_area(VALLENTUNA_2017, instrument) is None
    with pytest.raises(InvalidInput, match="inte kända"):
        profile((VALLENTUNA_2017,), (), instrument)


def test_more_than_can_be_told_apart_is_refused(instrument):
    many = [result(f"Kommun {i}", 2018, "2016", areas=[50] * 8) for i in range(6)]
    with pytest.raises(InvalidInput, match="rymmer 5"):
        profile(many, (), instrument)


def test_a_derived_result_is_marked_and_its_arithmetic_told(instrument):
    chart = profile((OREBRO_2012, OREBRO_2010), (), instrument)
    assert chart.series[1].label == "Örebro 2010 (härledd)"
    assert OREBRO_2010.derivation in chart.notes


def test_an_area_that_one_of_them_lacks_is_unknown_and_not_zero(instrument):
    part = result("Halv", 2013, "2010", areas=[40, 50])
    chart = profile((GRASTORP, part), (), instrument)
    assert chart.series[1].values[2] is None
    assert chart.table.rows[2][2] == "okänt"


def test_a_radar_says_which_average_it_cannot_show(instrument):
    chart = profile((LJUNGBY,), references_beside(LJUNGBY, instrument), instrument, shape=Shape.RADAR)
    assert not chart.levels
    assert sum("är inte ritat" in note for note in chart.notes) == 2


def test_the_alternative_text_holds_each_own_figure_and_stays_short_for_the_rest(instrument):
    chart = profile((OREBRO_2012, OREBRO_2010, GRASTORP), (), instrument)
    said = alt_text(chart)
    assert all(f"{name} {value}" in said for name, value in zip(chart.categories, chart.series[0].values, strict=True))
    assert (
        "Grästorp 2014: högst 3 Politisk styrning och kontroll 73, lägst 4 Ledarskap, ansvar och delegation 53." in said
    )
