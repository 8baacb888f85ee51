"""Points that say the same told once, in order of weight."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.domain.passage import Kind
from assistant.evaluating.drafting.points import Point
from assistant.retrieval.words import content_words, stem

# Two texts of which the words agree this far say the same (Jaccard), or where one holds nearly all of the other.
_ALIKE = 0.6
_HELD = 0.8
# What another source adds to the weight of a point.
_PER_SOURCE = Fraction(1, 4)
_IN_A_ROW = 2


def merged(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points without near-duplicates, the heaviest first; ties by kind, question, place in the document and text."""
    kept: list[list[Point]] = []
    for point in sorted(points, key=_order):
        same = next((group for group in kept if group[0].kind is point.kind and alike(group[0].text, point.text)), None)
        if same:
            same.append(point)
        else:
            kept.append([point])
    return tuple(sorted((_one(group) for group in kept), key=_order))


def alike(one: str, other: str) -> bool:
    """Whether two texts say nearly the same."""
    words, others = _terms(one), _terms(other)
    if not words or not others:
        return one == other
    common = len(words & others)
    return common / len(words | others) >= _ALIKE or common / min(len(words), len(others)) >= _HELD


def varied(points: Sequence[Point]) -> tuple[Point, ...]:
    """In the same order, but never a third in a row that begins with the same word where another can go before it."""
    left, told = list(points), list[Point]()
    while left:
        openings = {_opening(point) for point in told[-_IN_A_ROW:]}
        tired = len(told) >= _IN_A_ROW and len(openings) == 1
        chosen = next((p for p in left if not tired or _opening(p) not in openings), left[0])
        told.append(chosen)
        left.remove(chosen)
    return tuple(told)


def _one(group: Sequence[Point]) -> Point:
    """The first of a group with all that the others rest on; the fuller wording of two that weigh the same."""
    first = group[0]
    text = max((p.text for p in group if p.weight == first.weight), key=lambda text: (len(text.split()), text))
    evidence = tuple(dict.fromkeys(id_ for point in group for id_ in point.evidence))
    indicators = tuple(sorted({indicator for point in group for indicator in point.indicators}))
    weight = first.weight * (1 + _PER_SOURCE * (len(evidence) - 1))
    return replace(first, text=text, evidence=evidence, indicators=indicators, weight=weight)


def _order(point: Point) -> tuple[Fraction, Kind, str, int, str, tuple[str, ...]]:
    return -point.weight, point.kind, point.question, point.position, point.text, point.evidence


def _terms(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text))


def _opening(point: Point) -> str:
    return point.text.split(maxsplit=1)[0].casefold()
