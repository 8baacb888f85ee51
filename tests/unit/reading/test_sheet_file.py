import time
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from assistant.domain.errors import UnreadableFile
from assistant.reading import sheet_file
from assistant.reading.sheet_file import read_sheet, sheet_rows


def workbook(tmp_path, sheets):
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = tmp_path / "a.xlsx"
    book.save(path)
    return path


def test_sheets_rows_and_numbers(tmp_path):
    path = workbook(tmp_path, {"Ett": [["fråga", "tal"], [], ["1.1", 70.0, None, date(2018, 3, 1)]], "Två": [["x"]]})
    content = read_sheet(path)
    assert [(content.text_of(b), b.level) for b in content.blocks] == [
        ("Ett", 1),
        ("fråga\ttal", None),
        ("1.1\t70\t\t2018-03-01T00:00:00", None),
        ("Två", 1),
        ("x", None),
    ]
    assert [row.number for row in sheet_rows(path)] == [1, 3, 1]


def test_percent_cells_show_percent(tmp_path):
    book = Workbook()
    book.active["A1"] = 0.07
    book.active["A1"].number_format = "0%"
    book.save(tmp_path / "a.xlsx")
    assert next(sheet_rows(tmp_path / "a.xlsx")).cells == ("7%",)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_separated_files(tmp_path, delimiter):
    path = tmp_path / "a.csv"
    path.write_text(f'fråga{delimiter}"två\nrader"\n\n1.1{delimiter}70\n', encoding="utf-8-sig")
    assert [(row.number, row.cells) for row in sheet_rows(path)] == [(2, ("fråga", "två\nrader")), (4, ("1.1", "70"))]


def test_windows_1252_from_excel_is_told(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("fråga;nivå".encode("cp1252"))
    content = read_sheet(path)
    assert content.text == "fråga\tnivå"
    assert [oddity.code for oddity in content.oddities] == ["not-utf8"]


def test_a_million_formatted_empty_rows(tmp_path):
    path = workbook(tmp_path, {"Ett": [["x"]]})
    target = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as read, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for name in read.namelist():
            raw = read.read(name)
            if name == "xl/worksheets/sheet1.xml":
                empty = "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(2, 1_048_577))
                raw = raw.replace(b"</sheetData>", empty.encode() + b"</sheetData>")
            written.writestr(name, raw)
    started = time.process_time()  # of this process: what else the machine does is not measured
    assert read_sheet(target).text == "Ett\nx"
    assert time.process_time() - started < 10


def test_rows_past_the_limit_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet_file, "MAX_ROWS", 3)
    content = read_sheet(workbook(tmp_path, {"Ett": [["x"]] * 5}))
    assert content.text == "Ett\nx\nx\nx"
    assert [oddity.code for oddity in content.oddities] == ["rows-left-out"]


def test_damaged_workbook(tmp_path):
    path = workbook(tmp_path, {"Ett": [["x"]]})
    target = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as read, zipfile.ZipFile(target, "w") as written:
        for name in read.namelist():
            written.writestr(name, read.read(name)[:100])
    with pytest.raises(UnreadableFile, match=r"b\.xlsx är en skadad Excel-fil"):
        read_sheet(target)
