"""A file's content becomes a report when it is one in the instrument's form."""

from collections.abc import Iterable
from itertools import chain

from assistant.domain.glossary import Municipality
from assistant.domain.instrument import AREA_MAX, Edition, Instrument
from assistant.domain.passage import Kind
from assistant.domain.report import Oddity, Report, ReportArea, Section
from assistant.reading.area_names import AreaNames
from assistant.reading.content import Content
from assistant.reading.contents_page import contents_blocks
from assistant.reading.grouping import group_sections
from assistant.reading.report_chapters import AreaChapter, Chapters
from assistant.reading.report_cover import (
    find_date,
    find_evaluators,
    find_municipality,
    find_references,
    find_title,
    find_total,
    find_year,
)
from assistant.reading.report_oddities import report_oddities
from assistant.reading.report_tables import KnownArea, TableRows, printed_areas


def parse_report(
    content: Content, *, instrument: Instrument, municipalities: tuple[Municipality, ...]
) -> Report | None:
    """The report, or None where the content has neither findings by area nor tables of points.

    Nothing is repaired: figures are kept as printed, and everything unusual is told as an oddity.
    """
    names = AreaNames(instrument)
    chapters = Chapters(content, names, contents_blocks(content), TableRows(content))
    chapters.walk()
    if not any(any(area.findings.values()) for area in chapters.areas.values()) and not chapters.rows.tables:
        return None
    front = [block for chapter in chapters.front for block in chapter.blocks]
    total = find_total(content, (*chapters.cover, *front))
    date = find_date(content, front)
    year = find_year(content, chapters.cover, total, date)
    edition = _edition(names, chapters, year)
    tables, table_oddities = printed_areas(chapters.rows.tables.values(), _known_areas(chapters, edition))
    municipality = find_municipality(content, chapters.cover, front, total, municipalities)
    return Report(
        text=content.text,
        title=find_title(content, chapters.cover) or content.title or "",
        municipality=municipality.name,
        year=year,
        edition=edition.id if edition else None,
        total=total.total if total else chapters.rows.report_total,
        evaluators=find_evaluators(content, chapters.cover),
        date=date,
        references=find_references(content, front),
        areas=tuple(_area(content, chapters.areas[number]) for number in sorted(chapters.areas)),
        tables=tables,
        sections=_sections(content, chapters),
        oddities=_in_order(
            content.oddities,
            municipality.oddities,
            chapters.oddities,
            chapters.rows.oddities,
            table_oddities,
            report_oddities(content, chapters, tables, edition, total),
        ),
    )


def _edition(names: AreaNames, chapters: Chapters, year: int | None) -> Edition | None:
    in_chapters = [(area.number, area.name) for area in chapters.areas.values()]
    in_tables = [(table.number, table.name) for table in chapters.rows.tables.values() if table.name]
    return names.edition_of([*in_chapters, *in_tables], year)


def _known_areas(chapters: Chapters, edition: Edition | None) -> dict[int, KnownArea]:
    known: dict[int, KnownArea] = {}
    for area in edition.areas if edition else ():
        known[area.number] = KnownArea(area.name, None, area.max_points)
    for chapter in chapters.areas.values():
        most = known[chapter.number].max_points if chapter.number in known else AREA_MAX
        known[chapter.number] = KnownArea(chapter.name, chapter.box_points, most)
    return known


def _area(content: Content, area: AreaChapter) -> ReportArea:
    return ReportArea(
        number=area.number,
        name=area.name,
        rubrics=tuple(area.rubrics),
        box_points=area.box_points,
        general=tuple(group_sections(content, "Allmänt", area.general, area=area.number)),
        strengths=tuple(area.findings[Kind.STRENGTH]),
        improvements=tuple(area.findings[Kind.IMPROVEMENT]),
    )


def _sections(content: Content, chapters: Chapters) -> tuple[Section, ...]:
    return tuple(
        chain.from_iterable(
            group_sections(content, chapter.title, chapter.blocks, area=chapter.area) for chapter in chapters.front
        )
    )


def _in_order(*groups: Iterable[Oddity]) -> tuple[Oddity, ...]:
    """By line, those without a line last; within a line in the order they were met."""
    met = list(chain.from_iterable(groups))
    return tuple(sorted(met, key=lambda oddity: (oddity.line is None, oddity.line or 0)))
