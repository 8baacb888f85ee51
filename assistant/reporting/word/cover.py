"""The cover, what the file says of itself, and what stands at the foot of every page."""

import re
from datetime import datetime
from typing import Any

from assistant.domain.finished import FinishedReport
from assistant.reporting.word.hand import Hand
from assistant.reporting.word.styles import COVER, SUBTITLE, TITLE, Paper
from assistant.reporting.word.xml import add_field
from assistant.reporting.written import written

_INSTRUMENT = re.compile(r"(kommunkompassen)\s*[:–-]?\s+(\S.*)", re.IGNORECASE)
_DRAFT = "Utkast"
_YEAR_LAST = re.compile(r"(\S.*?)\s+((?:19|20)\d\d)")


def add_cover(hand: Hand, report: FinishedReport) -> None:
    """The title over two or three lines, and who evaluated."""
    title, *others = _lines(report.title or report.name or "Kommunkompassen")
    hand.line(title, TITLE)
    for line in others:
        hand.line(line, SUBTITLE)
    if report.evaluators:
        from docx.shared import Pt

        label = hand.line("Utvärderare:", COVER)
        label.paragraph_format.space_before = Pt(48)
        for name in report.evaluators:
            hand.line(name, COVER)


def describe_document(document: Any, report: FinishedReport, at: datetime) -> None:
    """Title, subject, authors and dates, as the file's own properties."""
    properties = document.core_properties
    properties.title = written(report.title or report.name)
    properties.subject = "Utvärdering enligt Kommunkompassen"
    properties.author = written("; ".join(report.evaluators))
    properties.last_modified_by = "Kompassassistenten"
    properties.language = "sv-SE"
    properties.comments = ""
    properties.created = properties.modified = at.replace(tzinfo=None)


def add_page_numbers(paper: Paper, report: FinishedReport) -> None:
    """Name and page at the foot of all pages but the first; a template's own foot stays as it is.

    That a report is a draft stands at the head of every page, on the cover with all that is lacking: a reader of the file
    takes no head for a title.
    """
    section = paper.document.sections[0]
    if report.lacking:
        head = section.header.paragraphs[0]
        head.text = written(f"{_DRAFT}. {report.lacking[0]}")
    if any(paragraph.text.strip() for paragraph in section.footer.paragraphs):
        return
    section.different_first_page_header_footer = True
    if report.lacking:
        section.first_page_header.paragraphs[0].text = written(" ".join((f"{_DRAFT}.", *report.lacking)))
    foot = section.footer.paragraphs[0]
    _set_tab(foot, section)
    foot.add_run(f"{written(report.name)}\tSida ")
    add_field(foot, "PAGE", "2")
    foot.add_run(" av ")
    add_field(foot, "NUMPAGES", "2")


def _set_tab(paragraph: Any, section: Any) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT

    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(section.page_width - section.left_margin - section.right_margin, WD_TAB_ALIGNMENT.RIGHT)


def _lines(title: str) -> list[str]:
    """``"Kommunkompassen"``, ``"Analys av Ljungby kommun"``, ``"2018"``: a title that is long is set over lines."""
    named = _INSTRUMENT.fullmatch(title)
    lines = [named[1], named[2]] if named else [title]
    dated = _YEAR_LAST.fullmatch(lines[-1])
    return [*lines[:-1], dated[1], dated[2]] if dated else lines
