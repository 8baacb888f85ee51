"""Helpers of the tests of reading: the shipped knowledge, and a report written as a Word file and as a PDF."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.domain.glossary import Municipality, Term
from assistant.domain.instrument import Instrument
from assistant.domain.report import Report, TextDocument
from assistant.reading.content import Content
from assistant.reading.formats import load_content
from assistant.reading.glossary_files import load_glossary, load_municipalities
from assistant.reading.instrument_files import load_instrument
from assistant.reading.read import read_file

KNOWLEDGE = Path(__file__).parents[1] / "knowledge"

#: Lines of the report that are chapter titles in Word and PDF; the text file does not mark them.
_CHAPTERS = re.compile(r"[1-4]\.? (?=[A-ZÅÄÖ])")
_SECTIONS = ("Utvärderingen", "Sammanfattning av resultat", "Jämförelser", "Område ")
_SUBHEADINGS = ("Allmänt", "STYRKOR", "FÖRBÄTTRINGSOMRÅDEN")


@cache
def instrument() -> Instrument:
    return load_instrument(KNOWLEDGE / "instrument")


@cache
def municipalities() -> tuple[Municipality, ...]:
    return load_municipalities(KNOWLEDGE / "municipalities.toml")


@cache
def glossary() -> tuple[Term, ...]:
    return load_glossary(KNOWLEDGE / "glossary.toml")


def read(path: Path) -> Report | TextDocument:
    """The file read in this process with the shipped knowledge."""
    return read_file(path, instrument=instrument(), municipalities=municipalities())


def text_content(text: str) -> Content:
    """A text as it comes out of a text file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(text, encoding="utf-8", newline="\n")
        return load_content(path)


def one_spaced(text: str) -> str:
    """The text with every white space as one space; formats wrap lines in different places."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Piece:
    """A part of the report in print: what it is and its text or rows."""

    kind: str  # "heading 1" to "heading 3", "bullet", "text", "contents", "gap", "table"
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def pieces(text: str) -> list[Piece]:
    """The report cut into the parts that a Word or PDF file is made of; written apart from the parser that it tests."""
    found: list[Piece] = []
    rows: list[tuple[str, ...]] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        is_row = "\t" in line and not re.search(r"(^\d\.?\t[^\t]*|^\t[^\t]*)\t\d+$", line)
        if is_row:
            rows.append(tuple(line.split("\t")))
            continue
        if rows:
            found.append(Piece("table", rows=tuple(rows)))
            rows = []
        found.extend(_piece(line, lines[number - 1], lines[number + 1] if number + 1 < len(lines) else ""))
    return [*found, Piece("table", rows=tuple(rows))] if rows else found


def _piece(line: str, before: str, after: str) -> list[Piece]:
    if not line.strip():
        return [Piece("gap")] if before.startswith("- ") and after.startswith("- ") else []
    if "\t" in line:
        return [Piece("contents", line)]
    if _CHAPTERS.match(line):
        return [Piece("heading 1", line)]
    if line.startswith(_SECTIONS) and len(line) < 70:
        return [Piece("heading 2", line)]
    if line in _SUBHEADINGS:
        return [Piece("heading 3", line)]
    return [Piece("bullet", line[2:])] if line.startswith("- ") else [Piece("text", line)]


def rubrics(cell: str) -> list[str]:
    """The items of a score box cell."""
    return [item.strip() for item in re.sub(r"<[^>]*>", "", cell).split("•") if item.strip()]


def write_unruled_pdf(path: Path, text: str) -> Path:
    """The same PDF with tables that are aligned and not ruled."""
    return write_pdf(path, text, ruled=False)


def write_docx(path: Path, text: str) -> Path:
    """The report as a Word file with headings, bullets and real tables."""
    from docx import Document

    document = Document()
    for piece in pieces(text):
        if piece.kind.startswith("heading"):
            document.add_heading(piece.text, level=int(piece.kind[-1]))
        elif piece.kind == "bullet":
            document.add_paragraph(piece.text, style="List Bullet")
        elif piece.kind == "table":
            _add_docx_table(document, piece.rows)
        else:
            document.add_paragraph(piece.text)
    document.save(str(path))
    return path


def _add_docx_table(document, rows) -> None:
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            items = rubrics(text) if "•" in text else [text]
            cell.text = items[0]
            for item in items[1:]:
                cell.add_paragraph(item, style="List Bullet")


def write_pdf(path: Path, text: str, *, repeats: int = 1, ruled: bool = True) -> Path:
    """The report as an A4 PDF with wrapped bullets, tables, a page header and page numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    styles = _pdf_styles()
    flow = [item for _ in range(repeats) for piece in pieces(text) for item in _pdf_items(piece, styles, ruled=ruled)]
    template = SimpleDocTemplate(str(path), pagesize=A4, title="Kommunkompassen Ljungby")
    template.build(flow, onFirstPage=_draw_footer, onLaterPages=_draw_page)
    return path


def _pdf_styles():
    import reportlab
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    fonts = Path(reportlab.__file__).parent / "fonts"
    for name in ("Vera", "VeraBd"):
        pdfmetrics.registerFont(TTFont(name, str(fonts / f"{name}.ttf")))
    text = ParagraphStyle("text", fontName="Vera", fontSize=10, leading=13, spaceAfter=6)
    return {
        "text": text,
        "contents": text,
        "bullet": ParagraphStyle("bullet", parent=text, leftIndent=18, bulletIndent=6, spaceAfter=0),
        "heading 1": ParagraphStyle("h1", parent=text, fontName="VeraBd", fontSize=16, leading=20, spaceBefore=12),
        "heading 2": ParagraphStyle("h2", parent=text, fontName="VeraBd", fontSize=13, leading=16, spaceBefore=10),
        "heading 3": ParagraphStyle("h3", parent=text, fontName="VeraBd", spaceBefore=8),
    }


def _pdf_items(piece: Piece, styles, *, ruled: bool) -> list:
    from xml.sax.saxutils import escape

    from reportlab.platypus import Paragraph, Spacer, Table

    if piece.kind == "gap":
        return [Spacer(1, 12)]
    if piece.kind != "table":
        mark = {"bulletText": "•"} if piece.kind == "bullet" else {}
        return [Paragraph(escape(piece.text).replace("\t", " "), styles[piece.kind], **mark)]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if ruled else []
    look = [*grid, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    widths = [370, 60] if len(piece.rows[0]) == 2 else [30, 260, 60, 40, 60]
    rows = [[_pdf_cell(text, styles) for text in row] for row in piece.rows]
    return [Table(rows, colWidths=widths, style=look), Spacer(1, 10)]


def _pdf_cell(text: str, styles) -> list:
    from xml.sax.saxutils import escape

    from reportlab.platypus import Paragraph

    items = [f"• {item}" for item in rubrics(text)] if "•" in text else [text]
    return [Paragraph(escape(item), styles["text"]) for item in items]


def _draw_footer(canvas, template) -> None:
    canvas.setFont("Vera", 8)
    canvas.drawCentredString(297, 30, str(canvas.getPageNumber()))


def _draw_page(canvas, template) -> None:
    _draw_footer(canvas, template)
    canvas.drawString(70, 810, "Kommunkompassen Ljungby 2018")


#: A report of another edition in as few words as the form allows; figures are invented.
SHORT_REPORT = """KommunKompassen
ANALYS AV HÖGANÄS KOMMUN
2023

Utvärderare: Anna Ek (SKR) samt Bo Ask, Borås stad

1 Vad är Kommunkompassen?

Ett verktyg.

Område 1 Samspel mellan förtroendevalda och medborgare

Rubriker\tPoäng
• Dialog• Insyn\t63

Allmänt

Området handlar om samspel.

STYRKOR

- En väl fungerande dialog med
  invånarna i alla delar av kommunen
- Öppna möten

FÖRBÄTTRINGSOMRÅDEN

- Följ upp dialogerna

Område 2 Samhällsutveckling

Styrkor:

* Näringslivet

Förbättringsområden:

* Kulturen

4. Översikt av poängfördelning

1. Samspel mellan förtroendevalda och medborgare Uppnått Max Procent
1.1 Är planen känd? 11 15 70%
1.2 Finns insyn? 52 85 61 %
Summa 63 100 63%
"""
