"""How the text of a Word file is hidden: by its format, its colour or its size, set on the text or by its styles."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from assistant.reading.hidden import SMALLEST_TYPE, WHITE, Colour, Sign, is_near

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"0", "false", "off", "none"})
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{6}")
#: Word's names of the pens for highlighting that are told apart from a page.
_PENS: dict[str, Colour] = {
    "white": WHITE, "black": (0, 0, 0), "yellow": (255, 255, 0), "green": (0, 255, 0), "cyan": (0, 255, 255),
    "magenta": (255, 0, 255), "blue": (0, 0, 255), "red": (255, 0, 0), "darkBlue": (0, 0, 128),
    "darkCyan": (0, 128, 128), "darkGreen": (0, 128, 0), "darkMagenta": (128, 0, 128), "darkRed": (128, 0, 0),
    "darkYellow": (128, 128, 0), "darkGray": (128, 128, 128), "lightGray": (192, 192, 192),
}  # fmt: skip


class RunLooks:
    """Tells how a run of text looks, from the run, its styles and what stands behind it."""

    def __init__(self, document: Any) -> None:
        """Take the styles of a python-docx document."""
        self._document = document
        self._styles: dict[str, Any] = {style.get(f"{_W}styleId"): style for style in document.styles.element}

    def sign(self, run: Any) -> Sign | None:
        """How the text of a ``w:r`` is hidden, None where a reader sees it."""
        paragraph = next(run.iterancestors(f"{_W}p"), None)
        vanish = self._property(run, paragraph, "vanish")
        if vanish is not None and vanish.get(f"{_W}val", "1").lower() not in _OFF:
            return Sign.FORMAT
        size = self._property(run, paragraph, "sz")
        if size is not None and _number(size) <= 2 * SMALLEST_TYPE:  # Word counts in half points
            return Sign.TINY
        colour = _hexadecimal(self._property(run, paragraph, "color"), "val")
        if colour is None:
            return None
        background = self._background(run, paragraph)
        return Sign.COLOUR if background is not None and is_near(colour, background) else None

    def _property(self, run: Any, paragraph: Any, name: str) -> Any:
        """The property that holds for a run: its own, its style's, its paragraph's style's, or the document's."""
        for properties in self._run_properties(run, paragraph):
            found = properties.find(f"{_W}{name}")
            if found is not None:
                return found
        return None

    def _run_properties(self, run: Any, paragraph: Any) -> Iterator[Any]:
        own = run.find(f"{_W}rPr")
        if own is not None:
            yield own
        for style in (*self._chain(own, "rStyle"), *self._paragraph_styles(paragraph)):
            found = style.find(f"{_W}rPr")
            if found is not None:
                yield found
        yield from self._document.styles.element.iterfind(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")

    def _paragraph_styles(self, paragraph: Any) -> Iterator[Any]:
        return self._chain(None if paragraph is None else paragraph.find(f"{_W}pPr"), "pStyle")

    def _chain(self, properties: Any, name: str) -> Iterator[Any]:
        """A style and those it is based on."""
        named = None if properties is None else properties.find(f"{_W}{name}")
        seen: set[str | None] = set()
        while named is not None and (id_ := named.get(f"{_W}val")) not in seen:
            seen.add(id_)
            style = self._styles.get(id_ or "")
            if style is None:
                return
            yield style
            named = style.find(f"{_W}basedOn")

    def _background(self, run: Any, paragraph: Any) -> Colour | None:
        """The colour behind a run, None where the file does not tell it."""
        pen = self._property(run, paragraph, "highlight")
        if pen is not None and pen.get(f"{_W}val") != "none":
            return _PENS.get(pen.get(f"{_W}val"))
        shadings = [properties.find(f"{_W}shd") for properties in self._run_properties(run, paragraph)]
        if paragraph is not None:
            shadings += [paragraph.find(f"{_W}pPr/{_W}shd")]
            shadings += [style.find(f"{_W}pPr/{_W}shd") for style in self._paragraph_styles(paragraph)]
        shadings += [cell.find(f"{_W}tcPr/{_W}shd") for cell in run.iterancestors(f"{_W}tc")]
        for shading in shadings:
            if (colour := _shade(shading)) is not None:
                return colour
        # a drawn box and a table's style have colours of their own
        in_box = next(run.iterancestors(f"{_W}txbxContent"), None) is not None
        if in_box or any(self._is_coloured(table) for table in run.iterancestors(f"{_W}tbl")):
            return None
        return self._page_colour

    def _is_coloured(self, table: Any) -> bool:
        styles = self._chain(table.find(f"{_W}tblPr"), "tblStyle")
        return any(next(style.iter(f"{_W}shd"), None) is not None for style in styles)

    @cached_property
    def _page_colour(self) -> Colour:
        return _hexadecimal(self._document.element.find(f"{_W}background"), "color") or WHITE


def comments(document: Any) -> Iterator[str]:
    """The texts of the comments in the margin."""
    for comment in document.comments:
        yield comment.text


def _shade(shading: Any) -> Colour | None:
    if shading is None:
        return None
    return _hexadecimal(shading, "color" if shading.get(f"{_W}val") == "solid" else "fill")


def _hexadecimal(element: Any, attribute: str) -> Colour | None:
    value = "" if element is None else element.get(f"{_W}{attribute}", "")
    if not _HEXADECIMAL.fullmatch(value):
        return None  # "auto" is always told apart from its background
    return int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16)


def _number(element: Any) -> float:
    try:
        return float(element.get(f"{_W}val", ""))
    except ValueError:
        return float("inf")
