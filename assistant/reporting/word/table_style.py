"""The look of tables: light lines, a tinted heading, a heavier line above a sum."""

from typing import Any

TABLE = "Kompass Table"

_BORDERS = """
<w:tblPr {w}>
  <w:tblBorders>
    <w:top w:val="single" w:sz="8" w:space="0" w:color="{ink}"/>
    <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ink}"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="8EA3B0"/>
  </w:tblBorders>
  <w:tblCellMar>
    <w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>
    <w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
  </w:tblCellMar>
</w:tblPr>
"""
_HEADING = """
<w:tblStylePr {w} w:type="firstRow">
  <w:rPr><w:b/><w:color w:val="{ink}"/></w:rPr>
  <w:tcPr>
    <w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ink}"/></w:tcBorders>
    <w:shd w:val="clear" w:color="auto" w:fill="E8EEF2"/>
  </w:tcPr>
</w:tblStylePr>
"""
_SUM = """
<w:tblStylePr {w} w:type="lastRow">
  <w:rPr><w:b/></w:rPr>
  <w:tcPr><w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{ink}"/></w:tcBorders></w:tcPr>
</w:tblStylePr>
"""


def add_table_style(document: Any, ink: str) -> None:
    """Add the style to a document that lacks it; `ink` is a colour in hexadecimal."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    style = document.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    for part in (_BORDERS, _HEADING, _SUM):
        style.element.append(parse_xml(part.strip().format(w=nsdecls("w"), ink=ink)))
