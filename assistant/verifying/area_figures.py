"""An area's points are its own: a figure of the same table said of another area is no slip that numbers alone would show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from assistant.domain.passage import Kind
from assistant.verifying.fault import Fault, FaultKind
from assistant.verifying.figures import Role, figures_in
from assistant.verifying.grounds import Grounds

_ROW: Final = re.compile(r"(?:^|[:,]\s+)([1-8])(?::|\s+([A-ZÅÄÖ][^\d:]+?))\s+(\d{1,3})(?=[,.]|$)")
_NUMBERED: Final = re.compile(r"\bområde(?:t|s)?\s+([1-8])\b(?!\.\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Row:
    """An area in a table of points."""

    number: str
    name: str
    points: str


def area_faults(sentence: str, grounds: Grounds) -> Iterator[Fault]:
    """Points said of one area that are another's, where a sentence speaks of one area and one table."""
    tables = [rows for p in grounds.passages if p.kind is Kind.FIGURE and (rows := _rows(p.text))]
    if len(tables) != 1:
        return
    (rows,) = tables
    spoken_of = _spoken_of(sentence, rows)
    if len(spoken_of) != 1:
        return
    (own,) = spoken_of
    others = {row.points for row in rows if row.number != own.number} - {own.points, own.number}
    computed = {figure.value for text in (*grounds.told, *grounds.computed) for figure in figures_in(text)}
    for figure in figures_in(sentence):
        if figure.role is Role.POINTS and figure.value in others - computed:
            yield Fault(
                FaultKind.NUMBER, f"talet {figure.shown} är ett annat områdes; område {own.number} har {own.points}"
            )


def _rows(text: str) -> tuple[_Row, ...]:
    return tuple(_Row(match[1], match[2] or "", match[3]) for match in _ROW.finditer(text))


def _spoken_of(sentence: str, rows: tuple[_Row, ...]) -> list[_Row]:
    numbers = set(_NUMBERED.findall(sentence))
    plain = sentence.casefold()
    return [row for row in rows if row.number in numbers or (row.name and row.name.casefold() in plain)]
