"""Tables with their charts as a Word document in landscape."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from assistant.domain.rounding import MINUS
from assistant.reporting.charts.picture import Picture
from assistant.reporting.docx_parts import (
    add_page_numbers,
    fill,
    rule_thinly,
    set_widths,
)
from assistant.reporting.table import Table
from assistant.reporting.word.xml import keep_on_page, repeat_as_heading, set_language
from assistant.reporting.written import written

if TYPE_CHECKING:
    from docx.document import Document

# A4 in landscape with margins of 2 cm has 25,7 cm for text; the first column names the row.
_WIDTH_CM, _FIRST_CM = 25.7, 7.7
_HEAD_FILL = "E7EEF4"
# A figure, with its sign or its percent, stands to the right.
_FIGURE = re.compile(rf"[+{MINUS}]?\d+(?:,\d+)?\*?(?: \(\d+ %\))?")


def tables_document(title: str, told: Sequence[str], pictures: Sequence[Picture], tables: Sequence[Table]) -> bytes:
    """A Word file: `told` first, then the pictures with alt text and notes, then the tables."""
    import docx

    document: Document = docx.Document()
    _set_up(document, title)
    document.add_heading(written(title), level=1)
    for line in told:
        document.add_paragraph(written(line))
    for picture in pictures:
        _add_picture(document, picture)
    for table in tables:
        _add_table(document, table)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: "Document", title: str) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Caption"].font.color.rgb = RGBColor(0x4B, 0x5A, 0x63)
    document.styles["Caption"].font.size = Pt(9)
    set_language(document, "sv-SE")
    document.core_properties.title = written(title)
    document.core_properties.author = "Kompassassistenten"
    add_page_numbers(section.footer.paragraphs[0], written(title))


def _add_picture(document: "Document", picture: Picture) -> None:
    from docx.shared import Cm

    heading = document.add_heading(written(picture.title), level=2)
    heading.paragraph_format.keep_with_next = True
    drawn = document.add_picture(BytesIO(picture.png), width=Cm(picture.width_cm))
    drawn._inline.docPr.set("descr", written(picture.alt))
    for note in picture.notes:
        document.add_paragraph(written(note), style="Caption")


def _add_table(document: "Document", table: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if table.title:
        document.add_heading(written(table.title), level=2).paragraph_format.keep_with_next = True
    drawn = document.add_table(rows=0, cols=len(table.headers))
    for position, line in enumerate((table.headers, *table.rows)):
        row = drawn.add_row()
        keep_on_page(row, with_next=False)
        for column, (cell, text) in enumerate(zip(row.cells, line, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(written(text)).bold = not position
            if column and _FIGURE.fullmatch(text):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if not position:
                fill(cell, _HEAD_FILL)
                paragraph.paragraph_format.keep_with_next = True
    rest = (_WIDTH_CM - _FIRST_CM) / max(1, len(table.headers) - 1)
    set_widths(drawn, (_FIRST_CM, *[rest] * (len(table.headers) - 1)))
    repeat_as_heading(drawn.rows[0])
    rule_thinly(drawn)
    for note in table.notes:
        document.add_paragraph(written(note), style="Caption")
