from passages import make_passage

from assistant.answering.verify import faults_of, verified_keys
from assistant.domain.answer import Statement
from assistant.verifying.verifier import Verifier

ROW = make_passage("Ljungby 2018, fråga 2.2 Tillgänglighet: 7 av 25 poäng, 29 procent.", questions=("2.2",))
TEXT = make_passage("En demokratiberedning driver många slags aktiviteter.")
verifier = Verifier()


def statement(text, *cited, computed=()):
    return Statement(text, tuple(cited), tuple(computed))


def test_a_statement_without_source_is_not_judged():
    assert faults_of(statement("42 skäl"), verifier) == ()


def test_figures_and_quotes_are_the_sources_or_codes():
    assert faults_of(statement("7 av 25, ett skäl att fråga vidare", ROW), verifier) == ()
    assert faults_of(statement("18 poäng kvar", ROW), verifier)
    assert faults_of(statement("18 poäng kvar", ROW, computed=("18",)), verifier) == ()
    assert faults_of(statement("Där står ”driver få slags aktiviteter”.", TEXT), verifier)


def test_one_failing_statement_unverifies_the_passages_it_cites_and_no_other():
    keys = {ROW.id: "KAAA", TEXT.id: "KBBB"}
    said = [statement("7 av 25", ROW), statement("99 slags aktiviteter", TEXT), statement("många slags", TEXT)]
    assert verified_keys(said, keys, verifier=verifier, english=False) == {"KAAA"}
