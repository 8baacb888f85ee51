"""Key figures of municipalities from outside the instrument, and which municipalities they make alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

#: Kolada's number of "Invånare totalt, antal"; what size is told by.
POPULATION = "N01951"

#: Where each band of size begins, in inhabitants. The first bound is the one that a report of the field itself uses
#: (Grästorp 2014: best "under 15 000 invånare"); the rest are this project's.
BANDS = (0, 15_000, 30_000, 50_000, 100_000)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A key figure of one municipality and year.

    Attributes:
        code: Kolada's number of it, ``"N01951"``.
    """

    municipality: str
    code: str
    year: int
    value: Fraction


@dataclass(frozen=True, slots=True)
class Alike:
    """A municipality of the same size band, with its latest known number of inhabitants."""

    municipality: str
    inhabitants: int
    year: int


def inhabitants(municipality: str, figures: Sequence[KeyFigure]) -> Alike | None:
    """The latest known number of inhabitants, None where there is none."""
    known = [f for f in figures if f.municipality == municipality and f.code == POPULATION]
    if not known:
        return None
    latest = max(known, key=lambda figure: figure.year)
    return Alike(municipality, int(latest.value), latest.year)


def alike(municipality: str, figures: Sequence[KeyFigure]) -> tuple[Alike, ...]:
    """Other municipalities of the same size band, the nearest in size first, ties by name; empty where size is unknown."""
    own = inhabitants(municipality, figures)
    if own is None:
        return ()
    names = sorted({f.municipality for f in figures if f.code == POPULATION} - {municipality})
    sized = [known for name in names if (known := inhabitants(name, figures)) is not None]
    same = [other for other in sized if band(other.inhabitants) == band(own.inhabitants)]
    return tuple(sorted(same, key=lambda other: (abs(other.inhabitants - own.inhabitants), other.municipality)))


def band(number: int) -> int:
    """Which band of `BANDS` a number of inhabitants lies in, from 0."""
    return sum(number >= bound for bound in BANDS) - 1


def describe_band(position: int) -> str:
    """``"15 000–30 000 invånare"``."""
    if position == 0:
        return f"under {grouped(BANDS[1])} invånare"
    if position == len(BANDS) - 1:
        return f"minst {grouped(BANDS[-1])} invånare"
    return f"{grouped(BANDS[position])}–{grouped(BANDS[position + 1])} invånare"


def grouped(number: int) -> str:
    """``"28 297"``."""
    return f"{number:,}".replace(",", " ")
