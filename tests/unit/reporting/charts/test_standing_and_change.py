"""A total among all known ones, and totals over time: editions stay apart."""

import pytest
from results import (
    GRASTORP,
    LJUNGBY,
    OREBRO_2010,
    OREBRO_2012,
    VALLENTUNA_2017,
    VALLENTUNA_2019,
    VALLENTUNA_2021,
    result,
)

from assistant.domain.errors import InvalidInput
from assistant.reporting.charts.alt_text import alt_text
from assistant.reporting.charts.change import APART, change
from assistant.reporting.charts.standing import standing

ALL = (LJUNGBY, GRASTORP, OREBRO_2010, OREBRO_2012, VALLENTUNA_2017, VALLENTUNA_2019, VALLENTUNA_2021)


def test_only_totals_of_the_same_edition_are_ranked_highest_first(instrument):
    chart = standing(LJUNGBY, ALL, instrument.references)
    assert chart.table.rows[:3] == (("Vallentuna 2019", "603"), ("Vallentuna 2017", "555"), ("Ljungby 2018", "461"))
    assert [level.value for level in chart.levels] == [476]


def test_who_ranks_it_is_the_only_one_of_its_series(instrument):
    chart = standing(LJUNGBY, ALL, ())
    assert chart.series[0].values == (None, None, 461)
    assert chart.series[1].values == (603, 555, None)


def test_of_very_many_the_top_the_bottom_and_the_nearest_are_shown_and_the_rest_counted():
    others = [result(f"Kommun {i:03}", 2018, "2016", 300 + i) for i in range(200)]
    chart = standing(others[77], others, ())
    assert len(chart.categories) == 24
    assert chart.categories[0] == "Kommun 199 2018"
    assert chart.categories[-1] == "Kommun 000 2018"
    assert {"Kommun 076 2018", "Kommun 077 2018", "Kommun 078 2018"} < set(chart.categories)
    assert any("176 av dem visas inte" in note for note in chart.notes)


def test_equal_totals_are_ordered_by_name_whatever_order_they_come_in():
    equal = [result(name, 2018, "2016", 500) for name in ("Mora", "Arvika", "Tanum")]
    forward, backward = (standing(equal[0], order, ()) for order in (equal, equal[::-1]))
    assert forward == backward
    assert forward.categories == ("Arvika 2018", "Mora 2018", "Tanum 2018")


def test_without_a_total_nothing_is_ranked():
    with pytest.raises(InvalidInput, match="Arvika 2018"):
        standing(result("Arvika", 2018, "2016"), ALL, ())


def test_no_line_leads_from_one_edition_to_another(instrument):
    chart = change((VALLENTUNA_2021, VALLENTUNA_2019, VALLENTUNA_2017), instrument)
    assert chart.categories == ("2017", "2019", "2021")
    assert [series.values for series in chart.series] == [(555, 603, None), (None, None, 648)]
    assert APART in chart.notes


def test_a_derived_point_bears_a_star_and_its_arithmetic_stands_below(instrument):
    chart = change((OREBRO_2010, OREBRO_2012), instrument)
    assert chart.table.rows == (("2010", "516*"), ("2012", "615"))
    assert chart.notes == (f"* Örebro 2010: {OREBRO_2010.derivation}",)
    assert "2010 516*, 2012 615" in alt_text(chart)


def test_an_area_is_followed_within_an_edition_only(instrument):
    chart = change((OREBRO_2010, OREBRO_2012), instrument, area=3)
    assert chart.series[0].values == (66, 86)
    assert chart.maximum == 100
    with pytest.raises(InvalidInput, match="inom en utgåva"):
        change((LJUNGBY, VALLENTUNA_2021), instrument, area=3)


def test_what_has_no_points_in_any_year_is_refused(instrument):
    with pytest.raises(InvalidInput, match="Inga poäng"):
        change((result("Arvika", 2018, "2016"),), instrument)
