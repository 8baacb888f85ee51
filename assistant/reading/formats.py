"""Which format a file is in, by its name and by its content; the two must agree."""

import codecs
import zipfile
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from assistant.domain.errors import UnreadableFile
from assistant.domain.file_faults import fault_of
from assistant.reading.content import Content
from assistant.reading.marks import with_guessed_headings


class Format(StrEnum):
    """A kind of file, in words for the person at the screen."""

    TEXT = "en textfil"
    DOCX = "en Word-fil"
    PDF = "en PDF-fil"
    HTML = "en webbsida"
    XLSX = "en Excel-fil"
    CSV = "en kommaseparerad fil"
    PPTX = "en PowerPoint-fil"
    OLD_OFFICE = "en Office-fil i det gamla formatet (.doc, .xls)"
    ENCRYPTED_OFFICE = "en lösenordsskyddad Office-fil"
    RTF = "en RTF-fil"
    OPEN_DOCUMENT = "en OpenDocument-fil"
    ARCHIVE = "ett arkiv (zip)"
    PICTURE = "en bild"
    UNKNOWN = "en binär fil av okänt slag"


#: Formats that are read, by the end of the file's name.
SUFFIXES = {
    ".txt": Format.TEXT,
    ".md": Format.TEXT,
    ".docx": Format.DOCX,
    ".pdf": Format.PDF,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xlsx": Format.XLSX,
    ".csv": Format.CSV,
}

#: First bytes of the formats that are told apart by them.
_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.OLD_OFFICE),
    (b"{\\rtf", Format.RTF),
    (b"\x89PNG", Format.PICTURE),
    (b"\xff\xd8\xff", Format.PICTURE),
    (b"GIF8", Format.PICTURE),
    (b"II*\x00", Format.PICTURE),
    (b"MM\x00*", Format.PICTURE),
)
#: The part that tells what a zip archive holds.
_PARTS = (
    ("word/document.xml", Format.DOCX),
    ("xl/workbook.xml", Format.XLSX),
    ("ppt/presentation.xml", Format.PPTX),
    ("content.xml", Format.OPEN_DOCUMENT),
)
#: Formats whose content cannot be told from text: rows with commas, a page without its first tag.
_PLAIN = frozenset({Format.TEXT, Format.CSV, Format.HTML})
#: The PDF header may stand a little into the file.
_HEAD_BYTES = 1024
_READABLE = "Filtyper som läses: .txt, .md, .docx, .pdf, .html, .xlsx och .csv."


def load_content(path: Path) -> Content:
    """The content of a file in any format that is read.

    Raises:
        UnreadableFile: with one line that says what is wrong and what to do.
    """
    content = _reader(detect_format(path))(path)
    if not content.blocks:
        # a file of nothing but hidden text is told as what it is
        raise UnreadableFile(" ".join((f"{path.name} innehåller ingen text.", *(o.message for o in content.oddities))))
    return with_guessed_headings(content)


def detect_format(path: Path) -> Format:
    """The format of a file whose name and content agree.

    Raises:
        UnreadableFile: the file is missing or empty, of a kind that is not read, or not what its name says.
    """
    check_file(path)
    named = SUFFIXES.get(path.suffix.casefold())
    found = _sniff(path)
    if found is Format.ENCRYPTED_OFFICE:
        raise UnreadableFile(f"{path.name} är lösenordsskyddad. Ta bort lösenordet och försök igen.")
    if found is Format.PICTURE:
        raise UnreadableFile(f"{path.name} är en bild. Kör OCR (texttolkning) och spara resultatet som PDF eller text.")
    if named is None or found not in (*SUFFIXES.values(), Format.UNKNOWN):
        raise UnreadableFile(f"{path.name} är {_named_kind(path, found)}, som inte läses. {_READABLE}")
    if named is not found and not (found is Format.TEXT and named in _PLAIN):
        raise UnreadableFile(
            f"{path.name}: filen heter {path.suffix.casefold()} men är {found}. Ge den rätt filändelse och försök igen."
        )
    return named


def check_file(path: Path) -> None:
    """Refuse a path that is no file, or an empty one.

    Raises:
        UnreadableFile: with one line that says what is wrong.
    """
    try:
        if not path.exists():
            raise UnreadableFile(f"{path.name} finns inte.")
        if not path.is_file():
            raise UnreadableFile(f"{path.name} är ingen vanlig fil.")
        if path.stat().st_size == 0:
            raise UnreadableFile(f"{path.name} är tom (0 byte).")
    except OSError as error:
        raise UnreadableFile(f"{path.name} går inte att öppna: {fault_of(error)}.") from error


def _sniff(path: Path) -> Format:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError as error:
        raise UnreadableFile(f"{path.name} går inte att öppna: {fault_of(error)}.") from error
    if b"%PDF-" in head:
        return Format.PDF
    if head.startswith(b"PK\x03\x04"):
        return _sniff_archive(path)
    found = next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), None)
    if found is Format.OLD_OFFICE and "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        return Format.ENCRYPTED_OFFICE
    if found is None and head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html")):
        return Format.HTML
    if found is None and b"\x00" in head and not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Format.UNKNOWN
    return found or Format.TEXT


def _sniff_archive(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableFile(f"{path.name} är skadad eller avkortad. Hämta eller spara den igen.") from error
    return next((kind for part, kind in _PARTS if part in names), Format.ARCHIVE)


def _named_kind(path: Path, found: Format) -> str:
    if found is Format.TEXT and path.suffix:
        return f"av typen {path.suffix.casefold()}"
    return str(found)


def _reader(kind: Format) -> Callable[[Path], Content]:
    if kind is Format.DOCX:
        from assistant.reading.docx_file import read_docx

        return read_docx
    if kind is Format.PDF:
        from assistant.reading.pdf_file import read_pdf

        return read_pdf
    if kind is Format.HTML:
        from assistant.reading.html_file import read_html

        return read_html
    if kind in (Format.XLSX, Format.CSV):
        from assistant.reading.sheet_file import read_sheet

        return read_sheet
    from assistant.reading.text_file import read_text

    return read_text
