"""Lines of a PDF page with their place and type size, from the characters that pdfium finds."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

#: pdfium puts these where it found a hyphen at the end of a line.
_HYPHENS = frozenset("\x02\ufffe")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; coordinates in points from the page's lower left corner.

    Attributes:
        size: type size of the last character, in points; the first may be a list mark from another font.
        weight: weight of the last character's font, 400 for ordinary, 700 for bold; -1 where unknown.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    weight: int
    page: int

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of the line."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


def page_lines(text_page: Any, page: int, hidden: Container[int] = ()) -> tuple[Line, ...]:
    """The lines of a page in the order of the file without the characters in `hidden`; `page` counts from 1."""
    import pypdfium2.raw as pdfium

    count = max(text_page.count_chars(), 0)
    characters = "".join(
        chr(0 if index in hidden else pdfium.FPDFText_GetUnicode(text_page, index) or 0) for index in range(count)
    )
    lines: list[Line] = []
    start = 0
    for index in range(count + 1):
        if index == count or characters[index] in "\r\n" or characters[index] in _HYPHENS:
            hyphen = index < count and characters[index] in _HYPHENS
            line = _line(text_page, characters, start, index, page, hyphen=hyphen)
            if line is not None:
                lines.append(line)
            start = index + 1
    return tuple(lines)


def _line(text_page: Any, characters: str, start: int, end: int, page: int, *, hyphen: bool) -> Line | None:
    visible = [index for index in range(start, end) if characters[index] not in " \t\u00a0\x00"]
    if not visible:
        return None
    import pypdfium2.raw as pdfium

    first, last = visible[0], visible[-1]
    left, bottom, right, top = _box(text_page, first)
    last_left, last_bottom, last_right, last_top = _box(text_page, last)
    return Line(
        text=characters[first : last + 1].replace("\x00", "") + ("-" if hyphen else ""),
        left=min(left, last_left),
        right=max(right, last_right),
        bottom=min(bottom, last_bottom),
        top=max(top, last_top),
        size=round(pdfium.FPDFText_GetFontSize(text_page, last), 1),
        weight=pdfium.FPDFText_GetFontWeight(text_page, last),
        page=page,
    )


def _box(text_page: Any, index: int) -> tuple[float, float, float, float]:
    # the loose box has the height of the font and not of the letter, so that lines of a paragraph are evenly spaced
    left, bottom, right, top = text_page.get_charbox(index, loose=True)
    return left, bottom, right, top
