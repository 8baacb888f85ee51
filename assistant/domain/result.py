"""A municipality's result in one evaluation, as a source states it."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.report import PrintedQuestion


class FigureStatus(StrEnum):
    """How a figure is known."""

    PRINTED = "tryckt"
    STATED = "uppgiven"
    DERIVED = "härledd"
    SECOND_HAND = "andrahand"


@dataclass(frozen=True, slots=True)
class Result:
    """One evaluation of one municipality; every unknown figure is None or absent, never 0.

    Attributes:
        id: id of the sheet or report that states it (``"F-HOG-2023"``, ``"P-ORE-2010"``).
        document_id: the document it was read from.
        collection: who may see it.
        edition: None where unknown.
        total: points of 800, None where unknown.
        areas: (area number in the own edition, points), in order; empty where unknown.
        questions: printed rows, empty where unknown.
        status: how the figures are known.
        derivation: for derived figures, the arithmetic in one Swedish sentence; else empty.
        note: caveat in Swedish, may be empty.
        source: address or name of the source.
        see_also: ids of other sheets that state the same figures.
        is_report: whether the municipality's own report was read (it then supersedes sheets of the same year).
    """

    id: str
    document_id: str
    collection: str
    municipality: str
    country: str
    year: int | None
    edition: str | None
    total: int | None
    areas: tuple[tuple[int, int], ...]
    questions: tuple[PrintedQuestion, ...]
    status: FigureStatus
    derivation: str
    note: str
    source: str
    see_also: tuple[str, ...]
    is_report: bool

    @property
    def name(self) -> str:
        """``"Ljungby 2018"``."""
        return f"{self.municipality} {self.year}" if self.year else self.municipality

    @property
    def is_stated(self) -> bool:
        """Whether the municipality or its report states the figures itself; else they are derived or second hand."""
        return self.status in (FigureStatus.PRINTED, FigureStatus.STATED)

    @property
    def marked_name(self) -> str:
        """`name`, with how the figures are known where they are not stated."""
        return self.name if self.is_stated else f"{self.name} ({self.status.value})"

    def area(self, number: int) -> int | None:
        """Points of area `number` in the own edition, None where unknown."""
        return next((points for area, points in self.areas if area == number), None)

    def question(self, question_id: str) -> PrintedQuestion | None:
        """The printed row of a question, None where unknown."""
        return next((row for row in self.questions if row.id == question_id), None)
