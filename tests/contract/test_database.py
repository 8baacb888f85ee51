"""One suite for the database on SQLite and on a real PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from database_examples import BY, NOON, Copy, all_ids, changed, make_document, make_passage, make_result, put
from sqlalchemy import text

from assistant.domain.document import Collection, DocumentKind, PutOutcome, PutStatus, document_id
from assistant.domain.errors import BaseDamaged, NotFound, UnreadableFile
from assistant.domain.making import KeptAnswer, Making, Rejected, Tokens
from assistant.domain.passage import PUBLIC, Kind, PassageFilter
from assistant.storage import schema
from assistant.storage.connections import read_transaction, write_transaction
from assistant.storage.database import open_database
from assistant.storage.tables import metadata

SECRET = "utvärdering-7"


class TestPut:
    def test_gives_back_what_was_stored(self, database):
        document = make_document(text="Inledning. Kommunen lyssnar på sina invånare – ofta. Slut.")
        outcome, passages = put(database, document, "Kommunen lyssnar på sina invånare – ofta.", result=True)
        assert outcome == PutOutcome(document.id, PutStatus.ADDED, added=1, kept=0, removed=0)
        assert database.document(document.id, [PUBLIC]) == document
        assert database.passages_of(document.id, [PUBLIC]) == tuple(passages)
        assert database.results([PUBLIC]) == (make_result(document),)
        (entry,) = database.documents([PUBLIC])
        assert (entry.name, entry.kind, entry.oddities) == (document.name, document.kind, document.oddities)
        assert (entry.passage_count, entry.finding_count, entry.size) == (1, 1, 1234)
        assert (entry.added_at, entry.added_by, entry.replaced_at, entry.superseded_by) == (NOON, BY, None, None)

    def test_unknown_stays_unknown(self, database):
        document = replace(make_document(municipality=None, year=None), edition=None, size=None, oddities=())
        passage = replace(
            make_passage(document, "x"),
            **dict.fromkeys(("area", "finding_id", "basis", "page")),
            theme_areas=(),
            questions=(),
            confidences=(),
        )
        result = replace(make_result(document, total=None), areas=(), questions=(), see_also=())
        database.put_document(document, [passage], result, by=BY, at=NOON)
        assert database.document(document.id, [PUBLIC]) == document
        assert database.passages_of(document.id, [PUBLIC]) == (passage,)
        assert database.results([PUBLIC]) == (result,)
        assert database.municipalities([PUBLIC]) == ("okänd",)

    def test_questions_of_a_person_have_no_confidence(self, database):
        document = make_document()
        passage = replace(make_passage(document, "x"), confidences=())
        database.put_document(document, [passage], None, by=BY, at=NOON)
        assert database.passages_of(document.id, [PUBLIC]) == (passage,)
        assert passage.questions

    def test_questions_stored_before_there_were_confidences_are_a_persons(self, database):
        document = make_document()
        passage = replace(make_passage(document, "x"), confidences=())
        database.put_document(document, [passage], None, by=BY, at=NOON)
        config = Config()
        config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
        with write_transaction(database.engine) as connection:
            config.attributes["connection"] = connection
            command.downgrade(config, "0001")
        schema.migrate(database.engine)
        assert database.passages_of(document.id, [PUBLIC]) == (passage,)

    def test_again_changes_nothing(self, database):
        document = make_document()
        put(database, document, "ett", "två")
        state = database.fingerprint(), database.acts([PUBLIC]), database.documents([PUBLIC])
        outcome, _ = put(database, document, "annat")
        assert outcome == PutOutcome(document.id, PutStatus.UNCHANGED, added=0, kept=2, removed=0)
        assert (database.fingerprint(), database.acts([PUBLIC]), database.documents([PUBLIC])) == state

    def test_another_recipe_cuts_anew(self, database):
        document = make_document()
        put(database, document, "ett två")
        outcome, _ = put(database, replace(document, recipe="2"), "ett", "två")
        assert (outcome.status, outcome.added, outcome.removed) == (PutStatus.REPLACED, 2, 1)

    def test_replaces_passage_by_passage(self, database):
        document = make_document()
        _, old = put(database, document, "ett", "två", "tre", result=True)
        later = NOON + timedelta(days=1)
        new = [make_passage(document, word, position=place) for place, word in enumerate(("noll", "ett", "tre"))]
        outcome = database.put_document(changed(document, "b"), new, None, by="Bo", at=later)
        assert outcome == PutOutcome(document.id, PutStatus.REPLACED, added=1, kept=2, removed=1)
        assert database.passages_of(document.id, [PUBLIC]) == tuple(new)
        assert {new[1].id, new[2].id} == {old[0].id, old[2].id}
        assert database.results([PUBLIC]) == ()
        (entry,) = database.documents([PUBLIC])
        assert (entry.added_at, entry.added_by, entry.replaced_at) == (NOON, BY, later)

    def test_times_keep_their_zone(self, database):
        summer = datetime.fromisoformat("2024-07-01T08:30:00+02:00")
        database.put_document(make_document(), [], None, by=BY, at=summer)
        (entry,) = database.documents([PUBLIC])
        assert entry.added_at == summer
        with pytest.raises(Exception, match="zone"):
            database.put_document(make_document("b"), [], None, by=BY, at=summer.replace(tzinfo=None))

    @pytest.mark.parametrize("broken", ["a\x00b", "a\ud800b"])
    def test_text_that_no_database_stores_is_refused(self, database, broken):
        with pytest.raises(UnreadableFile, match="inte kan lagras"):
            database.put_document(make_document(text=broken), [], None, by=BY, at=NOON)
        assert database.documents([PUBLIC]) == ()

    def test_passages_and_results_of_others_are_refused(self, database):
        document, other = make_document(), make_document(collection=SECRET)
        with pytest.raises(ValueError, match="another document"):
            database.put_document(document, [make_passage(other, "x")], None, by=BY, at=NOON)
        with pytest.raises(ValueError, match="another document"):
            database.put_document(document, [], make_result(other), by=BY, at=NOON)
        with pytest.raises(ValueError, match="same id"):
            database.put_document(document, [make_passage(document, "x")] * 2, None, by=BY, at=NOON)

    def test_a_failure_leaves_nothing(self, database):
        document, other = make_document("a"), make_document("b")
        _, (taken,) = put(database, document, "ett")
        before = database.fingerprint(), database.acts([PUBLIC])
        passages = [make_passage(other, "två"), replace(make_passage(other, "tre"), id=taken.id)]
        with pytest.raises(Exception, match=r"(?i)unique"):
            database.put_document(other, passages, None, by=BY, at=NOON)
        assert [entry.name for entry in database.documents([PUBLIC])] == ["a"]
        assert (database.fingerprint(), database.acts([PUBLIC])) == before
        assert all_ids(database) == {taken.id}


class TestRead:
    def test_passages_come_in_the_order_asked(self, database):
        _, passages = put(database, make_document(), *(f"stycke {n}" for n in range(30)))
        ids = [passage.id for passage in reversed(passages)]
        assert database.passages([ids[0], "saknas", *ids[1:]], [PUBLIC]) == tuple(reversed(passages))
        assert database.passages([], [PUBLIC]) == ()
        assert len(database.passages([ids[0]] * 2, [PUBLIC])) == 2

    def test_more_ids_than_one_statement_takes(self, database):
        document = make_document()
        _, passages = put(database, document, *(f"stycke {n}" for n in range(2_300)))
        ids = [passage.id for passage in passages]
        assert database.passages(ids, [PUBLIC]) == tuple(passages)
        batches = list(database.all_passages())
        assert [len(batch) for batch in batches] == [1_000, 1_000, 300]
        assert [p.id for batch in batches for p in batch] == sorted(ids)
        assert database.count_passages() == 2_300
        assert database.changes_since("").added == tuple(sorted(ids))
        outcome, _ = put(database, changed(document, "b"), "ett")
        assert outcome.removed == 2_300

    def test_texts_by_id(self, database):
        one, two = make_document("a", text="Åtta ord."), make_document("b", text="Två.")
        for document in (one, two):
            put(database, document)
        assert database.texts([two.id, "saknas", one.id], [PUBLIC]) == {one.id: "Åtta ord.", two.id: "Två."}
        assert database.texts([], [PUBLIC]) == {}

    def test_surroundings(self, database):
        text_ = "Före åäö 😀. Mitten. Efter " + "x" * 900
        _, (middle, whole) = put(database, make_document(text=text_), "Mitten.", text_)
        assert database.surroundings(middle.id, [PUBLIC]) == ("Före åäö 😀. ", (" Efter " + "x" * 900)[:600])
        assert database.surroundings(middle.id, [PUBLIC], 3) == ("😀. ", " Ef")
        assert database.surroundings(whole.id, [PUBLIC]) == ("", "")

    def test_a_data_file_has_no_surroundings(self, database):
        _, (passage,) = put(database, make_document(), "ett")
        assert database.surroundings(passage.id, [PUBLIC]) == ("", "")

    def test_find_passages(self, database):
        public, secret = make_document("a"), make_document("b", collection=SECRET, municipality="Åre")
        put(database, public, "ett", "två")
        _, hidden = put(database, secret, "tre", kind=Kind.EVIDENCE)
        find = database.find_passages
        assert [p.text for p in find(PassageFilter((PUBLIC,)), 10)] == ["ett", "två"]
        assert [p.text for p in find(PassageFilter((PUBLIC,)), 1)] == ["ett"]
        assert find(PassageFilter((PUBLIC, SECRET), municipalities=("Åre",))) == tuple(hidden)
        assert find(PassageFilter((PUBLIC, SECRET), kinds=(Kind.EVIDENCE,), questions=("2.1",))) == tuple(hidden)
        assert len(find(PassageFilter((PUBLIC, SECRET), areas=(3, 9)))) == 3
        assert find(PassageFilter((PUBLIC, SECRET), areas=(3,), own_areas=True)) == ()
        assert find(PassageFilter((PUBLIC, SECRET), exclude_municipalities=("Högsby",))) == tuple(hidden)

    def test_excluding_a_municipality_keeps_what_concerns_none(self, database):
        _, (general,) = put(database, make_document("a", municipality=None), "ett")
        put(database, make_document("b"), "två")
        found = database.find_passages(PassageFilter((PUBLIC,), exclude_municipalities=("Högsby",)))
        assert found == (general,)

    def test_results_have_an_order(self, database):
        for name, municipality, year in (
            ("a", "Östra", 2020),
            ("b", "Ale", None),
            ("c", "Ale", 2023),
            ("d", "Ale", 2010),
        ):
            put(database, make_document(name, municipality=municipality, year=year), result=True)
        found = [(result.municipality, result.year) for result in database.results([PUBLIC])]
        assert found == [("Ale", 2010), ("Ale", 2023), ("Ale", None), ("Östra", 2020)]
        assert database.municipalities([PUBLIC]) == ("Ale", "Östra")


class TestCollections:
    def test_another_collection_is_as_if_missing(self, database):
        document = make_document(collection=SECRET, text="ett")
        _, (passage,) = put(database, document, "ett", result=True)
        asker = [PUBLIC, "utvärdering-8"]
        assert database.documents(asker) == ()
        assert database.documents(asker, include_superseded=True) == ()
        assert database.passages([passage.id], asker) == ()
        assert database.passages_of(document.id, asker) == ()
        assert database.texts([document.id], asker) == {}
        assert database.find_passages(PassageFilter(tuple(asker), document_ids=(document.id,))) == ()
        assert database.results(asker) == ()
        assert database.result_of(document.id, asker) is None
        assert database.municipalities(asker) == ()
        assert database.acts(asker) == ()
        missing = []
        for id_ in (document.id, "saknas"):
            with pytest.raises(NotFound) as refusal:
                database.document(id_, asker)
            missing.append(str(refusal.value).replace(id_, ""))
        assert missing[0] == missing[1]
        with pytest.raises(NotFound):
            database.surroundings(passage.id, asker)
        assert database.passages([passage.id], [SECRET]) == (passage,)
        assert database.passages([passage.id], []) == ()

    def test_the_same_name_in_two_collections_is_two_documents(self, database):
        put(database, make_document(), "ett", result=True)
        put(database, make_document(collection=SECRET), "ett", result=True)
        assert database.count_passages() == 2
        assert [result.collection for result in database.results([PUBLIC, SECRET])] == [PUBLIC, SECRET]

    def test_the_documents_that_a_file_may_be(self, database):
        by_id, by_name = make_document("någon/annan.docx"), make_document("a/100%_av.docx")
        by_content = changed(make_document("tredje.docx"), "c")
        others = (make_document("b/100xyav.docx"), make_document("100%_av.docx", collection=SECRET))
        for document in (by_id, by_name, by_content, *others):
            put(database, document, "ett")
        found = database.documents_akin(PUBLIC, document_id=by_id.id, content_sha256="c" * 64, file_name="100%_av.docx")
        assert [entry.id for entry in found] == [by_name.id, by_id.id, by_content.id]

    def test_fact_sheets_of_an_evaluation(self, database):
        sheet, report = make_document("blad"), make_document("rapport", kind=DocumentKind.REPORT)
        for document in (sheet, report):
            put(database, document, "ett")
        assert database.fact_sheets(PUBLIC, sheet.municipality, sheet.year) == (sheet.id,)
        assert database.fact_sheets(PUBLIC, sheet.municipality, sheet.year + 1) == ()
        assert database.fact_sheets(SECRET, sheet.municipality, sheet.year) == ()

    def test_collections_come_with_their_documents(self, database):
        assert database.collections() == (Collection(PUBLIC, "Öppen samling", is_public=True),)
        put(database, make_document(collection=SECRET), "ett")
        assert database.collections()[1:] == (Collection(SECRET, SECRET, is_public=False),)


class TestSupersede:
    def sheet(self, database, **fields):
        document = make_document("blad", **fields)
        kinds = (Kind.STRENGTH, Kind.IMPROVEMENT, Kind.PRACTICE, Kind.FIGURE, Kind.GENERAL, Kind.EVIDENCE)
        passages = [make_passage(document, kind.value, kind=kind, position=place) for place, kind in enumerate(kinds)]
        database.put_document(document, passages, make_result(document), by=BY, at=NOON)
        return document

    def report(self, database, name="rapport", **fields):
        document = make_document(name, kind=DocumentKind.REPORT, **fields)
        put(database, document, f"ur {name}", result=True)
        return document

    def seen(self, database, *collections):
        return sorted(p.text for p in database.find_passages(PassageFilter(collections or (PUBLIC,))))

    def test_a_report_takes_the_sheets_place(self, database):
        sheet = self.sheet(database)
        report = self.report(database)
        assert self.seen(database) == ["underlag", "ur rapport"]
        assert [result.document_id for result in database.results([PUBLIC])] == [report.id]
        assert [entry.id for entry in database.documents([PUBLIC])] == [report.id]
        entries = {entry.id: entry.superseded_by for entry in database.documents([PUBLIC], include_superseded=True)}
        assert entries == {sheet.id: report.id, report.id: None}
        assert len(database.find_passages(PassageFilter((PUBLIC,)))) == database.count_passages() == 2
        hidden = database.passages_of(sheet.id, [PUBLIC])
        assert len(hidden) == 6
        assert database.passages([hidden[0].id], [PUBLIC]) == ()
        assert database.result_of(sheet.id, [PUBLIC]) == make_result(sheet)

    def test_whichever_comes_first(self, database):
        self.report(database)
        self.sheet(database)
        assert self.seen(database) == ["underlag", "ur rapport"]

    def test_removing_the_report_restores_the_sheet(self, database):
        sheet = self.sheet(database)
        before = self.seen(database), database.results([PUBLIC])
        first, second = self.report(database, "rapport A"), self.report(database, "rapport B")
        database.remove_document(first.id, by=BY, at=NOON)
        assert self.seen(database) == ["underlag", "ur rapport B"]
        (entry,) = (e for e in database.documents([PUBLIC], include_superseded=True) if e.id == sheet.id)
        assert entry.superseded_by == second.id
        database.remove_document(second.id, by=BY, at=NOON)
        assert (self.seen(database), database.results([PUBLIC])) == before

    def test_a_private_report_hides_no_public_sheet(self, database):
        self.sheet(database)
        self.report(database, collection=SECRET)
        assert len(self.seen(database)) == 6
        assert len(database.results([PUBLIC])) == 1

    def test_a_private_report_takes_the_place_of_a_private_sheet(self, database):
        self.sheet(database, collection=SECRET)
        self.report(database, collection=SECRET)
        assert self.seen(database, SECRET) == ["underlag", "ur rapport"]

    @pytest.mark.parametrize("other", [{"year": 2020}, {"year": None}, {"municipality": "Åre"}, {"municipality": None}])
    def test_another_evaluation_is_left_alone(self, database, other):
        self.sheet(database)
        self.report(database, **other)
        assert len(self.seen(database)) == 7

    def test_unknown_years_are_not_the_same_year(self, database):
        self.sheet(database, year=None)
        self.report(database, year=None)
        assert len(self.seen(database)) == 7

    def test_a_corrected_report_lets_the_old_sheet_go(self, database):
        self.sheet(database)
        report = self.report(database)
        put(database, replace(changed(report, "b"), year=2022), "ur rapport")
        assert len(self.seen(database)) == 7

    def test_a_sheet_put_again_stays_superseded(self, database):
        sheet = self.sheet(database)
        self.report(database)
        put(database, changed(sheet, "b"), "nytt")
        assert self.seen(database) == ["ur rapport"]
        put(database, replace(changed(sheet, "c"), year=2010), "nytt")
        assert self.seen(database) == ["nytt", "ur rapport"]


class TestRemove:
    def test_takes_everything(self, database):
        kept, gone = make_document("a"), make_document("b", municipality="Åre")
        put(database, kept, "ett", result=True)
        put(database, gone, "två", "tre", result=True)
        assert database.remove_document(gone.id, by="Bo", at=NOON) == 2
        assert [entry.id for entry in database.documents([PUBLIC])] == [kept.id]
        assert database.count_passages() == 1
        assert database.municipalities([PUBLIC]) == ("Högsby",)
        with database.engine.connect() as connection:
            for table in metadata.sorted_tables:
                if "document_id" in table.c and table.name != "acts":
                    assert connection.execute(table.select().where(table.c.document_id == gone.id)).all() == []
            lists = connection.execute(text("SELECT count(DISTINCT passage_id) FROM passage_questions"))
            assert lists.scalar_one() == 1

    def test_what_is_not_there(self, database):
        with pytest.raises(NotFound, match="saknas"):
            database.remove_document("saknas", by=BY, at=NOON)

    def test_the_log_remembers(self, database):
        document = make_document()
        put(database, document, "ett", "två")
        put(database, changed(document, "b"), "ett")
        database.remove_document(document.id, by="Bo", at=NOON)
        assert [(act.by, act.verb) for act in database.acts([PUBLIC])] == [
            ("Bo", "tog bort"),
            (BY, "ersatte"),
            (BY, "lade till"),
        ]
        (last,) = database.acts([PUBLIC], 1)
        assert (last.at, last.document_id, last.collection) == (NOON, document.id, PUBLIC)
        assert last.detail == "blad/F-HOG-2023.toml: 1 stycken"
        assert database.acts([PUBLIC])[1].detail == "blad/F-HOG-2023.toml: 0 nya stycken, 1 kvar, 1 borttagna"


class TestLedger:
    def test_the_fingerprint_follows_the_indexed_passages(self, database):
        document = make_document()
        seen = [database.fingerprint()]
        put(database, document, "ett", "två")
        seen.append(database.fingerprint())
        put(database, changed(document, "b"), "ett")
        seen.append(database.fingerprint())
        database.remove_document(document.id, by=BY, at=NOON)
        seen.append(database.fingerprint())
        assert len(set(seen)) == 4
        assert database.fingerprint() == seen[-1]

    def test_what_no_index_holds_is_no_change_for_it(self, database):
        document = make_document()
        passage = make_passage(document, "ett")
        database.put_document(document, [passage], None, by=BY, at=NOON)
        before = database.fingerprint()
        moved = replace(passage, page=9, start=5, end=8, position=3, source="ny adress", basis=None)
        database.put_document(changed(document, "b"), [moved], make_result(document), by=BY, at=NOON)
        assert database.passages([passage.id], [PUBLIC]) == (moved,)
        # figures and texts are other than before, which a cache under the fingerprint must notice
        assert database.fingerprint() != before
        changes = database.changes_since(before)
        assert (changes.added, changes.removed, changes.from_start) == ((), (), False)

    @pytest.mark.parametrize(
        "field",
        [
            {"heading": "ny"},
            {"year": 2001},
            {"questions": ("1.1",), "confidences": ()},
            {"confidences": (0.94, 0.61)},
            {"theme_areas": (2, 3)},
        ],
    )
    def test_a_kept_passage_that_an_index_must_take_again(self, database, field):
        document = make_document()
        _, (passage, _) = put(database, document, "ett", "två")
        before = database.fingerprint()
        again = [replace(passage, **field), make_passage(document, "två", position=1)]
        outcome = database.put_document(changed(document, "b"), again, None, by=BY, at=NOON)
        assert outcome.kept == 2
        changes = database.changes_since(before)
        assert (changes.added, changes.removed, changes.from_start) == ((passage.id,), (), False)

    def test_only_the_difference_is_named(self, database):
        document = make_document()
        _, (one, two) = put(database, document, "ett", "två")
        before = database.fingerprint()
        assert database.changes_since(before).added == database.changes_since(before).removed == ()
        _, (_, three) = put(database, changed(document, "b"), "ett", "tre")
        changes = database.changes_since(before)
        assert (changes.added, changes.removed) == ((three.id,), (two.id,))
        assert changes.fingerprint == database.fingerprint()
        put(database, changed(document, "c"), "två")
        assert database.changes_since(before).added == (two.id,)
        assert set(database.changes_since(before).removed) == {one.id, three.id}

    def test_a_copy_follows_through_everything(self, database):
        copy, slow = Copy(), Copy()
        sheet = make_document("blad")
        report = make_document("rapport", kind=DocumentKind.REPORT)
        steps = [
            lambda: put(database, sheet, "ett", "två"),
            lambda: put(database, report, "tre"),
            lambda: put(database, changed(sheet, "b"), "två", "fyra"),
            lambda: put(database, make_document("c", collection=SECRET), "fem"),
            lambda: database.remove_document(report.id, by=BY, at=NOON),
            lambda: put(database, changed(report, "c"), "tre"),
            lambda: put(database, replace(changed(report, "d"), kind=DocumentKind.DOCUMENT), "tre"),
            lambda: database.remove_document(sheet.id, by=BY, at=NOON),
            lambda: put(database, replace(report, content_sha256="e" * 64), "sex", "sju"),
            lambda: put(database, sheet, "ett", "två"),
            lambda: put(database, changed(sheet, "d"), "två", "tre"),
            lambda: database.remove_document(report.id, by=BY, at=NOON),
        ]
        for number, step in enumerate(steps):
            step()
            copy.catch_up(database)
            assert set(copy.held) == all_ids(database)
            if number % 3 == 2:
                slow.catch_up(database)
                assert slow.held == copy.held

    @pytest.mark.parametrize("unknown", ["", "1-0000", "99-abc", "x", "-1-tom", "²-tom", "9" * 40])
    def test_an_unknown_state_starts_over(self, database, unknown):
        _, (passage,) = put(database, make_document(), "ett")
        changes = database.changes_since(unknown)
        assert (changes.added, changes.removed, changes.from_start) == ((passage.id,), (), True)

    def test_an_empty_base_is_known(self, database):
        empty = database.fingerprint()
        put(database, make_document(), "ett")
        assert not database.changes_since(empty).from_start


class TestConcurrency:
    def test_one_reading_sees_one_state(self, database):
        count = text("SELECT count(*) FROM passages")
        put(database, make_document("a"), "ett")
        with read_transaction(database.engine) as connection:
            assert connection.execute(count).scalar_one() == 1
            put(database, make_document("b"), "två")
            assert connection.execute(count).scalar_one() == 1
        assert database.count_passages() == 2

    def test_writers_wait_and_readers_see_whole_documents(self, database):
        writers, puts, size = 4, 8, 12

        def write(writer: int) -> None:
            for number in range(puts):
                texts = [f"{writer} {number} {place}" for place in range(size)]
                put(database, changed(make_document(f"dokument {writer}"), f"{number:x}"), *texts)

        def read() -> int:
            copy, rounds = Copy(), 0
            while not all(future.done() for future in writing):
                for entry in database.documents([PUBLIC]):
                    stems = [p.text.rsplit(" ", 1)[0] for p in database.passages_of(entry.id, [PUBLIC])]
                    assert (len(stems), len(set(stems))) == (size, 1)
                copy.catch_up(database)
                rounds += 1
            copy.catch_up(database)
            assert set(copy.held) == all_ids(database)
            return rounds

        with ThreadPoolExecutor(writers + 2) as pool:
            writing = [pool.submit(write, writer) for writer in range(writers)]
            reading = [pool.submit(read) for _ in range(2)]
            for future in writing:
                future.result()
            assert all(future.result() > 1 for future in reading)
        assert database.count_passages() == writers * size
        assert len(database.acts([PUBLIC], 1_000)) == writers * puts


class TestKeptAnswers:
    def test_come_back_as_kept_newest_first(self, database):
        making = Making(
            "openai:x", "0a1b2c", shown=("p1",), looked_up=("compare: Ljungby, Höganäs",), calls=2, tokens=Tokens(900, 80),
            cost=Decimal("0.0123"), seconds=1.5, repaired=1, removed=(Rejected("Fel.", "talet 9"),), masked=(("e-post", 1),),
        )  # fmt: skip
        first = KeptAnswer(NOON, "Vad fick Ljungby?", "461 [K7F2]", making)
        second = KeptAnswer(NOON + timedelta(days=1), "Och Höganäs?", "", Making("openai:x", "0a1b2c", fallback="tyst"))
        for answer in (first, second):
            database.keep_answer(answer, oldest=NOON - timedelta(days=90))
        assert database.kept_answers([PUBLIC]) == (second, first)
        assert database.kept_answers([PUBLIC], 1) == (second,)

    def test_old_ones_are_let_go_of(self, database):
        old = KeptAnswer(NOON, "Gammal?", "ja", Making("openai:x", "0a1b2c"))
        database.keep_answer(old, oldest=NOON)
        new = replace(old, at=NOON + timedelta(days=91))
        database.keep_answer(new, oldest=new.at - timedelta(days=90))
        assert database.kept_answers([PUBLIC]) == (new,)


class TestSchema:
    def test_migrations_build_the_tables(self, database):
        with database.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_server_default": True})
            assert compare_metadata(context, metadata) == []

    def test_opening_again_keeps_everything(self, url, database):
        put(database, make_document(), "ett")
        with open_database(url) as again:
            assert again.fingerprint() == database.fingerprint()
            assert again.count_passages() == 1

    def test_a_newer_database_is_refused(self, url, database):
        with database.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(BaseDamaged, match=r"nyare version.*9999"):
            open_database(url)

    def test_programs_that_start_at_once(self, url):
        with ThreadPoolExecutor(8) as pool:
            for opened in pool.map(open_database, [url] * 8):
                assert opened.count_passages() == 0
                opened.close()

    def test_ids_are_those_of_collection_and_name(self):
        assert document_id(PUBLIC, "a") != document_id(SECRET, "a")
        assert len(document_id(PUBLIC, "a")) == 16
        with pytest.raises(ValueError, match="document_id"):
            replace(make_document(), name="ett annat")
