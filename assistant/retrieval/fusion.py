"""Fusing the legs by what their scores mean, so that a weak hit of a leg stays weak."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

# How much likeness in meaning counts against 1 for the words. What other weights give, and the sets, are in
# docs/decisions/0007. By rank instead, the development questions get 67.8 at most and the paraphrases 23; a sum of ranks
# forgets how poor a leg's best hit may be.
MEANING_WEIGHT: Final = 0.75
# Where the words of a query find next to nothing, meaning is what is left: below this share, earned by the best passage,
# its weight grows, up to twice of it where no word is found. Paraphrases found first 45 to 51 of 100, the other sets as
# they were; from 0.5 on questions to the base itself lose by it.
FEW_WORDS: Final = 0.3


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage and what each leg says of it.

    Attributes:
        words: share of the query's whole lexical weight that it earns, 0 upward (1 is a passage of average length that
            holds every term once), and more where words stand beside each other as they do in the query.
        meaning: its likeness in meaning beyond chance, weighted, 0 to `MEANING_WEIGHT` and where the words find little up
            to twice of it; None where the dense leg could not serve.
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
    lacking = max(0.0, 1.0 - max(words.values(), default=0.0) / FEW_WORDS)
    weight = MEANING_WEIGHT * (1.0 + lacking)

    def weighed(passage_id: str) -> float | None:
        if meaning is None:
            return None
        beyond = max(0.0, meaning.get(passage_id, background) - background)
        return weight * beyond / max(1.0 - background, 1e-6)

    fused = (Fused(id_, words.get(id_, 0.0), weighed(id_)) for id_ in words.keys() | (meaning or {}).keys())
    return tuple(sorted(fused, key=lambda hit: (-hit.score, hit.passage_id)))
