"""Parts of Word documents that python-docx has no words for."""

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_LINE: Final = "A6A6A6"
_LINE_CM: Final = 0.85


def speak_swedish(document: "Document") -> None:
    """Swedish as the language of every style, so that Word checks the spelling by it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = document.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    for kind in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(kind), "sv-SE")
    properties.append(language)
    for known in document.styles.element.iter(qn("w:lang")):
        known.set(qn("w:val"), "sv-SE")


def add_page_numbers(paragraph: "Paragraph", title: str) -> None:
    """``"Title · sida 3"`` in a footer."""
    from docx.shared import Pt

    paragraph.text = f"{title} · sida "
    _field(paragraph.add_run(), "PAGE")
    for part in paragraph.runs:
        part.font.size = Pt(8.5)


def _field(run: Any, instruction: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", "separate", "end"):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
        if kind == "begin":
            code = OxmlElement("w:instrText")
            code.text = instruction
            run._r.append(code)


def add_lines(document: "Document", lines: int) -> None:
    """Ruled lines to write on by hand or to type on."""
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Cm

    table = document.add_table(rows=lines, cols=1)
    for row in table.rows:
        row.height, row.height_rule = Cm(_LINE_CM), WD_ROW_HEIGHT_RULE.AT_LEAST
        keep_whole(row)
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


def repeat_first_row(table: "Table") -> None:
    """The first row again at the head of each page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def keep_whole(row: Any) -> None:
    """Never half a row on each page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


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
