"""A finished report as content: all that its Word, PDF, Excel and JSON files say, and nothing of how they look.

It is made from a report that was read in (its figures then stand as printed) or from an evaluation (its figures are then
computed from the team's ratings). None is unknown or not rated, never 0.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from assistant.domain.follow_up import Progress
from assistant.domain.instrument import Reference


class Origin(StrEnum):
    """What a finished report was made from; decides what can be recomputed."""

    IMPORTED = "inläst rapport"
    EVALUATION = "utvärdering"


class Figure(StrEnum):
    """A diagram of the report, by what it shows."""

    AREAS = "poäng per område"
    PROFILE = "profil mot medelvärden"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or an item of a list.

    Attributes:
        figures: the diagrams that follow it.
    """

    text: str
    bullet: bool = False
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A titled stretch of text."""

    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A strength or an improvement area; `place` is such as ``"4F3"``, `sources` keys of `SourceLine`."""

    place: str
    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaChapter:
    """What the report says of one area.

    Attributes:
        rubrics: what stands in the score box.
        points: points in the score box.
        more: other titled text on the area.
    """

    number: int
    name: str
    rubrics: tuple[str, ...]
    points: int | None
    general: tuple[Paragraph, ...]
    strengths: tuple[Statement, ...]
    improvements: tuple[Statement, ...]
    more: tuple[Chapter, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One question in the table of points.

    Attributes:
        exact: percent before it was rounded, 0 to 100; None where only the printed figures are known.
    """

    id: str
    label: str
    max_points: int
    points: int | None
    percent: int | None
    exact: Fraction | None = None


@dataclass(frozen=True, slots=True)
class AreaTable:
    """One area in the table of points; `points` is None where a question is not wholly rated."""

    number: int
    name: str
    max_points: int
    points: int | None
    percent: int | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RatingLine:
    """A rating as it was decided, by the team or by one evaluator.

    Attributes:
        by: the evaluator's name; empty for the team's own.
        percent: exact; None where levels are given or nothing is.
        levels: (indicator id, level or None).
    """

    question: str
    by: str
    percent: Fraction | None
    levels: tuple[tuple[str, str | None], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class SuggestionLine:
    """What the assistant suggested of a question, beside what the team decided; percent 0 to 100, exact."""

    question: str
    suggested: Fraction | None
    low: Fraction | None
    high: Fraction | None
    decided: Fraction | None
    maker: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A piece of evidence; `key` is what a statement points to (``"U3"``), `detail` its kind, date and speaker."""

    key: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """An improvement area of the last report; `quotes` are word for word, `sources` keys of `SourceLine`."""

    text: str
    progress: Progress
    because: str
    quotes: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowUpChapter:
    """What became of the improvement areas of the last report, of `year`."""

    year: int
    source: str
    lines: tuple[FollowUpLine, ...]


@dataclass(frozen=True, slots=True)
class Drafting:
    """How the accepted texts came to be, in numbers of texts."""

    kept: int
    changed: int
    written: int
    rejected: int
    waiting: int


@dataclass(frozen=True, slots=True)
class FinishedReport:
    """All that a report says.

    Attributes:
        title: as on the cover, on one line.
        edition_name: such as ``"2016 års utgåva"``, empty where unknown.
        total: points in all; None where unknown or while something is not rated.
        progress: how far an unfinished evaluation has come, in one Swedish line; empty for a finished one.
        about: what the instrument is.
        summary: the evaluation and its result.
        references: averages that the result is set against.
        appendices: chapters that an imported report has after its tables.
        followed: None where no earlier report is known.
        remarks: what a reader must know of how the figures were read in; Swedish lines.
    """

    origin: Origin
    title: str
    municipality: str | None
    year: int | None
    edition: str | None
    edition_name: str
    evaluators: tuple[str, ...]
    total: int | None
    max_points: int
    progress: str
    about: tuple[Chapter, ...]
    summary: tuple[Chapter, ...]
    references: tuple[Reference, ...]
    chapters: tuple[AreaChapter, ...]
    tables: tuple[AreaTable, ...]
    appendices: tuple[Chapter, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    ratings: tuple[RatingLine, ...] = ()
    suggestions: tuple[SuggestionLine, ...] = ()
    drafting: Drafting | None = None
    remarks: tuple[str, ...] = ()
    followed: FollowUpChapter | None = None

    @property
    def name(self) -> str:
        """``"Ljungby 2018"``, or the title where the municipality is unknown."""
        known = [str(part) for part in (self.municipality, self.year) if part is not None]
        return " ".join(known) if self.municipality else self.title

    @property
    def lacking(self) -> tuple[str, ...]:
        """Why it is still a draft, one Swedish line each; empty for a report that is done, and for one that was read in."""
        if self.origin is not Origin.EVALUATION:
            return ()
        waiting = self.drafting.waiting if self.drafting else 0
        bare = [str(chapter.number) for chapter in self.chapters if not (chapter.strengths or chapter.improvements)]
        lines = (
            self.progress,
            f"{waiting} föreslagna texter väntar på beslut." if waiting else "",
            f"Antagna texter saknas för område {', '.join(bare)}." if bare else "",
        )
        return tuple(line for line in lines if line)

    def chapter(self, number: int) -> AreaChapter | None:
        """The chapter on area `number`, None where there is none."""
        return next((chapter for chapter in self.chapters if chapter.number == number), None)
