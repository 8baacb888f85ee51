"""Files of a report: their names, the PDF, and what is said where it cannot be made."""

import json
from datetime import UTC, datetime

import pypdfium2
import pytest
from finished_reports import evaluated
from reading_files import instrument

from assistant.domain.errors import InvalidInput, ServiceUnavailable, UnreadableFile
from assistant.reading.pdf_outline import read_outline
from assistant.reporting import pdf
from assistant.reporting.export import Format, export, file_stem
from assistant.reporting.json_file import read_json, write_json
from assistant.reporting.pdf import find_office

AT = datetime(2026, 3, 1, tzinfo=UTC)
needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not on this machine")


def exported(folder, *formats, **changes):
    return export(evaluated(**changes), formats, folder, instrument=instrument(), at=AT)


@needs_office
def test_every_format(tmp_path):
    done = exported(tmp_path / "ny" / "mapp", *Format)
    assert [file.name for file in done.files] == [f"kommunkompassen-ljungby-2027.{f}" for f in Format]
    assert done.remarks == ()


@needs_office
def test_the_pdf_is_tagged_titled_and_paged(tmp_path):
    (file,) = exported(tmp_path, Format.PDF).files
    raw = file.read_bytes()
    assert b"/MarkInfo<</Marked true>>" in raw
    assert b"/Lang(sv-SE)" in raw
    with pypdfium2.PdfDocument(str(file)) as document:
        assert document.get_metadata_value("Title") == "Kommunkompassen Analys av Ljungby kommun 2027"
        contents = document[1].get_textpage().get_text_range()
        pages = {entry.title: entry.page for entry in read_outline(file)}
        empty = [n for n in range(len(document)) if not document[n].get_textpage().get_text_range().strip()]
    assert pages["3 Genomgång område för område"] > pages["2 Sammanfattande genomgång"]
    for title, page in pages.items():
        if title.startswith(("1 ", "2 ", "3 ", "4 ")):
            assert f"{title}{'.' * 3}" in contents
            assert any(line.startswith(title) and line.rstrip().endswith(str(page)) for line in contents.splitlines())
    assert empty == []


def test_without_libreoffice_the_rest_is_written_and_the_lack_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(pdf, "_PLACES", ())
    done = exported(tmp_path, Format.WORD, Format.PDF)
    assert [file.suffix for file in done.files] == [".docx"]
    assert "LibreOffice" in done.remarks[0]
    with pytest.raises(ServiceUnavailable, match="LibreOffice"):
        exported(tmp_path, Format.PDF)


def test_a_folder_that_cannot_be_written_to(tmp_path):
    (tmp_path / "fil").write_text("")
    with pytest.raises(InvalidInput, match="går inte att skriva i"):
        exported(tmp_path / "fil", Format.JSON)


@pytest.mark.parametrize(
    ("changes", "stem"),
    [
        ({}, "kommunkompassen-ljungby-2027"),
        ({"municipality": "Örnsköldsvik"}, "kommunkompassen-ornskoldsvik-2027"),
        ({"municipality": None, "title": "../../etc: <x>"}, "kommunkompassen-etc-x"),
        ({"municipality": None, "title": "///"}, "kommunkompassen-rapport"),
        ({"municipality": None, "title": "Kommunkompassen Analys"}, "kommunkompassen-analys"),
    ],
)
def test_names_that_every_file_system_takes(changes, stem):
    assert file_stem(evaluated(**changes)) == stem


def test_json_gives_back_the_report_exactly(tmp_path):
    path = tmp_path / "rapport.json"
    write_json(evaluated(), path, at=AT)
    assert read_json(path) == evaluated()
    content = json.loads(path.read_text(encoding="utf-8"))
    assert (content["schema"], content["version"]) == ("kompassassistenten/rapport", 1)
    assert content["report"]["tables"][0]["rows"][1]["exact"] == "200/3"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "JSON"),
        ("[]", "ingen rapport"),
        ('{"schema": "kompassassistenten/rapport", "version": 2}', "Uppdatera"),
        ('{"schema": "kompassassistenten/rapport", "version": 1, "report": {"total": "x"}}', "ändrad"),
    ],
)
def test_json_that_is_no_report_is_one_clear_line(tmp_path, text, words):
    path = tmp_path / "rapport.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile, match=words):
        read_json(path)
