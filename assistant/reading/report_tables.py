"""The printed tables of points, row by row as they stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.domain.report import Oddity, PrintedArea, PrintedQuestion
from assistant.reading.area_names import AreaNames
from assistant.reading.content import Block, Content

_GAP = r"[\t \u00a0]+"
_FIGURES = rf"(\d{{1,4}}){_GAP}(\d{{1,4}}){_GAP}(\d{{1,3}})\s?%?"
_QUESTION = re.compile(rf"(\d{{1,2}})\.(\d{{1,2}})\.?{_GAP}(\S.*?){_GAP}{_FIGURES}", re.DOTALL)
_TOTAL = re.compile(rf"(?:(?:summa|totalt?|delsumma|totalpoäng)\b[^\d]*?)?{_FIGURES}", re.IGNORECASE)
_HEADER = re.compile(
    rf"(\d{{1,2}})\.?{_GAP}(\S.*?){_GAP}(?:uppnått|uppnådd|poäng){_GAP}max{_GAP}(?:procent|%)",
    re.IGNORECASE | re.DOTALL,
)
_UNREADABLE = re.compile(rf"\d{{1,2}}\.\d{{1,2}}\.?{_GAP}\S")

#: A row with a larger maximum sums the whole report, not an area.
_LARGEST_AREA_MAX = 200
#: A longer text is a paragraph.
_LONGEST_ROW = 400


@dataclass(slots=True)
class Table:
    """One area's table while it is read."""

    number: int
    name: str | None = None
    line: int | None = None
    rows: dict[str, PrintedQuestion] = field(default_factory=dict)
    total: tuple[int, int, int] | None = None


@dataclass(slots=True)
class TableRows:
    """Takes the blocks of a report one after the other and keeps those that belong to the tables of points."""

    content: Content
    names: AreaNames
    tables: dict[int, Table] = field(default_factory=dict)
    oddities: list[Oddity] = field(default_factory=list)
    report_total: int | None = None
    _current: Table | None = None

    def take(self, block: Block) -> bool:
        """Whether the block is a row of a table of points; it is then kept."""
        text = self.content.text_of(block).strip()
        if block.bullet or len(text) > _LONGEST_ROW:
            return False
        return self._take_header(text, block) or self._take_question(text, block) or self._take_total(text, block)

    def _take_header(self, text: str, block: Block) -> bool:
        match = _HEADER.fullmatch(text)
        if match is None:
            return False
        table = self._table(int(match[1]))
        if table.name is None:
            table.name = " ".join(match[2].split())
            table.line = self.content.line_of(block)
        return True

    def _take_question(self, text: str, block: Block) -> bool:
        match = _QUESTION.fullmatch(text)
        if match is None:
            return self._take_unreadable(text, block)
        question = PrintedQuestion(
            id=f"{int(match[1])}.{int(match[2])}",
            label=" ".join(match[3].split()),
            points=int(match[4]),
            max_points=int(match[5]),
            percent=int(match[6]),
        )
        table = self._table(int(match[1]))
        if question.id in table.rows:
            message = f"Fråga {question.id} står två gånger i tabellen; den första raden gäller."
            self.oddities.append(Oddity("row-twice", message, self.content.line_of(block)))
        table.rows.setdefault(question.id, question)
        return True

    def _take_unreadable(self, text: str, block: Block) -> bool:
        if not block.cells or self._current is None or not _UNREADABLE.match(text):
            return False
        message = f"Raden för fråga {text.split()[0]} saknar hela tal för poäng, max eller procent och lästes inte."
        self.oddities.append(Oddity("row-without-figures", message, self.content.line_of(block)))
        return True

    def _take_total(self, text: str, block: Block) -> bool:
        match = _TOTAL.fullmatch(text)
        if match is None or self._current is None:
            return False
        figures = int(match[1]), int(match[2]), int(match[3])
        if figures[1] > _LARGEST_AREA_MAX:
            self.report_total = figures[0]
        elif self._current.total is None:
            self._current.total = figures
        elif self._current.total != figures:
            message = f"Område {self._current.number} har två summarader; den första gäller."
            self.oddities.append(Oddity("total-twice", message, self.content.line_of(block)))
        return True

    def _table(self, number: int) -> Table:
        self._current = self.tables.setdefault(number, Table(number))
        return self._current


@dataclass(frozen=True, slots=True)
class KnownArea:
    """What the rest of the report says of an area, for a table that lacks its heading or its total."""

    name: str
    box_points: int | None
    max_points: int


def printed_areas(
    tables: Iterable[Table], known: dict[int, KnownArea]
) -> tuple[tuple[PrintedArea, ...], tuple[Oddity, ...]]:
    """The tables by area number, and what was odd about them.

    A table without total row takes the points printed in the area's score box; without either it is left out, because
    an area's points are never summed from the rows.
    """
    areas: list[PrintedArea] = []
    oddities: list[Oddity] = []
    for table in sorted(tables, key=lambda table: table.number):
        fallback = known.get(table.number)
        total = table.total or _boxed(fallback)
        name = table.name or (fallback.name if fallback else "")
        if table.total is None and table.rows:
            taken = "poängen hämtades från poängrutan" if total else "tabellen lästes inte"
            message = f"Tabellen för område {table.number} saknar summarad; {taken}."
            oddities.append(Oddity("area-total-missing", message, table.line))
        if table.name is None:
            message = f"Tabellen för område {table.number} saknar rubrikrad."
            oddities.append(Oddity("table-without-heading", message, None))
        if total is not None and table.rows:
            areas.append(PrintedArea(table.number, name, *total, questions=tuple(table.rows.values())))
    return tuple(areas), tuple(oddities)


def _boxed(known: KnownArea | None) -> tuple[int, int, int] | None:
    if known is None or known.box_points is None:
        return None
    points, most = known.box_points, known.max_points
    # half up; with the maximum of 100 that every edition has, percent equals points
    return points, most, (200 * points + most) // (2 * most)
