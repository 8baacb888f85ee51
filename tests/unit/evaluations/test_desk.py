"""Creating, reading, changing and undoing; an outsider is answered as if nothing existed."""

from dataclasses import replace
from datetime import date

import pytest
from evaluation_people import BO, EVA

from assistant.assembly import Assistant
from assistant.domain.drafted import Drafted, Verdict
from assistant.domain.errors import InvalidInput, NotFound, Overtaken
from assistant.domain.evaluation import PROGRAM, Status
from assistant.domain.guide import Guide
from assistant.domain.passage import Kind
from assistant.domain.suggestion import Suggestion

SUGGESTION = Suggestion("2.1", (), None, None, None)


def draft(id_="u1", text="Målen följs upp.", **changes):
    return replace(Drafted(id_, 2, Kind.STRENGTH, text, text, ("p1",), maker="kod 1"), **changes)


def put(evaluations, evaluation, made, verb="skrev ett utkast", by=EVA):
    seen = evaluations.open(evaluation.id, EVA).version(made)
    return evaluations.put(evaluation.id, made, seen=seen, verb=verb, by=by)


class TestFacts:
    def test_created_and_opened_by_its_team(self, evaluations, evaluation):
        assert (evaluation.municipality, evaluation.status) == ("Ljungby", Status.OPEN)
        state = evaluations.open(evaluation.id, BO)
        assert state.evaluation == evaluation
        assert state.version(evaluation) == 1
        assert evaluations.list(EVA) == evaluations.list() == (evaluation,)

    @pytest.mark.parametrize("id_", ["finns inte", None])
    def test_an_outsider_reads_the_same_as_of_one_that_does_not_exist(self, evaluations, evaluation, id_):
        for read in (evaluations.open, evaluations.history):
            with pytest.raises(NotFound, match=r"^Utvärderingen finns inte, eller så ingår du inte i dess team"):
                read(id_ or evaluation.id, "Ute Stående")
        for act in (
            lambda i: evaluations.undo(i, 1, by="Ute Stående"),
            lambda i: evaluations.archive(i, seen=1, by="Ute Stående"),
            lambda i: evaluations.put(i, draft(), seen=0, verb="x", by="Ute Stående"),
        ):
            with pytest.raises(NotFound, match=r"^Utvärderingen finns inte, eller så ingår du inte i dess team"):
                act(id_ or evaluation.id)
        assert evaluations.list("Ute Stående") == ()

    @pytest.mark.parametrize(
        ("municipality", "edition", "team", "what"),
        [
            (" ", "2016", [EVA], "kommun"),
            ("Ljungbyy", "2016", [EVA], "Ljungbyy finns inte i registret över kommuner. Menade du Ljungby"),
            ("Finnsinte", "2016", [EVA], "Finnsinte finns inte i registret"),
            ("Ljungby", "1999", [EVA], "Utgåva 1999"),
            ("Ljungby", "2002", [EVA], "frågor är inte kända. Välj 2016"),
            ("Ljungby", "2016", [], "utvärderare"),
            ("Ljungby", "2016", [EVA, " Eva  Ek "], "en gång"),
            ("Ljungby", "2016", [PROGRAM], "kan inte heta"),
        ],
    )
    def test_what_cannot_be_evaluated_is_refused(self, evaluations, municipality, edition, team, what):
        with pytest.raises(InvalidInput, match=what):
            evaluations.create(municipality, 2018, edition, team, by=EVA)
        assert evaluations.list() == ()

    @pytest.mark.parametrize("written", ["Älmhult", "ALMHULT", "älmhults kommun", "Almhult kommun"])
    def test_a_municipality_gets_the_registers_spelling(self, evaluations, written):
        assert evaluations.create(written, 2018, "2016", [EVA], by=EVA).municipality == "Älmhult"

    @pytest.mark.parametrize("written", ["Håbo", "håbo", "Habo kommun", "habo"])
    def test_names_that_differ_by_a_ring_alone_stay_apart(self, evaluations, written):
        made = evaluations.create(written, 2018, "2016", [EVA], by=EVA)
        assert made.municipality == ("Håbo" if "å" in written else "Habo")

    def test_who_begins_it_for_others_is_named_and_then_outside(self, evaluations):
        made = evaluations.create("Ljungby", 2018, "2016", [BO], by="Ute Stående")
        assert [line.entry.by for line in evaluations.history(made.id, BO)] == ["Ute Stående"]
        with pytest.raises(NotFound):
            evaluations.open(made.id, "Ute Stående")

    @pytest.mark.parametrize("year", [1850, 20260])
    def test_a_year_that_cannot_be_is_refused(self, evaluations, year):
        with pytest.raises(InvalidInput, match=f"År {year}"):
            evaluations.create("Ljungby", year, "2016", [EVA], by=EVA)

    def test_a_visit_ends_after_it_begins(self, evaluations):
        with pytest.raises(InvalidInput, match="sista dag"):
            evaluations.create("Ljungby", 2018, "2016", [EVA], by=EVA, visit=(date(2018, 3, 7), date(2018, 3, 5)))

    def test_changed_by_one_and_then_the_other_on_what_each_saw(self, evaluations, evaluation):
        evaluations.change(replace(evaluation, year=2019), seen=1, by=EVA)
        with pytest.raises(Overtaken, match="Eva Ek hann före") as refused:
            evaluations.change(replace(evaluation, year=2017), seen=1, by=BO)
        assert refused.value.newer.after["year"] == 2019
        evaluations.change(replace(evaluation, year=2017), seen=2, by=BO)
        assert evaluations.open(evaluation.id, EVA).evaluation.year == 2017

    def test_an_archived_one_is_read_and_not_changed(self, evaluations, evaluation):
        evaluations.archive(evaluation.id, seen=1, by=EVA)
        with pytest.raises(InvalidInput, match="arkiverad"):
            put(evaluations, evaluation, draft())
        other = evaluations.create("Älmhult", 2018, "2016", [EVA], by=EVA)
        assert [e.id for e in evaluations.list(EVA)] == [other.id, evaluation.id]
        evaluations.reopen(evaluation.id, seen=2, by=BO)
        put(evaluations, evaluation, draft())


class TestMade:
    def test_what_is_put_is_what_is_read(self, evaluations, evaluation):
        guide = Guide("fackliga", 10, 5, (), 5)
        for made in (draft("b", place=1), draft("a"), guide):
            put(evaluations, evaluation, made)
        state = evaluations.open(evaluation.id, BO)
        assert state.drafts == (draft("a"), draft("b", place=1))
        assert state.guide("fackliga") == guide
        assert state.draft("a") == draft("a")
        with pytest.raises(NotFound, match="Utkastet c"):
            state.draft("c")

    def test_two_writers_of_one_draft(self, evaluations, evaluation):
        put(evaluations, evaluation, draft())
        evaluations.put(evaluation.id, draft(text="Bos."), seen=1, verb="ändrade utkastet", by=BO)
        with pytest.raises(Overtaken, match=r"Bo Alm hann före .*ändrade utkastet"):
            evaluations.put(evaluation.id, draft(text="Evas."), seen=1, verb="ändrade utkastet", by=EVA)
        assert evaluations.open(evaluation.id, EVA).draft("u1").text == "Bos."

    def test_several_in_one_act_are_undone_together(self, evaluations, evaluation):
        put(evaluations, evaluation, draft("a"))
        made = ((draft("a", place=1), 1), (draft("b"), 0))
        entries = evaluations.put_all(evaluation.id, made, verb="ordnade om", by=EVA)
        evaluations.undo(evaluation.id, entries[0].act, by=BO)
        assert evaluations.open(evaluation.id, EVA).drafts == (draft("a"),)

    def test_taken_away_and_back(self, evaluations, evaluation):
        put(evaluations, evaluation, draft())
        gone = evaluations.take_away(evaluation.id, draft(), seen=1, verb="tog bort utkastet", by=EVA)
        assert evaluations.open(evaluation.id, EVA).drafts == ()
        evaluations.undo(evaluation.id, gone.act, by=EVA)
        assert evaluations.open(evaluation.id, EVA).drafts == (draft(),)


class TestHistory:
    def test_tells_who_did_what_to_what_newest_first(self, evaluations, evaluation):
        put(evaluations, evaluation, draft())
        put(evaluations, evaluation, draft(verdict=Verdict.ACCEPTED), "antog utkastet", by=BO)
        lines = evaluations.history(evaluation.id, EVA)
        told = [(line.entry.by, line.entry.verb, line.what, line.undoable) for line in lines]
        assert told == [
            (BO, "antog utkastet", "ett utkast i område 2", True),
            (EVA, "skrev ett utkast", "ett utkast i område 2", False),
            (EVA, "skapade utvärderingen", "uppgifterna om utvärderingen", False),
        ]
        assert lines[0].entry.before["verdict"] == "föreslagen"
        assert lines[0].entry.after["verdict"] == "antagen"

    def test_undo_and_undo_of_undo_survive_a_restart(self, assistant, evaluations, evaluation):
        put(evaluations, evaluation, draft())
        changed = put(evaluations, evaluation, draft(text="Ny."))
        evaluations.undo(evaluation.id, changed.act, by=EVA)
        assert evaluations.open(evaluation.id, EVA).draft("u1") == draft()
        assistant.close()
        again = Assistant(assistant.settings)
        undone = again.evaluations.history(evaluation.id, EVA)[0]
        assert undone.entry.verb == "ångrade: skrev ett utkast"
        again.evaluations.undo(evaluation.id, undone.entry.act, by=BO)
        assert again.evaluations.open(evaluation.id, EVA).draft("u1").text == "Ny."
        assert again.evaluations.history(evaluation.id, EVA)[0].entry.verb == "gjorde om: skrev ett utkast"
        assert len(again.database.entries(evaluation.id)) == 5
        again.close()

    def test_only_the_latest_act_on_a_thing_is_undone(self, evaluations, evaluation):
        first = put(evaluations, evaluation, draft())
        put(evaluations, evaluation, draft(text="Ny."))
        with pytest.raises(InvalidInput, match="har ändrats sedan dess"):
            evaluations.undo(evaluation.id, first.act, by=EVA)
        created = evaluations.history(evaluation.id, EVA)[-1].entry
        with pytest.raises(InvalidInput, match="går inte att ångra"):
            evaluations.undo(evaluation.id, created.act, by=EVA)
        with pytest.raises(InvalidInput, match="nummer 999"):
            evaluations.undo(evaluation.id, 999, by=EVA)

    def test_the_program_acts_in_its_own_name(self, evaluations, evaluation):
        evaluations.put(evaluation.id, SUGGESTION, seen=0, verb="föreslog en bedömning")
        assert evaluations.history(evaluation.id, EVA)[0].entry.by == PROGRAM

    def test_a_suggestion_is_not_open_before_the_question_is_locked(self, evaluations, evaluation):
        evaluations.put(evaluation.id, SUGGESTION, seen=0, verb="föreslog en bedömning")
        for asker in (EVA, BO, None):
            assert evaluations.open(evaluation.id, asker).suggestions == ()
            line = evaluations.history(evaluation.id, asker)[0]
            assert (line.is_open, line.entry.after, line.what) == (False, None, "förslaget på fråga 2.1")
        with pytest.raises(Overtaken) as refused:
            evaluations.put(evaluation.id, SUGGESTION, seen=0, verb="föreslog en bedömning", by=EVA)
        assert refused.value.newer.after is None
