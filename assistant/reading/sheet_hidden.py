"""What a workbook holds and does not show: hidden sheets, rows and columns, text in the cells' own colour, comments."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.reading.hidden import SMALLEST_TYPE, WHITE, Colour, HiddenTexts, Sign, is_near

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_THREADED = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_ROW, _COLUMN = f"{_MAIN}row", f"{_MAIN}col"
#: What colours cells in ways that the cells themselves do not tell.
_COLOURING = (f"{_MAIN}tableParts", f"{_MAIN}conditionalFormatting")
_COMMENTS = (f"{_MAIN}comment", f"{_THREADED}threadedComment")
_ON = ("1", "true")
#: The theme's first colour is the background of a sheet.
_THEME_BACKGROUND = 0
#: A number format of nothing for every kind of value.
_SHOWS_NOTHING = ";;;"


@dataclass(frozen=True, slots=True)
class SheetLook:
    """What is hidden on one sheet.

    Attributes:
        all_hidden: whether the sheet itself is hidden.
        rows: numbers of hidden rows, from 1.
        columns: numbers of hidden columns, from 1.
        has_tables: whether it has tables, whose styles colour cells in ways that the cells do not tell.
        hidden: where what is left out is noted.
    """

    all_hidden: bool
    rows: frozenset[int]
    columns: frozenset[int]
    has_tables: bool
    hidden: HiddenTexts

    @classmethod
    def of(cls, path: Path, sheet: Any, hidden: HiddenTexts) -> "SheetLook":
        """The look of a sheet that openpyxl has opened for reading only, which does not tell of rows and columns."""
        rows: set[int] = set()
        columns: set[int] = set()
        has_tables = False
        for element in _elements(path, sheet._worksheet_path, _ROW, _COLUMN, *_COLOURING):
            if element.tag in _COLOURING:
                has_tables = True
            elif element.get("hidden") not in _ON:
                continue
            elif element.tag == _ROW:
                rows.add(int(element.get("r", "0")))
            else:
                columns.update(range(int(element.get("min", "0")), min(int(element.get("max", "0")), 16_384) + 1))
        return cls(sheet.sheet_state != "visible", frozenset(rows), frozenset(columns), has_tables, hidden)

    def seen(self, number: int, row: Sequence[Any], cells: tuple[str, ...]) -> tuple[str, ...]:
        """The texts of a row, empty where a reader does not see the cell."""
        if self.all_hidden or number in self.rows:
            self.hidden.add(Sign.SHEET if self.all_hidden else Sign.ROW, " ".join(filter(None, cells)))
            return ("",) * len(cells)
        return tuple(self._seen(column, *pair) for column, pair in enumerate(zip(row, cells, strict=True), start=1))

    def _seen(self, column: int, cell: Any, text: str) -> str:
        sign = (Sign.COLUMN if column in self.columns else self._cell_sign(cell)) if text else None
        if sign:
            self.hidden.add(sign, text)
        return "" if sign else text

    def _cell_sign(self, cell: Any) -> Sign | None:
        if cell.number_format == _SHOWS_NOTHING:
            return Sign.FORMAT
        font = cell.font
        if font is None:
            return None
        if font.sz is not None and font.sz <= SMALLEST_TYPE:
            return Sign.TINY
        colour = _colour(font.color)
        background = self._background(cell.fill)
        return Sign.COLOUR if colour and background and is_near(colour, background) else None

    def _background(self, fill: Any) -> Colour | None:
        if fill is not None and getattr(fill, "patternType", None) == "solid":
            return _colour(fill.fgColor)
        has_fill = fill is not None and getattr(fill, "patternType", "gradient") not in (None, "none")
        return None if has_fill or self.has_tables else WHITE


def comments(path: Path) -> Iterator[str]:
    """The texts of the comments on the cells of a workbook."""
    with zipfile.ZipFile(path) as archive:
        names = sorted(name for name in archive.namelist() if "comments" in name.casefold() and name.endswith(".xml"))
    for name in names:
        if "persons" not in name:
            yield from ("".join(element.itertext()) for element in _elements(path, name, *_COMMENTS))


def _elements(path: Path, part: str, *names: str) -> Iterator[Any]:
    """The elements of these names in a part, in order, each let go of when the next is asked for."""
    from lxml.etree import iterparse

    # the archive has been checked; no entity is resolved and nothing is fetched
    safely: dict[str, Any] = {"resolve_entities": False, "no_network": True, "huge_tree": True}
    with zipfile.ZipFile(path) as archive, archive.open(part.removeprefix("/")) as file:
        for _, element in iterparse(file, tag=names, **safely):
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _colour(colour: Any) -> Colour | None:
    if colour is None:
        return None
    if colour.type == "theme" and colour.theme == _THEME_BACKGROUND and not colour.tint:
        return WHITE
    if colour.type == "rgb" and isinstance(colour.rgb, str) and len(colour.rgb) == 8:
        return int(colour.rgb[2:4], 16), int(colour.rgb[4:6], 16), int(colour.rgb[6:], 16)
    return None
