"""What a PDF page paints, in order: the shapes behind and over its text."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from assistant.reading.hidden import WHITE, Colour

#: A page with more drawn objects is a map or a drawing; what stands behind its text is not worked out.
_MOST_SHAPES = 5_000
#: Thinner shapes, in points, are rules.
_LEAST_THICKNESS = 2.0
_DEEPEST_FORM = 15

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A picture or filled figure in the order of painting.

    Attributes:
        order: place in the order of painting.
        box: left, bottom, right, top in points.
        colour: of a plain filled rectangle, None for anything else.
        is_opaque: whether a plain rectangle lets nothing through.
        is_picture: whether it is a picture.
    """

    order: int
    box: Box
    colour: Colour | None
    is_opaque: bool
    is_picture: bool


@dataclass(frozen=True, slots=True)
class Painted:
    """What a page paints: its shapes, and the place of each text object in the order of painting."""

    shapes: tuple[Shape, ...]
    text_orders: dict[int, int]
    is_drawing: bool


class Scene:
    """What lies behind and over each character while the shapes of a page are painted one by one."""

    def __init__(self, boxes: "np.ndarray[Any, Any]", orders: "np.ndarray[Any, Any]", painted: Painted) -> None:
        """Paint the shapes around characters with these boxes, shape (n, 4), and places in the order of painting."""
        self._across = (boxes[:, 0] + boxes[:, 2]) / 2
        self._up = (boxes[:, 1] + boxes[:, 3]) / 2
        self._orders = orders
        self.background = np.tile(np.array(WHITE), (len(boxes), 1))  # -1 where it cannot be told
        self.covered = np.zeros(len(boxes), bool)
        self.on_picture = np.zeros(len(boxes), bool)
        for shape in painted.shapes:
            self._paint(shape)
        if painted.is_drawing:
            self.background[:] = -1

    def _paint(self, shape: Shape) -> None:
        left, bottom, right, top = shape.box
        within = (self._across >= left) & (self._across <= right) & (self._up >= bottom) & (self._up <= top)
        if shape.is_picture:
            self.on_picture |= within
        before = within & (self._orders >= shape.order)
        self.background[before] = shape.colour if shape.colour and shape.is_opaque else (-1, -1, -1)
        if shape.colour and shape.is_opaque:
            self.covered |= within & (self._orders < shape.order) & (self._orders >= 0)


def painted(page: Any) -> Painted:
    """What a pdfium page paints, in order."""
    import pypdfium2.raw as pdfium

    shapes: list[Shape] = []
    orders: dict[int, int] = {}
    for order, (found, matrix) in enumerate(_objects(page, None, 0)):
        kind = pdfium.FPDFPageObj_GetType(found)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            orders[address(found) or 0] = order
        elif len(shapes) >= _MOST_SHAPES:
            return Painted(tuple(shapes), orders, is_drawing=True)
        elif (shape := _shape(found, kind, order, matrix)) is not None:
            shapes.append(shape)
    return Painted(tuple(shapes), orders, is_drawing=False)


def _objects(parent: Any, matrix: Any, depth: int) -> Iterator[tuple[Any, Any]]:
    """Objects in the order of painting, forms opened, each with the matrix from its form to the page."""
    import pypdfium2.raw as pdfium

    in_form = depth > 0
    count = pdfium.FPDFFormObj_CountObjects(parent) if in_form else pdfium.FPDFPage_CountObjects(parent)
    for index in range(count):
        found = pdfium.FPDFFormObj_GetObject(parent, index) if in_form else pdfium.FPDFPage_GetObject(parent, index)
        if pdfium.FPDFPageObj_GetType(found) != pdfium.FPDF_PAGEOBJ_FORM:
            yield found, matrix
        elif depth < _DEEPEST_FORM:
            own = _matrix(found)
            yield from _objects(found, own.multiply(matrix) if matrix is not None else own, depth + 1)


def _matrix(found: Any) -> Any:
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(found, matrix)
    return pdfium.PdfMatrix.from_raw(matrix)


def _shape(found: Any, kind: int, order: int, matrix: Any) -> Shape | None:
    import pypdfium2.raw as pdfium

    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(found, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    box = (left, bottom, right, top)
    is_clipped_oddly = False
    clip = pdfium.FPDFPageObj_GetClipPath(found)
    for path in range(max(pdfium.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
        points = _clip_points(clip, path)
        box = _within(box, points)
        is_clipped_oddly |= not _is_rectangle(points)
    if matrix is not None:
        box = matrix.on_rect(*box)
    if min(box[2] - box[0], box[3] - box[1]) < _LEAST_THICKNESS:
        return None
    if kind != pdfium.FPDF_PAGEOBJ_PATH:
        return Shape(order, box, None, is_opaque=False, is_picture=kind == pdfium.FPDF_PAGEOBJ_IMAGE)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(found, fill, stroke)
    if not fill.value:
        width = ctypes.c_float()
        pdfium.FPDFPageObj_GetStrokeWidth(found, width)
        thick = stroke.value and width.value >= _LEAST_THICKNESS
        return Shape(order, box, None, is_opaque=False, is_picture=False) if thick else None
    is_plain = _is_rectangle(_path_points(found)) and not is_clipped_oddly
    colour, alpha = _fill(found)
    is_opaque = is_plain and alpha == 255 and not pdfium.FPDFPageObj_HasTransparency(found)
    return Shape(order, box, colour if is_plain else None, is_opaque=is_opaque, is_picture=False)


def _fill(found: Any) -> tuple[Colour | None, int]:
    import pypdfium2.raw as pdfium

    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(found, *parts):
        return None, 0
    red, green, blue, alpha = (part.value for part in parts)
    return (red, green, blue), alpha


def _path_points(found: Any) -> list[tuple[float, float]]:
    import pypdfium2.raw as pdfium

    return _points(pdfium.FPDFPath_GetPathSegment(found, n) for n in range(pdfium.FPDFPath_CountSegments(found)))


def _clip_points(clip: Any, path: int) -> list[tuple[float, float]]:
    import pypdfium2.raw as pdfium

    count = max(pdfium.FPDFClipPath_CountPathSegments(clip, path), 0)
    return _points(pdfium.FPDFClipPath_GetPathSegment(clip, path, n) for n in range(count))


def _points(segments: Iterator[Any]) -> list[tuple[float, float]]:
    import pypdfium2.raw as pdfium

    points = []
    for segment in segments:
        across, up = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, across, up)
        points.append((across.value, up.value))
    return points


def _is_rectangle(points: list[tuple[float, float]]) -> bool:
    """Whether a path is one upright rectangle: four corners, and the first again where it is closed."""
    corners = {(round(across, 2), round(up, 2)) for across, up in points}
    return (
        len(points) in (4, 5)
        and len(corners) == 4
        and len({x for x, _ in corners}) == len({y for _, y in corners}) == 2
    )


def _within(box: Box, points: list[tuple[float, float]]) -> Box:
    if not points:
        return box
    across, up = [x for x, _ in points], [y for _, y in points]
    return (max(box[0], min(across)), max(box[1], min(up)), min(box[2], max(across)), min(box[3], max(up)))


def picture_area(shapes: tuple[Shape, ...]) -> float:
    """The area of all pictures, in square points."""
    return sum(area(shape.box) for shape in shapes if shape.is_picture)


def area(box: Box) -> float:
    """The area of a box, in square points."""
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


def address(pointer: Any) -> int | None:
    """What tells one of pdfium's objects from another; None for no object."""
    return ctypes.addressof(pointer.contents) if pointer else None
