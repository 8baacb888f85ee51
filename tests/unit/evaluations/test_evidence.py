"""Evidence: taken in from files and texts, replaced, withdrawn and taken back, without anything being destroyed."""

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from evaluation_people import BO, EVA

from assistant.assembly import Assistant
from assistant.domain.errors import InvalidInput, NotFound, Overtaken
from assistant.domain.evaluation import SourceKind
from assistant.domain.passage import FINDING_KINDS
from assistant.evaluating.coverage import Mark
from assistant.evaluations.about import About

PLAN = "Kvalitetsplan\n\nNämnden följer upp serviceåtagandena varje kvartal och publicerar resultatet på webbplatsen.\n"
DOCUMENT = About(SourceKind.DOCUMENT, dated=date(2018, 1, 15))
TALK = About(SourceKind.INTERVIEW, "Fackliga", date(2018, 3, 5), "fackliga", "ombud")


@pytest.fixture
def evidence(evaluations):
    return evaluations.evidence


@pytest.fixture
def state(evaluations, evaluation):
    return lambda asker=EVA: evaluations.open(evaluation.id, asker)


@pytest.fixture
def add(evidence, evaluation, tmp_path):
    """Write a file and take it in; gives the outcome."""

    def add(text=PLAN, name="plan.txt", about=DOCUMENT, by=EVA):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return evidence.add_files(evaluation.id, [path], about, by=by)[0]

    return add


def found(assistant, evaluation, words="serviceåtaganden kvartal"):
    scope = assistant.evaluations.evidence.scope(evaluation.id, EVA)
    return [hit.passage.document_id for hit in assistant.find(words, filter=scope)]


class TestTakingIn:
    def test_a_file_becomes_a_piece_with_passages_that_are_found(self, assistant, evaluation, evidence, add, state):
        outcome = add()
        assert (outcome.status, outcome.passages) == ("added", 1)
        (piece,) = state(BO).pieces
        assert (piece.kind, piece.title, piece.dated, piece.withdrawn) == (
            SourceKind.DOCUMENT, "Kvalitetsplan", date(2018, 1, 15), False,
        )  # fmt: skip
        (passage,) = evidence.passages(state())
        assert (passage.municipality, passage.year, passage.edition) == ("Ljungby", 2018, "2016")
        assert passage.collection == evaluation.collection
        assert found(assistant, evaluation) == [piece.document_id]

    def test_the_same_content_is_unchanged_under_any_name(self, add, state):
        add()
        again = add(name="kopia av plan.txt", by=BO)
        assert (again.status, again.reason) == (
            "unchanged", "Oförändrat: samma innehåll finns redan i utvärderingens underlag.",
        )  # fmt: skip
        assert len(state().pieces) == 1
        assert state().version(state().pieces[0]) == 1

    def test_another_content_of_the_same_name_takes_no_place(self, add, state):
        add()
        add(PLAN + "Reviderad.\n")
        assert [piece.title for piece in state().counting] == ["Kvalitetsplan"] * 2

    def test_a_file_that_cannot_be_read_stops_no_other(self, evidence, evaluation, tmp_path, state):
        (tmp_path / "bra.md").write_text(PLAN, encoding="utf-8")
        (tmp_path / "trasig.docx").write_bytes(b"inte en Word-fil")
        outcomes = evidence.add_files(evaluation.id, [tmp_path / "trasig.docx", tmp_path / "bra.md"], DOCUMENT, by=EVA)
        assert [outcome.status for outcome in outcomes] == ["failed", "added"]
        assert "trasig.docx" in outcomes[0].reason
        assert len(state().pieces) == 1

    def test_a_name_that_means_something_elsewhere_is_a_file_like_any_other(self, assistant, add):
        before = assistant.criteria()
        assert add(name="2.1.md").kind == "document"
        assert assistant.criteria() == before

    def test_the_program_reads_which_question_a_sentence_speaks_of(self, evidence, add, state):
        add(
            "Övrigt: lokalerna är ljusa.\nPersonalens lön sätts individuellt efter prestation vid lönesamtal varje år.\n"
        )
        (passage,) = evidence.passages(state())
        assert "6.4" in passage.questions
        assert all(0.6 <= confidence < 1 for confidence in passage.confidences)

    @pytest.mark.parametrize(
        "about", [(SourceKind.WEBSITE,), (SourceKind.INTERVIEW,), (SourceKind.INTERVIEW, "x", None, " ")]
    )
    def test_a_web_page_has_a_day_and_an_interview_a_group(self, about):
        with pytest.raises(InvalidInput, match="Ange vilken"):
            About(*about)

    def test_a_saved_web_page(self, add, state):
        page = "<html><head><title>Synpunkter</title></head><body><h1>Lämna synpunkt</h1><p>Här lämnar du synpunkter.</p></body></html>"
        add(page, "sida.html", About(SourceKind.WEBSITE, dated=date(2018, 2, 1)))
        (piece,) = state().pieces
        assert (piece.kind, piece.title, piece.dated) == (SourceKind.WEBSITE, "Lämna synpunkt", date(2018, 2, 1))

    def test_findings_of_an_uploaded_report_are_evidence_too(self, evidence, evaluation, seed_report, state):
        (outcome,) = evidence.add_files(evaluation.id, [seed_report], About(SourceKind.DOCUMENT), by=EVA)
        findings = [p for p in evidence.passages(state()) if p.kind in FINDING_KINDS]
        assert len(findings) == outcome.findings == 119
        assert len(state().counting) == 1


class TestCoverage:
    def test_what_is_old_at_the_visit_and_what_nothing_speaks_of(self, evaluations, evaluation, evidence, state):
        day = date(2018, 3, 5)
        evaluations.change(replace(evaluation, visit=(day, day)), seen=1, by=EVA)
        about = replace(TALK, dated=date(2015, 1, 1), questions=("6.4",))
        evidence.add_text(evaluation.id, "Lönekriterierna är okända.", about, by=EVA)
        rows = {row.question: row for row in evidence.coverage(state())}
        assert len(rows) == 45
        assert rows["6.4"].marks == (Mark.STALE,)
        assert [cell.sources for cell in rows["6.4"].cells] == [0, 0, 1, 0]
        assert rows["2.1"].marks == (Mark.SILENT,)


class TestTexts:
    def test_a_typed_note_speaks_of_the_question_it_was_typed_against(self, evidence, evaluation, state):
        about = replace(TALK, questions=("6.4",))
        outcome = evidence.add_text(evaluation.id, "Lönekriterierna är okända för de flesta.", about, by=EVA)
        assert outcome.status == "added"
        (piece,) = state().pieces
        assert (piece.group, piece.role, piece.kind) == ("fackliga", "ombud", SourceKind.INTERVIEW)
        (passage,) = evidence.passages(state())
        assert (passage.questions, passage.confidences, passage.theme_areas) == (("6.4",), (), (6,))

    def test_the_same_words_from_another_group_are_another_piece(self, evidence, evaluation, state):
        words = "Det fungerar bra hos oss i det stora hela."
        assert evidence.add_text(evaluation.id, words, TALK, by=EVA).status == "added"
        assert evidence.add_text(evaluation.id, words, replace(TALK, group="enhetschefer"), by=EVA).status == "added"
        assert evidence.add_text(evaluation.id, words, TALK, by=BO).status == "unchanged"
        assert len(state().pieces) == 2

    def test_nothing_is_not_taken_in(self, evidence, evaluation, state):
        for text, about in ((" \n", TALK), ("Text.", replace(TALK, title=" "))):
            with pytest.raises(InvalidInput):
                evidence.add_text(evaluation.id, text, about, by=EVA)
        assert state().pieces == ()


class TestWithdrawing:
    def test_withdrawn_it_is_out_of_search_and_taken_back_it_is_found(
        self, assistant, evaluation, evidence, add, state
    ):
        id_ = add().document_id
        evidence.withdraw(evaluation.id, id_, seen=1, by=BO)
        assert found(assistant, evaluation) == []
        assert evidence.passages(state()) == ()
        assert (len(state().pieces), state().counting) == (1, ())
        assert assistant.database.document(id_, [evaluation.collection]).text == PLAN
        evidence.take_back(evaluation.id, id_, seen=2, by=EVA)
        assert found(assistant, evaluation) == [id_]

    def test_undone_after_a_restart(self, assistant, evaluation, evidence, add):
        id_ = add().document_id
        entry = evidence.withdraw(evaluation.id, id_, seen=1, by=EVA)
        assistant.close()
        with closing(Assistant(assistant.settings)) as again:
            undone = again.evaluations.undo(evaluation.id, entry.act, by=BO)
            assert found(again, evaluation) == [id_]
            again.evaluations.undo(evaluation.id, undone[0].act, by=EVA)
            assert found(again, evaluation) == []

    def test_an_upload_is_undone_and_made_again(self, assistant, evaluations, evaluation, add, state):
        id_ = add().document_id
        (line, *_) = evaluations.history(evaluation.id, EVA)
        assert (line.entry.verb, line.what) == ("lade till underlag", "underlaget Kvalitetsplan")
        evaluations.undo(evaluation.id, line.entry.act, by=EVA)
        assert (state().pieces, found(assistant, evaluation)) == ((), [])
        assert add().status == "added"
        assert found(assistant, evaluation) == [id_]

    def test_uploading_what_was_withdrawn_takes_it_back(self, evaluation, evidence, add, state):
        id_ = add().document_id
        evidence.withdraw(evaluation.id, id_, seen=1, by=EVA)
        again = add()
        assert (again.status, again.document_id) == ("added", id_)
        assert "tillbaka" in again.reason
        assert len(state().counting) == 1

    def test_two_at_once(self, evaluation, evidence, add, state):
        id_ = add().document_id
        evidence.describe(evaluation.id, replace(state().piece(id_), title="Bos titel"), seen=1, by=BO)
        with pytest.raises(Overtaken, match=r"Bo Alm hann före .*beskrev underlag"):
            evidence.withdraw(evaluation.id, id_, seen=1, by=EVA)
        assert state().piece(id_).title == "Bos titel"
        assert not state().piece(id_).withdrawn

    def test_the_ordinary_removal_does_not_destroy_evidence(self, assistant, evaluation, add):
        id_ = add().document_id
        with pytest.raises(NotFound):
            assistant.base.remove(id_, by=EVA)
        assert found(assistant, evaluation) == [id_]


class TestReplacing:
    def test_the_earlier_is_kept_out_of_search_and_comes_back_undone(
        self, assistant, evaluation, evaluations, evidence, add, tmp_path, state
    ):
        old = add().document_id
        newer = tmp_path / "plan 2.txt"
        newer.write_text(PLAN.replace("kvartal", "månad"), encoding="utf-8")
        outcome = evidence.replace(evaluation.id, old, newer, seen=1, by=BO)
        (piece,) = state().counting
        assert (piece.document_id, piece.replaces, piece.dated) == (outcome.document_id, old, date(2018, 1, 15))
        assert found(assistant, evaluation) == [piece.document_id]
        act = evaluations.history(evaluation.id, EVA)[0].entry.act
        evaluations.undo(evaluation.id, act, by=EVA)
        assert [p.document_id for p in state().counting] == [old]
        assert found(assistant, evaluation) == [old]

    def test_by_the_same_content_changes_nothing(self, evaluation, evidence, add, tmp_path, state):
        old = add().document_id
        assert evidence.replace(evaluation.id, old, tmp_path / "plan.txt", seen=1, by=BO).status == "unchanged"
        assert [p.document_id for p in state().counting] == [old]


def test_nothing_is_added_to_an_archived_evaluation(evaluations, evaluation, evidence):
    evaluations.archive(evaluation.id, seen=1, by=EVA)
    with pytest.raises(InvalidInput, match="arkiverad"):
        evidence.add_text(evaluation.id, "En text om något.", TALK, by=EVA)


def test_what_was_read_and_not_confirmed_does_not_count(assistant, evaluation, evidence, add, state, monkeypatch):
    """A stop between the document and its act leaves nothing that is found, and the next upload takes it in."""
    add("Något helt annat, så att det finns ett sökindex.\n", "annat.txt")
    with monkeypatch.context() as stopped:
        stopped.setattr(evidence, "_confirm", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            add()
    (other,) = state().pieces
    assert found(assistant, evaluation) == [other.document_id]
    assert add().status == "added"
    assert len(state().pieces) == 2
    assert found(assistant, evaluation)[0] != other.document_id
