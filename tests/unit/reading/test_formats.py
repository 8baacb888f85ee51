import zipfile

import pytest
from reading_files import read

from assistant.domain.errors import UnreadableFile
from assistant.reading.formats import Format, detect_format

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def make(tmp_path, name: str, raw: bytes):
    path = tmp_path / name
    path.write_bytes(raw)
    return path


def make_zip(tmp_path, name: str, part: str):
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "<x/>")
    return path


@pytest.mark.parametrize(
    ("name", "raw", "line"),
    [
        ("a.txt", b"", "a.txt är tom (0 byte)."),
        ("a.txt", b" \n\t\n ", "a.txt innehåller ingen text."),
        ("a.html", b"<html><script>x()</script></html>", "a.html innehåller ingen text."),
        (
            "a.docx",
            b"%PDF-1.7\n%%EOF",
            "a.docx: filen heter .docx men är en PDF-fil. Ge den rätt filändelse och försök igen.",
        ),
        (
            "a.pdf",
            b"vanlig text",
            "a.pdf: filen heter .pdf men är en textfil. Ge den rätt filändelse och försök igen.",
        ),
        (
            "a.txt",
            b"<!DOCTYPE html><p>x",
            "a.txt: filen heter .txt men är en webbsida. Ge den rätt filändelse och försök igen.",
        ),
        (
            "a.pdf",
            b"\x00\x01\x02",
            "a.pdf: filen heter .pdf men är en binär fil av okänt slag. Ge den rätt filändelse och försök igen.",
        ),
        (
            "a.jpg",
            b"\xff\xd8\xff\xe0",
            "a.jpg är en bild. Kör OCR (texttolkning) och spara resultatet som PDF eller text.",
        ),
        (
            "a.pdf",
            b"\x89PNG",
            "a.pdf är en bild. Kör OCR (texttolkning) och spara resultatet som PDF eller text.",
        ),
        (
            "a.docx",
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "a.docx är lösenordsskyddad. Ta bort lösenordet och försök igen.",
        ),
        ("a.docx", b"PK\x03\x04" + b"x" * 100, "a.docx är skadad eller avkortad. Hämta eller spara den igen."),
    ],
)
def test_each_fault_has_one_line(tmp_path, name, raw, line):
    with pytest.raises(UnreadableFile) as caught:
        read(make(tmp_path, name, raw))
    assert str(caught.value) == line


@pytest.mark.parametrize(
    ("name", "raw", "kind"),
    [
        ("a.doc", OLE, r"en Office-fil i det gamla formatet \(\.doc, \.xls\)"),
        ("a.rtf", b"{\\rtf1 x}", "en RTF-fil"),
        ("a.xyz", b"text", r"av typen \.xyz"),
        ("a", b"text", "en textfil"),
        ("a.odt", b"\x00\x00", "en binär fil av okänt slag"),
    ],
)
def test_kinds_that_are_not_read_are_named_with_those_that_are(tmp_path, name, raw, kind):
    with pytest.raises(UnreadableFile, match=rf"{name} är {kind}, som inte läses\. Filtyper som läses: \.txt"):
        detect_format(make(tmp_path, name, raw))


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("word/document.xml", "filen heter .pdf men är en Word-fil"),
        ("xl/workbook.xml", "filen heter .pdf men är en Excel-fil"),
        ("ppt/presentation.xml", "en PowerPoint-fil, som inte läses"),
        ("any.txt", "ett arkiv (zip), som inte läses"),
    ],
)
def test_archives_are_told_apart_by_what_they_hold(tmp_path, part, line):
    with pytest.raises(UnreadableFile) as caught:
        detect_format(make_zip(tmp_path, "a.pdf", part))
    assert line in str(caught.value)


def test_a_folder_and_a_missing_file(tmp_path):
    with pytest.raises(UnreadableFile, match="ingen vanlig fil"):
        detect_format(tmp_path)
    with pytest.raises(UnreadableFile, match="finns inte"):
        detect_format(tmp_path / "saknas.txt")


def test_name_in_capitals_and_page_without_first_tag(tmp_path):
    assert detect_format(make(tmp_path, "A.TXT", b"x")) is Format.TEXT
    assert detect_format(make(tmp_path, "a.htm", b"<p>x</p>")) is Format.HTML
