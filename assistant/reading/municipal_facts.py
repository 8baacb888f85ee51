"""Key figures of municipalities from a file that somebody saved; nothing is fetched.

The file is CSV in UTF-8 with semicolons and the heading ``kommun;nyckeltal;år;värde``, a figure a line. `nyckeltal` is
Kolada's number of the key figure, N01951 for inhabitants, and `värde` has a decimal comma or point. Municipalities that
the register does not hold are refused, so that a misspelt name is told of. See ``docs/kommunfakta.md``.
"""

import csv
import re
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from assistant.domain.errors import InvalidDataFile, UnreadableFile
from assistant.domain.file_faults import fault_of
from assistant.domain.glossary import Municipality
from assistant.domain.municipal_facts import KeyFigure

_HEADING = ["kommun", "nyckeltal", "år", "värde"]
_CODE = re.compile(r"[NU]\d{5}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_VALUE = re.compile(r"-?\d+(?:[.,]\d+)?")


def load_municipal_facts(path: Path, register: Sequence[Municipality]) -> tuple[KeyFigure, ...]:
    """The file's figures, in its order.

    Raises:
        UnreadableFile: the file cannot be opened or is not UTF-8.
        InvalidDataFile: a line breaks the form, names an unknown municipality, or says a figure twice.
    """
    names = {spelling.casefold(): m.name for m in register for spelling in (m.name, *m.aliases)}
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableFile(f"{path} går inte att öppna: {fault_of(error)}.") from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{path} är inte sparad som UTF-8. Spara den om som CSV UTF-8.") from error
    figures: dict[tuple[str, str, int], KeyFigure] = {}
    for line, cells in enumerate(csv.reader(text.splitlines(), delimiter=";"), start=1):
        if line == 1:
            if [cell.strip().casefold() for cell in cells] != _HEADING:
                raise InvalidDataFile(path, 1, f"rubrikraden ska vara {';'.join(_HEADING)}")
        elif any(cell.strip() for cell in cells):
            figure = _figure(path, line, [cell.strip() for cell in cells], names)
            key = (figure.municipality, figure.code, figure.year)
            if key in figures:
                raise InvalidDataFile(path, line, f"{figure.municipality} {figure.code} {figure.year} står två gånger")
            figures[key] = figure
    return tuple(figures.values())


def _figure(path: Path, line: int, cells: Sequence[str], names: dict[str, str]) -> KeyFigure:
    if len(cells) != len(_HEADING):
        raise InvalidDataFile(path, line, f"raden ska ha {len(_HEADING)} fält men har {len(cells)}")
    raw_name, code, raw_year, raw_value = cells
    name = names.get(raw_name.casefold())
    value = re.sub(r"[\s\u00a0]", "", raw_value)
    if name is None:
        raise InvalidDataFile(path, line, f"kommunen {raw_name} finns inte i registret")
    if not _CODE.fullmatch(code):
        raise InvalidDataFile(path, line, f"{code} är inget nyckeltalsnummer (N01951)")
    if not _YEAR.fullmatch(raw_year) or not _VALUE.fullmatch(value):
        raise InvalidDataFile(path, line, f"år ska vara ett årtal och värde ett tal: {raw_year}; {raw_value}")
    return KeyFigure(name, code, int(raw_year), Fraction(value.replace(",", ".")))
