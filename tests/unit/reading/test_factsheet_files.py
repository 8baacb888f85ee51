"""Every shipped fact sheet, and broken ones."""

from collections import Counter

import pytest
from reading_files import KNOWLEDGE

from assistant.domain.errors import InvalidDataFile
from assistant.domain.passage import Kind
from assistant.domain.result import FigureStatus
from assistant.reading.factsheet_files import load_factsheet

NAMES = {"2.2": "Tillgänglighet och bemötande", "3.1": "Helhetstänkande"}

TEXT = """\
id = "F-TST-2018"
municipality = "Testby"
country = "SE"
year = 2018
edition = "2016"
evaluated = true
basis = "kommunkompass"
source = "https://exempel.se"

[result]
total = 461
status = "uppgiven"
source = "https://exempel.se/resultat"

[result.areas]
2 = 46
1 = 70

[[figures]]
question = "2.2"
points = 7
max = 25
percent = 29

[[findings]]
id = "F-TST-2018-1"
area = 2
kind = "styrka"
text = "Något fungerar."
questions = ["2.2"]
source = "https://exempel.se/fynd"

[[sections]]
id = "KAP"
title = "Om"
kind = "allmänt"
text = "Allmän text."

[[sections]]
id = "KAP"
title = "Mer"
kind = "allmänt"
area = 1
text = "Mer text."
"""


@pytest.fixture(scope="module")
def sheets(instrument):
    names = {question.id: question.name for question in instrument.theme_edition.questions()}
    return [load_factsheet(path, names) for path in sorted((KNOWLEDGE / "factsheets").glob("*.toml"))]


@pytest.fixture(scope="module")
def ljungby(sheets):
    return next(sheet for sheet in sheets if sheet.id == "F-LJU-2018")


def _write(folder, text, name="testby-2018.toml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_ids_are_unique_and_every_finding_has_a_source(sheets):
    ids = [sheet.id for sheet in sheets] + [finding.id for sheet in sheets for finding in sheet.findings]
    assert len(ids) == len(set(ids))
    assert all(finding.source for sheet in sheets for finding in sheet.findings)


def test_no_text_is_given_twice_within_a_sheet(sheets):
    for sheet in sheets:
        texts = [(finding.area, finding.text) for finding in sheet.findings]
        assert len(texts) == len(set(texts)), sheet.id


def test_no_figure_is_outside_its_max(sheets):
    for sheet in sheets:
        for figure in sheet.figures:
            assert 0 <= figure.points <= figure.max_points, (sheet.id, figure.id)
        if sheet.result:
            assert all(0 <= points <= 100 for _, points in sheet.result.areas)
            assert sheet.result.total is None or 0 <= sheet.result.total <= 800


def test_complete_area_points_sum_to_the_total(sheets):
    complete = [sheet for sheet in sheets if sheet.result and len(sheet.result.areas) == 8]
    assert {sheet.id for sheet in complete} >= {"F-LJU-2018", "F-GRA-2014", "F-ORE-2012", "F-VAL-2021"}
    for sheet in complete:
        assert sheet.result.total == sum(points for _, points in sheet.result.areas), sheet.id


def test_derived_results_say_how(sheets):
    derived = [sheet for sheet in sheets if sheet.result and sheet.result.status is FigureStatus.DERIVED]
    assert {sheet.id for sheet in derived} == {"P-ORE-2010", "P-KGA-2010"}
    assert all(sheet.result.derivation for sheet in derived)


def test_references_between_sheets_exist(sheets, instrument):
    known = {sheet.id for sheet in sheets} | {finding.id for sheet in sheets for finding in sheet.findings}
    for sheet in sheets:
        assert not sheet.result or set(sheet.result.see_also) <= known, sheet.id
    assert {record.finding_id for record in instrument.records} <= known
    assert {reference.id for reference in instrument.references} - {"LREF"} <= known


def test_every_municipality_is_in_the_register(sheets, register):
    known = {(m.name, m.country) for m in register}
    # a reference for the whole country, not a municipality
    assert {(sheet.municipality, sheet.country) for sheet in sheets} - known == {("Riket", "SE")}


def test_one_sheet_for_each_municipality_and_year(sheets):
    keys = Counter((sheet.municipality, sheet.country, sheet.year) for sheet in sheets)
    assert [key for key, count in keys.items() if count > 1] == []


def test_ljungby_has_119_findings_and_45_figures(ljungby):
    kinds = Counter(finding.kind for finding in ljungby.findings)
    assert kinds == {Kind.STRENGTH: 67, Kind.IMPROVEMENT: 52}
    per_area = [
        tuple(sum(f.area == area and f.kind is kind for f in ljungby.findings) for area in range(1, 9))
        for kind in (Kind.STRENGTH, Kind.IMPROVEMENT)
    ]
    assert per_area == [(10, 7, 8, 5, 8, 7, 7, 15), (4, 7, 8, 9, 6, 8, 8, 2)]
    assert len(ljungby.figures) == 45


def test_ljungby_figures_are_those_printed(ljungby, instrument):
    for figure, question in zip(ljungby.figures, instrument.theme_edition.questions(), strict=True):
        assert (figure.id, figure.max_points, figure.label) == (question.id, question.max_points, question.name)
    rows = {figure.id: (figure.points, figure.percent) for figure in ljungby.figures}
    assert (rows["3.5"], rows["8.3"], rows["4.2"]) == ((13, 90), (14, 90), (10, 95))
    assert ljungby.result.total == 461
    assert [points for _, points in ljungby.result.areas] == [70, 46, 69, 45, 56, 49, 52, 74]


def test_every_field_is_read(tmp_path):
    sheet = load_factsheet(_write(tmp_path, TEXT), NAMES)
    assert (sheet.id, sheet.municipality, sheet.year, sheet.edition) == ("F-TST-2018", "Testby", 2018, "2016")
    assert sheet.evaluated
    assert sheet.note == ""
    assert sheet.result.areas == ((1, 70), (2, 46))
    assert (sheet.result.status, sheet.result.derivation, sheet.result.see_also) == (FigureStatus.STATED, "", ())
    figure = sheet.figures[0]
    assert (figure.id, figure.label, figure.points, figure.max_points, figure.percent) == (
        "2.2",
        "Tillgänglighet och bemötande",
        7,
        25,
        29,
    )
    assert (sheet.findings[0].kind, sheet.findings[0].area) == (Kind.STRENGTH, 2)
    assert [(section.id, section.area) for section in sheet.sections] == [("KAP", None), ("KAP", 1)]


def test_unknown_year_edition_and_result_stay_unknown(tmp_path):
    head = TEXT.split("[result]")[0].replace("year = 2018\n", "").replace('edition = "2016"\n', "")
    sheet = load_factsheet(_write(tmp_path, head), NAMES)
    assert (sheet.year, sheet.edition, sheet.result) == (None, None, None)
    assert sheet.figures == sheet.findings == sheet.sections == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("year = 2018", "yaer = 2018", 4, "okänd nyckel"),
        ("year = 2018", "year = 2018.0", 4, "heltal"),
        ("evaluated = true", "evaluated = 1", 6, "true eller false"),
        ('basis = "kommunkompass"', 'basis = "hörsägen"', 7, "ska vara 'kommunkompass'"),
        ("total = 461", "total = 861", 11, "högst 800"),
        ('status = "uppgiven"', 'status = "gissad"', 12, "ska vara 'tryckt'"),
        ('status = "uppgiven"', 'status = "härledd"', 12, "behöver sin uträkning"),
        ('status = "uppgiven"', 'status = "uppgiven"\nderivation = "1 + 1"', 13, "hör bara till"),
        ("1 = 70", "1 = 101", 17, "högst 100"),
        ("1 = 70", "9 = 70", 17, "ska vara '1'"),
        ("points = 7", "points = 26", 21, "26 poäng är mer än max 25"),
        ("percent = 29", "percent = 129", 23, "högst 100"),
        ('question = "2.2"', 'question = "2.9"', 20, "fråga 2.9 finns inte"),
        ('edition = "2016"', 'edition = "2020"', 20, "bara 2016 års frågor är kända"),
        ('kind = "styrka"', 'kind = "poäng"', 28, "ska vara 'styrka'"),
        ('questions = ["2.2"]', 'questions = ["2.2", "9.1"]', 30, "fråga 9.1 finns inte"),
        ('source = "https://exempel.se/fynd"\n', "", 25, "findings.1.source: nyckeln saknas"),
        ('source = "https://exempel.se/fynd"\n', 'source = " "\n', 31, "får inte vara tom"),
        ('kind = "allmänt"', 'kind = "styrka"', 36, "ska vara 'allmänt'"),
        ("[[figures]]", "[[figures]", 19, "inte giltig TOML"),
    ],
)
def test_broken_sheet_names_file_and_line(tmp_path, old, new, line, words):
    assert old in TEXT
    path = _write(tmp_path, TEXT.replace(old, new, 1))
    with pytest.raises(InvalidDataFile) as caught:
        load_factsheet(path, NAMES)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert words in str(caught.value)


def test_finding_id_used_twice_in_a_sheet(tmp_path):
    finding = TEXT[TEXT.index("[[findings]]") : TEXT.index("[[sections]]")]
    path = _write(tmp_path, TEXT + "\n" + finding)
    with pytest.raises(InvalidDataFile, match="F-TST-2018-1 står två gånger") as caught:
        load_factsheet(path, NAMES)
    lines = path.read_text(encoding="utf-8").split("\n")
    assert caught.value.line == len(lines) - lines[::-1].index('id = "F-TST-2018-1"')


def test_question_printed_twice_in_a_sheet(tmp_path):
    figure = TEXT[TEXT.index("[[figures]]") : TEXT.index("[[findings]]")]
    with pytest.raises(InvalidDataFile, match="två gånger"):
        load_factsheet(_write(tmp_path, TEXT + "\n" + figure), NAMES)


def test_result_without_any_figure_is_refused(tmp_path):
    text = TEXT.replace("total = 461\n", "").replace("[result.areas]\n2 = 46\n1 = 70\n", "")
    with pytest.raises(InvalidDataFile, match="varken total eller områden") as caught:
        load_factsheet(_write(tmp_path, text), NAMES)
    assert caught.value.line == 10
