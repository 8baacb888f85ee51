"""Walks through a report and collects its chapters: the text before the areas, and each area's chapter."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from assistant.domain.passage import Kind
from assistant.domain.report import Oddity, ReportFinding
from assistant.domain.scorecard import NOT_RATED
from assistant.reading.area_names import AreaName, AreaNames
from assistant.reading.content import Block, Content
from assistant.reading.marks import BULLET_CHARACTERS, is_numbered_title
from assistant.reading.names import fold_name
from assistant.reading.report_cover import is_total_line
from assistant.reading.report_tables import TableRows


class Part(Enum):
    """What the walk is in the middle of."""

    COVER = auto()
    FRONT = auto()
    BOX = auto()
    GENERAL = auto()
    STRENGTHS = auto()
    IMPROVEMENTS = auto()
    OTHER = auto()
    TABLES = auto()


#: Sub-headings of an area's chapter, folded.
_SUBHEADINGS = {
    "rubriker poäng": Part.BOX,
    "rubriker": Part.BOX,
    "allmänt": Part.GENERAL,
    "styrkor": Part.STRENGTHS,
    "starka sidor": Part.STRENGTHS,
    "förbättringsområden": Part.IMPROVEMENTS,
    "förbättringsområde": Part.IMPROVEMENTS,
    "förbättringsmöjligheter": Part.IMPROVEMENTS,
    "utvecklingsområden": Part.IMPROVEMENTS,
}
_LISTS = {Part.STRENGTHS: Kind.STRENGTH, Part.IMPROVEMENTS: Kind.IMPROVEMENT}
_LETTERS = {Kind.STRENGTH: "S", Kind.IMPROVEMENT: "F"}

_TABLES_TITLE = re.compile(r"(?:\d{1,2}\.?\s+)?översikt av poäng.*", re.IGNORECASE)
_POINTS = re.compile(r"\d{1,3}")
_TAG = re.compile(r"<[^<>]{1,200}>")
_RUBRIC_MARK = re.compile(rf"[\n{BULLET_CHARACTERS}]")
#: Text longer than this is running text, and the cover is over.
_LONGEST_COVER_LINE = 200


@dataclass(slots=True)
class FrontChapter:
    """A titled stretch of blocks outside the findings; `area` where it stands in an area's chapter."""

    title: str
    area: int | None
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class AreaChapter:
    """One area's chapter while it is read."""

    number: int
    name: str
    level: int | None
    rubrics: list[str] = field(default_factory=list)
    box_points: int | None = None
    box_block: Block | None = None
    unclosed: bool = False
    general: list[Block] = field(default_factory=list)
    findings: dict[Kind, list[ReportFinding]] = field(default_factory=lambda: {Kind.STRENGTH: [], Kind.IMPROVEMENT: []})


@dataclass(slots=True)
class Chapters:
    """The walk through a report; afterwards its fields hold what was found.

    Attributes:
        skip: indexes of blocks that are no part of the body (the contents page).
        cover: blocks before the first chapter.
        front: chapters about the instrument and the evaluation, and other titled text outside the findings.
    """

    content: Content
    names: AreaNames
    skip: frozenset[int]
    rows: TableRows
    cover: list[Block] = field(default_factory=list)
    front: list[FrontChapter] = field(default_factory=list)
    areas: dict[int, AreaChapter] = field(default_factory=dict)
    oddities: list[Oddity] = field(default_factory=list)
    _part: Part = Part.COVER
    _area: AreaChapter | None = None

    def walk(self) -> None:
        """Read every block once, in order."""
        for index, block in enumerate(self.content.blocks):
            if index in self.skip:
                self._part = Part.FRONT if self._part is Part.COVER else self._part
            elif self.rows.take(block):
                self._part, self._area = Part.TABLES, None
            else:
                self._take(block, self.content.text_of(block))

    def _take(self, block: Block, text: str) -> None:
        area = None if block.bullet else self.names.heading(text, is_heading=block.level is not None)
        if area is not None and self._part is Part.TABLES and area.number in self.areas:
            return  # the title of a table
        if area is not None:
            self._begin_area(area, block)
        elif _TABLES_TITLE.fullmatch(text) and not block.bullet:
            self._part, self._area = Part.TABLES, None
        elif self._area is not None:
            self._take_in_area(self._area, block, text)
        elif block.level is not None and self._is_chapter(text) and not is_total_line(text):
            self._begin_front(text, None)
        elif self._part is Part.COVER and len(text) <= _LONGEST_COVER_LINE:
            self.cover.append(block)
        elif self._part is not Part.TABLES:
            self._add_front(block)

    def _is_chapter(self, text: str) -> bool:
        # the lines of a cover look like headings; the first chapter is numbered or asks what the instrument is
        return (
            self._part is not Part.COVER or is_numbered_title(text) or fold_name(text).startswith("vad är kommunkomp")
        )

    def _begin_front(self, title: str, area: int | None) -> None:
        self._part = Part.OTHER if area is not None else Part.FRONT
        self.front.append(FrontChapter(re.sub(r"^\d{1,2}(\.\d{1,2})*[.:]?\s+", "", title), area))

    def _add_front(self, block: Block) -> None:
        self._part = Part.FRONT
        if not self.front:
            self.front.append(FrontChapter("Inledning", None))
        self.front[-1].blocks.append(block)

    def _begin_area(self, name: AreaName, block: Block) -> None:
        line = self.content.line_of(block)
        chapter = self.areas.get(name.number)
        if chapter is None:
            chapter = AreaChapter(name.number, name.name, block.level)
            self.areas[name.number] = chapter
            if not name.known:
                message = f"Område {name.number} heter ”{name.name}”, som ingen utgåva har."
                self.oddities.append(Oddity("area-name-unknown", message, line))
        elif chapter.general or any(chapter.findings.values()):
            message = f"Område {name.number} har två kapitel; de lästes som ett."
            self.oddities.append(Oddity("area-twice", message, line))
        self._area, self._part = chapter, Part.GENERAL

    def _take_in_area(self, area: AreaChapter, block: Block, text: str) -> None:
        part = None if block.bullet else _SUBHEADINGS.get(fold_name(text))
        if part is not None:
            self._part = part
            if part is Part.BOX:
                area.box_block = block
        elif block.level is not None and self._ends_area(area, block, text):
            self._area = None
            self._begin_front(text, None)
        elif block.level is not None and self._part is not Part.BOX:
            self._begin_front(text, area.number)
        else:
            self._add_to_area(area, block, text)

    def _ends_area(self, area: AreaChapter, block: Block, text: str) -> bool:
        above = area.level is not None and block.level is not None and block.level < area.level
        return above or is_numbered_title(text)

    def _add_to_area(self, area: AreaChapter, block: Block, text: str) -> None:
        if self._part is Part.BOX:
            self._read_box(area, block, text)
        elif self._part in _LISTS:
            self._add_finding(area, _LISTS[self._part], block)
        elif self._part is Part.OTHER:
            self.front[-1].blocks.append(block)
        else:
            area.general.append(block)

    def _read_box(self, area: AreaChapter, block: Block, text: str) -> None:
        cells = [cell.strip() for cell in block.cells or text.split("\t") if cell.strip()]
        if _POINTS.fullmatch(cells[-1]):
            area.box_points = int(cells.pop())
        elif cells[-1].casefold() == NOT_RATED:
            cells.pop()
        elif not (block.bullet or block.cells) and area.rubrics:
            self._part = Part.GENERAL
            area.general.append(block)
            return
        for cell in cells:
            area.unclosed |= "<ul" in cell.casefold() and "</ul" not in cell.casefold()
            area.rubrics.extend(filter(None, (" ".join(r.split()) for r in _RUBRIC_MARK.split(_TAG.sub("\n", cell)))))

    def _add_finding(self, area: AreaChapter, kind: Kind, block: Block) -> None:
        found = area.findings[kind]
        place = f"{area.number}{_LETTERS[kind]}"
        if not block.bullet and found and self.content.lined and not block.gap:
            found[-1] = self._finding(found[-1].place, kind, area.number, found[-1].start, block.end, found[-1].page)
            return
        if not block.bullet:
            message = f"Stycket saknar punkt men lästes som {place}{len(found) + 1}."
            self.oddities.append(Oddity("finding-without-mark", message, self.content.line_of(block)))
        elif found and block.gap:
            message = f"Listan {place} är delad av en tom rad före {place}{len(found) + 1}; den lästes som en lista."
            self.oddities.append(Oddity("split-list", message, self.content.line_of(block)))
        found.append(self._finding(f"{place}{len(found) + 1}", kind, area.number, block.start, block.end, block.page))

    def _finding(self, place: str, kind: Kind, area: int, start: int, end: int, page: int | None) -> ReportFinding:
        return ReportFinding(place, kind, area, self.content.text[start:end], start, end, page)
