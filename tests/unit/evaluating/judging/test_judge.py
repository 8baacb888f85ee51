"""The judge on the shipped criteria, end to end."""

import random
import time
from dataclasses import replace

import pytest
from judging_examples import evidence, judge

from assistant.domain.errors import NotFound
from assistant.domain.suggestion import Anchor
from assistant.evaluating.judging.judge import MAKER

WELL_SHOWN = (
    evidence("Normerna för svarstider och öppettider gäller hela kommunen sedan 2021."),
    evidence("Bemötande finns med som krav i annonsmallen och i lönekriterierna."),
    evidence("Svarsfrekvensen för telefon och e-post mäts varje år i KKiK och redovisas per förvaltning."),
    evidence("Kommunen har kända normer för svarstider och öppettider i alla verksamheter.", kind="intervju"),
)


def _one(passages, question="2.2", past=()):
    (suggestion,) = judge().suggest(passages, past, questions=(question,))
    return suggestion


def test_levels_with_quotes_a_percent_and_its_interval():
    suggestion = _one(WELL_SHOWN)
    levels = {one.indicator: one.level for one in suggestion.judgements}
    assert levels == {
        "2.2a": "fullt ut",
        "2.2b": "till stor del",
        "2.2c": None,
        "2.2d": None,
        "2.2e": "till stor del",
        "2.2f": None,
    }
    assert suggestion.percent is not None
    assert 50 < suggestion.percent < 90
    assert suggestion.low < suggestion.percent < suggestion.high
    assert suggestion.maker == MAKER
    texts = {passage.passage_id: passage.text for passage in WELL_SHOWN}
    quotes = [quote for one in suggestion.judgements for quote in (*one.speaks_for, *one.speaks_against)]
    assert quotes
    assert all(quote.text in texts[quote.passage_id] for quote in quotes)


def test_too_little_gives_the_quotes_but_no_number():
    suggestion = _one(WELL_SHOWN[:2])
    assert (suggestion.seen, suggestion.percent, suggestion.low, suggestion.high) == (2, None, None, None)
    assert suggestion.judgements[0].speaks_for


def test_no_evidence_says_nothing_of_any_question():
    suggestions = judge().suggest(())
    assert [one.question for one in suggestions] == [c.question for c in judge().criteria]
    assert not any(one.seen or one.percent is not None for one in suggestions)
    assert not any(judgement.speaks_against for one in suggestions for judgement in one.judgements)


def test_a_denial_lowers_the_percent():
    denied = evidence("Normer för svarstider, öppettider och bemötande saknas i socialtjänsten.", kind="intervju")
    assert _one((*WELL_SHOWN, denied)).percent < _one(WELL_SHOWN).percent


def test_what_is_planned_counts_as_not_done():
    planned = evidence("Kommunen kommer att mäta tillgänglighet för telefon, e-post och möten.")
    judged = next(one for one in _one((planned,)).judgements if one.indicator == "2.2e")
    assert judged.level == "inte alls"
    assert judged.speaks_against
    assert not judged.speaks_for


def test_the_same_evidence_in_any_order_gives_the_same_suggestions():
    shuffled = list(WELL_SHOWN)
    random.Random(1).shuffle(shuffled)
    assert judge().suggest(shuffled) == judge().suggest(WELL_SHOWN)


def test_a_question_without_a_criterion_is_named():
    with pytest.raises(NotFound, match=r"Fråga 9\.9 har ingen kriterietext"):
        judge().suggest((), questions=("9.9",))


def test_questions_come_in_the_order_asked_for():
    assert [one.question for one in judge().suggest((), questions=("6.4", "2.2"))] == ["6.4", "2.2"]


def test_scored_neighbours_stand_beside_and_change_nothing():
    anchor = Anchor("Höganäs", 2018, "2.2", 80, 20, "Svarstider för telefon mäts.", "p1")
    anchored = _one(WELL_SHOWN, past=(anchor,))
    assert anchored.anchors == (anchor,)
    assert replace(anchored, anchors=()) == _one(WELL_SHOWN)


def test_five_hundred_passages_and_all_questions_take_seconds():
    words = [i.text.split() for c in judge().criteria for i in c.indicators]
    rng = random.Random(0)
    passages = [
        evidence(". ".join(" ".join(rng.sample(rng.choice(words), 5)).capitalize() for _ in range(4)), source=f"{n} ")
        for n in range(500)
    ]
    started = time.process_time()
    judge().suggest(passages)
    assert time.process_time() - started < 15  # some 4 s of one core; every sentence is made of the criteria's words
