"""Suggestions made from an evaluation's evidence, kept, hidden from whoever rates blind, and measured."""

import json
from dataclasses import replace

import pytest
from evaluation_people import BO, EVA
from kept_evidence import NOON, keep_evidence
from passages import make_passage as make
from results import result
from scripted_model import ScriptedModel

from assistant.domain.document import DocumentKind, StoredDocument, document_id
from assistant.domain.errors import InvalidInput, NotFound, ServiceUnavailable
from assistant.domain.evaluation import SourceKind
from assistant.domain.passage import PUBLIC, Kind
from assistant.domain.report import PrintedQuestion
from assistant.evaluating.items import put_step
from assistant.evaluating.judging.judge import MAKER
from assistant.writing.prompts import load_prompts
from assistant.writing.writer import Writer

NORM = "Normerna för svarstider och öppettider gäller hela kommunen sedan 2021."
HIRING = "Bemötande finns med som krav i annonsmallen och i lönekriterierna."
MEASURED = "Svarsfrekvensen för telefon och e-post mäts varje år i KKiK och redovisas per förvaltning."


@pytest.fixture
def evidence(assistant, evaluation):
    keep_evidence(assistant, evaluation, "policy", f"{NORM} {HIRING}")
    keep_evidence(assistant, evaluation, "årsredovisning", MEASURED)
    keep_evidence(assistant, evaluation, "poäng 2016", "2.2: 7 av 25 poäng", slag=Kind.FIGURE, questions=("2.2",))
    return evaluation


def levels(suggestion):
    return {one.indicator: one.level for one in suggestion.judgements if one.level}


class TestSuggest:
    def test_one_question_from_the_evidence(self, evaluations, evidence):
        (made,) = evaluations.suggest(evidence.id, "2.2")
        assert levels(made) == {"2.2a": "till stor del", "2.2b": "till stor del", "2.2e": "till stor del"}
        assert made.percent is not None
        assert (made.maker, made.calibrated) == (MAKER, False)

    def test_all_questions_in_one_act_and_again_is_no_act(self, evaluations, evidence):
        assert len(evaluations.suggest(evidence.id)) == 45
        acts = evaluations.history(evidence.id)
        again = evaluations.suggest(evidence.id)
        assert evaluations.history(evidence.id) == acts
        assert [one.question for one in again][:2] == ["1.1", "1.2"]

    def test_new_evidence_keeps_a_new_version_of_what_changed(self, assistant, evaluations, evidence):
        (before,) = evaluations.suggest(evidence.id, "2.2")
        keep_evidence(
            assistant,
            evidence,
            "intervju",
            "Vi har kända normer för svarstider och öppettider.",
            kind=SourceKind.INTERVIEW,
        )
        evaluations.suggest(evidence.id)
        state = evaluations.open(evidence.id, EVA)
        assert (state.version("suggestion/2.2"), state.version("suggestion/6.4")) == (2, 1)
        (after,) = evaluations.suggest(evidence.id, "2.2")
        assert levels(after)["2.2a"] == "fullt ut"
        assert after.percent > before.percent

    def test_withdrawn_evidence_does_not_count(self, assistant, evaluations, evaluation):
        keep_evidence(assistant, evaluation, "policy", NORM)
        state = evaluations.open(evaluation.id, EVA)
        gone = replace(state.pieces[0], withdrawn=True)
        evaluations.log.act(evaluation.id, [put_step(gone, seen=1, verb="drog tillbaka")], by=EVA)
        (made,) = evaluations.suggest(evaluation.id, "2.2")
        assert made.seen == 0

    def test_a_note_speaks_to_the_indicator_it_was_typed_against(self, evaluations, evaluation):
        text = "Det fungerar bra hos oss."
        evaluations.notes.take(evaluation.id, "enhetschefer", "6.4", text, indicators=("6.4c",), by=EVA)
        (made,) = evaluations.suggest(evaluation.id, "6.4")
        assert levels(made) == {"6.4c": "till stor del"}
        assert [quote.text for quote in made.judgements[2].speaks_for] == [text]

    def test_two_notes_of_one_group_are_one_source(self, evaluations, evaluation):
        for text in ("Det fungerar bra hos oss.", "Alla chefer gör så."):
            evaluations.notes.take(evaluation.id, "enhetschefer", "6.4", text, indicators=("6.4c",), by=EVA)
        (made,) = evaluations.suggest(evaluation.id, "6.4")
        assert levels(made) == {"6.4c": "till stor del"}
        evaluations.notes.take(evaluation.id, "fackliga", "6.4", "Så görs det här.", indicators=("6.4c",), by=EVA)
        (made,) = evaluations.suggest(evaluation.id, "6.4")
        assert levels(made) == {"6.4c": "fullt ut"}

    def test_an_unknown_question_an_outsider_and_an_archived_evaluation(self, evaluations, evidence):
        with pytest.raises(NotFound, match=r"Fråga 9\.9"):
            evaluations.suggest(evidence.id, "9.9")
        with pytest.raises(NotFound, match="Utvärderingen finns inte"):
            evaluations.suggest(evidence.id, "2.2", by="Ute Stående")
        evaluations.archive(evidence.id, seen=1, by=EVA)
        with pytest.raises(InvalidInput, match="arkiverad"):
            evaluations.suggest(evidence.id, "2.2")

    def test_whoever_rates_blind_does_not_see_it(self, evaluations, evidence):
        evaluations.suggest(evidence.id, "2.2", by=EVA)
        assert evaluations.open(evidence.id, EVA).suggestions == ()
        assert evaluations.open(evidence.id, BO).suggestion("2.2") is None


class TestPastReports:
    def _keep_report(self, assistant, municipality, percent, year=2018):
        row = PrintedQuestion("2.2", "Tillgänglighet", percent // 4, 25, percent)
        one = result(municipality, year, "2016", questions=[row])
        id_ = document_id(PUBLIC, one.id)
        passages = [
            (NORM, Kind.STRENGTH),
            (f"Bemötande i lönekriterierna i {municipality}.", Kind.STRENGTH),
            ("Svarsfrekvens för telefon och e-post mäts.", Kind.STRENGTH),
        ]
        document = StoredDocument(
            id=id_, collection=PUBLIC, name=one.id, source="rapport", kind=DocumentKind.REPORT, content_sha256="a" * 64,
            recipe="1", municipality=municipality, year=year, edition="2016", title=one.id, oddities=(), size=1, text="",
        )  # fmt: skip
        made = tuple(
            make(text, document_id=id_, kind=kind, questions=("2.2",), municipality=municipality, position=place)
            for place, (text, kind) in enumerate(passages)
        )
        assistant.database.put_document(document, made, replace(one, document_id=id_), by="test", at=NOON)

    def test_the_neighbours_are_of_other_municipalities(self, assistant, evaluations, evidence):
        self._keep_report(assistant, "Höganäs", 80)
        self._keep_report(assistant, "Ljungby", 28, year=2014)
        (made,) = evaluations.suggest(evidence.id, "2.2")
        assert [(one.municipality, one.percent) for one in made.anchors] == [("Höganäs", 80)]
        assert not made.calibrated

    def test_eight_reports_move_the_percent(self, assistant, evaluations, evidence):
        (plain,) = evaluations.suggest(evidence.id, "2.2")
        for n in range(8):
            self._keep_report(assistant, f"Kommun {n}", 40)
        (made,) = evaluations.suggest(evidence.id, "2.2")
        assert made.calibrated
        assert made.percent < plain.percent
        assert len(made.anchors) == 3


class TestWithModel:
    def _set(self, assistant, *replies):
        assistant.__dict__["writer"] = Writer(ScriptedModel(list(replies)), load_prompts(), 5.0)

    def test_the_model_judges_and_is_named(self, assistant, evaluations, evidence):
        nothing = json.dumps({"citat": [], "nivå": "framgår inte"})
        self._set(assistant, *[nothing] * 12)
        (made,) = evaluations.suggest(evidence.id, "2.2", with_model=True)
        assert made.maker.startswith("manus:ett (")
        assert made.percent is None

    def test_none_is_set(self, evaluations, evidence):
        with pytest.raises(InvalidInput, match="KOMPASS_MODEL"):
            evaluations.suggest(evidence.id, "2.2", with_model=True)

    def test_a_model_that_fails_leaves_what_was_there(self, assistant, evaluations, evidence):
        evaluations.suggest(evidence.id, "2.2")
        self._set(assistant, ServiceUnavailable("borta"))
        with pytest.raises(ServiceUnavailable):
            evaluations.suggest(evidence.id, "2.2", with_model=True)
        assert evaluations.open(evidence.id, EVA).version("suggestion/2.2") == 1


class TestMeasure:
    def test_the_real_report(self, evaluations, seed_report):
        found = evaluations.suggestions.measure([seed_report])
        assert (found.reports, found.questions) == (("Ljungby 2018",), 45)
        assert 0 < len(found.cases) < 45
        assert evaluations.list() == ()

    def test_twice_the_same_is_refused(self, evaluations, seed_report):
        with pytest.raises(InvalidInput, match="flera gånger"):
            evaluations.suggestions.measure([seed_report, seed_report])

    def test_what_is_no_report_is_named(self, evaluations, tmp_path):
        path = tmp_path / "brev.txt"
        path.write_text("Ett vanligt brev om en vanlig sak.\n", encoding="utf-8")
        with pytest.raises(InvalidInput, match=r"brev\.txt är ingen rapport"):
            evaluations.suggestions.measure([path])

    def test_nothing_to_measure(self, evaluations):
        with pytest.raises(InvalidInput, match="minst en rapport"):
            evaluations.suggestions.measure([])
