"""The shipped instrument, and broken files of each kind."""

import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from reading_files import KNOWLEDGE

from assistant.domain.errors import InvalidDataFile
from assistant.reading.edition_files import load_edition
from assistant.reading.instrument_files import load_instrument

FOLDER = KNOWLEDGE / "instrument"

# Source: printed table of the Ljungby report 2018, chapter 4.
MAX_POINTS = {
    1: [15, 20, 25, 30, 10],
    2: [15, 25, 20, 20, 20],
    3: [15, 25, 25, 20, 15],
    4: [15, 10, 20, 15, 20, 20],
    5: [15, 25, 15, 15, 20, 10],
    6: [15, 20, 25, 15, 15, 10],
    7: [15, 25, 20, 20, 20],
    8: [15, 15, 15, 15, 10, 15, 15],
}


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(FOLDER, tmp_path / "instrument"))


def _replace(path, old, new, *, nth=1):
    """Replace the nth occurrence of `old` and return the line it stood on."""
    text = path.read_text(encoding="utf-8")
    at = -1
    for _ in range(nth):
        at = text.index(old, at + 1)
    path.write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")
    return text.count("\n", 0, at) + 1


def test_editions_in_order_with_eight_areas_and_800_points(instrument):
    assert [edition.id for edition in instrument.editions] == ["2002", "2010", "2016", "2020", "norsk"]
    for edition in instrument.editions:
        assert [area.number for area in edition.areas] == list(range(1, 9))
        assert edition.max_points == 800
        assert edition.note
        assert edition.source


def test_only_2016_has_questions_and_they_have_the_printed_max(instrument):
    assert {
        area.number: [q.max_points for q in area.questions] for area in instrument.theme_edition.areas
    } == MAX_POINTS
    assert len(list(instrument.theme_edition.questions())) == 45
    assert all(not list(e.questions()) for e in instrument.editions if e.id != "2016")


def test_every_area_of_2016_sums_to_100(instrument):
    for area in instrument.theme_edition.areas:
        assert sum(question.max_points for question in area.questions) == area.max_points == 100


def test_every_question_has_two_to_six_other_names(instrument):
    for question in instrument.theme_edition.questions():
        assert 2 <= len(question.aliases) <= 6, question.id


def test_area_two_of_2016_has_both_names(instrument):
    area = instrument.theme_edition.area(2)
    assert area.name == "Brukarfokus, tillgänglighet och bemötande"
    assert "Tillgänglighet och brukarorientering" in area.aliases


def test_area_seven_is_named_by_its_edition(instrument):
    assert instrument.edition("2010").area(7).name == "Verksamhetsutveckling"
    assert instrument.edition("2016").area(7).name == "Ständiga förbättringar"
    assert instrument.edition("2020").area(7).name == "Arbetsliv"


def test_crosswalk_from_2020(instrument):
    targets = [instrument.theme_areas("2020", area) for area in range(1, 9)]
    assert targets == [(1,), (8,), (3,), (5,), (2,), (7,), (6,), (4, 6)]


@pytest.mark.parametrize("edition", ["2002", "2010", "2016", "norsk"])
def test_other_editions_keep_their_order(instrument, edition):
    assert [instrument.theme_areas(edition, area) for area in range(1, 9)] == [(area,) for area in range(1, 9)]


def test_references(instrument):
    rows = [(r.id, r.year, r.edition, r.total) for r in instrument.references]
    assert rows == [
        ("LREF", 2018, "2016", 476),
        ("LREF", 2018, None, 436),
        ("F-VAL-2021", 2021, "2020", 517),
        ("F-KGA-2014", 2014, None, 450),
    ]
    assert [points for _, points in instrument.references[2].areas] == [63, 65, 73, 64, 61, 59, 68, 64]


def test_records_rise(instrument):
    rows = [(r.municipality, r.year, r.edition, r.total, r.finding_id) for r in instrument.records]
    assert rows == [
        ("Nacka", 2011, "2010", 644, "F-NAC-2021"),
        ("Örebro", 2015, "2010", 650, "F-ORE-2015"),
        ("Helsingborg", 2017, "2016", 668, "F-HBG-2017"),
        ("Höganäs", 2023, "2020", 679, "F-HOG-2023"),
    ]


def test_scale_is_exact(instrument):
    assert [(level.name, level.share) for level in instrument.scale.levels] == [
        ("inte alls", Fraction(0)),
        ("delvis", Fraction(1, 3)),
        ("till stor del", Fraction(2, 3)),
        ("fullt ut", Fraction(1)),
    ]


def test_facts_have_sources_and_say_what_is_unknown(instrument):
    assert all(fact.source and fact.topics for fact in instrument.facts)
    own = [fact.id for fact in instrument.facts if not fact.id.startswith("LKAP")]
    assert len(own) == len(set(own))
    assert len({fact.title for fact in instrument.facts}) == len(instrument.facts)
    unknown = {fact.id for fact in instrument.facts if fact.id.startswith("OKÄNT-")}
    assert unknown >= {"OKÄNT-SKALA", "OKÄNT-VIKTER", "OKÄNT-OENIGHET", "OKÄNT-FRÅGOR-2020", "OKÄNT-PRIS"}
    assert all("vet inte" in fact.text for fact in instrument.facts if fact.id in unknown)


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("2016.toml", "max = 15", "max = 20", "frågornas maxpoäng blir"),
        ("2016.toml", 'id = "2.2"', 'id = "2.1"', "här väntas fråga 2.2"),
        ("2016.toml", 'id = "2.2"', 'id = "3.2"', "här väntas fråga 2.2"),
        ("2016.toml", 'id = "2.2"', 'id = "22"', "har fel form"),
        ("2016.toml", 'name = "Etik"', 'name = "Social hållbarhet"', "leder både till fråga 1.5 och till fråga 8.7"),
        ("2016.toml", "max = 30", 'max = "30"', "ska vara ett heltal"),
        ("2010.toml", "max = 100", "max = 90", "blir 790, inte 800"),
        ("2010.toml", "number = 3", "number = 2", "här väntas område 3, inte 2"),
        ("2010.toml", 'id = "2010"', 'id = "2020"', "filen heter 2010.toml"),
        ("2010.toml", 'id = "2010"', 'id = "2024"', "ska vara '2002'"),
        ("2010.toml", "in_use_to = 2015", "in_use_until = 2015", "okänd nyckel"),
        ("2010.toml", "number = 4", "number 4", "inte giltig TOML"),
        ("crosswalk.toml", '"3" = [3]', '"3" = [9]', "får vara högst 8"),
        ("crosswalk.toml", '"3" = [3]', '"3" = []', "minst 1"),
        ("crosswalk.toml", '"3" = [3]', '"9" = [3]', "ska vara '1'"),
        ("crosswalk.toml", 'to = "2016"', 'to = "2018"', "ska vara '2002'"),
        ("references.toml", "total = 517", "total = 518", "områdena blir 517"),
        ("references.toml", "total = 476", "total = 876", "högst 800"),
        ("references.toml", "year = 2018", 'year = "2018"', "heltal"),
        ("records.toml", "total = 650", "total = 640", "inget rekord efter 644"),
        ("scale.toml", '"2/3"', '"1/4"', "mer än steget före"),
        ("scale.toml", '"2/3"', '"2/0"', "har fel form"),
        ("scale.toml", '"half_up"', '"half_even"', "ska vara 'half_up'"),
        ("about.toml", 'id = "OM-PRIS"', 'id = "OM-PROCESS"', "står två gånger"),
        ("about.toml", 'id = "OM-PRIS"', 'id = "PRIS"', "har fel form"),
    ],
)
def test_broken_file_names_file_and_line(folder, name, old, new, words):
    line = _replace(folder / name, old, new)
    with pytest.raises(InvalidDataFile) as caught:
        load_instrument(folder)
    assert caught.value.path == folder / name
    assert words in str(caught.value)
    # a wrong sum, and a name used twice, are reported where the reader notices them
    if "frågornas maxpoäng" in words:
        assert caught.value.line == _line_of(folder / name, "max = 100")
    elif "leder både" in words:
        assert caught.value.line == _line_of(folder / name, 'id = "8.7"') + 1
    else:
        assert caught.value.line == line


def _line_of(path, words):
    return path.read_text(encoding="utf-8").split("\n").index(words) + 1


def test_missing_area_is_refused(folder):
    path = folder / "2002.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.rindex("[[area]]")], encoding="utf-8")
    with pytest.raises(InvalidDataFile, match="8 områden, inte 7"):
        load_edition(path)


@pytest.mark.parametrize("name", ["2016.toml", "scale.toml", "about.toml", "crosswalk.toml"])
def test_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(InvalidDataFile, match=name):
        load_instrument(folder)


def test_unknown_file_is_refused(folder):
    shutil.copy(folder / "2010.toml", folder / "2024.toml")
    with pytest.raises(InvalidDataFile, match=r"2024\.toml"):
        load_instrument(folder)
