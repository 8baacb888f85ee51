"""Good examples: what municipalities do well, the best scoring first."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.evidence import group_near_duplicates, result_of
from assistant.answering.figure_book import FigureBook
from assistant.answering.result_only import states_only_a_result
from assistant.domain.instrument import AREAS
from assistant.domain.passage import Kind, Passage
from assistant.domain.result import Result

#: What counts as an example; an improvement area never does.
EXAMPLE_KINDS = (Kind.STRENGTH, Kind.PRACTICE)
# Nobody browses further, and near-duplicates are looked for among all pairs.
_MOST = 300


@dataclass(frozen=True, slots=True)
class Example:
    """A finding worth looking at.

    Attributes:
        scored: what its municipality got where the finding speaks, in words (``"2.2: 29 %"``, ``"648 av 800"``); empty
            where nothing is known.
        standing: the same, 0 to 100; None where nothing is known.
        also: other findings that say nearly the same, in order.
    """

    passage: Passage
    scored: str
    standing: int | None
    also: tuple[Passage, ...] = ()


def strongest(findings: Sequence[Passage], book: FigureBook, question: str | None = None) -> tuple[Example, ...]:
    """Examples among `findings`, the best scoring first, then the latest year, then by name and place.

    `question` is the 2016 question that they are browsed by: where its percent is printed, that decides. Findings that
    only tell of points or places are no examples.
    """
    fitting = [p for p in findings if p.kind in EXAMPLE_KINDS and p.municipality and not states_only_a_result(p)]
    scored = {p.id: _scored(p, result_of(p, book), question) for p in fitting}
    fitting.sort(
        key=lambda p: (-_order(scored[p.id][1]), -(p.year or 0), p.municipality or "", p.document_id, p.position)
    )
    return tuple(
        Example(first, *scored[first.id], also=tuple(rest)) for first, *rest in group_near_duplicates(fitting[:_MOST])
    )


def _order(standing: int | None) -> int:
    return -1 if standing is None else standing


def _scored(passage: Passage, result: Result | None, question: str | None) -> tuple[str, int | None]:
    """In words and as a share of 100: of the question, else of the area, else of the total."""
    if result is None:
        return "", None
    asked = [question] if question else list(passage.questions)
    row = next((row for id_ in asked if (row := result.question(id_))), None)
    if row is not None:
        return f"{row.id}: {row.percent} %", row.percent
    points = result.area(passage.area) if passage.area is not None else None
    if points is not None:
        return f"område {passage.area}: {points} av 100", points
    return ("", None) if result.total is None else (f"{result.total} av 800", result.total // AREAS)
