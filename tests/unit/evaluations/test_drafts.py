"""Drafts proposed, decided on, written and read back; what a person did is never lost."""

from dataclasses import replace
from fractions import Fraction

import pytest
from drafting_examples import judged, suggestion
from evaluation_people import BO, EVA
from kept_evidence import keep_evidence

from assistant.domain.assessment import TeamRating
from assistant.domain.drafted import Verdict
from assistant.domain.errors import InvalidInput, NotFound, Overtaken
from assistant.domain.passage import Kind
from assistant.domain.rating import Rating
from assistant.evaluating.drafting.checking import NO_EVIDENCE
from assistant.evaluating.drafting.difference import Fate
from assistant.evaluating.drafting.review import reworking
from assistant.evaluating.items import put_step


@pytest.fixture
def drafts(evaluations):
    return evaluations.drafts


@pytest.fixture
def evidence(assistant, evaluation):
    """Two findings and a document with something for and something against."""
    keep_evidence(
        assistant, evaluation, "rapport", "Brukarråd inom äldreomsorgen", "Servicenormer för hela organisationen",
        slag=Kind.STRENGTH, questions=("2.1",), area=2,
    )  # fmt: skip
    return keep_evidence(
        assistant,
        evaluation,
        "policy",
        "Kommunen har ett kontaktcenter som svarar direkt.",
        "En strategi för brukarfokus saknas.",
    )


@pytest.fixture
def suggested(evaluations, evaluation, evidence):
    told, missing = evidence
    made = suggestion("2.1", judged("2.1a", "delvis", (told,), (missing,)))
    evaluations.put(evaluation.id, made, seen=0, verb="föreslog en bedömning")
    return made


def texts(evaluations, evaluation, kind, area=2):
    return [d.text for d in evaluations.open(evaluation.id, EVA).drafts if d.kind is kind and d.area == area]


def test_proposed_from_findings_and_kept_for_the_whole_team(evaluations, evaluation, drafts, evidence):
    drafts.propose(evaluation.id, 2, by=EVA)
    kept = evaluations.open(evaluation.id, BO).drafts
    assert {d.text for d in kept} == {"Brukarråd inom äldreomsorgen", "Servicenormer för hela organisationen"}
    assert all(d.verdict is Verdict.PROPOSED and d.evidence and not d.unsupported for d in kept)


def test_a_suggestion_that_the_proposer_may_not_see_yet_makes_no_draft(evaluations, evaluation, drafts, suggested):
    drafts.propose(evaluation.id, 2, by=EVA)
    assert texts(evaluations, evaluation, Kind.IMPROVEMENT) == []


def test_a_preview_shows_all_and_keeps_nothing(evaluations, evaluation, drafts, suggested):
    shown = drafts.preview(evaluation.id, 2).drafts
    assert "Kontaktcenter som svarar direkt" in [d.text for d in shown]
    assert [d.text for d in shown if d.kind is Kind.IMPROVEMENT] == ["Strategi för brukarfokus"]
    assert evaluations.open(evaluation.id, EVA).drafts == ()


def test_proposing_again_keeps_decisions_and_is_no_act_where_nothing_is_new(evaluations, evaluation, drafts, evidence):
    drafts.propose(evaluation.id, 2, by=EVA)
    first, second = evaluations.open(evaluation.id, EVA).drafts
    drafts.accept(evaluation.id, first.id, seen=1, by=EVA)
    drafts.reject(evaluation.id, second.id, reason="För allmänt", seen=1, by=BO)
    before = evaluations.history(evaluation.id, EVA)
    drafts.propose(evaluation.id, 2, by=BO)
    assert evaluations.history(evaluation.id, EVA) == before
    state = evaluations.open(evaluation.id, EVA)
    assert state.draft(first.id).verdict is Verdict.ACCEPTED
    assert (state.draft(second.id).verdict, state.draft(second.id).reason) == (Verdict.REJECTED, "För allmänt")


def test_a_persons_words_are_held_against_the_same_evidence(evaluations, evaluation, drafts, evidence):
    drafts.propose(evaluation.id, 2, by=EVA)
    draft = evaluations.open(evaluation.id, EVA).drafts[0]
    drafts.edit(evaluation.id, draft.id, f"{draft.text} med 40 deltagare", seen=1, by=BO)
    edited = evaluations.open(evaluation.id, EVA).draft(draft.id)
    assert edited.changed
    assert any("40" in line for line in edited.unsupported)
    drafts.edit(evaluation.id, draft.id, draft.text, seen=2, by=BO)
    assert evaluations.open(evaluation.id, EVA).draft(draft.id).unsupported == ()


def test_ones_own_text_stands_last_and_is_marked_until_it_rests_on_something(evaluations, evaluation, drafts, evidence):
    drafts.propose(evaluation.id, 2, by=EVA)
    own = drafts.write(evaluation.id, 2, Kind.STRENGTH, "Kontaktcenter  som svarar direkt", by=BO)
    assert own.unsupported == (NO_EVIDENCE,)
    assert texts(evaluations, evaluation, Kind.STRENGTH)[-1] == "Kontaktcenter som svarar direkt"
    resting = drafts.write(
        evaluation.id, 2, Kind.STRENGTH, "Kontaktcenter som svarar", by=BO, evidence=(evidence[0].id,)
    )
    assert resting.unsupported == ()
    for area, kind, text in (
        (2, Kind.GENERAL, "x y"),
        (0, Kind.STRENGTH, "x y"),
        (9, Kind.STRENGTH, "x y"),
        (2, Kind.STRENGTH, " "),
    ):
        with pytest.raises(InvalidInput):
            drafts.write(evaluation.id, area, kind, text, by=EVA)


def test_reordered_by_all_its_ids(evaluations, evaluation, drafts, evidence):
    drafts.propose(evaluation.id, 2, by=EVA)
    first, second = evaluations.open(evaluation.id, EVA).drafts
    drafts.reorder(evaluation.id, 2, Kind.STRENGTH, [second.id, first.id], by=EVA)
    assert [d.id for d in evaluations.open(evaluation.id, EVA).drafts] == [second.id, first.id]
    assert drafts.reorder(evaluation.id, 2, Kind.STRENGTH, [second.id, first.id], by=EVA) == ()


def test_the_second_of_two_is_told_who_was_before(evaluations, evaluation, drafts, evidence):
    drafts.propose(evaluation.id, 2, by=EVA)
    draft = evaluations.open(evaluation.id, EVA).drafts[0]
    drafts.edit(evaluation.id, draft.id, "Brukarråd", seen=1, by=EVA)
    with pytest.raises(Overtaken, match="Eva Ek"):
        drafts.edit(evaluation.id, draft.id, "Råd", seen=1, by=BO)


def test_every_version_says_who_and_what_and_an_edit_can_be_undone(evaluations, evaluation, drafts, evidence):
    drafts.propose(evaluation.id, 2, by=EVA)
    draft = evaluations.open(evaluation.id, EVA).drafts[0]
    drafts.edit(evaluation.id, draft.id, "Brukarråd inom hela omsorgen", seen=1, by=BO)
    edit, proposal = drafts.versions(evaluation.id, draft.id, EVA)
    assert (edit.by, edit.verb, proposal.by) == (BO, "ändrade utkastet", EVA)
    assert [s.text.strip() for s in edit.changes if s.fate is Fate.ADDED] == ["hela omsorgen"]
    evaluations.undo(evaluation.id, evaluations.history(evaluation.id, BO)[0].entry.act, by=BO)
    assert evaluations.open(evaluation.id, EVA).draft(draft.id).text == draft.text
    with pytest.raises(NotFound):
        drafts.versions(evaluation.id, draft.id, "Ute Stående")


def test_restored_and_unknown(evaluations, evaluation, drafts, evidence):
    drafts.propose(evaluation.id, 2, by=EVA)
    draft = evaluations.open(evaluation.id, EVA).drafts[0]
    drafts.reject(evaluation.id, draft.id, reason="Nej", seen=1, by=EVA)
    drafts.restore(evaluation.id, draft.id, seen=2, by=BO)
    assert evaluations.open(evaluation.id, EVA).draft(draft.id) == replace(draft, verdict=Verdict.PROPOSED)
    with pytest.raises(NotFound):
        drafts.accept(evaluation.id, "finns inte", seen=0, by=EVA)
    with pytest.raises(InvalidInput, match="område 9"):
        drafts.propose(evaluation.id, 9, by=EVA)


def test_the_summary_rests_on_what_people_accepted(evaluations, evaluation, drafts, evidence):
    assert drafts.summarise(evaluation.id, by=EVA) == ()
    drafts.propose(evaluation.id, 2, by=EVA)
    first = evaluations.open(evaluation.id, EVA).drafts[0]
    drafts.accept(evaluation.id, first.id, seen=1, by=EVA)
    (made,) = drafts.summarise(evaluation.id, by=EVA)
    assert made.text == "Bland kommunens styrkor märks brukarråd inom äldreomsorgen."
    assert texts(evaluations, evaluation, Kind.GENERAL, area=0) == [made.text]
    assert reworking(evaluations.open(evaluation.id, EVA).drafts).unchanged == 1


def test_a_summary_may_tell_what_the_ratings_come_to_and_nothing_else(evaluations, evaluation, drafts):
    rated = [TeamRating(Rating(f"2.{n}", Fraction(50), ()), "") for n in range(1, 6)]
    steps = [put_step(rating, seen=0, verb="satte teamets bedömning") for rating in rated]
    evaluations.log.act(evaluation.id, steps, by=EVA)
    (made,) = drafts.summarise(evaluation.id, by=EVA)
    assert "Brukarfokus, tillgänglighet och bemötande (50 av 100)" in made.text
    drafts.edit(evaluation.id, made.id, f"{made.text} Det är 99 poäng.", seen=1, by=BO)
    assert any("99" in line for line in evaluations.open(evaluation.id, EVA).draft(made.id).unsupported)
    drafts.edit(evaluation.id, made.id, made.text, seen=2, by=BO)
    assert evaluations.open(evaluation.id, EVA).draft(made.id).unsupported == ()


def lock(evaluations, evaluation, question, *names):
    for name in names:
        item = f"rating/{question}/{name}"
        rating = Rating(question, Fraction(50), ())
        seen = evaluations.open(evaluation.id, name).version(item)
        evaluations.ratings.rate(evaluation.id, rating, seen=seen, by=name)
        seen = evaluations.open(evaluation.id, name).version(item)
        evaluations.ratings.lock(evaluation.id, question, seen=seen, by=name)


def test_evidence_is_judged_for_drafts_once_all_have_locked_and_nothing_is_suggested_first(
    assistant, evaluations, evaluation, drafts
):
    norm = "Normerna för svarstider och öppettider gäller hela kommunen sedan 2021."
    keep_evidence(assistant, evaluation, "policy", norm)
    assert any("svarstider" in d.text for d in drafts.preview(evaluation.id, 2).drafts)
    assert drafts.propose(evaluation.id, 2, by=EVA).drafts == ()
    lock(evaluations, evaluation, "2.2", EVA)
    assert drafts.propose(evaluation.id, 2, by=EVA).drafts == ()  # Bo reads the drafts too, and rates blind
    lock(evaluations, evaluation, "2.2", BO)
    assert any("svarstider" in d.text for d in drafts.propose(evaluation.id, 2, by=EVA).drafts)
    state = evaluations.open(evaluation.id, EVA)
    assert any("svarstider" in d.text for d in state.drafts)
    assert state.suggestions == ()
    assert not [item for item in state.versions if item.startswith("suggestion/")]
