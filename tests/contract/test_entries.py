"""The log of evaluations, on SQLite and on a real PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from database_examples import BY, NOON, all_ids, make_document, make_result, put

from assistant.domain.document import DocumentKind
from assistant.domain.errors import InvalidInput, Overtaken
from assistant.domain.evaluation import Entry, Step
from assistant.domain.passage import Kind, PassageFilter
from assistant.storage.database import open_database

E = "a1b2c3d4"
PRIVATE = f"evaluation-{E}"


def step(item="team/2.1", seen=0, after=None, **changes):
    return Step(
        item, seen, "bedömde", {"procent": "1/3", "namn": "Åsa", "tom": None} if after is None else after, **changes
    )


def act(database, *steps, evaluation=E, by=BY, at=NOON):
    return database.act(evaluation, steps or (step(),), by=by, at=at)


class TestEntries:
    def test_gives_back_what_was_stored(self, database):
        (first,) = act(database)
        (second,) = act(database, Step("team/2.1", 1, "tog bort", None), at=NOON + timedelta(hours=1))
        value = {"procent": "1/3", "namn": "Åsa", "tom": None}
        assert first == Entry(first.number, first.number, E, "team/2.1", 1, NOON, BY, "bedömde", None, value)
        assert (second.version, second.before, second.after) == (2, value, None)
        assert database.entries(E) == (first, second)
        assert database.latest_entries(E) == (second,)

    def test_latest_of_every_item_or_of_one(self, database):
        act(database, step("draft/a"), step("team/2.1"))
        (newer,) = act(database, step("draft/a", seen=1))
        (other,) = act(database, step("draft/a"), evaluation="e2")
        assert [entry.item for entry in database.latest_entries(E)] == ["team/2.1", "draft/a"]
        assert database.latest_entries(item="draft/a") == (newer, other)
        assert len(database.latest_entries()) == 3
        assert database.entries("finns inte") == ()

    def test_an_act_is_stored_whole_or_not_at_all(self, database):
        act(database, step("draft/b"), by="Eva")
        with pytest.raises(Overtaken):
            act(database, step("draft/a"), step("draft/b"))
        assert [entry.item for entry in database.entries(E)] == ["draft/b"]
        first, second = act(database, step("draft/c"), step("draft/a"))
        assert first.act == second.act == first.number
        assert [entry.act for entry in database.entries(E)][1:] == [first.number] * 2

    def test_an_act_that_did_not_see_the_latest_is_refused(self, database):
        act(database)
        (newer,) = act(database, step(seen=1, after={"procent": "50"}), by="Eva Ek")
        with pytest.raises(Overtaken, match=r"Eva Ek hann före .*bedömde.*inte sparad") as refused:
            act(database, step(seen=1))
        assert refused.value.newer == newer
        with pytest.raises(Overtaken):
            act(database, step(seen=3))
        assert len(database.entries(E)) == 2

    def test_of_many_at_once_one_is_stored_and_each_other_is_told(self, url, database):
        def write(number):
            with open_database(url) as own:
                try:
                    return act(own, step("draft/a"), step("team/2.1"), by=f"Person {number}")
                except Overtaken as overtaken:
                    return overtaken.newer.by

        with ThreadPoolExecutor(8) as pool:
            outcomes = list(pool.map(write, range(8)))
        stored = [outcome for outcome in outcomes if not isinstance(outcome, str)]
        assert len(stored) == 1
        assert {outcome for outcome in outcomes if isinstance(outcome, str)} == {stored[0][0].by}
        assert database.entries(E) == stored[0]

    def test_no_act_is_lost_when_two_write_in_turn(self, url, database):
        """Each looks, acts on what it saw, and does so again where the other was before."""
        act(database, step("draft/a", after={"text": ""}), by="start")

        def write(name):
            with open_database(url) as own:
                for number in range(15):
                    while True:
                        (latest,) = own.latest_entries(E, "draft/a")
                        text = f"{latest.after['text']} {name}{number}"
                        try:
                            act(own, step("draft/a", seen=latest.version, after={"text": text}), by=name)
                        except Overtaken:
                            continue
                        break

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(write, ("a", "b")))
        (latest,) = database.latest_entries(E, "draft/a")
        assert latest.version == 31
        assert sorted(latest.after["text"].split()) == sorted(
            f"{name}{number}" for name in "ab" for number in range(15)
        )

    def test_characters_that_no_database_stores(self, database):
        with pytest.raises(InvalidInput, match="tecken"):
            act(database, by="Eva\x00")
        act(database, step(after={"text": "halv \ud800 och \x00"}))
        assert database.latest_entries(E)[0].after == {"text": "halv \ud800 och \x00"}


class TestHiding:
    """Evidence that is withdrawn is out of search and still there."""

    def evidence(self, database, name="a", **about):
        document = make_document(name, collection=PRIVATE, **about)
        _, passages = put(database, document, "Kommunen lyssnar.", kind=Kind.EVIDENCE, result=True)
        return document, passages

    def test_hidden_and_shown_again_with_the_act(self, database):
        document, passages = self.evidence(database)
        state = database.fingerprint()
        act(database, step(f"evidence/{document.id}", hides=(document.id, True)))
        assert database.changes_since(state).removed == (passages[0].id,)
        assert database.passages([passages[0].id], [PRIVATE]) == ()
        assert database.find_passages(PassageFilter((PRIVATE,))) == ()
        assert database.results([PRIVATE]) == ()
        assert all_ids(database) == set()
        assert database.count_passages() == 0
        assert database.municipalities([PRIVATE]) == ()
        assert database.passages_of(document.id, [PRIVATE]) == tuple(passages)
        assert database.document(document.id, [PRIVATE]) == document
        act(database, step(f"evidence/{document.id}", seen=1, hides=(document.id, False)))
        assert database.passages([passages[0].id], [PRIVATE]) == tuple(passages)
        assert database.results([PRIVATE]) == (make_result(document),)
        assert database.changes_since(state).removed == ()

    def test_not_hidden_where_the_act_is_refused(self, database):
        document, _ = self.evidence(database)
        act(database)
        with pytest.raises(Overtaken):
            act(database, step(), step(f"evidence/{document.id}", hides=(document.id, True)))
        assert database.count_passages() == 1

    def test_a_hidden_report_gives_its_sheet_back(self, database):
        sheet, _ = self.evidence(database, "blad")
        report, _ = self.evidence(database, "rapport", kind=DocumentKind.REPORT)
        assert [r.document_id for r in database.results([PRIVATE])] == [report.id]
        act(database, step(hides=(report.id, True)))
        assert [r.document_id for r in database.results([PRIVATE])] == [sheet.id]
        act(database, step(seen=1, hides=(report.id, False)))
        assert [r.document_id for r in database.results([PRIVATE])] == [report.id]
