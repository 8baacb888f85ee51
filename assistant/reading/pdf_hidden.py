"""Which characters of a PDF page a reader does not see, from how they are painted and what is painted around them."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from assistant.reading.hidden import NEAREST_COLOUR, SMALLEST_TYPE, Colour, Sign
from assistant.reading.pdf_painting import Box, Scene, address, area, painted, picture_area

#: Text that a scanner's program recognised lies unpainted over the picture of the page, which fills this share of it.
_PAGE_PICTURE_SHARE = 0.5
#: The type sizes of some fonts are no sizes; the box of the character must then be as small.
_SMALLEST_BOX = 1.5 * SMALLEST_TYPE
_NOT_PAINTED_MODES = (3, 7)
_STROKED_MODE = 1
_FILLED_MODE = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive characters hidden in one way, and the middle of each in points from the lower left corner."""

    sign: Sign
    text: str
    places: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Ink:
    """How a text object is painted: colour where it is told, and whether it is painted at all."""

    colour: Colour | None
    is_painted: bool
    is_unseen_layer: bool


def hidden_characters(page: Any, text_page: Any) -> dict[int, Sign]:
    """How each hidden character is hidden, by its index on the page; characters that are seen are not named."""
    import pypdfium2.raw as pdfium

    count = max(text_page.count_chars(), 0)
    # characters without an object are spaces and line ends that pdfium put in
    objects = {
        index: found
        for index in range(count)
        if (found := address(pdfium.FPDFText_GetTextObject(text_page, index))) is not None
    }
    if not objects:
        return {}
    inks = _inks(text_page, objects)
    all_painted = painted(page)
    boxes = np.array([text_page.get_charbox(index, loose=True) for index in objects])
    scene = Scene(boxes, np.array([all_painted.text_orders.get(found, -1) for found in objects.values()]), all_painted)
    page_box = _page_box(page)
    is_scanned = picture_area(all_painted.shapes) >= _PAGE_PICTURE_SHARE * area(page_box)
    own_inks = [inks[found] for found in objects.values()]
    recognised = scene.on_picture & is_scanned & np.array([ink.is_unseen_layer for ink in own_inks])
    # from the last that counts to the first
    masks = (
        (Sign.COLOUR, _has_background_colour(own_inks, scene)),
        (Sign.TINY, np.array([_is_tiny(text_page, index, box) for index, box in zip(objects, boxes, strict=True)])),
        (Sign.COVERED, scene.covered),
        (Sign.NOT_DRAWN, ~np.array([ink.is_painted for ink in own_inks])),
        (Sign.OUTSIDE, _outside(boxes, page_box)),
    )
    places = list(objects)
    signs = {places[at]: sign for sign, mask in masks for at in np.flatnonzero(mask & ~recognised)}
    return dict(sorted(signs.items()))


def _has_background_colour(inks: list[_Ink], scene: Scene) -> "np.ndarray[Any, Any]":
    colours = np.array([ink.colour or (-1, -1, -1) for ink in inks])
    known = (colours[:, 0] >= 0) & (scene.background[:, 0] >= 0)
    same: np.ndarray[Any, Any] = known & (np.abs(scene.background - colours).max(axis=1) <= NEAREST_COLOUR)
    return same


def hidden_stretches(text_page: Any, hidden: dict[int, Sign]) -> Iterator[Stretch]:
    """The hidden characters joined into stretches, in the order of the file; spaces and line ends part none."""
    import pypdfium2.raw as pdfium

    stretch: list[int] = []
    between = ""
    text = ""
    for index in range(max(text_page.count_chars(), 0)):
        character = chr(pdfium.FPDFText_GetUnicode(text_page, index) or 0)
        if index not in hidden and (character.isspace() or character == "\x00"):
            between += " "
            continue
        if stretch and hidden.get(index) is not hidden[stretch[-1]]:
            yield Stretch(hidden[stretch[0]], text, tuple(_middle(text_page, place) for place in stretch))
            stretch, text = [], ""
        if index in hidden:
            text += between + character
            stretch.append(index)
        between = ""
    if stretch:
        yield Stretch(hidden[stretch[0]], text, tuple(_middle(text_page, place) for place in stretch))


def _middle(text_page: Any, index: int) -> tuple[float, float]:
    left, bottom, right, top = text_page.get_charbox(index, loose=True)
    return (left + right) / 2, (bottom + top) / 2


def _inks(text_page: Any, objects: dict[int, int]) -> dict[int, _Ink]:
    import pypdfium2.raw as pdfium

    inks: dict[int, _Ink] = {}
    for index, found in objects.items():
        if found in inks:
            continue
        text = pdfium.FPDFText_GetTextObject(text_page, index)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(text)
        read = pdfium.FPDFText_GetStrokeColor if mode == _STROKED_MODE else pdfium.FPDFText_GetFillColor
        parts = [ctypes.c_uint() for _ in range(4)]
        known = read(text_page, index, *parts) and mode in (_FILLED_MODE, _STROKED_MODE)
        red, green, blue, alpha = (part.value for part in parts)
        unseen = mode in _NOT_PAINTED_MODES
        inks[found] = _Ink((red, green, blue) if known else None, not unseen and not (known and alpha == 0), unseen)
    return inks


def _is_tiny(text_page: Any, index: int, box: "np.ndarray[Any, Any]") -> bool:
    height = float(min(box[3] - box[1], box[2] - box[0]) if box[3] - box[1] == 0 else box[3] - box[1])
    if not 0 < height <= _SMALLEST_BOX:
        return False
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, matrix)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5
    return bool(pdfium.FPDFText_GetFontSize(text_page, index) * scale <= SMALLEST_TYPE)


def _outside(boxes: "np.ndarray[Any, Any]", page: Box) -> "np.ndarray[Any, Any]":
    left, bottom, right, top = page
    beside = (boxes[:, 2] < left) | (boxes[:, 0] > right)
    result: np.ndarray[Any, Any] = beside | (boxes[:, 3] < bottom) | (boxes[:, 1] > top)
    return result


def _page_box(page: Any) -> Box:
    left, bottom, right, top = page.get_cropbox()
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
