"""Parts of short Word documents: guides and tables on their own."""

from typing import TYPE_CHECKING, Any, Final

from assistant.reporting.word.xml import add_field, keep_on_page

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_LINE: Final = "A6A6A6"
_LINE_CM: Final = 0.85


def add_page_numbers(paragraph: "Paragraph", title: str) -> None:
    """``"Title · sida 3"`` in a footer."""
    from docx.shared import Pt

    paragraph.text = f"{title} · sida "
    add_field(paragraph, "PAGE", "1")
    for part in paragraph.runs:
        part.font.size = Pt(8.5)


def add_lines(document: "Document", lines: int) -> None:
    """Ruled lines to write on by hand or to type on."""
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Cm

    table = document.add_table(rows=lines, cols=1)
    for row in table.rows:
        row.height, row.height_rule = Cm(_LINE_CM), WD_ROW_HEIGHT_RULE.AT_LEAST
        keep_on_page(row, with_next=False)
    _borders(table, ("bottom", "insideH"))


def set_widths(table: "Table", centimetres: tuple[float, ...]) -> None:
    """Fixed widths of the columns."""
    from docx.shared import Cm

    table.autofit = False
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, centimetres, strict=True):
            cell.width = Cm(width)


def fill(cell: Any, colour: str) -> None:
    """A cell's colour, six hexadecimal digits."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shading = OxmlElement("w:shd")
    for attribute, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        shading.set(qn(attribute), value)
    cell._tc.get_or_add_tcPr().append(shading)


def rule_thinly(table: "Table") -> None:
    """Thin grey rules, and a little air in every cell."""
    from docx.shared import Pt

    _borders(table, ("top", "left", "bottom", "right", "insideH", "insideV"))
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)


def _borders(table: "Table", sides: tuple[str, ...]) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side in sides:
        rule = OxmlElement(f"w:{side}")
        for attribute, value in (("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", _LINE)):
            rule.set(qn(attribute), value)
        borders.append(rule)
    table._tbl.tblPr.append(borders)
