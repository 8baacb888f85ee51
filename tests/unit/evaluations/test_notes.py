"""Interview notes are evidence at once, typed with their question; every version stays in the history."""

from datetime import date

import pytest
from evaluation_people import BO, EVA

from assistant.domain.errors import InvalidInput, NotFound, Overtaken
from assistant.domain.evaluation import SourceKind
from assistant.domain.passage import PUBLIC, Kind, PassageFilter

DAY = date(2018, 3, 14)


@pytest.fixture
def notes(evaluations):
    return evaluations.notes


def take(notes, evaluation, text="Kriterierna är okända.\n\n  Lönesamtal hålls varje år.", **fields):
    return notes.take(
        evaluation.id, "facken", "6.4", text, by=EVA, day=DAY, indicators=["6.4a"], role="ombud", **fields
    )


def evidence(assistant, evaluation, text="kriterierna"):
    scope = PassageFilter(collections=(evaluation.collection,))
    return [found.passage for found in assistant.find(text, filter=scope)]


def test_a_note_is_a_piece_with_group_date_and_role_and_its_passages_are_typed(
    assistant, evaluations, evaluation, notes
):
    note = take(notes, evaluation, asked="Vilka kriterier känner ni till?")
    state = evaluations.open(evaluation.id, BO)
    assert state.notes == (note,)
    (piece,) = state.counting
    assert (piece.kind, piece.dated, piece.group, piece.role) == (SourceKind.INTERVIEW, DAY, "fackliga", "ombud")
    passages = assistant.database.find_passages(PassageFilter(collections=(evaluation.collection,)))
    assert [p.text for p in passages] == ["Kriterierna är okända.", "Lönesamtal hålls varje år."]
    assert all(p.kind is Kind.EVIDENCE and p.questions == ("6.4",) and p.certainty == 1 for p in passages)
    assert passages[0].heading == "Intervju med fackliga, fråga 6.4 (6.4a): Vilka kriterier känner ni till?"


def test_it_is_found_by_the_team_and_not_in_the_public_base(assistant, evaluation, notes):
    take(notes, evaluation)
    assert "Kriterierna är okända." in [p.text for p in evidence(assistant, evaluation)]
    assert assistant.find("kriterierna okända", filter=PassageFilter(collections=(PUBLIC,))) == ()


def test_a_changed_note_counts_in_its_new_words_only_and_undo_brings_the_old_back(
    assistant, evaluations, evaluation, notes
):
    note = take(notes, evaluation)
    notes.change(evaluation.id, note.id, "Kriterierna är kända numera.", seen=1, by=BO)
    state = evaluations.open(evaluation.id, EVA)
    assert [p.text for p in evidence(assistant, evaluation)] == ["Kriterierna är kända numera."]
    assert len(state.counting) == 1
    assert len(state.pieces) == 2
    assert state.counting[0].dated == DAY
    evaluations.undo(evaluation.id, evaluations.history(evaluation.id, BO)[0].entry.act, by=BO)
    assert evaluations.open(evaluation.id, EVA).notes == (note,)
    passages = assistant.database.find_passages(PassageFilter(collections=(evaluation.collection,)))
    assert [p.text for p in passages] == ["Kriterierna är okända.", "Lönesamtal hålls varje år."]


def test_a_removed_note_is_no_evidence_until_that_is_undone(assistant, evaluations, evaluation, notes):
    note = take(notes, evaluation)
    notes.remove(evaluation.id, note.id, seen=1, by=EVA)
    assert evidence(assistant, evaluation) == []
    assert evaluations.open(evaluation.id, EVA).notes == ()
    evaluations.undo(evaluation.id, evaluations.history(evaluation.id, EVA)[0].entry.act, by=EVA)
    assert len(evaluations.open(evaluation.id, EVA).counting) == 1


def test_the_second_of_two_is_refused_and_leaves_nothing_that_counts(assistant, evaluations, evaluation, notes):
    note = take(notes, evaluation)
    notes.change(evaluation.id, note.id, "Kriterierna är kända.", seen=1, by=EVA)
    with pytest.raises(Overtaken):
        notes.change(evaluation.id, note.id, "Kriterierna är hemliga.", seen=1, by=BO)
    assert [p.text for p in evidence(assistant, evaluation)] == ["Kriterierna är kända."]


def test_back_to_earlier_words_and_the_same_words_again(assistant, evaluations, evaluation, notes):
    note = take(notes, evaluation, text="Kriterierna är okända.")
    notes.change(evaluation.id, note.id, "Kriterierna är kända.", seen=1, by=EVA)
    notes.change(evaluation.id, note.id, "Kriterierna  är okända.", seen=2, by=BO)
    assert [p.text for p in evidence(assistant, evaluation)] == ["Kriterierna är okända."]
    before = evaluations.history(evaluation.id, EVA)
    notes.change(evaluation.id, note.id, "Kriterierna är okända.", seen=3, by=BO)
    assert evaluations.history(evaluation.id, EVA) == before


def test_what_cannot_be_noted(evaluation, notes):
    for fields in ({"text": " \n "}, {"question": "9.9"}, {"indicators": ["2.1a"]}):
        values = {"group": "facken", "question": "6.4", "text": "Något."} | fields
        with pytest.raises(InvalidInput):
            notes.take(evaluation.id, by=EVA, **values)
    with pytest.raises(NotFound):
        notes.change(evaluation.id, "finns inte", "x", seen=1, by=EVA)
    with pytest.raises(NotFound):
        notes.take(evaluation.id, "facken", "6.4", "x", by="Ute Stående")


def test_notes_speak_in_the_next_guide(evaluations, evaluation, notes):
    take(notes, evaluation)
    guide = evaluations.interviews.prepare(evaluation.id, "enhetschefer", minutes=480)
    because = {asked.because for asked in guide.asked if asked.question == "6.4"}
    assert because
    assert "Inget i underlaget tar upp frågan." not in because
    assert "Inget i underlaget tar upp frågan." in {asked.because for asked in guide.asked}
