"""Ruled tables of a PDF page, read by pdfplumber on the pages that have rulings."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.reading.marks import bullet_length

#: A table of two columns and two rows has at least this many ruled lines or cell frames.
_FEWEST_RULINGS = 4
#: A page with more drawn objects is a map or a drawing; pdfplumber would need minutes for it.
_MOST_OBJECTS = 5_000
#: pdfplumber needs about 0.2 s a page; a report has some ten pages with tables.
MAX_TABLE_PAGES = 100
#: How far apart, in points, the two PDF libraries may put the middle of a character across the page.
_SAME_PLACE = 1.0

#: A place on a page, in points to the right and down from its upper left corner.
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Table:
    """A table's frame in points from the page's upper left corner, and its rows."""

    left: float
    top: float
    right: float
    bottom: float
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page draws beside its text."""

    rulings: int
    pictures: int

    @property
    def may_hold_table(self) -> bool:
        """Whether there are lines enough for a ruled table, and not so many that it is a drawing."""
        return _FEWEST_RULINGS <= self.rulings < _MOST_OBJECTS


def count_drawn(page: Any) -> Drawn:
    """Lines and frames, and pictures, that a pdfium page draws; counting stops at `_MOST_OBJECTS`."""
    import pypdfium2.raw as pdfium

    rulings = pictures = 0
    for seen, found in enumerate(page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE))):
        rulings += found.type == pdfium.FPDF_PAGEOBJ_PATH
        pictures += found.type == pdfium.FPDF_PAGEOBJ_IMAGE
        if seen >= _MOST_OBJECTS:
            break
    return Drawn(rulings, pictures)


class TableReader:
    """Opens the file with pdfplumber at the first page that needs it."""

    def __init__(self, path: Path) -> None:
        """Remember the file; nothing is opened yet."""
        self._path = path
        self._document: Any = None
        self._pages = 0
        self.failed_pages: list[int] = []

    def read(self, page: int, hidden: Sequence[Place] = ()) -> tuple[Table, ...]:
        """The tables of a page (counted from 1) from top to bottom; none where it cannot be read, which is noted.

        `hidden` are the middles of characters to leave out, in points from the page's upper left corner.
        """
        if self._pages >= MAX_TABLE_PAGES:
            self.failed_pages.append(page)
            return ()
        self._pages += 1
        try:
            return self._read(page, hidden)
        except MemoryError:
            raise
        except Exception:  # pdfminer raises anything on a damaged page; its text is read without tables
            logging.getLogger(__name__).debug("tables of page %d", page, exc_info=True)
            self.failed_pages.append(page)
            return ()

    def close(self) -> None:
        """Close the file if it was opened."""
        if self._document is not None:
            self._document.close()

    def _read(self, page: int, hidden: Sequence[Place]) -> tuple[Table, ...]:
        if self._document is None:
            import pdfplumber

            logging.getLogger("pdfminer").setLevel(logging.ERROR)
            self._document = pdfplumber.open(self._path)
        plumbed = self._document.pages[page - 1]
        seen = plumbed.filter(lambda drawn: not _is_hidden(drawn, hidden)) if hidden else plumbed
        tables = [_table(found) for found in seen.find_tables()]
        plumbed.close()
        # a frame around text is no table
        return tuple(
            sorted((table for table in tables if _columns(table) > 1), key=lambda table: (table.top, table.left))
        )


def _table(found: Any) -> Table:
    rows = tuple(tuple(_joined(cell or "") for cell in row) for row in found.extract())
    left, top, right, bottom = found.bbox
    return Table(left, top, right, bottom, rows)


def _is_hidden(drawn: dict[str, Any], hidden: Sequence[Place]) -> bool:
    if drawn.get("object_type") != "char":
        return False
    across, down = (drawn["x0"] + drawn["x1"]) / 2, (drawn["top"] + drawn["bottom"]) / 2
    half = max(drawn["bottom"] - drawn["top"], 1.0) / 2
    return any(abs(across - x) <= _SAME_PLACE and abs(down - y) <= half for x, y in hidden)


def _columns(table: Table) -> int:
    return max((sum(map(bool, row)) for row in table.rows), default=0)


def _joined(cell: str) -> str:
    """The text of a cell with wrapped lines joined; list items keep a line of their own."""
    lines: list[str] = []
    for line in filter(None, map(str.strip, cell.split("\n"))):
        if lines and not bullet_length(line):
            lines[-1] += " " + line
        else:
            lines.append(line)
    return "\n".join(lines)
