"""The values of formulas, put into a workbook beside them.

openpyxl writes formulas without values. A program that does not compute (a viewer, a search engine, our own reader) would
then see nothing, so the values that our code has computed exactly are written where Excel itself keeps them.
"""

import zipfile
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from assistant.reporting.workbook.sheet import Value

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def put_values(path: Path, by_part: Mapping[str, Mapping[str, Value]]) -> None:
    """Rewrite the workbook; `by_part` is, by name of a sheet's part, the value of each cell with a formula."""
    with zipfile.ZipFile(path) as archive:
        parts = [(info, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, content in parts:
            values = by_part.get(info.filename)
            archive.writestr(info, content if values is None else _with_values(content, values))


def _with_values(content: bytes, values: Mapping[str, Value]) -> bytes:
    from lxml import etree

    tree = etree.fromstring(content)
    for cell in tree.iter(f"{_MAIN}c"):
        if cell.find(f"{_MAIN}f") is not None:
            _set_value(cell, values[cell.get("r")])
    written: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _set_value(cell: Any, value: Value) -> None:
    from lxml import etree

    shown = cell.find(f"{_MAIN}v")
    if shown is None:
        shown = etree.SubElement(cell, f"{_MAIN}v")
    if value is None or isinstance(value, str):
        cell.set("t", "str")
        shown.text = value or ""
    else:
        cell.attrib.pop("t", None)
        exact = Fraction(value)
        shown.text = str(exact.numerator) if exact.denominator == 1 else repr(float(exact))
