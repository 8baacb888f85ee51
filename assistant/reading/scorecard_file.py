"""Files of ratings (toml, json, csv, xlsx) become ratings; every fault names its line or row."""

import json
import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.domain.errors import InvalidInput, UnreadableFile
from assistant.domain.instrument import THEME_EDITION, Instrument
from assistant.domain.rating import Ratings
from assistant.reading.data_file import syntax_line
from assistant.reading.formats import check_file, detect_format
from assistant.reading.names import fold_name
from assistant.reading.rating_entries import Entry, RatingFile, ratings_from
from assistant.reading.sheet_file import SheetRow, sheet_rows
from assistant.reading.text_file import decode

_KINDS = ".toml, .json, .csv eller .xlsx"
_KEYS = frozenset({"edition", "ratings"})
#: Names of the columns, folded.
_COLUMNS = {
    "fråga": "question",
    "delfråga": "question",
    "question": "question",
    "procent": "percent",
    "percent": "percent",
    "indikator": "indicator",
    "indicator": "indicator",
    "nivå": "level",
    "level": "level",
    "utgåva": "edition",
    "edition": "edition",
}


def read_ratings(path: Path, *, instrument: Instrument) -> Ratings:
    """The ratings that a file states; a question that it does not name is unknown, never zero.

    TOML and JSON: ``edition``, and ``ratings`` from question id to a percent or to a table of indicator ids and levels.
    CSV and Excel: columns fråga and procent, or fråga, indikator and nivå; utgåva may be a column too. Without an
    edition the file speaks of the one whose questions are known (2016).

    Raises:
        UnreadableFile: the file cannot be read as what its name says.
        InvalidInput: an unknown edition, question or level, a percent outside 0 to 100, or anything rated twice.
    """
    suffix = path.suffix.casefold()
    if suffix in (".csv", ".xlsx"):
        detect_format(path)
        return ratings_from(_sheet_file(path), instrument)
    check_file(path)
    if suffix == ".toml":
        return ratings_from(_toml_file(path), instrument)
    if suffix == ".json":
        return ratings_from(_json_file(path), instrument)
    raise UnreadableFile(f"{path.name}: bedömningar läses ur {_KINDS}.")


def _toml_file(path: Path) -> RatingFile:
    text, _ = decode(path.read_bytes(), path.name)
    try:
        values = tomllib.loads(text.replace("\r\n", "\n"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        repeated = "overwrite" in str(error) or "twice" in str(error)
        problem = "samma nyckel står två gånger" if repeated else f"filen är inte giltig TOML ({error})"
        raise UnreadableFile(f"{path.name}, rad {syntax_line(text, error)}: {problem}.") from error
    return _mapped_file(path, text, values)


def _json_file(path: Path) -> RatingFile:
    text, _ = decode(path.read_bytes(), path.name)

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise InvalidInput(f"{path.name}, rad {_line_of(text, twice, last=True)}: {twice} står två gånger.")
        return dict(pairs)

    try:
        values = json.loads(text, parse_float=Decimal, object_pairs_hook=unique)
    except json.JSONDecodeError as error:
        raise UnreadableFile(f"{path.name}, rad {error.lineno}: filen är inte giltig JSON ({error.msg}).") from error
    except ValueError as error:
        raise UnreadableFile(f"{path.name}: filen är inte giltig JSON ({error}).") from error
    except RecursionError as error:
        raise UnreadableFile(f"{path.name} är för djupt nästlad för att läsas.") from error
    return _mapped_file(path, text, values)


def _mapped_file(path: Path, text: str, values: Any) -> RatingFile:
    if not isinstance(values, dict) or not isinstance(values.get("ratings"), dict):
        raise InvalidInput(f"{path.name}: tabellen ratings saknas. Den går från fråga till procent eller nivåer.")
    unknown = sorted(set(values) - _KEYS)
    if unknown:
        raise InvalidInput(f"{path.name}, rad {_line_of(text, unknown[0])}: okänd nyckel {unknown[0]}.")
    edition = values.get("edition", THEME_EDITION)
    return RatingFile(path.name, "rad", str(edition), tuple(_mapped_entries(path, text, values["ratings"])))


def _mapped_entries(path: Path, text: str, ratings: dict[str, Any]) -> Iterator[Entry]:
    for question, value in ratings.items():
        line = _line_of(text, question)
        if not isinstance(value, dict):
            yield Entry(question, None, value, line)
            continue
        if question.isdigit():
            raise InvalidInput(f'{path.name}, rad {line}: skriv frågans nummer inom citattecken, som "1.1" = 70.')
        for indicator, level in value.items():
            yield Entry(question, indicator, level, _line_of(text, indicator))
        if not value:
            yield Entry(question, None, None, line)


def _line_of(text: str, key: str, *, last: bool = False) -> int:
    """The line, from 1, where a key stands; for messages only, so 1 where it is written in some unusual way."""
    found = list(re.finditer(rf"(?<![\w.])[\"']?{re.escape(key)}[\"']?\s*[.:=\]]", text))
    return text.count("\n", 0, found[-1 if last else 0].start()) + 1 if found else 1


def _sheet_file(path: Path) -> RatingFile:
    rows = list(sheet_rows(path))
    columns = _columns(path, rows)
    entries: list[Entry] = []
    editions: dict[str, int] = {}
    for row in rows[1:]:
        if row.sheet != rows[0].sheet:
            break  # further sheets hold remarks
        cells = {name: row.cells[index] for name, index in columns.items() if index < len(row.cells)}
        if cells.get("edition"):
            editions.setdefault(cells["edition"], row.number)
        if cells.get("question") or cells.get("percent") or cells.get("level"):
            entries.append(_row_entry(row, cells))
    if len(editions) > 1:
        raise InvalidInput(f"{path.name}, rad {max(editions.values())}: filen blandar utgåvorna {', '.join(editions)}.")
    return RatingFile(path.name, "rad", next(iter(editions), THEME_EDITION), tuple(entries))


def _columns(path: Path, rows: list[SheetRow]) -> dict[str, int]:
    header = rows[0].cells if rows else ()
    columns: dict[str, int] = {}
    for index, cell in enumerate(header):
        name = _COLUMNS.get(fold_name(cell))
        if name is not None:
            columns.setdefault(name, index)
    if "question" not in columns or not ("percent" in columns or {"indicator", "level"} <= columns.keys()):
        raise InvalidInput(
            f"{path.name}, rad 1: rubrikerna ska vara fråga och procent, eller fråga, indikator och nivå."
        )
    return columns


def _row_entry(row: SheetRow, cells: dict[str, str]) -> Entry:
    question = cells.get("question", "").replace(",", ".")
    if cells.get("indicator"):
        return Entry(question, cells["indicator"].replace(",", "."), cells.get("level") or None, row.number)
    return Entry(question, None, _cell_percent(cells.get("percent", "")), row.number)


def _cell_percent(cell: str) -> str | None:
    # a share of 0.7 in a column of percent is 70 percent where the cell is formatted so, and a slip where it is not
    if re.fullmatch(r"0?[.,]\d*[1-9]\d*", cell):
        return f"andelen {cell}"
    return cell or None
