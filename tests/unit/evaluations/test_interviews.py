"""Guides from what the evidence of an evaluation lacks."""

from io import BytesIO

import docx
import pytest
from drafting_examples import judged, suggestion
from evaluation_people import BO, EVA
from kept_evidence import keep_evidence

from assistant.domain.errors import InvalidInput, NotFound, Overtaken
from assistant.domain.evaluation import SourceKind
from assistant.domain.guide import Why


@pytest.fixture
def interviews(evaluations):
    return evaluations.interviews


def test_with_no_evidence_everything_is_a_gap_and_the_minutes_are_the_usual_ones(evaluation, interviews):
    guide = interviews.prepare(evaluation.id, "facken")
    assert (guide.group, guide.minutes) == ("fackliga", 60)
    assert {asked.why for asked in guide.asked} == {Why.GAP}
    assert {asked.because for asked in guide.asked} == {"Inget i underlaget tar upp frågan."}
    assert len({asked.question.split(".")[0] for asked in guide.asked}) == len(guide.asked)


def test_contradictions_first_then_what_only_one_kind_of_source_tells(assistant, evaluations, evaluation, interviews):
    told = keep_evidence(assistant, evaluation, "policy", "Lönekriterierna är kända.", questions=("6.4",))
    keep_evidence(
        assistant, evaluation, "webb", "Kommunen har ett program.", kind=SourceKind.WEBSITE, questions=("1.1",)
    )
    said = keep_evidence(
        assistant, evaluation, "samtal", "Ingen känner till kriterierna.", kind=SourceKind.INTERVIEW, questions=("6.4",)
    )
    contradicting = suggestion("6.4", judged("6.4a", "delvis", told, said))
    evaluations.put(evaluation.id, contradicting, seen=0, verb="föreslog en bedömning")
    guide = interviews.prepare(evaluation.id, "fackliga", minutes=480, asker=EVA)
    assert guide.asked[0].why is Why.CONTRADICTION
    assert set(guide.asked[0].passages) == {told[0].id, said[0].id}
    thin = [asked for asked in guide.asked if asked.why is Why.THIN]
    assert all(asked.question == "1.1" and "på webbplatsen" in asked.because for asked in thin)


def test_a_guide_is_aimed_by_the_evidence_without_anything_suggested_first(
    assistant, evaluations, evaluation, interviews
):
    keep_evidence(assistant, evaluation, "policy", "Normerna för svarstider och öppettider gäller hela kommunen.")
    guide = interviews.prepare(evaluation.id, "enhetschefer", minutes=480, asker=EVA)
    because = {asked.because for asked in guide.asked}
    assert any(line.startswith("Underlaget visar inget om") or "indikatorer" in line for line in because)
    assert all(asked.indicators for asked in guide.asked if asked.why is Why.GAP)
    assert not [item for item in evaluations.open(evaluation.id, EVA).versions if item.startswith("suggestion/")]


def test_earlier_evaluations_of_the_municipality_are_followed_up(base):
    evaluation = base.evaluations.create("Ljungby", 2024, "2016", [EVA], by=EVA)
    guide = base.evaluations.interviews.prepare(evaluation.id, "fackliga", minutes=480)
    asked = [one for one in guide.asked if one.why is Why.FOLLOW_UP]
    assert asked
    assert all(one.text.startswith("Utvärderingen 2018 tog upp ”") for one in asked)


def test_a_kept_guide_is_not_asked_again_of_another_group_and_conflicts_are_told(evaluations, evaluation, interviews):
    first = interviews.prepare(evaluation.id, "kommunledning", minutes=60)
    interviews.keep(evaluation.id, first, seen=0, by=EVA)
    assert evaluations.open(evaluation.id, BO).guide("kommunledning") == first
    second = interviews.prepare(evaluation.id, "politiker", minutes=60)
    assert not {asked.text for asked in first.asked} & {asked.text for asked in second.asked}
    with pytest.raises(Overtaken):
        interviews.keep(evaluation.id, first, seen=0, by=BO)


def test_as_word_it_names_group_and_municipality(evaluation, interviews):
    guide = interviews.prepare(evaluation.id, "politiker", minutes=30)
    document = docx.Document(BytesIO(interviews.as_word(evaluation.id, guide)))
    assert document.core_properties.title == "Intervjuguide: Ledande politiker, Ljungby 2018"


def test_outsiders_and_impossible_slots(evaluation, interviews):
    with pytest.raises(NotFound):
        interviews.prepare(evaluation.id, "fackliga", asker="Ute Stående")
    with pytest.raises(InvalidInput, match="minuter"):
        interviews.prepare(evaluation.id, "fackliga", minutes=5)
