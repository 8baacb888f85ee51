"""How a report looks: the styles that its text is set in, on our own paper or an organisation's."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.domain.errors import UnreadableFile
from assistant.reporting.word.table_style import TABLE, add_table_style
from assistant.reporting.word.xml import set_language, set_line_below

# Word's own names of the styles, which its Swedish version shows in Swedish and stores in English.
TITLE, SUBTITLE, COVER = "Title", "Subtitle", "Kompass Cover"
CONTENTS_HEADING, CONTENTS_1, CONTENTS_2 = "TOC Heading", "toc 1", "toc 2"
BODY, BULLET, CAPTION, CELL, NOTE = "Normal", "List Bullet", "Caption", "Kompass Cell", "Kompass Note"

#: Styles of an organisation's that are told where missing: what a reader would see the lack of.
_EXPECTED = (
    (TITLE, "Rubrik"),
    (SUBTITLE, "Underrubrik"),
    ("Heading 1", "Rubrik 1"),
    ("Heading 2", "Rubrik 2"),
    ("Heading 3", "Rubrik 3"),
    (BULLET, "Punktlista"),
    (CAPTION, "Beskrivning"),
)
_FONT = "Calibri"
_INK, _MUTED = "1F3A4D", "44546A"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to write on.

    Attributes:
        remarks: Swedish lines on what a template lacked and what was done about it.
        has_bullets: whether its list style draws its own marks.
        is_own: whether it is our own paper and not an organisation's.
    """

    document: Any
    remarks: tuple[str, ...]
    has_bullets: bool
    is_own: bool


def open_paper(template: Path | None = None) -> Paper:
    """Our own paper, or an organisation's template emptied of its text.

    Raises:
        UnreadableFile: the template is no Word file that can be opened.
    """
    own = _own_paper()
    if template is None:
        return Paper(own, (), has_bullets=True, is_own=True)
    document = _open_template(template)
    known = {style.name.casefold() for style in document.styles}
    missing = [(name, swedish) for name, swedish in _EXPECTED if name.casefold() not in known]
    for style in own.styles:
        if style.name.casefold() not in known and (style.name in _used_names()) and style.name != BULLET:
            _borrow(style, document)
    _empty(document)
    has_bullets = BULLET.casefold() in known
    return Paper(
        document, tuple(_remark(template, name, swedish) for name, swedish in missing), has_bullets, is_own=False
    )


def _remark(template: Path, name: str, swedish: str) -> str:
    done = "punkterna skrevs med tecknet •" if name == BULLET else "vår egen användes"
    return f"Mallen {template.name} saknar formatmallen {swedish} ({name}); {done}."


def _used_names() -> frozenset[str]:
    own = (COVER, CONTENTS_HEADING, CONTENTS_1, CONTENTS_2, CELL, NOTE, TABLE)
    return frozenset((*own, *(name for name, _ in _EXPECTED)))


def _open_template(template: Path) -> Any:
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        return Document(str(template))
    except (OpcError, LxmlError, OSError, KeyError, ValueError) as error:
        message = (
            f"Mallen {template} går inte att öppna som Word-fil (.docx). Kontrollera sökvägen och spara om den i Word."
        )
        raise UnreadableFile(message) from error


def _borrow(style: Any, document: Any) -> None:
    from copy import deepcopy

    element = deepcopy(style.element)
    for link in ("link", "next"):
        for found in element.findall(f"{{{element.nsmap['w']}}}{link}"):
            element.remove(found)
    document.styles.element.append(element)


def _empty(document: Any) -> None:
    body = document.element.body
    for element in list(body):
        if not element.tag.endswith("}sectPr"):
            body.remove(element)


def _own_paper() -> Any:
    from docx import Document
    from docx.shared import Cm

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.0)
    section.header_distance = section.footer_distance = Cm(1.0)
    set_language(document, "sv-SE")
    for look in (_look_of_text, _look_of_headings, _look_of_cover, _look_of_contents):
        look(document)
    add_table_style(document, _INK)
    return document


def _look_of_text(document: Any) -> None:
    _set(document, BODY, size=10.5, after=6, line=1.12)
    _set(document, BULLET, size=10.5, after=3, line=1.08)
    _set(document, CAPTION, size=10, before=12, after=4, bold=True, colour=_INK, keep=True)
    _set(document, CELL, size=9.5, before=1, after=1, based_on=BODY)
    _set(document, NOTE, size=9, before=4, after=4, line=1.05, colour=_MUTED, based_on=BODY)
    for name in ("Footer", "Header"):
        style = _set(document, name, size=9, after=0, colour=_MUTED)
        style.paragraph_format.tab_stops.clear_all()  # they are those of another page's width


def _look_of_headings(document: Any) -> None:
    _set(document, "Heading 1", size=22, before=0, after=14, bold=True, colour=_INK, keep=True)
    _set(document, "Heading 2", size=16, before=18, after=8, bold=True, colour=_INK, keep=True)
    _set(document, "Heading 3", size=12.5, before=14, after=5, bold=True, colour=_INK, keep=True)


def _look_of_cover(document: Any) -> None:
    title = _set(document, TITLE, size=38, before=170, after=10, bold=True, colour=_INK)
    set_line_below(title, _INK)
    _set(document, SUBTITLE, size=20, before=0, after=6, line=1.05, colour=_MUTED, italic=False)
    _set(document, COVER, size=12, before=0, after=3, line=1.1, based_on=BODY)


def _look_of_contents(document: Any) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Cm

    _set(document, CONTENTS_HEADING, size=22, before=0, after=14, bold=True, colour=_INK, based_on=BODY)
    for name, indent, before in ((CONTENTS_1, 0.0, 8), (CONTENTS_2, 0.6, 0)):
        style = _set(document, name, size=11, before=before, after=2, line=1.1, bold=not indent, based_on=BODY)
        style.paragraph_format.left_indent = Cm(indent)
        style.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _set(
    document: Any,
    name: str,
    *,
    size: float,
    before: float = 0,
    after: float,
    line: float = 1.0,
    bold: bool = False,
    italic: bool | None = None,
    colour: str = "",
    keep: bool = False,
    based_on: str = "",
) -> Any:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    known = {style.name for style in document.styles}
    style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if based_on:
        style.base_style = document.styles[based_on]
    style.font.name, style.font.size, style.font.bold, style.font.italic = _FONT, Pt(size), bold or None, italic
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]  # a theme's font would go before the named one
    style.font.name = _FONT
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(after), line
    spacing.keep_with_next, spacing.widow_control = keep, True
    return style
