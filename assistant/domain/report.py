"""A report in the instrument's form, as it was printed; nothing in it is repaired."""

from dataclasses import dataclass

from assistant.domain.passage import Kind


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """One row of the printed table: points, max and percent as they stand."""

    id: str
    label: str
    points: int
    max_points: int
    percent: int


@dataclass(frozen=True, slots=True)
class PrintedArea:
    """One area's printed total and its rows."""

    number: int
    name: str
    points: int
    max_points: int
    percent: int
    questions: tuple[PrintedQuestion, ...]


@dataclass(frozen=True, slots=True)
class ReportFinding:
    """One bullet under STYRKOR or FÖRBÄTTRINGSOMRÅDEN.

    Attributes:
        place: its place in the report, ``"4F3"`` (area 4, third improvement area) or ``"4S1"``.
        kind: `Kind.STRENGTH` or `Kind.IMPROVEMENT`.
        text: the bullet as printed, without its mark.
        start: offset of the first character in `Report.text`; `end` is the offset after the last.
        page: page counted from 1, None where the source has no pages.
    """

    place: str
    kind: Kind
    area: int
    text: str
    start: int
    end: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Section:
    """A titled stretch of text with its exact place: ``text == document.text[start:end]``."""

    title: str
    text: str
    start: int
    end: int
    page: int | None
    area: int | None = None


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something unusual that the reader met and left as it was; `message` is one Swedish line."""

    code: str
    message: str
    line: int | None


@dataclass(frozen=True, slots=True)
class ReportArea:
    """The detailed chapter on one area.

    Attributes:
        rubrics: the sub-headings of the score box, as printed.
        box_points: points in the score box, None where missing.
        general: the generic instrument text (`Allmänt`); never a finding.
    """

    number: int
    name: str
    rubrics: tuple[str, ...]
    box_points: int | None
    general: tuple[Section, ...]
    strengths: tuple[ReportFinding, ...]
    improvements: tuple[ReportFinding, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report in the instrument's form.

    Attributes:
        text: the whole text that all offsets point into.
        municipality: as in the register of municipalities, None where not recognised.
        year: year of the evaluation.
        edition: recognised by the area names, None where they fit none.
        total: printed total, None where missing.
        evaluators: as printed.
        date: when the evaluation was made, as printed (``"mars år 2018"``).
        references: printed reference averages, as (label, points).
        areas: the detailed chapters in order.
        tables: the printed tables in order.
        sections: chapters 1 and 2 (about the instrument, about the evaluation, summary).
        oddities: what was met on the way.
    """

    text: str
    title: str
    municipality: str | None
    year: int | None
    edition: str | None
    total: int | None
    evaluators: tuple[str, ...]
    date: str | None
    references: tuple[tuple[str, int], ...]
    areas: tuple[ReportArea, ...]
    tables: tuple[PrintedArea, ...]
    sections: tuple[Section, ...]
    oddities: tuple[Oddity, ...]

    def findings(self) -> tuple[ReportFinding, ...]:
        """All findings in the report's order: per area strengths, then improvements."""
        return tuple(f for area in self.areas for f in (*area.strengths, *area.improvements))


@dataclass(frozen=True, slots=True)
class TextDocument:
    """Any other document: titled sections of `text` with exact places."""

    text: str
    title: str
    sections: tuple[Section, ...]
    oddities: tuple[Oddity, ...]
