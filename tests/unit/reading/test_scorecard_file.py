from datetime import date
from fractions import Fraction

import pytest
from openpyxl import Workbook, load_workbook
from reading_files import instrument

from assistant.domain.errors import InvalidInput, UnreadableFile
from assistant.domain.rating import Rating, Ratings
from assistant.reading.scorecard_file import read_ratings

EXPECTED = Ratings(
    "2016",
    (
        Rating("1.1", Fraction(70), ()),
        Rating("1.2", Fraction(141, 2), ()),
        Rating("1.3", None, (("1.3a", "delvis"), ("1.3b", None))),
        Rating("1.4", None, ()),
    ),
)
TOML = """edition = "2016"

[ratings]
"1.1" = 70
"1.2" = 70.5
"1.3" = { "1.3a" = "delvis", b = "" }
"1.4" = "okänd"
"""
JSON = """{"edition": "2016", "ratings": {
"1.1": 70,
"1.2": 70.5,
"1.3": {"1.3a": "Delvis", "1.3b": null},
"1.4": null}}"""
CSV = """Fråga;Procent;Indikator;Nivå;Kommentar
1.1;70 %;;;bra
1,2;70,5;;;

1.3;;1.3a;delvis;
1.3;;b;;
1.4;;;;
"""


def read(tmp_path, name: str, text: str):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_ratings(path, instrument=instrument())


@pytest.mark.parametrize(("name", "text"), [("a.toml", TOML), ("a.json", JSON), ("a.csv", CSV)])
def test_every_format_says_the_same(tmp_path, name, text):
    assert read(tmp_path, name, text) == EXPECTED


def workbook(tmp_path, rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.create_sheet("Anteckningar").append(["fritt", "innehåll"])
    book.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def test_a_workbook(tmp_path):
    path = workbook(
        tmp_path,
        [
            ["fråga", "procent", "indikator", "nivå"],
            [1.1, 70],
            ["1.2", 70.5],
            ["1.3", None, "1.3a", "delvis"],
            ["1.3", None, "1.3b"],
            ["1.4"],
        ],
    )
    assert read_ratings(path, instrument=instrument()) == EXPECTED


def test_a_cell_formatted_as_percent(tmp_path):
    path = workbook(tmp_path, [["fråga", "procent"], ["1.1", 0.7]])
    book = load_workbook(path)
    book.active["B2"].number_format = "0%"
    book.save(path)
    assert read_ratings(path, instrument=instrument()).ratings == (Rating("1.1", Fraction(70), ()),)


def test_without_an_edition_it_is_the_one_whose_questions_are_known(tmp_path):
    assert read(tmp_path, "a.toml", "[ratings]\n").edition == "2016"


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.toml", '[ratings]\n"1.1" = 101', r"a\.toml, rad 2: procenten ska vara 0 till 100, inte 101"),
        ("a.toml", '[ratings]\n\n"1.1" = -0.5', r"a\.toml, rad 3: procenten ska vara 0 till 100, inte -0\.5"),
        ("a.toml", '[ratings]\n"1.1" = nan', "rad 2: NaN är ingen procent"),
        ("a.toml", '[ratings]\n"1.1" = true', "rad 2: True är ingen procent"),
        ("a.toml", '[ratings]\n"1.1" = 2018-01-01', "rad 2: 2018-01-01 är ingen procent"),
        ("a.toml", '[ratings]\n"1.9" = 10', r"rad 2: fråga 1\.9 finns inte i utgåva 2016"),
        ("a.toml", "[ratings]\n1.1 = 10", r"rad 2: skriv frågans nummer inom citattecken"),
        ("a.toml", '[ratings]\n"1.1" = { a = "toppen" }', r"nivån ”toppen” finns inte på skalan \(inte alls, delvis"),
        ("a.toml", '[ratings]\n"1.1" = { "2.1a" = "delvis" }', r"indikator 2\.1a hör inte till fråga 1\.1"),
        ("a.toml", '[ratings]\n"1.1" = { a = "delvis", "1.1a" = "delvis" }', r"indikator 1\.1a är bedömd två gånger"),
        ("a.toml", 'kommun = "X"\n[ratings]', "rad 1: okänd nyckel kommun"),
        ("a.toml", "ratings = 3", "tabellen ratings saknas"),
        ("a.toml", 'edition = "1999"\n[ratings]', r"utgåvan 1999 finns inte\. Kända: 2002"),
        ("a.toml", 'edition = "2020"\n[ratings]', "frågorna i utgåva 2020 är inte kända"),
        ("a.json", '{"ratings": {\n"1.1": 1,\n"1.1": 2}}', r"a\.json, rad 3: 1\.1 står två gånger"),
        ("a.json", '{"ratings": {"1.1": NaN}}', "ingen procent"),
        ("a.json", "[]", "tabellen ratings saknas"),
        ("a.csv", "fråga;procent\n1.1;70\n1.1;70", r"a\.csv, rad 3: fråga 1\.1 är bedömd två gånger"),
        ("a.csv", "fråga;procent\n1.1;sjuttio", "rad 2: ”sjuttio” är ingen procent"),
        ("a.csv", "fråga;procent\n1.1;0,7", "rad 2: ”andelen 0,7” är ingen procent"),
        ("a.csv", "fråga;procent\n;70", r"rad 2: fråga \(tom\) finns inte"),
        ("a.csv", "fråga;procent;indikator;nivå\n1.1;70\n1.1;;1.1a;delvis", "rad 3: .* både procent och nivåer"),
        ("a.csv", "fråga;procent;indikator;nivå\n1.1;;1.1a;delvis\n1.1;70", "rad 3: .* bedömd två gånger"),
        ("a.csv", "namn;tal\n1.1;70", "rad 1: rubrikerna ska vara fråga och procent"),
        ("a.csv", "fråga;procent;utgåva\n1.1;70;2016\n1.2;70;2010", "rad 3: filen blandar utgåvorna 2016, 2010"),
    ],
)
def test_faults_name_file_and_line(tmp_path, name, text, line):
    with pytest.raises(InvalidInput, match=line):
        read(tmp_path, name, text)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.toml", '[ratings]\n"1.1" = 1\n"1.1" = 2', r"a\.toml, rad 3: samma nyckel står två gånger"),
        ("a.toml", "ratings = [", "inte giltig TOML"),
        ("a.json", '{"ratings":\n}', "rad 2: filen är inte giltig JSON"),
        ("a.json", '{"ratings": {"1.1": ' + "9" * 5000 + "}}", "inte giltig JSON"),
        ("a.json", "[" * 100_000, "djupt nästlad"),
        ("a.txt", "x", r"bedömningar läses ur \.toml, \.json, \.csv eller \.xlsx"),
        ("a.toml", "", r"tom \(0 byte\)"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, name, text, line):
    with pytest.raises(UnreadableFile, match=line):
        read(tmp_path, name, text)


def test_a_question_that_excel_made_a_date(tmp_path):
    path = workbook(tmp_path, [["fråga", "procent"], [date(2018, 1, 1), 70]])
    with pytest.raises(InvalidInput, match=r"a\.xlsx, rad 2: fråga 2018-01-01.* finns inte"):
        read_ratings(path, instrument=instrument())
