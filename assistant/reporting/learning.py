"""Whom to learn from: what those do who score better in the areas where a municipality scores lowest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answering.figure_book import FigureBook
from assistant.domain.instrument import Instrument
from assistant.domain.passage import Passage
from assistant.domain.result import Result
from assistant.reporting.examples import Example, strongest

_AREAS = 3
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Lesson:
    """An area where the municipality scores low, and what better scoring ones do there.

    Attributes:
        points: the municipality's own, of 100.
        themes: areas of 2016 that the area speaks of.
    """

    area: int
    name: str
    points: int
    themes: tuple[int, ...]
    examples: tuple[Example, ...]


def lessons_for(
    own: Result, book: FigureBook, instrument: Instrument, find: Callable[[tuple[int, ...]], Sequence[Passage]]
) -> tuple[Lesson, ...]:
    """Lessons in the lowest areas, the lowest first, ties by number; none where area points are unknown.

    `find` gives the findings of areas of the 2016 edition. Only municipalities that are known to score better where their
    finding speaks are learnt from; how much better is not said where the editions differ.
    """
    edition = instrument.edition(own.edition)
    lessons = []
    for number, points in sorted(own.areas, key=lambda pair: (pair[1], pair[0]))[:_AREAS]:
        themes = instrument.theme_areas(own.edition, number)
        others = [p for p in find(themes) if p.municipality != own.municipality] if themes else []
        better = [e for e in strongest(others, book) if e.standing is not None and e.standing > points]
        area = edition.area(number) if edition else None
        lessons.append(Lesson(number, area.name if area else "", points, themes, tuple(better[:_EXAMPLES])))
    return tuple(lessons)
