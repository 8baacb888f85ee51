"""A report that was read in becomes a finished report: every figure and every text as it was printed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from assistant.domain.audit import ReportAudit, audit_figures, audit_report
from assistant.domain.finished import (
    AreaChapter,
    AreaTable,
    Chapter,
    Figure,
    FinishedReport,
    Origin,
    Paragraph,
    Row,
    Statement,
)
from assistant.domain.instrument import AREA_MAX, AREAS, Instrument, Reference
from assistant.domain.report import PrintedArea, PrintedQuestion, Report, ReportArea, ReportFinding, Section
from assistant.reading.marks import bullet_length
from assistant.reporting.own_words import about_the_instrument

_ABOUT = re.compile(r"vad är kommunkomp", re.IGNORECASE)
_APPENDIX = re.compile(r"bilag(?:a|or)\b", re.IGNORECASE)
_ANNOUNCED = re.compile(r"\bdiagram\b", re.IGNORECASE)


def finished_from_report(report: Report, instrument: Instrument) -> FinishedReport:
    """The report with the diagrams that it announces and remarks on what was met when it was read."""
    edition = instrument.edition(report.edition)
    chapters = tuple(_chapters(section for section in report.sections if section.area is None))
    about = tuple(chapter for chapter in chapters if _ABOUT.match(chapter.title))
    appendices = tuple(chapter for chapter in chapters if _APPENDIX.match(chapter.title))
    rest = tuple(chapter for chapter in chapters if chapter not in about and chapter not in appendices)
    return FinishedReport(
        origin=Origin.IMPORTED,
        title=report.title,
        municipality=report.municipality,
        year=report.year,
        edition=report.edition,
        edition_name=edition.name if edition else "",
        evaluators=report.evaluators,
        total=report.total,
        max_points=edition.max_points if edition else AREAS * AREA_MAX,
        progress="",
        about=about or (about_the_instrument(instrument, edition),),
        summary=place_figures(_with_total(rest, report)),
        references=tuple(_references(report, instrument)),
        chapters=tuple(_area_chapter(area, report.sections) for area in report.areas),
        tables=tuple(_area_table(table) for table in report.tables),
        appendices=appendices,
        remarks=(*audit_report(report).problems, *(oddity.message for oddity in report.oddities)),
    )


def audit_finished(report: FinishedReport) -> ReportAudit:
    """The printed figures of a finished report, tried as those of the report that it was made from."""
    tables = tuple(
        PrintedArea(
            table.number,
            table.name,
            table.points or 0,
            table.max_points,
            table.percent or 0,
            tuple(PrintedQuestion(r.id, r.label, r.points or 0, r.max_points, r.percent or 0) for r in table.rows),
        )
        for table in report.tables
    )
    return audit_figures(tables, report.total, {chapter.number: chapter.points for chapter in report.chapters})


def place_figures(chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """Both diagrams, each after the paragraph that announces it, else after the last paragraph."""
    flat = [(index, paragraph) for index, chapter in enumerate(chapters) for paragraph in chapter.paragraphs]
    announced = [i for i, (_, paragraph) in enumerate(flat) if _ANNOUNCED.search(paragraph.text)]
    totals = [i for i, (_, paragraph) in enumerate(flat) if re.search(r"\d\s?(?:p|poäng)\.?$", paragraph.text)]
    last = len(flat) - 1
    profile = announced[-1] if announced else last
    areas = next((i for i in totals if i < profile), next((i for i in announced if i < profile), max(profile - 1, 0)))
    for position, figure in ((areas, Figure.AREAS), (profile, Figure.PROFILE)):
        if flat:
            index, paragraph = flat[position]
            flat[position] = (index, replace(paragraph, figures=(*paragraph.figures, figure)))
    grouped = {index: tuple(p for _, p in group) for index, group in groupby(flat, key=lambda pair: pair[0])}
    return tuple(replace(chapter, paragraphs=grouped.get(i, ())) for i, chapter in enumerate(chapters))


def _with_total(chapters: tuple[Chapter, ...], report: Report) -> tuple[Chapter, ...]:
    """The summary states the total, also where the report gives it in its tables alone."""
    stated = any(
        re.search(rf"\b{report.total}\s?(?:p\b|poäng|av\b|$)", p.text)
        for chapter in chapters
        for p in chapter.paragraphs
    )
    if report.total is None or stated:
        return chapters
    known = " ".join(str(part) for part in (report.municipality, report.year) if part is not None)
    return (*chapters, Chapter("Resultat", (Paragraph(f"{known or 'Resultat'}: {report.total} poäng"),)))


def _chapters(sections: Iterable[Section]) -> Iterator[Chapter]:
    """A long chapter was cut into sections of the same title, one after the other; here it is whole again."""
    for title, group in groupby(sections, key=lambda section: section.title):
        yield Chapter(title, _paragraphs(group))


def _paragraphs(sections: Iterable[Section]) -> tuple[Paragraph, ...]:
    found = []
    for section in sections:
        for raw_line in section.text.split("\n"):
            line = " ".join(raw_line.split())
            mark = bullet_length(line)
            if line[mark:]:
                found.append(Paragraph(line[mark:], bullet=mark > 0))
    return tuple(found)


def _references(report: Report, instrument: Instrument) -> Iterator[Reference]:
    """The averages that the report prints; one that the instrument knows comes with what is known of it."""
    for label, points in report.references:
        known = next((r for r in instrument.references if (r.total, r.year) == (points, report.year)), None)
        yield known or Reference("", label, report.year or 0, None, points, (), "", report.title)


def _area_chapter(area: ReportArea, sections: Sequence[Section]) -> AreaChapter:
    return AreaChapter(
        number=area.number,
        name=area.name,
        rubrics=area.rubrics,
        points=area.box_points,
        general=_paragraphs(area.general),
        strengths=tuple(_statement(finding) for finding in area.strengths),
        improvements=tuple(_statement(finding) for finding in area.improvements),
        more=tuple(_chapters(section for section in sections if section.area == area.number)),
    )


def _statement(finding: ReportFinding) -> Statement:
    return Statement(finding.place, " ".join(finding.text.split()))


def _area_table(table: PrintedArea) -> AreaTable:
    rows = tuple(Row(row.id, row.label, row.max_points, row.points, row.percent) for row in table.questions)
    return AreaTable(table.number, table.name, table.max_points, table.points, table.percent, rows)
