"""What python-docx has no words for: language, fields, bookmarks, alt text, a table of contents."""

from typing import Any


def child(parent: Any, tag: str, *, replace: bool = False, **attributes: str) -> Any:
    """A new child element; `replace` first takes away those of its kind. Attributes are in Word's own namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if replace:
        for found in parent.findall(qn(tag)):
            parent.remove(found)
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)
    return element


def set_language(document: Any, language: str) -> None:
    """The language that the text is in, for spelling and for who listens to it."""
    from docx.oxml.ns import qn

    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    child(defaults, "w:lang", replace=True, val=language, eastAsia=language, bidi="ar-SA")
    document.core_properties.language = language


def set_line_below(style: Any, colour: str) -> None:
    """A line below every paragraph of a style, in place of what borders it had; the colour is in hexadecimal."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = style.element.get_or_add_pPr()
    for found in properties.findall(qn("w:pBdr")):
        properties.remove(found)
    borders = OxmlElement("w:pBdr")
    child(borders, "w:bottom", val="single", sz="12", space="8", color=colour)
    # Word refuses properties out of order: borders stand before spacing
    properties.find(qn("w:spacing")).addprevious(borders)


def add_field(paragraph: Any, code: str, shown: str, *, dirty: bool = False) -> None:
    """A field that Word fills, with what stands there until it does; `dirty` asks Word to fill it when it opens."""
    begin = child(paragraph.add_run()._r, "w:fldChar", fldCharType="begin")
    if dirty:
        from docx.oxml.ns import qn

        begin.set(qn("w:dirty"), "true")
    instruction = child(paragraph.add_run()._r, "w:instrText")
    instruction.text = f" {code} "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    child(paragraph.add_run()._r, "w:fldChar", fldCharType="separate")
    paragraph.add_run(shown)
    child(paragraph.add_run()._r, "w:fldChar", fldCharType="end")


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """Marks the paragraph's text as the place `name`."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    properties = paragraph._p.pPr
    paragraph._p.insert(0 if properties is None else 1, start)
    paragraph._p.append(end)


def describe_picture(run: Any, title: str, alt: str) -> None:
    """Alt text of the picture in a run."""
    from docx.oxml.ns import qn

    for properties in run._r.iter(qn("wp:docPr")):
        properties.set("title", title)
        properties.set("descr", alt)


def describe_table(table: Any, title: str) -> None:
    """What a table shows, for who does not see it."""
    child(table._tbl.tblPr, "w:tblCaption", replace=True, val=title)


def keep_on_page(row: Any, *, with_next: bool) -> None:
    """A row is never cut, and stays on the page of the next one where asked."""
    child(row._tr.get_or_add_trPr(), "w:cantSplit", replace=True)
    if with_next:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def repeat_as_heading(row: Any) -> None:
    """The row is a heading, and stands again on every page that the table goes on to."""
    child(row._tr.get_or_add_trPr(), "w:tblHeader", replace=True)
