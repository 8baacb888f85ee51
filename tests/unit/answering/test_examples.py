"""What others do, or lack, told of all municipalities at once."""

import pytest
from answer_examples import cited_ids, municipalities_of, plain

from assistant.answering.intents import Intent
from assistant.domain.passage import FINDING_KINDS, Kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Vilka brister pekar utvärderingarna på när det gäller uppföljning av mål?", Kind.IMPROVEMENT),
        ("Vilka förbättringsområden nämner rapporterna om ledarskap?", Kind.IMPROVEMENT),
        ("Vilka styrkor lyfter utvärderingarna fram om medborgardialog?", Kind.STRENGTH),
        ("What weaknesses do the evaluations point to in steering?", Kind.IMPROVEMENT),
    ],
)
def test_several_evaluations_are_not_one_municipality(base, question, kind):
    answer = base.ask(question)
    assert answer.kind == Intent.EXAMPLES
    assert not answer.refused
    assert "Ingen kommun är nämnd" not in answer.text
    findings = [c.passage for c in answer.citations if c.passage.kind in FINDING_KINDS]
    assert len({p.municipality for p in findings}) > 1
    assert {p.kind for p in findings} <= ({kind, Kind.PRACTICE} if kind is Kind.STRENGTH else {kind})


def test_what_shares_only_its_number_with_the_question_stands_under_a_heading_of_its_own(base):
    answer = base.ask("Vilka brister pekar utvärderingarna på när det gäller uppföljning av mål?")
    direct, _, near = plain(answer).partition("Närliggande")
    assert {"F-VBG-2018-4", "F-VBG-2018-6", "L3F7"} <= cited_ids(answer)
    assert "Vänersborg 2018" in direct
    assert "Värdegrunden" in near
    assert "Värdegrunden" not in direct


@pytest.mark.parametrize(
    "question",
    ["Vad säger utvärderingarna om ledarskap?", "What do the evaluations say about leadership?"],
)
def test_what_the_evaluations_say_is_no_question_about_the_instrument(base, question):
    answer = base.ask(question)
    assert answer.kind == Intent.EXAMPLES
    assert len(municipalities_of(answer)) > 1


@pytest.mark.parametrize("question", ["Hur går utvärderingarna till?", "Vad kostar utvärderingarna?"])
def test_how_evaluations_are_made_still_is_one(base, question):
    assert base.ask(question).kind == Intent.PROCESS


@pytest.mark.parametrize(
    "question",
    ["Vilka brister har andra kommuner i ledarskap?", "Vilka brister pekar rapporterna på i ledarskap?"],
)
def test_who_asks_for_what_is_lacking_is_not_told_that_good_examples_are(base, question):
    text = plain(base.ask(question))
    assert "inget gott exempel" not in text
    assert "Förbättringsområden hos minst" in text


def test_who_asks_for_examples_is_told_where_there_is_none(base):
    direct, _, _ = plain(base.ask("Hur arbetar de med målen i nämnden?")).partition("Närliggande")
    assert "inget gott exempel" in direct
    lines = [line for line in direct.splitlines() if line.startswith("- ")]
    assert lines
    assert all("(förbättringsområde" in line for line in lines)


def test_one_evaluation_is_still_the_one_full_report(base):
    answer = base.ask("Vilka brister pekar rapporten på när det gäller uppföljning av mål?")
    assert municipalities_of(answer) == {"Ljungby"}
    assert any(id_.startswith("L3F") for id_ in cited_ids(answer))
