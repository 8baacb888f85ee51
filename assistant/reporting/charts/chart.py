"""A chart as data: series over categories, with the table that stands beside it."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from assistant.domain.rounding import UNKNOWN_TEXT, format_trimmed
from assistant.reporting.table import Table

Points = int | Fraction
"""Points as a source states them, or an exact mean of such."""

#: Series that a reader can still tell apart in black and white. Source: the pictures, looked at.
MOST_SERIES = 5


class Shape(StrEnum):
    """How a chart is drawn; its Swedish name is what a reader who cannot see it is told."""

    BARS = "Liggande stapeldiagram"
    RADAR = "Radardiagram"
    RANKED = "Rangordnat stapeldiagram"
    LINE = "Linjediagram"


class Role(StrEnum):
    """What a series is: the municipality that the chart is about, another one, or an average."""

    OWN = "egen"
    OTHER = "annan"
    REFERENCE = "medelvärde"


@dataclass(frozen=True, slots=True)
class Series:
    """A value for each category of the chart.

    Attributes:
        values: None where unknown, or where the category is another series'.
        starred: positions of values that no source states as such (derived, second hand); a note says how they are known.
    """

    label: str
    values: tuple[Points | None, ...]
    role: Role = Role.OTHER
    starred: tuple[int, ...] = ()

    def known(self) -> tuple[tuple[int, Points], ...]:
        """(position, value) of every known value, in order."""
        return tuple((position, value) for position, value in enumerate(self.values) if value is not None)

    def shown(self, position: int) -> str:
        """The value as it is written, with a star where it is starred."""
        return f"{shown(self.values[position])}{'*' if position in self.starred else ''}"


@dataclass(frozen=True, slots=True)
class Level:
    """A line across the whole chart, such as an average of which only the total is known."""

    label: str
    value: Points

    @property
    def text(self) -> str:
        """``"alla kommuner som utvärderats sedan 2016: 476"``."""
        return f"{self.label}: {shown(self.value)}"


@dataclass(frozen=True, slots=True)
class Chart:
    """What to draw.

    Attributes:
        unit: what a value is, ``"poäng av 100"``.
        maximum: where the scale ends; it begins at 0.
        axis: what the categories are, ``"Område"``; heading of the table's first column.
        categories: what the values are of, in the order shown; of a `LINE`, years.
        notes: what a reader must know, Swedish sentences.
    """

    shape: Shape
    title: str
    unit: str
    maximum: int
    axis: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    levels: tuple[Level, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse series that do not fit the categories."""
        if any(len(series.values) != len(self.categories) for series in self.series):
            raise ValueError("a series has a value, or None, for each category")

    @property
    def table(self) -> Table:
        """The same figures as a table; each category of a ranking belongs to one series and has one figure."""
        if self.shape is Shape.RANKED:
            ranked = tuple((name, shown(self._only_value(row))) for row, name in enumerate(self.categories))
            return Table((self.axis, self.unit.capitalize()), (*ranked, *self._level_rows(1)), self.title, self.notes)
        columns = [[series.shown(row) for row in range(len(self.categories))] for series in self.series]
        rows = tuple((name, *(column[row] for column in columns)) for row, name in enumerate(self.categories))
        return Table(
            (self.axis, *(series.label for series in self.series)),
            (*rows, *self._level_rows(len(columns))),
            self.title,
            self.notes,
        )

    def _only_value(self, row: int) -> Points | None:
        return next((s.values[row] for s in self.series if s.values[row] is not None), None)

    def _level_rows(self, columns: int) -> tuple[tuple[str, ...], ...]:
        return tuple((level.label, *[shown(level.value)] * columns) for level in self.levels)


def shown(value: Points | None) -> str:
    """A value as it is written, with a decimal comma where it has decimals; `UNKNOWN_TEXT` where nobody knows it."""
    return UNKNOWN_TEXT if value is None else format_trimmed(value, 1)
