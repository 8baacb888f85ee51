"""A drafted text held against what it rests on; the same for what the assistant wrote and what people wrote."""

import re
from collections.abc import Sequence

from assistant.domain.passage import Kind, Passage
from assistant.evaluating.drafting.condensing import unsettled
from assistant.retrieval.coverage import word_share
from assistant.retrieval.words import content_words, stem
from assistant.verifying.figures import numbers_in

# Below this share of its words a text says something else than its evidence.
_LEAST_SUPPORT = 0.5
_NAME = re.compile(r"(?<=[\w,;:)] )[A-ZÅÄÖ][\w-]+")


def unsupported(text: str, kind: Kind, passages: Sequence[Passage], wanted: Sequence[str] = ()) -> tuple[str, ...]:
    """Swedish lines on what in a text its evidence does not show; empty where all is shown.

    `wanted` are sentences of the criteria that an improvement area may ask for; a strength is not shown by them.
    """
    if not passages:
        return ("Inget underlag är angivet.",)
    sources = [f"{passage.text} {passage.heading}" for passage in passages]
    asked_for = list(wanted) if kind is Kind.IMPROVEMENT else []
    lines = []
    known = {number for source in (*sources, *asked_for) for number in numbers_in(source)}
    lines += [f"Talet {number} står inte i underlaget." for number in sorted(numbers_in(text) - known)]
    told = " ".join((*sources, *(f"{p.municipality} {p.year}" for p in passages), *asked_for)).casefold()
    lines += [
        f"Namnet {name} står inte i underlaget."
        for name in dict.fromkeys(_NAME.findall(text))
        if name.rstrip("s").casefold() not in told
    ]
    if supported_share(text, (*sources, *asked_for)) < _LEAST_SUPPORT:
        lines.append("Underlaget säger något annat, eller med helt andra ord.")
    if kind is Kind.STRENGTH and all(unsettled(passage.text) for passage in passages) and not unsettled(text):
        lines.append("Underlaget säger att det saknas, är svagt eller bara planeras.")
    return tuple(lines)


def supported_share(text: str, sources: Sequence[str]) -> float:
    """Share of a text's informative words that stand in the sources, in any form or compound; 1 where it has none."""
    stems = frozenset(stem(word) for source in sources for word in content_words(source))
    words = [stem(word) for word in content_words(text)]
    return sum(word_share(word, stems) for word in words) / len(words) if words else 1.0
