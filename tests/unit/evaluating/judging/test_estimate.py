"""Percent and interval, computed by the scoring core from levels, with the unseen left open."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judging_examples import judge
from reading_files import instrument

from assistant.domain.suggestion import Judgement
from assistant.evaluating.judging.estimate import average_share, enough, estimate, summed_up
from assistant.evaluating.judging.levels import Judged

CRITERION = judge().criterion("2.2")
EDITION, SCALE = instrument().theme_edition, instrument().scale
NAMES = [level.name for level in SCALE.levels]
LEVELS = st.lists(st.sampled_from([None, *NAMES]), min_size=6, max_size=6)


def _judged(levels, sources=1):
    return [
        Judged(Judgement(indicator.id, level), sources if level else 0)
        for indicator, level in zip(CRITERION.indicators, levels, strict=True)
    ]


def _estimate(levels, sources=1, average=Fraction(1, 2), beside=()):
    return estimate(CRITERION, _judged(levels, sources), EDITION, SCALE, average=average, beside=beside)


def test_all_seen_by_several_sources_is_the_score_and_leaves_nothing_open():
    found = _estimate(["fullt ut", "fullt ut", "delvis", "delvis", "inte alls", "till stor del"], sources=2)
    assert found.percent == found.low == found.high == Fraction(100 * 10, 18)


def test_one_source_leaves_a_step_open_on_either_side():
    found = _estimate(["till stor del"] * 6)
    assert (found.low, found.percent, found.high) == (Fraction(100, 3), Fraction(200, 3), 100)


def test_the_unseen_stand_as_the_seen_drawn_to_the_average_and_may_be_anything():
    found = _estimate(["fullt ut"] * 3 + [None] * 3, sources=2)
    # (3 * 1 + 3 * 1/2) / 6 = 3/4 for each unseen
    assert found.percent == Fraction(100, 6) * (3 + 3 * Fraction(3, 4))
    assert (found.low, found.high) == (50, 100)


def test_findings_on_the_whole_question_move_the_unseen_only():
    seen = ["fullt ut"] * 3 + [None] * 3
    lower = _estimate(seen, sources=2, beside=(Fraction(0),))
    assert lower.percent < _estimate(seen, sources=2).percent
    assert (lower.low, lower.high) == (50, 100)


@settings(deadline=None)  # the criteria are read once, in the first example
@given(LEVELS, st.integers(1, 3), st.fractions(0, 1))
def test_the_percent_lies_in_its_interval(levels, sources, average):
    found = _estimate(levels, sources, average)
    assert 0 <= found.low <= found.percent <= found.high <= 100


@settings(deadline=None)
@given(LEVELS, st.integers(0, 5))
def test_a_higher_level_never_lowers_the_percent(levels, place):
    if levels[place] in (None, NAMES[-1]):
        return
    raised = [*levels[:place], NAMES[NAMES.index(levels[place]) + 1], *levels[place + 1 :]]
    assert _estimate(raised).percent > _estimate(levels).percent


@pytest.mark.parametrize(("seen", "number"), [(0, False), (2, False), (3, True), (6, True)])
def test_a_number_takes_half_of_the_indicators(seen, number):
    judged = _judged(["delvis"] * seen + [None] * (6 - seen))
    assert enough(judged) is number
    suggestion = summed_up(CRITERION, judged, EDITION, SCALE, average=Fraction(1, 2), maker="kod")
    assert [value is not None for value in (suggestion.percent, suggestion.low, suggestion.high)] == [number] * 3
    assert suggestion.seen == seen


def test_half_of_five_is_three():
    assert not enough(_judged(["delvis"] * 2 + [None] * 4)[:5])
    assert not enough([])


def test_the_average_is_the_newest_published_of_the_edition_and_half_where_there_is_none():
    known = instrument()
    assert average_share(known, known.theme_edition) == Fraction(476, 800)
    assert average_share(replace(known, references=()), known.theme_edition) == Fraction(1, 2)
