"""A fact sheet: what public sources say of one municipality and year, paraphrased, with sources."""

from dataclasses import dataclass

from assistant.domain.passage import Kind
from assistant.domain.report import PrintedQuestion
from assistant.domain.result import FigureStatus


@dataclass(frozen=True, slots=True)
class SheetFinding:
    """One paraphrased finding; `questions` is this project's interpretation (2016 numbering)."""

    id: str
    area: int | None
    kind: Kind
    text: str
    questions: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class SheetSection:
    """General content of a report in this project's words; `id` may recur (``LKAP2``)."""

    id: str
    title: str
    text: str
    area: int | None


@dataclass(frozen=True, slots=True)
class SheetResult:
    """The figures a sheet states; see `domain.result.Result` for the fields."""

    total: int | None
    status: FigureStatus
    source: str
    see_also: tuple[str, ...]
    derivation: str
    areas: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class FactSheet:
    """One municipality and year; format in ``knowledge/factsheets/README.md``."""

    id: str
    municipality: str
    country: str
    year: int | None
    edition: str | None
    evaluated: bool
    basis: str
    source: str
    note: str
    result: SheetResult | None
    figures: tuple[PrintedQuestion, ...]
    findings: tuple[SheetFinding, ...]
    sections: tuple[SheetSection, ...]
