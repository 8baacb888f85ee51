from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.domain.document import document_id
from assistant.domain.errors import InvalidInput, NotFound
from assistant.domain.passage import FINDING_KINDS, PUBLIC, Kind, PassageFilter
from assistant.domain.report import TextDocument
from assistant.ingesting.sources import shipped_sources, sources_in


def ids_and_texts(database, collections=(PUBLIC,)) -> dict[str, str]:
    return {p.id: p.text for p in database.find_passages(PassageFilter(collections))}


def statuses(outcomes) -> Counter:
    return Counter(outcome.status for outcome in outcomes)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# --- again --------------------------------------------------------------------------------------------------------


def test_the_second_ingest_changes_nothing(ingest, database, knowledge):
    first = ingest(shipped_sources(knowledge))
    before, fingerprint = ids_and_texts(database), database.fingerprint()
    second = ingest(shipped_sources(knowledge))
    assert statuses(first) == {"added": 8}
    assert statuses(second) == {"unchanged": 8}
    assert [(o.name, o.passages, o.findings, o.kind) for o in first] == [
        (o.name, o.passages, o.findings, o.kind) for o in second
    ]
    assert (ids_and_texts(database), database.fingerprint()) == (before, fingerprint)
    assert sum(o.passages for o in first) == len(before)


def test_a_changed_file_is_replaced_passage_by_passage(ingest, database, knowledge):
    sources = shipped_sources(knowledge)
    ingest(sources)
    before = ids_and_texts(database)
    sheet = knowledge / "factsheets" / "mark-2024.toml"
    edit(sheet, "Kommunens fjärde utvärdering.", "Kommunens femte utvärdering.")
    outcomes = {o.name: o for o in ingest(sources)}
    after = ids_and_texts(database)
    assert statuses(outcomes.values()) == {"unchanged": 7, "replaced": 1}
    assert outcomes["mark-2024.toml"].status == "replaced"
    gone, new = before.keys() - after.keys(), after.keys() - before.keys()
    assert gone
    assert all("fjärde" in before[id_] for id_ in gone)
    assert all("femte" in after[id_] for id_ in new)


def test_what_is_taken_out_of_a_file_is_gone(ingest, database, knowledge):
    sheet = knowledge / "factsheets" / "hoganas-2023.toml"
    ingest(shipped_sources(knowledge))
    text = sheet.read_text(encoding="utf-8")
    last = text.rindex("[[findings]]")
    id_ = text[last:].split('id = "')[1].split('"')[0]
    sheet.write_text(text[:last], encoding="utf-8")
    ingest(shipped_sources(knowledge))
    found = database.find_passages(PassageFilter(collections=(PUBLIC,), municipalities=("Höganäs",)))
    assert found
    assert id_ not in {p.finding_id for p in found}


def test_collections_hold_their_own(ingest, database, knowledge, tmp_path):
    file = tmp_path / "underlag.txt"
    file.write_text("Rubrik\n\nNämnden följer upp målen varje månad.\n", encoding="utf-8")
    sources = list(sources_in([file], knowledge))
    (mine,) = ingest(sources, collection="egen")
    assert (mine.status, mine.kind) == ("added", "document")
    assert ids_and_texts(database) == {}
    assert len(ids_and_texts(database, ("egen",))) == mine.passages > 0
    (public,) = ingest(sources)
    assert public.status == "added"
    assert public.document_id != mine.document_id


# --- what fails ---------------------------------------------------------------------------------------------------


def test_a_failing_file_is_told_of_and_stops_no_other(ingest, database, knowledge, tmp_path):
    folder = tmp_path / "filer"
    folder.mkdir()
    (folder / "a.toml").write_text("id = ", encoding="utf-8")
    (folder / "b.txt").write_text("", encoding="utf-8")
    (folder / "c.docx").write_bytes(b"PK\x03\x04 ingen Wordfil")
    (folder / "d.md").write_text("# Bra\n\nEn text som går att läsa.\n", encoding="utf-8")
    (folder / "2.2.md").write_text("ingen kriterietext", encoding="utf-8")
    outcomes = {o.name: o for o in ingest(sources_in([folder], knowledge))}
    assert outcomes["d.md"].status == "added"
    failed = [o for o in outcomes.values() if o.status == "failed"]
    assert {o.name for o in failed} == {"a.toml", "b.txt", "c.docx", "2.2.md"}
    for outcome in failed:
        assert outcome.reason
        assert "\n" not in outcome.reason
        assert "Traceback" not in outcome.reason
        assert outcome.document_id is None
    assert {e.name for e in database.documents((PUBLIC,))} == {"d.md"}


def test_a_failed_new_version_leaves_the_old_one(ingest, database, knowledge):
    sources = shipped_sources(knowledge)
    ingest(sources)
    before = ids_and_texts(database)
    (knowledge / "factsheets" / "mark-2024.toml").write_text("trasig = [", encoding="utf-8")
    assert statuses(ingest(sources)) == {"unchanged": 7, "failed": 1}
    assert ids_and_texts(database) == before


def test_a_file_that_is_gone_when_its_turn_comes(ingest, knowledge, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("text", encoding="utf-8")
    sources = list(sources_in([file], knowledge))
    file.unlink()
    (outcome,) = ingest(sources)
    assert outcome.status == "failed"
    assert outcome.reason.startswith("a.txt går inte att läsa: ")


def test_a_fault_of_ours_is_logged_and_stops_no_other(ingest, knowledge, tmp_path, caplog):
    class Broken:
        def read(self, path):
            raise ZeroDivisionError(path)

    for name in ("a.txt", "b.toml"):
        (tmp_path / "filer").mkdir(exist_ok=True)
        (tmp_path / "filer" / name).write_text("text", encoding="utf-8")
    sheet = knowledge / "factsheets" / "mark-2024.toml"
    outcomes = ingest(sources_in([tmp_path / "filer" / "a.txt", sheet], knowledge), reader=Broken())
    assert [o.status for o in outcomes] == ["failed", "added"]
    assert "fel i programmet" in outcomes[0].reason
    assert "ZeroDivisionError" in caplog.text


def test_progress_is_told_for_every_file(ingest, knowledge):
    told = []
    ingest(shipped_sources(knowledge), on_progress=lambda done, total, what: told.append((done, total, what)))
    assert [done for done, _, _ in told] == list(range(9))
    assert {total for _, total, _ in told} == {8}


# --- an organisation's own criteria -------------------------------------------------------------------------------


def test_own_criteria_replace_the_shipped_and_survive_them(ingest, database, knowledge, tmp_path):
    ingest(shipped_sources(knowledge))
    own = tmp_path / "egna" / "2.2.md"
    own.parent.mkdir()
    own.write_text((knowledge / "criteria" / "2016" / "2.2.md").read_text(encoding="utf-8"), encoding="utf-8")
    edit(own, "Kommunen har fastställda normer", "Organisationens egen norm: kommunen har gränser")
    (replaced,) = ingest(sources_in([own], knowledge))
    assert replaced.status == "replaced"
    again = {o.name: o for o in ingest(shipped_sources(knowledge))}
    assert again["2.2.md"].status == "unchanged"
    assert "egen kriterietext" in again["2.2.md"].reason
    found = database.find_passages(PassageFilter(collections=(PUBLIC,), questions=("2.2",), kinds=(Kind.CRITERION,)))
    assert any("Organisationens egen norm" in p.text for p in found)
    assert not any("Kommunen har fastställda normer" in p.text for p in found)


def test_an_own_criterion_ingested_together_with_the_shipped_ones_is_kept(ingest, database, knowledge, tmp_path):
    own = tmp_path / "2.2.md"
    own.write_text((knowledge / "criteria" / "2016" / "2.2.md").read_text(encoding="utf-8"), encoding="utf-8")
    edit(own, "Kommunen har fastställda normer", "Organisationens egen norm: kommunen har gränser")
    outcomes = ingest(sources_in([own, knowledge], knowledge))
    assert [o.status for o in outcomes if o.name == "2.2.md"] == ["added", "unchanged"]
    assert "Organisationens egen norm" in database.document(outcomes[0].document_id, (PUBLIC,)).text


def test_an_own_criterion_saved_in_notepad_is_read_like_any_other(own_base, tmp_path):
    assistant = own_base()
    shipped = (assistant.settings.knowledge / "criteria" / "2016" / "2.2.md").read_text(encoding="utf-8")
    own = tmp_path / "2.2.md"
    own.write_text(shipped.replace("\n", "\r\n"), encoding="utf-8-sig", newline="")
    (replaced,) = assistant.base.ingest([own], by="test").files
    assert replaced.status == "replaced"
    assert assistant.database.document(replaced.document_id, (PUBLIC,)).text == shipped
    assert "2.2" in {criterion.question for criterion in assistant.criteria()}


def test_an_own_fact_sheet_survives_the_start_and_gives_way_when_removed(own_base, tmp_path):
    assistant = own_base()
    shipped = assistant.settings.knowledge / "factsheets" / "mark-2024.toml"
    own = tmp_path / "mark-2024.toml"
    own.write_text(shipped.read_text(encoding="utf-8") + "\n# vår egen\n", encoding="utf-8")
    (replaced,) = assistant.base.ingest([own], by="test").files
    assert replaced.status == "replaced"
    content = entry(assistant, "factsheets/mark-2024.toml").content_sha256
    assert not assistant.base.prepare()
    again = {o.name: o for o in assistant.base.ingest(by="test").files}["mark-2024.toml"]
    assert (again.status, "eget faktablad" in again.reason) == ("unchanged", True)
    assert entry(assistant, "factsheets/mark-2024.toml").content_sha256 == content
    assistant.base.remove(replaced.document_id, by="test")
    assert entry(assistant, "factsheets/mark-2024.toml").content_sha256 != content
    assistant.base.restore(replaced.document_id, by="test")
    assert entry(assistant, "factsheets/mark-2024.toml").content_sha256 == content


# --- removed ------------------------------------------------------------------------------------------------------


def entry(assistant, name):
    return next(e for e in assistant.documents() if e.name == name)


def test_a_removed_shipped_document_stays_away_until_the_knowledge_is_ingested(own_base):
    assistant = own_base()
    removed = assistant.base.remove_named("mark-2024.toml", by="test")
    assert not assistant.base.prepare()
    assert removed.id not in {e.id for e in assistant.documents()}
    back = {o.name: o for o in assistant.base.ingest(by="test").files}["mark-2024.toml"]
    assert (back.status, "tillbaka" in back.reason) == ("added", True)
    with pytest.raises(InvalidInput, match="finns i underlaget igen"):
        assistant.base.restore(removed.id, by="test")


def test_only_the_latest_removals_can_be_undone(own_base):
    assistant = own_base()
    sheets = [e for e in assistant.documents() if e.name.startswith(("factsheets/", "criteria/"))][:21]
    for sheet in sheets:
        assistant.base.remove(sheet.id, by="test")
    with pytest.raises(NotFound, match="ångra"):
        assistant.base.restore(sheets[0].id, by="test")
    assistant.base.restore(sheets[1].id, by="test")


# --- which document a file is -------------------------------------------------------------------------------------


def names(database) -> list[str]:
    return [e.name for e in database.documents((PUBLIC,))]


def file_in(folder, name, text):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_the_same_content_is_one_document(ingest, database, knowledge, tmp_path):
    file = file_in(tmp_path / "filer" / "under", "a.md", "# Mål\n\nNämnden följer upp.\n")
    ingest(sources_in([tmp_path / "filer"], knowledge))
    copy = file_in(tmp_path, "kopia.md", file.read_text(encoding="utf-8"))
    for given in (file, copy):
        (outcome,) = ingest(sources_in([given], knowledge))
        assert (outcome.status, "under/a.md" in outcome.reason) == ("unchanged", True)
    edit(file, "följer", "följde")
    (outcome,) = ingest(sources_in([file], knowledge))
    assert (outcome.status, names(database)) == ("replaced", ["under/a.md"])


class Reports:
    """Reads ``Kommun År`` on the first line of a file, and the real report for the rest."""

    def __init__(self, report):
        self.report = report

    def read(self, path):
        words = path.read_text(encoding="utf-8").split()
        if words[0] == "Policy":
            return TextDocument(title="Policy", text="Policy", sections=(), oddities=())
        return replace(self.report, municipality=words[0], year=int(words[1]))


@pytest.mark.parametrize(
    "order", [("Lund 2019", "Mark 2020"), ("Mark 2020", "Lund 2019"), ("Policy", "Lund 2019"), ("Lund 2019", "Policy")]
)
def test_reports_of_one_file_name_are_known_by_what_they_are_about(
    ingest, database, knowledge, tmp_path, report, order
):
    files = [file_in(tmp_path / str(n), "rapport.md", about) for n, about in enumerate(order)]
    for file in files:
        (outcome,) = ingest(sources_in([file], knowledge), reader=Reports(report))
        assert outcome.status == "added"
    second = {"Policy": "dokument"}.get(order[1], order[1].replace(" ", "-"))
    assert sorted(names(database)) == sorted(["rapport.md", f"{second}/rapport.md"])
    for file in files:  # a new version takes its own one's place
        file.write_text(file.read_text(encoding="utf-8") + " ny", encoding="utf-8")
        (outcome,) = ingest(sources_in([file], knowledge), reader=Reports(report))
        assert outcome.status == "replaced"
    assert len(names(database)) == 2


# --- the municipality's own report --------------------------------------------------------------------------------


def test_the_real_report_supersedes_the_sheet_and_gives_way_again(own_base, seed_report):
    assistant = own_base()
    everything = PassageFilter(collections=(PUBLIC,), municipalities=("Ljungby",))
    sheet = next(e for e in assistant.documents() if e.name == "factsheets/ljungby-2018.toml")
    sheet_findings = {
        p.finding_id: p.questions
        for p in assistant.database.passages_of(sheet.id, (PUBLIC,))
        if p.kind in FINDING_KINDS
    }
    from_sheet = assistant.ask("Vad fick Ljungby på 2.2?")
    count = assistant.database.count_passages()

    (outcome,) = assistant.base.ingest([seed_report], by="test").files
    assert (outcome.status, outcome.kind, outcome.findings) == ("added", "report", 119)
    report = document_id(PUBLIC, seed_report.name)
    assert outcome.document_id == report
    superseded = next(e for e in assistant.documents() if e.id == sheet.id)
    assert superseded.superseded_by == report
    found = assistant.database.find_passages(everything)
    assert {p.document_id for p in found} == {report}
    assert {p.finding_id: p.questions for p in found if p.kind in FINDING_KINDS} == sheet_findings
    assert "L4F3" in sheet_findings
    (result,) = [r for r in assistant.results() if r.municipality == "Ljungby"]
    assert (result.is_report, result.total) == (True, 461)

    answer = assistant.ask("Vad fick Ljungby på 2.2?")
    assert answer.text.splitlines()[2].startswith("- 2.2 Tillgänglighet och bemötande: **7 av 25 poäng, 29 %**")
    assert {c.passage.document_id for c in answer.citations} == {report}
    assert {c.passage.source for c in answer.citations} == {seed_report.name}
    assert all(c.verified for c in answer.citations)
    counted = assistant.ask("Hur många styrkor och förbättringsområden har Ljungby?")
    assert "67 styrkor och 52 förbättringsområden" in counted.text
    hits = assistant.find("brukarfokus strategi", filter=everything, limit=20)
    assert {hit.passage.document_id for hit in hits} == {report}
    assert statuses(assistant.base.ingest([seed_report], by="test").files) == {"unchanged": 1}

    assistant.base.remove(report, by="test")
    assert assistant.ask("Vad fick Ljungby på 2.2?").text == from_sheet.text
    assert assistant.database.count_passages() == count
    hits = assistant.find("brukarfokus strategi", filter=everything, limit=20)
    assert {hit.passage.document_id for hit in hits} == {sheet.id}
    with pytest.raises(NotFound):
        assistant.base.remove(report, by="test")

    assistant.base.restore(report, by="test")
    assert assistant.ask("Vad fick Ljungby på 2.2?").text == answer.text
    assert assistant.database.find_passages(everything) == found
    with pytest.raises(NotFound, match="ångra"):
        assistant.base.restore(report, by="test")
    assert all(check.ok for check in assistant.doctor())


def test_a_sheet_that_had_given_way_is_restored_with_its_result(own_base, seed_report):
    assistant = own_base()
    sheet = next(e for e in assistant.documents() if e.name == "factsheets/ljungby-2018.toml")
    before = assistant.results()
    (report,) = assistant.base.ingest([seed_report], by="test").files
    assistant.base.remove(sheet.id, by="test")
    assistant.base.restore(sheet.id, by="test")
    assistant.base.remove(report.document_id, by="test")
    assert assistant.results() == before


def test_a_document_is_removed_by_its_name_and_an_unknown_one_is_told(own_base):
    assistant = own_base()
    entry = assistant.base.remove_named("mark-2024.toml", by="test")
    assert entry.name == "factsheets/mark-2024.toml"
    assert assistant.ask("Vad fick Mark 2024?").refused
    with pytest.raises(NotFound, match="finns-inte"):
        assistant.base.remove_named("finns-inte.pdf", by="test")


def test_a_report_that_no_person_has_read_is_interpreted_and_a_bare_finding_found(own_base, seed_report, tmp_path):
    text = seed_report.read_text(encoding="utf-8-sig")
    for old, new in (("Ljungby", "Alvesta"), ("LJUNGBY", "ALVESTA"), ("ljungby", "alvesta")):
        text = text.replace(old, new)
    bare = "Fortsatt utveckling av ledarskap med ev. andra verktyg, 360?"
    assert bare in text
    file = tmp_path / "alvesta.txt"
    file.write_text(text.replace(bare, "360?"), encoding="utf-8")
    assistant = own_base()
    assistant.base.ingest([file], by="test")
    scope = PassageFilter((PUBLIC,), municipalities=("Alvesta",), kinds=FINDING_KINDS)
    findings = assistant.database.find_passages(scope)
    read = [p for p in findings if p.questions]
    assert len(findings) == 119
    assert len(read) > 80
    assert all(len(p.confidences) == len(p.questions) and int(p.questions[0][0]) == p.area for p in read)
    assert "fråga 4.5 är en säker tolkning" in assistant.ask("Hur arbetar andra med ledarforum för chefer?").text
    (passage,) = [p for p in findings if p.text == "360?"]
    found = assistant.find("360-utvärdering av ledarskap", filter=scope, limit=3)
    assert passage.id in [one.passage.id for one in found]
    answer = assistant.ask("Hur arbetar andra med 360-feedback för chefer?")
    assert passage.id in [citation.passage.id for citation in answer.citations]
