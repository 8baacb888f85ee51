"""Statements at indicators: held to what a person has said, else to what is read into them."""

from judging_examples import evidence, judge

from assistant.domain.passage import Kind
from assistant.domain.stance import Stance

NORM = "Normerna för svarstider och öppettider gäller hela kommunen sedan 2021."


def _placed(*passages):
    placing = judge().place(passages)
    return {id_: [one.stance for one in rows] for id_, rows in placing.of_indicator.items()}


def test_a_sentence_of_a_document_finds_its_indicator():
    assert _placed(evidence(NORM)) == {"2.2a": [Stance.IN_PLACE]}


def test_its_negation_is_against_and_a_plan_is_no_deed():
    assert _placed(evidence("Normer för svarstider, öppettider och bemötande saknas.")) == {"2.2a": [Stance.MISSING]}
    assert _placed(evidence("Kommunen planerar att fastställa normer för svarstider, öppettider och bemötande.")) == {
        "2.2a": [Stance.PLANNED]
    }


def test_a_passage_is_held_to_the_questions_it_names():
    assert _placed(evidence(NORM, questions=("6.4",))) == {}


def test_an_indicator_that_a_person_named_is_certain():
    note = "Det fungerar olika från enhet till enhet."
    assert _placed(evidence(note, kind="intervju")) == {}
    assert _placed(evidence(note, kind="intervju", questions=("6.4c",))) == {"6.4c": [Stance.IN_PLACE]}


def test_what_is_about_nothing_in_the_criteria_is_nowhere():
    assert _placed(evidence("Kommunen har under året byggt en ny simhall.")) == {}
    assert _placed(evidence("Sammanträdet öppnades klockan 13.00 av ordföranden.")) == {}


def test_the_criteria_pasted_in_are_no_evidence():
    pasted = [evidence(i.text, kind="egenbeskrivning") for c in judge().criteria for i in c.indicators]
    assert _placed(*pasted) == {}


def test_a_finding_on_the_question_as_a_whole_stands_beside():
    finding = evidence("Det här fungerar bra hos er.", kind=Kind.STRENGTH, questions=("8.3",))
    placing = judge().place([finding])
    assert placing.of_indicator == {}
    assert [one.statement.text for one in placing.of_question["8.3"]] == [finding.text]
    assert judge().place([evidence("Det här fungerar bra hos er.", questions=("8.3",))]).of_question == {}
