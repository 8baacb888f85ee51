"""A finished report as a workbook: points, ratings, texts, evidence."""

from datetime import datetime
from pathlib import Path

from assistant.domain.finished import FinishedReport, Origin, RatingLine
from assistant.reporting.workbook.points import add_points
from assistant.reporting.workbook.printed_points import add_printed_points
from assistant.reporting.workbook.sheet import Sheet
from assistant.reporting.workbook.values import put_values
from assistant.reporting.written import written

#: The sheet with the points, always the first.
POINTS_SHEET = "Poäng"


def write_workbook(report: FinishedReport, path: Path, *, at: datetime) -> None:
    """Write the report to `path`, overwritten where it exists."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    sheets = [Sheet(workbook.create_sheet(POINTS_SHEET))]
    (add_points if report.origin is Origin.EVALUATION else add_printed_points)(sheets[0], report)
    for title, add, there in (
        ("Bedömningar", _add_ratings, bool(report.ratings)),
        ("Styrkor och förbättringar", _add_statements, bool(report.chapters)),
        ("Underlag", _add_sources, bool(report.sources)),
        ("Om filen", _add_about, True),
    ):
        if there:
            sheets.append(Sheet(workbook.create_sheet(title)))
            add(sheets[-1], report)
    properties = workbook.properties
    properties.title = written(report.title or report.name)
    properties.creator, properties.language = "Kompassassistenten", "sv-SE"
    properties.created = properties.modified = at.replace(tzinfo=None)
    workbook.calculation.fullCalcOnLoad = True
    workbook.save(str(path))
    put_values(path, {f"xl/worksheets/sheet{n}.xml": sheet.values for n, sheet in enumerate(sheets, start=1)})


def _add_ratings(sheet: Sheet, report: FinishedReport) -> None:
    sheet.add("Fråga", "Bedömd av", "Procent", "Indikator", "Nivå", "Motivering", bold=True, fill=True)
    for line in report.ratings:
        who = line.by or "teamet"
        for indicator, level in line.levels or (("", None),):
            sheet.add(line.question, who, line.percent, indicator, _level(line, level), line.reason, wrap=(6,))
    sheet.set_look(9, 26, 10, 11, 18, 90)


def _level(line: RatingLine, level: str | None) -> str | None:
    return (level or "ej bedömd") if line.levels else None


def _add_statements(sheet: Sheet, report: FinishedReport) -> None:
    sheet.add("Plats", "Område", "Slag", "Text", "Underlag", bold=True, fill=True)
    for chapter in report.chapters:
        for kind, statements in (("styrka", chapter.strengths), ("förbättringsområde", chapter.improvements)):
            for statement in statements:
                sources = ", ".join(statement.sources) or None
                sheet.add(
                    statement.place, f"{chapter.number} {chapter.name}", kind, statement.text, sources, wrap=(2, 4)
                )
    sheet.set_look(9, 34, 20, 90, 14)


def _add_sources(sheet: Sheet, report: FinishedReport) -> None:
    sheet.add("Beteckning", "Underlag", "Slag, datum och källa", bold=True, fill=True)
    for source in report.sources:
        sheet.add(source.key, source.title, source.detail, wrap=(2, 3))
    sheet.set_look(12, 60, 60)


def _add_about(sheet: Sheet, report: FinishedReport) -> None:
    sheet.add("Uppgift", "Värde", bold=True, fill=True)
    sheet.add("Rapport", report.title)
    sheet.add("Kommun", report.municipality)
    sheet.add("År", report.year)
    sheet.add("Utgåva", report.edition)
    sheet.add("Utvärderare", "; ".join(report.evaluators))
    sheet.add("Tillkomst", report.origin.value)
    if report.progress:
        sheet.add("Läge", report.progress)
    for reference in report.references:
        sheet.add("Medelvärde", f"{reference.label}: {reference.total} poäng", wrap=(2,))
    for remark in report.remarks:
        sheet.add("Anmärkning", remark, wrap=(2,))
    sheet.set_look(16, 100)
