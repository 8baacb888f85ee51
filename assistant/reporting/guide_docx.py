"""An interview guide as a Word document to print and write in: the times first, then each question with room for notes."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from assistant.domain.guide import Asked, Guide, Why
from assistant.reporting.docx_parts import (
    add_lines,
    add_page_numbers,
    fill,
    rule_thinly,
    set_widths,
)
from assistant.reporting.word.xml import keep_on_page, repeat_as_heading, set_language

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_FONT: Final = "Calibri"
_GREY: Final = "595959"
_HEAD_FILL: Final = "E7EEF4"
# Ruled lines to write on after a question: one for each so many minutes, at least two.
_MINUTES_PER_LINE: Final = 2
_FEWEST_LINES: Final = 2
_WHY: Final = {
    Why.CONTRADICTION: "Motsägelse i underlaget",
    Why.GAP: "Saknas i underlaget",
    Why.THIN: "Tunt underlag",
    Why.STALE: "Gammalt underlag",
    Why.FOLLOW_UP: "Uppföljning",
    Why.CRITERION: "Kriteriefråga",
}


def guide_document(
    guide: Guide, *, title: str, municipality: str, names: Mapping[str, str], day: date | None = None
) -> bytes:
    """The guide as a Word file.

    Args:
        guide: whose minutes sum to its slot.
        title: of the group, such as ``"Fackliga företrädare"``.
        municipality: and year, as it stands in the heading.
        names: of the instrument's questions, by question.
        day: of the interview, left open for writing where None.
    """
    import docx

    document: Document = docx.Document()
    _set_up(document, f"Intervjuguide: {title}, {municipality}")
    document.add_heading(f"Intervjuguide: {title}", level=1)
    _say(document, f"Kommunkompassen, {municipality}", "Subtitle")
    _facts(document, guide, day)
    document.add_heading("Tider", level=2)
    _times(document, guide, names)
    document.add_heading("Frågor", level=2)
    _say(
        document, "Berätta först vilka ni är, vad samtalet ska användas till och att ingen citeras med namn.", "Normal"
    )
    for number, asked in enumerate(guide.asked, 1):
        _question(document, number, asked, names)
    document.add_heading("Avslutning", level=2)
    _say(document, "Vad har vi inte frågat om som ni vill att vi tar med oss?", "Normal")
    add_lines(document, _FEWEST_LINES + 1)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def clock(guide: Guide) -> tuple[tuple[int, int], ...]:
    """First and last minute of each question, counted from the beginning of the slot."""
    found, at = [], guide.opening
    for asked in guide.asked:
        found.append((at, at + asked.minutes))
        at += asked.minutes
    return tuple(found)


def _set_up(document: "Document", title: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    document.core_properties.title = title
    document.core_properties.author = "Kompassassistenten"
    for name, size, before, after in (
        ("Normal", 10.5, 0, 4), ("Title", 20, 0, 4), ("Subtitle", 11, 0, 8),
        ("Heading 1", 18, 0, 2), ("Heading 2", 13, 12, 4), ("Heading 3", 11, 10, 2),
    ):  # fmt: skip
        style: Any = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.font.color.rgb = RGBColor.from_string(
            _GREY if name == "Subtitle" else "1F3A4D" if "Head" in name else "000000"
        )
        style.font.italic = False
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            if attribute.endswith("Theme"):
                del fonts.attrib[attribute]
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), _FONT)
    set_language(document, "sv-SE")
    add_page_numbers(section.footer.paragraphs[0], title)


def _facts(document: "Document", guide: Guide, day: date | None) -> None:
    when = f"{day:%Y-%m-%d}" if day else "____________________"
    rows = (
        ("Tid", f"{guide.minutes} minuter, varav {guide.opening} för presentation och {guide.closing} för avslutning"),
        ("Datum", when),
        ("Utvärderare", "________________________________________"),
        ("Deltagarnas roller", "________________________________________"),
    )
    table = document.add_table(rows=0, cols=2)
    for label, value in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
        cells[0].paragraphs[0].runs[0].bold = True
    set_widths(table, (4, 12.6))


def _times(document: "Document", guide: Guide, names: Mapping[str, str]) -> None:
    table = document.add_table(rows=1, cols=4)
    table.style = document.styles["Table Grid"]
    for cell, label in zip(table.rows[0].cells, ("Minut", "Nr", "Gäller", "Skäl"), strict=True):
        cell.text = label
        cell.paragraphs[0].runs[0].bold = True
        fill(cell, _HEAD_FILL)
    repeat_as_heading(table.rows[0])
    rows = [(f"0–{guide.opening}", "", "Presentation", "")]
    for number, (asked, (start, end)) in enumerate(zip(guide.asked, clock(guide), strict=True), 1):
        rows.append((f"{start}–{end}", str(number), names.get(asked.question, asked.question), _WHY[asked.why]))
    rows.append((f"{guide.minutes - guide.closing}–{guide.minutes}", "", "Avslutning", ""))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for row in table.rows:
        keep_on_page(row, with_next=False)
    set_widths(table, (2, 1.1, 8.9, 4.6))
    rule_thinly(table)


def _question(document: "Document", number: int, asked: Asked, names: Mapping[str, str]) -> None:
    heading = document.add_heading(f"{number}. {asked.text}", level=3)
    heading.paragraph_format.keep_with_next = True
    about = f"{asked.minutes} minuter · {names.get(asked.question, asked.question)}"
    _note(document, about)
    _note(document, asked.because)
    if asked.listen_for:
        _note(document, f"Lyssna efter: {asked.listen_for}")
    add_lines(document, max(_FEWEST_LINES, asked.minutes // _MINUTES_PER_LINE))


def _say(document: "Document", text: str, style: str) -> "Paragraph":
    return document.add_paragraph(text, style=style)


def _note(document: "Document", text: str) -> None:
    from docx.shared import Pt, RGBColor

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(1)
    paragraph.paragraph_format.keep_with_next = True
    run = paragraph.add_run(text)
    run.font.size = Pt(9.5)
    run.font.color.rgb = RGBColor.from_string(_GREY)
