import pytest
from answer_examples import cited_ids, municipalities_of, plain

from assistant.answering.intents import Intent
from assistant.domain.passage import Kind


@pytest.mark.parametrize(
    ("question", "criterion", "group"),
    [
        ("Vad frågar jag facken om lönesättning?", "K6.4", "fackliga"),
        ("Frågor till enhetschefer om klagomål och synpunkter", "K2.5", "enhetschefer"),
        ("Vilka frågor ställer jag till politikerna om uppföljning av mål, 3.3?", "K3.3", "politiker"),
        ("Intervjufrågor om miljö och klimat", "K8.6", None),
    ],
)
def test_questions_come_from_the_criterion_and_name_who_is_asked(base, question, criterion, group):
    answer = base.ask(question)
    assert answer.kind == Intent.INTERVIEW
    assert criterion in cited_ids(answer)
    assert "?" in answer.text
    if group:
        asked = [c.passage for c in answer.citations if ": Intervjufråga till" in c.passage.heading]
        assert asked
        assert any(group in passage.heading for passage in asked)


@pytest.mark.parametrize("question", ["Vad frågar jag facken om sjukfrånvaro?", "Intervjufrågor om jobbsökande"])
def test_a_subject_that_only_the_criteria_take_up(base, question):
    answer = base.ask(question)
    assert answer.kind == Intent.INTERVIEW
    assert not answer.refused
    assert any(": Intervjufråga till" in c.passage.heading for c in answer.citations)


def test_a_group_and_a_subject_that_nothing_takes_up(base):
    assert base.ask("Vad frågar jag politikerna om raketbränsle?").refused


def test_every_interview_question_is_in_the_criteria_word_for_word(base):
    known = {q.text for criterion in base.criteria() for q in criterion.interview}
    answer = base.ask("Intervjufrågor om 4.4")
    asked = [c.passage.text for c in answer.citations if ": Intervjufråga till" in c.passage.heading]
    assert asked
    assert set(asked) <= known
    assert all(text in answer.text for text in asked)


def test_what_is_on_record_is_the_named_municipalitys_own(base):
    answer = base.ask("Vad ska jag fråga cheferna i Ljungby om ledarutveckling?")
    assert municipalities_of(answer) == {"Ljungby"}
    assert "LQ4.6" in cited_ids(answer)
    assert any(id_.startswith("L4F") for id_ in cited_ids(answer))


def test_a_whole_area(base):
    answer = base.ask("Vilka intervjufrågor passar för område 7?")
    criteria = [c.passage for c in answer.citations if c.passage.kind is Kind.CRITERION]
    assert {passage.area for passage in criteria} == {7}


def test_an_unknown_municipality_is_refused(base):
    answer = base.ask("Vad frågar jag facken i Kiruna om lönesättning?")
    assert answer.refused
    assert answer.citations == ()
    assert "Kiruna" in plain(answer)
