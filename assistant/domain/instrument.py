"""The instrument: editions, areas, questions, the crosswalk, reference values and the rating scale."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

#: Edition whose question numbers are the common language of themes (the only one whose 45 questions are known).
THEME_EDITION = "2016"

#: Areas of every edition, and max points of each. Source: the Ljungby report 2018, chapter 4; the same is known for 2010
#: and 2020.
AREAS = 8
AREA_MAX = 100


@dataclass(frozen=True, slots=True)
class Question:
    """One question of an edition, such as 2.2.

    Attributes:
        id: area and order, ``"2.2"``.
        name: short name in this project's words.
        max_points: points at 100 percent, a positive integer.
        aliases: other names, matched without regard to case.
    """

    id: str
    name: str
    max_points: int
    aliases: tuple[str, ...] = ()

    @property
    def area(self) -> int:
        """Number of the area the question belongs to."""
        return int(self.id.split(".")[0])


@dataclass(frozen=True, slots=True)
class Area:
    """One of the eight areas of an edition; `questions` is empty where the edition's questions are unknown."""

    number: int
    name: str
    max_points: int
    aliases: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the instrument.

    Attributes:
        id: ``"2002"``, ``"2010"``, ``"2016"``, ``"2020"`` or ``"norsk"``.
        in_use_from: first year of use, None where unknown.
        in_use_to: last known year of use, None where open or unknown.
        note: what changed, in one or two Swedish sentences.
        source: where the facts come from.
    """

    id: str
    name: str
    in_use_from: int | None
    in_use_to: int | None
    note: str
    source: str
    areas: tuple[Area, ...]

    @property
    def max_points(self) -> int:
        """Sum of the areas' max points (800)."""
        return sum(area.max_points for area in self.areas)

    def area(self, number: int) -> Area | None:
        """The area with this number, or None."""
        return next((area for area in self.areas if area.number == number), None)

    def question(self, question_id: str) -> Question | None:
        """The question with this id, or None."""
        return next((q for q in self.questions() if q.id == question_id), None)

    def questions(self) -> Iterator[Question]:
        """All questions in order."""
        for area in self.areas:
            yield from area.questions


@dataclass(frozen=True, slots=True)
class Reference:
    """A published average to compare with; never a municipality.

    Attributes:
        id: citation id, such as ``"LREF"`` or ``"REF-2021"``.
        label: what it is the average of, in Swedish.
        year: year of the source.
        edition: edition it belongs to, None where the source does not say.
        total: points of 800.
        areas: (area number, points) pairs, empty where unknown.
        note: caveat in Swedish, may be empty.
        source: where it was printed.
    """

    id: str
    label: str
    year: int
    edition: str | None
    total: int
    areas: tuple[tuple[int, int], ...]
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Record:
    """A result that was the highest known in Sweden when it came.

    Attributes:
        finding_id: id of the sheet that states it.
    """

    municipality: str
    year: int
    edition: str
    total: int
    finding_id: str
    source: str


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Which areas of one edition speak of the same thing as areas of another; for search, never for points."""

    from_edition: str
    to_edition: str
    pairs: tuple[tuple[int, tuple[int, ...]], ...]
    note: str

    def targets(self, area: int) -> tuple[int, ...]:
        """Areas of `to_edition` that area `area` of `from_edition` speaks of; empty where unknown."""
        return next((targets for source, targets in self.pairs if source == area), ())


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about the instrument or the process, in this project's words, with its source.

    Attributes:
        id: citation id, such as ``"OM-PROCESS"``.
        topics: words that lead to it besides those of title and text.
    """

    id: str
    title: str
    text: str
    source: str
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the rating scale: a name and the share of an indicator's points it gives, 0 to 1."""

    name: str
    share: Fraction


@dataclass(frozen=True, slots=True)
class Scale:
    """The rating scale for indicators, lowest level first. Source: ``knowledge/instrument/scale.toml``."""

    levels: tuple[Level, ...]

    def level(self, name: str) -> Level | None:
        """The level of this name, or None."""
        return next((level for level in self.levels if level.name == name), None)


@dataclass(frozen=True, slots=True)
class Instrument:
    """Everything ``knowledge/instrument/`` holds."""

    editions: tuple[Edition, ...]
    crosswalks: tuple[Crosswalk, ...]
    references: tuple[Reference, ...]
    records: tuple[Record, ...]
    facts: tuple[Fact, ...]
    scale: Scale

    def edition(self, edition_id: str | None) -> Edition | None:
        """The edition of this id, or None."""
        return next((edition for edition in self.editions if edition.id == edition_id), None)

    @property
    def theme_edition(self) -> Edition:
        """The edition whose questions name the themes (2016)."""
        edition = self.edition(THEME_EDITION)
        assert edition is not None  # the loader refuses an instrument without it
        return edition

    def references_beside(self, edition_id: str | None, year: int | None) -> tuple[Reference, ...]:
        """Averages that a result of this edition and year may stand beside, in the order of the file.

        Those of its edition, and those of an unknown edition published in its year, as a report of that year does itself.
        """
        return tuple(
            r
            for r in self.references
            if (r.edition and r.edition == edition_id) or (r.edition is None and r.year == year)
        )

    def theme_areas(self, edition_id: str | None, area: int | None) -> tuple[int, ...]:
        """Areas of the 2016 edition that `area` of `edition_id` speaks of; for search only.

        Area N of another edition is area N here only where no crosswalk says otherwise (2002, 2010: same order).
        Empty where `area` is None or the edition is unknown.
        """
        if area is None or edition_id is None:
            return ()
        for crosswalk in self.crosswalks:
            if (crosswalk.from_edition, crosswalk.to_edition) == (edition_id, THEME_EDITION):
                return crosswalk.targets(area)
        return (area,)
