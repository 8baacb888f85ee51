"""From what sources say to a level: one voice each, doubt where there is only one, no level where they disagree."""

from fractions import Fraction

import pytest
from judging_examples import evidence
from reading_files import instrument

from assistant.domain.instrument import Level, Scale
from assistant.domain.stance import Stance
from assistant.domain.suggestion import Judgement
from assistant.evaluating.judging.levels import judge_indicator, step_down, step_up
from assistant.evaluating.judging.placing import Placed
from assistant.evaluating.judging.statements import Statement

IN, PART, PLAN, NOT = Stance.IN_PLACE, Stance.PARTLY, Stance.PLANNED, Stance.MISSING
SCALE = instrument().scale


def _placed(source, stance, fit=0.5):
    passage = evidence(f"{source} säger {stance.value} {fit}", source=source)
    return Placed(Statement(passage.text, passage, 0), stance, fit)


def _level(*said, scale=SCALE):
    return judge_indicator("2.1a", [_placed(source, stance) for source, stance in said], scale).judgement.level


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ([("a", IN)], "till stor del"),
        ([("a", IN), ("b", IN)], "fullt ut"),
        ([("a", IN), ("a", IN)], "till stor del"),
        ([("a", PART)], "delvis"),
        ([("a", PART), ("b", PART), ("c", PART)], "delvis"),
        ([("a", NOT)], "inte alls"),
        ([("a", PLAN)], "inte alls"),
        ([("a", IN), ("b", PART)], "till stor del"),
        ([("a", IN), ("a", NOT)], "delvis"),
        ([("a", IN), ("b", IN), ("c", NOT)], "till stor del"),
        ([("a", IN), ("b", NOT), ("c", NOT)], "delvis"),
    ],
)
def test_the_voices_of_the_sources_give_the_level(said, level):
    assert _level(*said) == level


def test_as_many_for_as_against_is_unsure():
    judged = judge_indicator("2.1a", [_placed("a", IN), _placed("b", NOT)], SCALE)
    assert judged.judgement.level is None
    assert judged.judgement.unsure == "Källorna säger emot varandra: 1 för, 1 emot."
    assert judged.sources == 2


def test_silence_is_no_level_and_no_doubt():
    assert judge_indicator("2.1a", [], SCALE).judgement == Judgement("2.1a", None)


def test_quotes_stand_on_their_side_the_best_first_and_at_most_three():
    placed = [*(_placed(f"s{n}", IN, 0.9 - n / 10) for n in range(5)), _placed("emot", PART)]
    judgement = judge_indicator("2.1a", placed, SCALE).judgement
    assert [quote.text.split()[0] for quote in judgement.speaks_for] == ["s0", "s1", "s2"]
    assert [quote.text.split()[0] for quote in judgement.speaks_against] == ["emot"]


def test_any_scale_will_do():
    scale = Scale((Level("nej", Fraction(0)), Level("ja", Fraction(1))))
    assert _level(("a", IN), scale=scale) == "ja"
    assert _level(("a", PART), scale=scale) == "nej"


def test_steps_stay_on_the_scale():
    assert (step_down("inte alls", SCALE), step_up("fullt ut", SCALE)) == ("inte alls", "fullt ut")
    assert (step_down("fullt ut", SCALE), step_up("inte alls", SCALE)) == ("till stor del", "delvis")
