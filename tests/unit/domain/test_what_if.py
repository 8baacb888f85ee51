from dataclasses import replace
from fractions import Fraction

import pytest
from printed_figures import AREAS, ROWS

from assistant.domain.errors import InvalidInput
from assistant.domain.what_if import (
    Figure,
    RaiseArea,
    SetArea,
    SetQuestionPercent,
    SetQuestionPoints,
    what_if,
)

PRINTED = {area.number: area.points for area in AREAS}


def test_a_changed_area_gives_the_exact_total():
    assert what_if(PRINTED, (SetArea(5, 80),)).total == Figure(461, 485, 485)
    assert what_if(tuple(PRINTED.items()), (RaiseArea(5, 10),)).total.text == "461 → 471 (+10)"
    lowered = what_if(PRINTED, (RaiseArea(5, -6), SetArea(1, 80)))
    assert lowered.total.low == 465
    assert lowered.areas == ((1, Figure(70, 80, 80)), (5, Figure(56, 50, 50)))


def test_no_change_changes_nothing():
    assert what_if(PRINTED, ()).total == Figure(461, 461, 461)


def test_a_changed_question_gives_every_figure_that_the_rounding_allows():
    changed = what_if(PRINTED, (SetQuestionPoints("2.1", 15),), questions=ROWS)
    # 2.1 is hidden in 4.5-4.575 and the area in 45.525-46.45, so the area becomes 56.025-56.875.
    assert changed.total == Figure(461, 471, 472)
    assert changed.total.text == "461 → 471 eller 472"
    # 4.2 is hidden in 9.5-9.55 and the area, printed 45, in 45.175-45.5: 45.675-46.
    assert what_if(PRINTED, (SetQuestionPercent("4.2", 100),), questions=ROWS).total == Figure(461, 462, 462)


def test_several_questions_of_one_area_and_others():
    changes = (SetQuestionPoints("2.1", 15), SetQuestionPercent("2.2", Fraction(100)), RaiseArea(8, 1))
    changed = what_if(PRINTED, changes, questions=ROWS)
    assert [number for number, _ in changed.areas] == [2, 8]
    # The other three are hidden in 33.9-34.5, so area 2 becomes 73.9-74.5; area 8 adds 1.
    assert changed.total == Figure(461, 490, 490)


def test_a_range_of_more_than_two_figures_says_to():
    assert Figure(46, 55, 58).text == "46 → 55 till 58"


def test_rows_that_are_not_the_whole_area_leave_the_range_to_the_printed_points():
    only = tuple(row for row in ROWS if row.id == "2.1")
    assert what_if(PRINTED, (SetQuestionPoints("2.1", 15),), questions=only).total == Figure(461, 471, 472)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (SetArea(5, 101), "Område 5 kan inte få 101 poäng"),
        (RaiseArea(5, 45), "Område 5 kan inte få 101 poäng"),
        (RaiseArea(5, -57), "0 till 100"),
        (SetArea(9, 50), "område 9 är inte känd"),
        (SetQuestionPoints("2.1", 16), r"Fråga 2\.1 kan inte få 16 poäng: det ska vara 0 till 15"),
        (SetQuestionPercent("2.1", 101), r"Fråga 2\.1 kan inte få 101 %"),
        (SetQuestionPercent("2.9", 50), r"raden för fråga 2\.9 finns inte"),
    ],
)
def test_what_cannot_be_is_refused_with_its_bounds(change, message):
    with pytest.raises(InvalidInput, match=message):
        what_if(PRINTED, (change,), questions=ROWS)


def test_two_changes_of_the_same_thing_are_refused():
    with pytest.raises(InvalidInput, match="flera sätt"):
        what_if(PRINTED, (SetArea(2, 50), SetQuestionPoints("2.1", 15)), questions=ROWS)
    with pytest.raises(InvalidInput, match="två gånger"):
        what_if(PRINTED, (SetQuestionPoints("2.1", 15), SetQuestionPercent("2.1", 15)), questions=ROWS)


@pytest.mark.parametrize("points", [3, 60])
def test_printed_figures_that_contradict_each_other_are_not_calculated_with(points):
    with pytest.raises(InvalidInput, match="går inte ihop"):
        what_if(PRINTED | {2: points}, (SetQuestionPoints("2.1", 15),), questions=ROWS)


def test_a_row_that_contradicts_itself_is_not_calculated_with():
    wrong = tuple(replace(row, percent=95) if row.id == "2.1" else row for row in ROWS)
    with pytest.raises(InvalidInput, match="går inte ihop"):
        what_if(PRINTED, (SetQuestionPoints("2.1", 15),), questions=wrong)
