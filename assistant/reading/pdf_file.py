"""PDF files: paragraphs joined from their lines, ruled tables as rows, pages counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from assistant.domain.errors import UnreadableFile
from assistant.domain.report import Oddity
from assistant.reading.content import Content, ContentBuilder
from assistant.reading.hidden import HiddenTexts
from assistant.reading.pdf_hidden import hidden_characters, hidden_stretches
from assistant.reading.pdf_lines import Line, page_lines
from assistant.reading.pdf_paragraphs import body_line, paragraphs, text_edge, without_page_headers
from assistant.reading.pdf_tables import Table, TableReader, count_drawn

#: A PDF ends with this mark; some programs write a little after it.
_END_MARK = b"%%EOF"
_TAIL_BYTES = 4096
#: Share of the page's width that text reaches at least; short lines alone do not tell where lines are wrapped.
_LEAST_TEXT_EDGE = 0.75


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table with the page it stands on."""

    table: Table
    page: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines and ruled tables in reading order; `width` in points, `pictures` counted."""

    number: int
    items: tuple[Line | PlacedTable, ...]
    width: float
    pictures: int

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines outside the tables."""
        return tuple(item for item in self.items if isinstance(item, Line))


def read_pdf(path: Path) -> Content:
    """The content of a PDF file with the page of every block.

    Raises:
        UnreadableFile: the file is encrypted, truncated, damaged, or holds pictures only.
    """
    _check_end(path)
    document = _open(path)
    tables = TableReader(path)
    try:
        title = (document.get_metadata_value("Title") or "").strip() or None
        hidden = HiddenTexts()
        pages = [_read_page(path, document, number, tables, hidden) for number in range(1, len(document) + 1)]
    finally:
        tables.close()
        document.close()
    builder = ContentBuilder(title=title, pictures=sum(page.pictures for page in pages), hidden=hidden)
    builder.oddities.extend(_page_oddities(path, pages, tables.failed_pages, hidden))
    _add_pages(builder, pages)
    return builder.build()


def _check_end(path: Path) -> None:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL_BYTES))
        if _END_MARK not in file.read():
            raise UnreadableFile(f"{path.name} är avkortad: filens slut saknas. Hämta eller exportera den igen.")


def _open(path: Path) -> Any:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if "password" in str(error).casefold():
            raise UnreadableFile(f"{path.name} är lösenordsskyddad. Ta bort lösenordet och försök igen.") from error
        raise UnreadableFile(f"{path.name} är en skadad PDF. Exportera den igen från ursprunget.") from error
    if len(document) == 0:
        raise UnreadableFile(f"{path.name} har inga sidor. Exportera den igen från ursprunget.")
    return document


def _read_page(path: Path, document: Any, number: int, tables: TableReader, hidden: HiddenTexts) -> Page:
    import pypdfium2 as pdfium

    try:
        page = document[number - 1]
        text_page = page.get_textpage()
        unseen = hidden_characters(page, text_page)
        stretches = tuple(hidden_stretches(text_page, unseen))
        lines = page_lines(text_page, number, unseen)
        drawn = count_drawn(page)
        width, height = page.get_size()
        text_page.close()
        page.close()
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"{path.name}: sidan {number} är skadad. Exportera filen igen från ursprunget.") from error
    for stretch in stretches:
        hidden.add(stretch.sign, stretch.text, page=number)
    places = [(across, height - up) for stretch in stretches for across, up in stretch.places]
    found = tables.read(number, places) if lines and drawn.may_hold_table else ()
    return Page(number, tuple(_in_reading_order(number, lines, found, height)), width, drawn.pictures)


def _in_reading_order(
    number: int, lines: Sequence[Line], tables: Sequence[Table], height: float
) -> Iterator[Line | PlacedTable]:
    """Lines and tables of a page, each table in the place of its first line."""
    placed: list[Table] = []
    for line in lines:
        table = _table_around(line, tables, height)
        if table is None:
            yield line
        elif table not in placed:
            placed.append(table)
            yield PlacedTable(table, number)


def _table_around(line: Line, tables: Sequence[Table], height: float) -> Table | None:
    across, up = line.middle
    down = height - up
    return next((t for t in tables if t.left <= across <= t.right and t.top <= down <= t.bottom), None)


def _page_oddities(
    path: Path, pages: Sequence[Page], failed_tables: Sequence[int], hidden: HiddenTexts
) -> list[Oddity]:
    empty = [page.number for page in pages if not page.items]
    if len(empty) == len(pages):
        if any(page.pictures for page in pages):
            message = (
                f"{path.name} innehåller bara bilder av sidor, ingen text. Kör OCR (texttolkning) och försök igen."
            )
            raise UnreadableFile(message)
        raise UnreadableFile(" ".join((f"{path.name} innehåller ingen text.", *(o.message for o in hidden.oddities()))))
    scanned = [page.number for page in pages if not page.items and page.pictures]
    oddities = []
    if scanned:
        message = f"Sidor som bara är bilder lästes inte: {_listed(scanned)}. Kör OCR för att få med dem."
        oddities.append(Oddity("page-without-text", message, None))
    if failed_tables:
        message = f"Tabeller lästes som vanlig text på sidorna {_listed(failed_tables)}."
        oddities.append(Oddity("table-as-text", message, None))
    return oddities


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:10]))
    return f"{shown} med flera" if len(numbers) > 10 else shown


def _add_pages(builder: ContentBuilder, pages: Sequence[Page]) -> None:
    kept = {id(line) for lines in without_page_headers([page.lines for page in pages]) for line in lines}
    items = [item for page in pages for item in page.items if isinstance(item, PlacedTable) or id(item) in kept]
    running = [item for item in items if isinstance(item, Line)]
    body = body_line(running)
    right = max(text_edge(running), _LEAST_TEXT_EDGE * max(page.width for page in pages))
    for _, alike in groupby(items, key=type):
        together = list(alike)
        lines = [item for item in together if isinstance(item, Line)]
        if lines and body is not None:
            for paragraph in paragraphs(lines, right=right, body=body):
                builder.add(paragraph.text, level=paragraph.level, bullet=paragraph.bullet, page=paragraph.page)
        for placed in together:
            if isinstance(placed, PlacedTable):
                for row in placed.table.rows:
                    builder.add_row(list(row), page=placed.page)
