"""Spreadsheets: rows of Excel workbooks and of comma, semicolon or tab separated files."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.domain.errors import UnreadableFile
from assistant.domain.report import Oddity
from assistant.reading.archive import check_archive
from assistant.reading.content import Content, ContentBuilder
from assistant.reading.hidden import HiddenTexts, Sign
from assistant.reading.sheet_hidden import SheetLook, comments
from assistant.reading.text_file import decode

#: Rows and columns read of one sheet; a workbook may declare a million formatted empty rows.
MAX_ROWS = 50_000
MAX_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row with at least one filled cell; `number` counts from 1 as in the program that shows the sheet."""

    sheet: str
    number: int
    cells: tuple[str, ...]


def read_sheet(path: Path) -> Content:
    """The content of a workbook or separated file: the sheets' names as headings and one row per row.

    Raises:
        UnreadableFile: the file is damaged, encrypted or dangerous.
    """
    builder = ContentBuilder()
    rows, oddities = _open(path, builder.hidden)
    builder.oddities.extend(oddities)
    sheet = ""
    for row in rows:
        if row.sheet != sheet:
            sheet = row.sheet
            builder.add(sheet, level=1)
        builder.add_row(list(row.cells))
        if row.number == MAX_ROWS:
            message = f"Bara de första {MAX_ROWS} raderna lästes{f' på bladet {sheet}' if sheet else ''}."
            builder.oddities.append(Oddity("rows-left-out", message, MAX_ROWS))
    return builder.build()


def sheet_rows(path: Path) -> Iterator[SheetRow]:
    """Filled rows in order, hidden ones too, cells as text: ``70%`` for a percent cell that shows 70%.

    Raises:
        UnreadableFile: the file is damaged, encrypted or dangerous.
    """
    return _open(path)[0]


def _open(path: Path, hidden: HiddenTexts | None = None) -> tuple[Iterator[SheetRow], tuple[Oddity, ...]]:
    """The rows, read as they are asked for, and what was odd about the text they stand in.

    With `hidden`, what a reader of a workbook does not see is noted there and left out.
    """
    if path.suffix.casefold() == ".xlsx":
        return _workbook_rows(path, hidden), ()
    text, oddities = decode(path.read_bytes(), path.name)
    return _separated_rows(text, path.name), oddities


def _workbook_rows(path: Path, hidden: HiddenTexts | None) -> Iterator[SheetRow]:
    check_archive(path)
    import warnings
    from xml.etree.ElementTree import ParseError

    from lxml.etree import LxmlError
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # remarks on styles and extensions that do not concern the values
            workbook = load_workbook(path, read_only=True, data_only=True)
            for sheet in workbook.worksheets:
                yield from _filled_rows(sheet, SheetLook.of(path, sheet, hidden) if hidden is not None else None)
            workbook.close()
        if hidden is not None:
            for comment in comments(path):
                hidden.add(Sign.COMMENT, comment)
    except (InvalidFileException, LxmlError, ParseError, KeyError, ValueError, TypeError, IndexError, OSError) as error:
        message = f"{path.name} är en skadad Excel-fil. Öppna den i Excel, spara om den och försök igen."
        raise UnreadableFile(message) from error


def _filled_rows(sheet: Any, look: SheetLook | None) -> Iterator[SheetRow]:
    sheet.reset_dimensions()  # the declared size may be anything
    for number, row in enumerate(sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS), start=1):
        if all(cell.value is None for cell in row):
            continue
        cells = tuple(_shown(cell.value, cell.number_format or "") if cell.value is not None else "" for cell in row)
        if look is not None:
            cells = look.seen(number, row, cells)
        if any(cells):
            yield SheetRow(sheet.title, number, _without_empty_end(cells))


def _shown(value: object, number_format: str) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        exact = Decimal(str(value))
        if "%" in number_format:
            return f"{_plain(exact * 100)}%"
        return _plain(exact)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return str(value).strip()


def _plain(number: Decimal) -> str:
    # 70.0 is shown as 70, and 0.07 * 100 as 7
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _separated_rows(text: str, name: str) -> Iterator[SheetRow]:
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(";\t,", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            cells = tuple(cell.strip() for cell in row[:MAX_COLUMNS])
            if any(cells):
                yield SheetRow("", reader.line_num, _without_empty_end(cells))
            if reader.line_num >= MAX_ROWS:
                return
    except csv.Error as error:
        raise UnreadableFile(f"{name}, rad {reader.line_num}: raden går inte att läsa som tabell.") from error


def _without_empty_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    end = max(index for index, cell in enumerate(cells) if cell) + 1
    return cells[:end]
