"""The real report, line by line as it lies, and what happens when parts of it are missing or changed."""

import json
import re
import time
from pathlib import Path

import pytest
from reading_files import SHORT_REPORT, instrument, municipalities, read, text_content

from assistant.domain.passage import Kind
from assistant.domain.report import Report
from assistant.reading.report_parser import parse_report

GOLDEN = Path(__file__).parents[2] / "golden" / "report"
EXPECTED = json.loads((GOLDEN / "ljungby_reading.json").read_text(encoding="utf-8"))
FIGURES = json.loads((GOLDEN / "ljungby_figures.json").read_text(encoding="utf-8"))


def parse(text: str) -> Report:
    report = parse_report(text_content(text), instrument=instrument(), municipalities=municipalities())
    assert report is not None
    return report


def codes(report: Report) -> list[str]:
    return [oddity.code for oddity in report.oddities]


@pytest.fixture(scope="module")
def report(seed_report) -> Report:
    found = read(seed_report)
    assert isinstance(found, Report)
    return found


@pytest.fixture(scope="module")
def text(seed_report) -> str:
    return seed_report.read_text(encoding="utf-8")


def test_cover_and_summary(report):
    for name in ("municipality", "year", "edition", "date"):
        assert getattr(report, name) == EXPECTED[name]
    assert report.title == "KommunKompassen ANALYS AV LJUNGBY KOMMUN 2018"
    assert report.evaluators == ("Lars Strid, senior konsult (SKL)", "Ulrika Elming, Ängelholms kommun")
    assert [points for _, points in report.references] == EXPECTED["references"]
    assert [label.split()[-1] for label, _ in report.references] == ["Kommunkompassen", "Kommunkompassen"]
    assert "sedan 2016" in report.references[0][0]
    assert "första gången" in report.references[1][0]


def test_printed_figures(report):
    assert report.total == FIGURES["total"]
    assert [area.box_points for area in report.areas] == FIGURES["boxes"]
    assert [[t.number, t.points, t.max_points, t.percent] for t in report.tables] == FIGURES["areas"]
    rows = [[q.id, q.points, q.max_points, q.percent] for table in report.tables for q in table.questions]
    assert rows == FIGURES["questions"]
    assert len(rows) == 45


def test_119_findings(report):
    assert [len(area.strengths) for area in report.areas] == EXPECTED["strengths"]
    assert [len(area.improvements) for area in report.areas] == EXPECTED["improvements"]
    assert [len(area.rubrics) for area in report.areas] == EXPECTED["rubrics"]
    assert len(report.findings()) == 119
    assert all(report.text[f.start : f.end] == f.text for f in report.findings())
    assert len({finding.place for finding in report.findings()}) == 119
    assert {finding.page for finding in report.findings()} == {None}


def test_findings_stand_where_they_are_printed(report, text):
    by_place = {finding.place: finding for finding in report.findings()}
    for place, line in EXPECTED["lines"].items():
        assert text.split("\n")[line - 1] == f"- {by_place[place].text}"
        assert by_place[place].area == int(place[0])
        assert by_place[place].kind is (Kind.STRENGTH if place[1] == "S" else Kind.IMPROVEMENT)


def test_sections_and_general_texts(report):
    general = [section for area in report.areas for section in area.general]
    assert list(dict.fromkeys(section.title for section in report.sections)) == EXPECTED["sections"]
    assert {section.title for section in general} == {"Allmänt"}
    assert {section.area for section in general} == set(range(1, 9))
    for section in (*report.sections, *general):
        assert report.text[section.start : section.end] == section.text
        assert len(section.text) <= 900
    # generic text and findings never mix
    assert not any(s.start <= f.start < s.end for s in general for f in report.findings())


def test_oddities_with_their_lines(report):
    assert [[oddity.code, oddity.line] for oddity in report.oddities] == EXPECTED["oddities"]
    assert all("\n" not in oddity.message and oddity.message.endswith(".") for oddity in report.oddities)


def test_fast(seed_report, report):
    started = time.perf_counter()
    read(seed_report)
    assert time.perf_counter() - started < 1


def test_an_improvement_across_the_blank_line_is_numbered_on(report):
    messages = [oddity.message for oddity in report.oddities if oddity.code == "split-list"]
    assert [re.search(r"Listan (\w+)", message)[1] for message in messages] == ["1S", "4F", "6F", "8S"]


def test_windows_line_ends_and_a_final_newline_change_nothing(report, text):
    changed = parse(text.replace("\n", "\r\n") + "\r\n")
    assert changed.findings() == report.findings()
    assert changed.tables == report.tables


def test_a_table_without_total_takes_the_points_of_the_box(text):
    report = parse(text[: text.rindex("\n")])
    assert (report.tables[-1].points, report.tables[-1].max_points, report.tables[-1].percent) == (74, 100, 74)
    assert "area-total-missing" in codes(report)


def test_a_table_with_neither_total_nor_box_is_left_out_and_told(text):
    cut = text[: text.rindex("\n")]
    box = cut.index("Rubriker", cut.index("Område 8", cut.index("Område 8") + 1))
    report = parse(cut[:box] + cut[cut.index("Allmänt", box) :])
    assert [table.number for table in report.tables] == list(range(1, 8))
    assert {"area-total-missing", "table-missing"} <= set(codes(report))


def test_a_truncated_report_tells_what_is_missing(text):
    report = parse(text[: text.index("FÖRBÄTTRINGSOMRÅDEN", text.index("Område 3", 5000))])
    assert [area.number for area in report.areas] == [1, 2, 3]
    assert report.tables == ()
    assert report.edition == "2016"
    assert {"chapter-missing", "list-missing"} <= set(codes(report))
    assert "Område 4, 5, 6, 7, 8 saknar kapitel." in [oddity.message for oddity in report.oddities]


def test_a_report_without_contents_page(report, text):
    start, end = text.index("Innehåll\n"), text.index("1 Vad är Kommunkompassen?\n\nKommun")
    changed = parse(text[:start] + text[end:])
    assert [f.text for f in changed.findings()] == [f.text for f in report.findings()]
    assert changed.evaluators == report.evaluators
    assert [section.title for section in changed.sections] == [section.title for section in report.sections]


def test_a_table_row_without_figures_is_told_and_not_guessed(text):
    report = parse(text.replace("information?\t11\t15\t70%", "information?\t10,5\t15\t70%"))
    assert [q.id for q in report.tables[0].questions] == ["1.2", "1.3", "1.4", "1.5"]
    assert "row-without-figures" in codes(report)


def test_printed_figures_are_kept_even_where_they_cannot_be_right(text):
    report = parse(text.replace("\t11\t15\t70%", "\t99\t15\t7%", 1))
    first = report.tables[0].questions[0]
    assert (first.points, first.max_points, first.percent) == (99, 15, 7)


def test_another_area_name_is_kept_and_told(text):
    report = parse(text.replace("Område 5 Resultat och effektivitet\n\n", "Område 5 Något helt annat\n\n"))
    assert report.areas[4].name == "Något helt annat"
    assert {"area-name-unknown", "area-named-twice"} <= set(codes(report))


def test_unknown_municipality_and_an_evaluators_municipality(text):
    report = parse(text.replace("LJUNGBY KOMMUN", "SANKT NÅGONSTANS KOMMUN").replace("Ljungby kommun", "Kommunen"))
    assert report.municipality is None
    assert "municipality-unknown" in codes(report)


def test_two_municipalities(text):
    report = parse(text.replace("LJUNGBY KOMMUN", "TORSÅS KOMMUN"))
    assert report.municipality == "Torsås"
    assert "municipality-twice" in codes(report)


def test_the_2010_edition_is_known_by_its_names(text):
    names = {
        "Brukarfokus, tillgänglighet och bemötande": "Tillgänglighet och brukarorientering",
        "Ständiga förbättringar": "Verksamhetsutveckling",
    }
    for new, old in names.items():
        text = text.replace(new, old)
    assert parse(text).edition == "2010"


def test_a_short_report_of_the_2020_edition():
    report = parse(SHORT_REPORT)
    assert (report.municipality, report.year, report.edition, report.total) == ("Höganäs", 2023, "2020", None)
    assert report.evaluators == ("Anna Ek (SKR)", "Bo Ask, Borås stad")
    assert [finding.place for finding in report.findings()] == ["1S1", "1S2", "1F1", "2S1", "2F1"]
    assert " ".join(report.areas[0].strengths[0].text.split()).endswith("dialog med invånarna i alla delar av kommunen")
    assert report.areas[0].rubrics == ("Dialog", "Insyn")
    table = report.tables[0]
    assert (table.points, [(q.id, q.points, q.percent) for q in table.questions]) == (
        63,
        [("1.1", 11, 70), ("1.2", 52, 61)],
    )


def test_the_same_names_are_told_apart_by_the_year_or_not_at_all():
    shared = SHORT_REPORT.replace("Samspel mellan förtroendevalda och medborgare", "Offentlighet och demokrati")
    shared = shared[: shared.index("Område 2")]
    assert parse(shared.replace("2023", "2012")).edition == "2010"
    assert parse(shared.replace("2023", "2018")).edition == "2016"
    assert parse(shared.replace("2023", "")).edition is None


def test_a_repeated_chapter_is_read_on():
    half = SHORT_REPORT.index("Område 2")
    again = SHORT_REPORT[SHORT_REPORT.index("Område 1 ") : half].replace("Öppna möten", "Fler möten")
    report = parse(SHORT_REPORT[:half] + again + SHORT_REPORT[half:])
    assert [finding.place for finding in report.areas[0].strengths] == ["1S1", "1S2", "1S3", "1S4"]
    assert "area-twice" in codes(report)


def test_a_list_without_marks():
    report = parse(SHORT_REPORT.replace("- Följ upp dialogerna", "Följ upp dialogerna.\n\nSprid resultaten."))
    assert [finding.text for finding in report.areas[0].improvements] == ["Följ upp dialogerna.", "Sprid resultaten."]
    assert codes(report).count("finding-without-mark") == 2


@pytest.mark.parametrize(
    "text",
    [
        "Kommunkompassen är ett verktyg.\n\nDe åtta områdena är:\n\n- Offentlighet och demokrati\n- Resultat\n",
        "Område 1 Offentlighet och demokrati\n\nBara löpande text om området.\n",
        "2018\t12\t13\n",
    ],
)
def test_other_documents_are_no_reports(text):
    assert parse_report(text_content(text), instrument=instrument(), municipalities=municipalities()) is None
