"""What past human scores teach: nothing from a few reports, an offset from eight, a line from twenty."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.errors import InvalidInput
from assistant.domain.suggestion import Suggestion
from assistant.evaluating.judging.calibration import Pair, calibrated, calibration_of


def _pairs(reports, given_of, edition="2016"):
    return [
        Pair(f"r{n}", edition, Fraction(suggested), Fraction(given_of(suggested)))
        for n in range(reports)
        for suggested in (20, 40, 60)
    ]


def _suggestion(percent):
    low, high = (None, None) if percent is None else (Fraction(0), Fraction(100))
    return Suggestion("2.2", (), percent, low, high)


def test_seven_reports_teach_nothing():
    assert calibration_of(_pairs(7, lambda s: s + 10), "2016") is None
    assert calibrated(_suggestion(Fraction(50)), None) == _suggestion(Fraction(50))


def test_eight_reports_give_one_offset():
    found = calibration_of(_pairs(8, lambda s: 2 * s), "2016")
    assert found is not None
    assert (found.slope, found.constant, found.reports) == (1, 40, 8)


def test_twenty_reports_give_a_line():
    found = calibration_of(_pairs(20, lambda s: 2 * s - 10), "2016")
    assert found is not None
    assert (found.slope, found.constant) == (2, -10)
    assert found.corrected(Fraction(30)) == 50


def test_a_line_never_turns_downwards():
    found = calibration_of(_pairs(20, lambda s: 100 - s), "2016")
    assert found is not None
    assert (found.slope, found.constant) == (0, 60)


def test_where_all_that_is_suggested_is_the_same_an_offset_serves():
    pairs = [Pair(f"r{n}", "2016", Fraction(50), Fraction(60)) for n in range(20)]
    found = calibration_of(pairs, "2016")
    assert found is not None
    assert (found.slope, found.constant) == (1, 10)


def test_editions_do_not_mix():
    with pytest.raises(InvalidInput, match="utgåva 2010"):
        calibration_of([*_pairs(8, lambda s: s), *_pairs(1, lambda s: s, "2010")], "2016")


def test_the_percent_moves_and_the_interval_is_what_was_missed():
    pairs = [Pair(f"r{n}", "2016", Fraction(50), Fraction(50 + n)) for n in range(11)]
    suggestion = calibrated(_suggestion(Fraction(50)), calibration_of(pairs, "2016"))
    assert suggestion.calibrated
    assert (suggestion.low, suggestion.percent, suggestion.high) == (51, 55, 59)


def test_without_a_number_there_is_nothing_to_move():
    found = calibration_of(_pairs(8, lambda s: s + 10), "2016")
    assert calibrated(_suggestion(None), found) == _suggestion(None)


PERCENT = st.integers(0, 100).map(Fraction)


@settings(deadline=None)
@given(st.lists(st.tuples(PERCENT, PERCENT), min_size=8, max_size=25), PERCENT)
def test_what_comes_out_is_a_percent_in_its_interval(points, percent):
    pairs = [Pair(f"r{n}", "2016", suggested, given_) for n, (suggested, given_) in enumerate(points)]
    found = calibrated(_suggestion(percent), calibration_of(pairs, "2016"))
    assert 0 <= found.low <= found.percent <= found.high <= 100
