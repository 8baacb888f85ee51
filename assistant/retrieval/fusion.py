"""Fusing the legs by what their scores mean, so that a weak hit of a leg stays weak."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

# How much likeness in meaning counts against 1 for the words. nDCG@10 (right passage first for the paraphrases) on 25
# development questions, 55 of our own, the titles of the 45 questions, 100 paraphrases, a quarter of NorQuAD in Swedish
# and 200 questions to authorities: words alone 67.4, 77.0, 96.4, 16, 94.3, 40.0; 0.2 68.9, 78.6, 95.4, 27, 94.3, 45.7;
# 0.5 68.6, 76.1, 94.3, 40, 94.3, 50.2; 0.75 69.3, 75.1, 93.3, 46, 94.1, 54.1; 1.0 67.2, 74.7, 92.2, 46, 93.8, 55.0.
# By rank (weight 0.1) 67.8, 76.6, 96.3, 16, 94.0, 41.4, and equal ranks 64.9 at most on the first: a sum of ranks forgets
# how poor a leg's best hit may be.
MEANING_WEIGHT: Final = 0.75


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage and what each leg says of it.

    Attributes:
        words: share of the query's whole lexical weight that it earns, 0 upward (1 is a passage of average length that
            holds every term once), and more where words stand beside each other as they do in the query.
        meaning: its likeness in meaning beyond chance, weighted, 0 to `MEANING_WEIGHT`; None where the dense leg could
            not serve.
    """

    passage_id: str
    words: float
    meaning: float | None

    @property
    def score(self) -> float:
        """The sum, rounded so that equal is equal on every machine."""
        return round(self.words + (self.meaning or 0.0), 6)


def fuse(words: Mapping[str, float], meaning: Mapping[str, float] | None, background: float) -> tuple[Fused, ...]:
    """Every passage of either leg, best first; equal scores by id.

    Args:
        words: share of each candidate.
        meaning: cosine of each candidate, -1 to 1; None where the dense leg cannot serve.
        background: cosine of the query with passages at large; what lies no higher says nothing. Encoders differ much
            in it, and after its subtraction little.
    """

    def weighed(passage_id: str) -> float | None:
        if meaning is None:
            return None
        beyond = max(0.0, meaning.get(passage_id, background) - background)
        return MEANING_WEIGHT * beyond / max(1.0 - background, 1e-6)

    fused = (Fused(id_, words.get(id_, 0.0), weighed(id_)) for id_ in words.keys() | (meaning or {}).keys())
    return tuple(sorted(fused, key=lambda hit: (-hit.score, hit.passage_id)))
