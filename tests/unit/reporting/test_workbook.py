"""The workbook: live formulas that give the instrument's own figures, and text that is never computed."""

import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from finished_reports import evaluated
from openpyxl import load_workbook
from reading_files import instrument, read

from assistant.domain.errors import InvalidInput
from assistant.reporting.imported import finished_from_report
from assistant.reporting.pdf import find_office
from assistant.reporting.workbook.reading import check_workbook, is_ours
from assistant.reporting.workbook.report import write_workbook
from assistant.reporting.written import cell_text

AT = datetime(2026, 3, 1, tzinfo=UTC)
needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not on this machine")


def written(folder: Path, **changes) -> Path:
    path = folder / "poäng.xlsx"
    write_workbook(evaluated(**changes), path, at=AT)
    return path


def recalculated(path: Path, folder: Path) -> Path:
    """The workbook as LibreOffice computes it anew."""
    out = folder / "omräknad"
    profile = (folder / "profil").as_uri()
    command = [find_office(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", out]
    subprocess.run([*command, path], check=True, capture_output=True, timeout=120)
    return out / path.name


def points(path: Path) -> dict[str, list]:
    """Rows of the first sheet by question id or label: what is shown."""
    sheet = load_workbook(path, data_only=True).worksheets[0]
    return {str(row[0] or row[1]): list(row[2:]) for row in sheet.iter_rows(values_only=True)}


def test_formulas_and_their_values(tmp_path):
    path = written(tmp_path)
    sheet = load_workbook(path).worksheets[0]
    formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) == 4 * 3 + 1 + 2 * 4 + 2  # 200/3 is written as it is, exactly
    shown = points(path)
    assert [shown[q][3:5] for q in ("1.1", "1.2", "2.1", "2.2")] == [[3, 50], [10, 67], [5, 30], [2, 45]]
    assert shown["Summa område 1"][2:5] == [12.5, 13, 63]
    assert shown["Summa område 2"][2:5] == [6.75, 7, 34]
    assert shown["Totalt"][3] == 20


@needs_office
def test_another_program_computes_the_same(tmp_path):
    path = written(tmp_path)
    anew, ours = points(recalculated(path, tmp_path)), points(path)
    assert anew["1.2"][1] == pytest.approx(ours["1.2"][1])  # a third has more digits than a program keeps
    anew["1.2"][1] = ours["1.2"][1]
    assert anew == ours


@needs_office
def test_a_changed_percent_changes_its_area_and_the_total(tmp_path):
    path = written(tmp_path)
    workbook = load_workbook(path)
    workbook.worksheets[0]["D3"] = 30  # 1.1: 30 % of 5 is 1,5, and the area 11,5
    workbook.save(path)
    changed = points(recalculated(path, tmp_path))
    assert (changed["1.1"][3], changed["Summa område 1"][3], changed["Totalt"][3]) == (2, 12, 19)


@needs_office
def test_what_is_not_rated_is_not_zero(tmp_path):
    whole = evaluated()
    first, second = whole.tables
    unrated = replace(first.rows[0], points=None, percent=None, exact=None)
    tables = (replace(first, points=None, percent=None, rows=(unrated, first.rows[1])), second)
    path = written(tmp_path, tables=tables, total=None)
    for shown in (points(path), points(recalculated(path, tmp_path))):
        assert shown["1.1"][3] == shown["Summa område 1"][3] == shown["Totalt"][3] == "ej bedömd"
        assert shown["Summa område 2"][3] == 7
    assert check_workbook(path, instrument().scale).equal


@needs_office
def test_the_real_report_holds_also_when_computed_anew(seed_report, tmp_path):
    path = tmp_path / "ljungby.xlsx"
    write_workbook(finished_from_report(read(seed_report), instrument()), path, at=AT)
    anew = recalculated(path, tmp_path)
    assert {cells[6] for question, cells in points(anew).items() if question[2:3].isdigit()} == {"ja"}
    assert points(anew)["Totalt"][2] == points(anew)["Tryckt total"][2] == 461
    assert check_workbook(anew, instrument().scale).equal


def test_check_says_where_a_figure_differs(tmp_path):
    path = written(tmp_path)
    assert is_ours(path)
    assert check_workbook(path, instrument().scale).equal
    workbook = load_workbook(path, data_only=True)
    workbook.worksheets[0]["F4"] = 11
    workbook.save(path)
    found = check_workbook(path, instrument().scale)
    assert not found.equal
    assert found.problems == ("Fråga 1.2, poäng: filen har 11, men det ska vara 10.",)


def test_check_of_printed_figures(seed_report, tmp_path):
    path = tmp_path / "ljungby.xlsx"
    write_workbook(finished_from_report(read(seed_report), instrument()), path, at=AT)
    assert check_workbook(path, instrument().scale).equal
    workbook = load_workbook(path, data_only=True)
    workbook.worksheets[0]["E3"] = 12  # 70 % of 15 is not 12
    workbook.save(path)
    assert "Fråga 1.1" in check_workbook(path, instrument().scale).problems[0]


def test_a_cell_that_holds_no_figure_is_one_clear_line(tmp_path):
    path = written(tmp_path)
    workbook = load_workbook(path, data_only=True)
    workbook.worksheets[0]["F4"] = "tio"
    workbook.save(path)
    with pytest.raises(InvalidInput, match=r"poäng\.xlsx, rad 4"):
        check_workbook(path, instrument().scale)


def test_text_is_never_a_formula(tmp_path):
    workbook = load_workbook(written(tmp_path))
    texts = [c for sheet in workbook.worksheets[1:] for row in sheet.iter_rows() for c in row]
    assert not [cell for cell in texts if cell.data_type == "f"]
    shown = [cell.value for cell in texts]
    assert '\'=HYPERLINK("http://ont.se")' in shown
    assert "'-1+1" in shown


@pytest.mark.parametrize("text", ["=1+1", "+46", "-2", "@SUM(A1)", " =1", "\t=1", "\n-1", "−1", "＝1"])
def test_beginnings_that_a_spreadsheet_would_compute(text):
    assert cell_text(text).startswith("'")


@pytest.mark.parametrize("text", ["", "Mål", "1 av 2", "a=b", "”=”", "§ 1"])
def test_other_text_stands_as_it_is(text):
    assert cell_text(text) == text


def test_every_rating_is_there(tmp_path):
    sheet = load_workbook(written(tmp_path), data_only=True)["Bedömningar"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert ("1.2", "teamet", None, "1.2a", "fullt ut", "Dialog förs i två nämnder.") in rows
    assert ("1.2", "Eva Ek", 70, None, None, "'-1+1") in [tuple(c or None for c in row) for row in rows]


def test_percents_that_are_no_decimal_number_are_exact(tmp_path):
    path = written(tmp_path)
    assert load_workbook(path).worksheets[0]["D4"].value == "=200/3"
    assert Fraction(load_workbook(path, data_only=True).worksheets[0]["D4"].value).limit_denominator(100) == Fraction(200, 3)  # fmt: skip
