"""The table of contents: a field that Word fills, and the headings as they stand until it does."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.reporting.word.hand import CONTENTS_DEPTH, Heading
from assistant.reporting.word.styles import CONTENTS_1, CONTENTS_2, CONTENTS_HEADING
from assistant.reporting.word.xml import add_field, child

_STYLES = {1: CONTENTS_1, 2: CONTENTS_2}


def add_contents(document: Any, before: Any, headings: Sequence[Heading], pages: Mapping[str, int]) -> None:
    """The contents, put before the element `before`.

    `pages` are page numbers by anchor; a heading without one stands without, and Word is asked to fill the field.
    """
    frame = child(document.element.body, "w:sdt")
    before.addprevious(frame)
    gallery = child(child(frame, "w:sdtPr"), "w:docPartObj")
    child(gallery, "w:docPartGallery", val="Table of Contents")
    child(gallery, "w:docPartUnique")
    inside = child(frame, "w:sdtContent")
    known = all(heading.anchor in pages for heading in headings)
    title = _line(document, inside, CONTENTS_HEADING)
    title.add_run("Innehåll")
    title.paragraph_format.page_break_before = True
    for number, heading in enumerate(headings):
        line = _line(document, inside, _STYLES[heading.level])
        if number == 0:
            _begin_field(line, dirty=not known)
        _add_entry(line, heading, pages.get(heading.anchor))
        if number == len(headings) - 1:
            child(line.add_run()._r, "w:fldChar", fldCharType="end")


def _line(document: Any, inside: Any, style: str) -> Any:
    paragraph = document.add_paragraph(style=document.styles[style])
    inside.append(paragraph._p)
    return paragraph


def _begin_field(line: Any, *, dirty: bool) -> None:
    begin = child(line.add_run()._r, "w:fldChar", fldCharType="begin")
    if dirty:
        from docx.oxml.ns import qn

        begin.set(qn("w:dirty"), "true")
    instruction = child(line.add_run()._r, "w:instrText")
    instruction.text = f' TOC \\o "1-{CONTENTS_DEPTH}" \\h \\z \\u '
    child(line.add_run()._r, "w:fldChar", fldCharType="separate")


def _add_entry(line: Any, heading: Heading, page: int | None) -> None:
    link = child(line._p, "w:hyperlink", anchor=heading.anchor, history="1")
    line.add_run(heading.text)
    link.append(line.runs[-1]._r)
    if page is None:
        return
    line.add_run("\t")
    link.append(line.runs[-1]._r)
    before = len(line.runs)
    add_field(line, f"PAGEREF {heading.anchor} \\h", str(page))
    for run in line.runs[before:]:
        link.append(run._r)
