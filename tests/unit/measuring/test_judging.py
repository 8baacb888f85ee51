"""An answer held against its label; every figure here can be counted by hand."""

from dataclasses import replace

import pytest
from ui_fakes import make_finding

from assistant.domain.answer import Answer, Citation, Statement
from assistant.domain.making import Making, Rejected, Tokens
from assistant.measuring.judging import judge
from assistant.measuring.labelled import Fact, Labelled
from assistant.verifying.verifier import Verifier

PASSAGE = make_finding("Kommunen fick 461 poäng och en tydlig styrmodell.", finding_id="F-LJU-2018-1")
STATEMENT = Statement("Ljungby fick 461 poäng.", (PASSAGE,), (), "Ljungby fick 461 poäng. [K7F2]")
ANSWER = Answer(
    "Ljungby fick 461 poäng. [K7F2]",
    "poäng",
    refused=False,
    citations=(Citation("K7F2", PASSAGE, verified=True),),
    statements=(STATEMENT,),
    seconds=0.5,
)
REFUSAL = Answer("Underlaget säger inget om det.", "poäng", refused=True)


def ask_for(*facts, answerable=True, says=(), says_not=()):
    return Labelled("Q1", "enkel", "Vad fick Ljungby?", answerable, facts, says, says_not)


def outcome_of(question, answer=ANSWER):
    return judge(question, answer, Verifier(frozenset({"Ljungby"})))


def test_an_answer_with_the_source_and_the_figure_lacks_nothing():
    outcome = outcome_of(ask_for(Fact(("F-LJU-2018", "LT"), "461 poäng")))
    assert outcome.holds
    assert (outcome.told, outcome.facts, outcome.cited, outcome.sourced) == (1, 1, 1, 1)
    assert outcome.invented == ()
    assert outcome.seconds == 0.5


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        (ask_for(Fact(("F-HOG-2023",))), "källa F-HOG-2023"),
        (ask_for(Fact(("F-LJU-201",))), "källa F-LJU-201"),
        (ask_for(says=("462",)), "text '462'"),
        (ask_for(says_not=("461",)), "ska inte säga '461'"),
        (ask_for(answerable=False), "besvarad (poäng)"),
    ],
)
def test_what_is_lacking_is_told(question, lacks):
    assert outcome_of(question).lacks == (lacks,)


def test_a_refusal_is_right_where_nothing_is_to_be_answered_and_wrong_elsewhere():
    right, wrong = outcome_of(ask_for(answerable=False), REFUSAL), outcome_of(ask_for(), REFUSAL)
    assert (right.holds, right.refusal_right) == (True, True)
    assert (wrong.lacks, wrong.refusal_right) == (("avböjd",), False)


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("461 poäng", 1),
        ("461 och 476 poäng", 0),
        ("Kommunen har fått poäng i Ljungby", 1),
        ("Sjukfrånvaron bland lärare har minskat", 0),
    ],
)
def test_a_fact_is_told_by_its_figures_or_else_by_its_words(fact, told):
    assert outcome_of(ask_for(Fact(("LT",), fact))).told == told


def test_a_figure_that_no_source_shows_is_invented():
    composed = replace(ANSWER, statements=(replace(STATEMENT, text="Ljungby fick 900 poäng."),))
    (said,) = outcome_of(ask_for(), composed).invented
    assert "talet 900" in said
    written = replace(ANSWER, text="Ljungby fick 900 poäng. [K7F2]", making=Making("m", "p"))
    (said,) = outcome_of(ask_for(), written).invented
    assert "talet 900" in said


def test_what_a_model_did_is_counted():
    making = Making(
        "m",
        "p",
        calls=2,
        counted=2,
        tokens=Tokens(100, 20),
        repaired=1,
        removed=(Rejected("Fel.", "märket finns inte"),),
    )
    outcome = outcome_of(ask_for(), replace(ANSWER, making=making))
    assert (outcome.model, outcome.struck, outcome.repaired, outcome.tokens) == ("m", 1, 1, (100, 20))
    fallen = outcome_of(ask_for(), replace(ANSWER, making=replace(making, counted=1, fallback="bröts")))
    assert (fallen.model, fallen.fallback, fallen.tokens) == (None, "bröts", None)
