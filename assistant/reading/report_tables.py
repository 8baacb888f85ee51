"""The printed tables of points, row by row as they stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.domain.report import Oddity, PrintedArea, PrintedQuestion
from assistant.reading.content import Block, Content

_GAP = r"[\t \u00a0]+"
_FIGURES = rf"(\d{{1,4}}){_GAP}(\d{{1,4}}){_GAP}(\d{{1,3}})\s?%?"
_QUESTION = re.compile(rf"(\d{{1,2}})\.(\d{{1,2}})\.?{_GAP}(\S.*?){_GAP}{_FIGURES}", re.DOTALL)
_TOTAL = re.compile(rf"(?:(?:summa|totalt?|delsumma|totalpoäng)\b[^\d]*?)?{_FIGURES}", re.IGNORECASE)
_HEADER = re.compile(
    rf"(\d{{1,2}})\.?{_GAP}(\S.*?){_GAP}(?:uppnått|uppnådd|poäng){_GAP}max{_GAP}(?:procent|%)",
    re.IGNORECASE | re.DOTALL,
)
_ROW_BEGINNING = re.compile(rf"(\d{{1,2}})\.(\d{{1,2}})\.?(?:{_GAP}\S.*)?", re.DOTALL)

#: A row with a larger maximum sums the whole report, not an area.
_LARGEST_AREA_MAX = 200
#: A longer text is a paragraph.
_LONGEST_ROW = 400
#: A row of a PDF table without rulings may come in pieces: the number, the label, the figures.
_MOST_PIECES = 4


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
    tables: dict[int, Table] = field(default_factory=dict)
    oddities: list[Oddity] = field(default_factory=list)
    report_total: int | None = None
    _current: Table | None = None
    _pieces: list[str] = field(default_factory=list)

    def take(self, block: Block) -> bool:
        """Whether the block is a row of a table of points, or a piece of one; it is then kept."""
        text = self.content.text_of(block).strip()
        if block.bullet or len(text) > _LONGEST_ROW:
            return False
        return (
            self._take_header(text, block)
            or self._take_question(text, block)
            or self._take_piece(text, block)
            or self._take_total(text, block)
        )

    def _take_header(self, text: str, block: Block) -> bool:
        match = _HEADER.fullmatch(text)
        if match is None:
            return False
        self._give_up(block)
        table = self._table(int(match[1]))
        if table.name is None:
            table.name = " ".join(match[2].split())
            table.line = self.content.line_of(block)
        return True

    def _take_question(self, text: str, block: Block) -> bool:
        match = _QUESTION.fullmatch(text)
        if match is None:
            return False
        self._give_up(block)
        self._keep(match, block)
        return True

    def _keep(self, match: re.Match[str], block: Block) -> None:
        question = PrintedQuestion(
            id=f"{int(match[1])}.{int(match[2])}",
            label=" ".join(match[3].split()),
            points=int(match[4]),
            max_points=int(match[5]),
            percent=int(match[6]),
        )
        table = self._table(int(match[1]))
        if question.id in table.rows:
            self._tell("row-twice", f"Fråga {question.id} står två gånger i tabellen; den första raden gäller.", block)
        elif table.total is not None:
            self._tell(
                "total-before-rows", f"Summaraden för område {table.number} står före fråga {question.id}.", block
            )
            table.total = None  # what stands before a row sums something else
        table.rows.setdefault(question.id, question)

    def _take_piece(self, text: str, block: Block) -> bool:
        """Pieces of a row that has no figures yet; they are joined until the figures come."""
        if not (self._pieces or self._begins_row(text)):
            return False
        if self._pieces and (self._begins_row(text) or len(self._pieces) >= _MOST_PIECES):
            self._give_up(block)
            return self._take_piece(text, block)
        self._pieces.append(text)
        match = _QUESTION.fullmatch(" ".join(self._pieces))
        if match is not None:
            self._pieces.clear()
            self._keep(match, block)
        elif block.cells:
            self._give_up(block)  # a row with cells is whole
        return True

    def _begins_row(self, text: str) -> bool:
        match = _ROW_BEGINNING.fullmatch(text)
        if match is None or self._current is None or int(match[1]) != self._current.number:
            return False
        return f"{int(match[1])}.{int(match[2])}" not in self._current.rows

    def _give_up(self, block: Block) -> None:
        if self._pieces:
            question = self._pieces[0].split()[0]
            message = f"Raden för fråga {question} saknar hela tal för poäng, max eller procent och lästes inte."
            self._tell("row-without-figures", message, block)
        self._pieces.clear()

    def _tell(self, code: str, message: str, block: Block) -> None:
        self.oddities.append(Oddity(code, message, self.content.line_of(block)))

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
            self._tell("total-twice", f"Område {self._current.number} har två summarader; den första gäller.", block)
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
