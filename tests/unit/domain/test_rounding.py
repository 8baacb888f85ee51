from decimal import Decimal
from fractions import Fraction

import pytest

from assistant.domain.rounding import (
    MINUS,
    UNKNOWN_TEXT,
    format_difference,
    format_number,
    format_percent,
    format_trimmed,
    half_up,
    half_up_to,
)


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("5/2", 3), ("9/2", 5), ("21/2", 11), ("2499/1000", 2), ("0", 0), ("1/3", 0), ("-5/2", -3), ("-1/3", 0)],
)
def test_a_tie_goes_away_from_zero(value, rounded):
    assert half_up(Fraction(value)) == rounded


def test_a_float_is_refused_because_it_may_have_lost_the_tie():
    with pytest.raises(TypeError, match="float"):
        half_up(0.5)  # type: ignore[arg-type]


def test_decimals_are_kept_and_a_negative_zero_is_not():
    assert half_up_to(Fraction("45.175"), 1) == Decimal("45.2")
    assert half_up_to(Fraction("46.05"), 1) == Decimal("46.1")
    assert str(half_up_to(49, 1)) == "49.0"
    assert str(half_up_to(Fraction(-1, 100), 1)) == "0.0"
    assert str(half_up_to(Fraction(5, 100), 1)) == "0.1"


def test_a_negative_number_of_decimals_is_refused():
    with pytest.raises(ValueError, match="decimals"):
        half_up_to(Fraction(1), -1)


def test_numbers_are_written_in_swedish():
    assert format_number(Fraction("45.175"), 1) == "45,2"
    assert format_number(-25) == f"{MINUS}25"
    assert format_number(800) == "800"
    assert format_difference(15) == "+15"
    assert format_difference(Fraction("-2.5"), 1) == f"{MINUS}2,5"
    assert format_difference(0) == "0"
    assert format_difference(Fraction(1, 100)) == "0"


def test_trimmed_numbers_have_no_more_decimals_than_they_need():
    assert [format_trimmed(Fraction(value)) for value in ("9.5", "13.425", "46", "100", "0")] == [
        "9,5",
        "13,425",
        "46",
        "100",
        "0",
    ]
    assert format_trimmed(Fraction(1, 3)) == "0,333"


def test_percent_keeps_the_unknown_unknown():
    assert format_percent(Fraction(46100, 800), 1) == "57,6 %"
    assert format_percent(None) == UNKNOWN_TEXT
    assert format_percent(0) == "0 %"
