"""What is unusual about a report as a whole; each oddity is told once, and nothing is changed because of it."""

import re
from collections.abc import Iterable, Sequence

from assistant.domain.instrument import Edition
from assistant.domain.report import Oddity, PrintedArea
from assistant.reading.content import Content
from assistant.reading.names import fold_name
from assistant.reading.report_chapters import AreaChapter, Chapters
from assistant.reading.report_cover import TotalLine

_NORWEGIAN = re.compile(r"\w{0,40}[øæØÆ]\w{0,40}")
_DIAGRAM = re.compile(
    r"nedanstående diagram|följande diagram|diagrammet nedan|nedan visas [^.]{0,200}poängfördelning", re.IGNORECASE
)
_MOST_WORDS = 5


def report_oddities(
    content: Content,
    chapters: Chapters,
    tables: Sequence[PrintedArea],
    edition: Edition | None,
    total: TotalLine | None,
) -> Iterable[Oddity]:
    """The oddities of a whole report, those of its chapters and tables aside."""
    areas = [chapters.areas[number] for number in sorted(chapters.areas)]
    yield from _area_names(areas, chapters)
    yield from _rubrics(content, areas, edition, tables)
    yield from _unclosed_lists(content, areas)
    yield from _missing_parts(areas, tables, edition)
    yield from _missing_diagrams(content, chapters)
    yield from _norwegian_letters(content)
    if total is not None and total.glued:
        printed = content.text_of(total.block).split()[-1]
        yield Oddity(
            "glued-total", f"Totalen står utan mellanslag före enheten: {printed}.", content.line_of(total.block)
        )


def _area_names(areas: Sequence[AreaChapter], chapters: Chapters) -> Iterable[Oddity]:
    for area in areas:
        table = chapters.rows.tables.get(area.number)
        if table is not None and table.name is not None and fold_name(table.name) != fold_name(area.name):
            message = f"Område {area.number} har två namn: ”{area.name}” i kapitlet, ”{table.name}” i tabellen."
            yield Oddity("area-named-twice", message, table.line)


def _rubrics(
    content: Content, areas: Sequence[AreaChapter], edition: Edition | None, tables: Sequence[PrintedArea]
) -> Iterable[Oddity]:
    rows = {table.number: len(table.questions) for table in tables}
    known = {area.number: len(area.questions) for area in edition.areas} if edition else {}
    counts = [(area, len(area.rubrics), known.get(area.number) or rows.get(area.number, 0)) for area in areas]
    compared = [(area, rubrics, questions) for area, rubrics, questions in counts if rubrics and questions]
    differing = [(area, rubrics, questions) for area, rubrics, questions in compared if rubrics != questions]
    if differing:
        rubrics = sum(rubrics for _, rubrics, _ in compared)
        questions = sum(questions for _, _, questions in compared)
        where = ", ".join(f"område {area.number}: {rubrics} för {questions}" for area, rubrics, questions in differing)
        block = differing[0][0].box_block
        message = f"Poängrutorna har {rubrics} rubriker för {questions} frågor ({where})."
        yield Oddity("rubrics-differ", message, content.line_of(block) if block else None)


def _unclosed_lists(content: Content, areas: Sequence[AreaChapter]) -> Iterable[Oddity]:
    unclosed = [area for area in areas if area.unclosed]
    if unclosed:
        block = unclosed[0].box_block
        message = (
            f"Listan i poängrutan öppnas med <ul> utan att stängas i {len(unclosed)} områden; punkterna lästes ändå."
        )
        yield Oddity("unclosed-list", message, content.line_of(block) if block else None)


def _missing_parts(
    areas: Sequence[AreaChapter], tables: Sequence[PrintedArea], edition: Edition | None
) -> Iterable[Oddity]:
    expected = [area.number for area in edition.areas] if edition else []
    parts = (
        ("chapter-missing", "kapitel", {area.number for area in areas}),
        ("table-missing", "tabell", {table.number for table in tables}),
    )
    for code, part, present in parts:
        missing = sorted(set(expected) - present)
        if missing and present:
            yield Oddity(code, f"Område {', '.join(map(str, missing))} saknar {part}.", None)
    for area in areas:
        for kind, found in area.findings.items():
            if not found:
                yield Oddity("list-missing", f"Område {area.number} har ingen lista för {kind.value}.", None)


def _missing_diagrams(content: Content, chapters: Chapters) -> Iterable[Oddity]:
    blocks = [block for chapter in chapters.front for block in chapter.blocks]
    announced = [block for block in blocks if _DIAGRAM.search(content.text_of(block))]
    for block in announced[content.pictures :]:
        yield Oddity("diagram-missing", "Ett diagram aviseras men finns inte i filen.", content.line_of(block))


def _norwegian_letters(content: Content) -> Iterable[Oddity]:
    words = list(dict.fromkeys(_NORWEGIAN.findall(content.text)))
    if words:
        first = _NORWEGIAN.search(content.text)
        assert first is not None  # findall found it
        line = content.text.count("\n", 0, first.start()) + 1 if content.lined else None
        shown = ", ".join(words[:_MOST_WORDS]) + (" med flera" if len(words) > _MOST_WORDS else "")
        yield Oddity("norwegian-letters", f"Norska bokstäver i {shown}; orden står som i rapporten.", line)
