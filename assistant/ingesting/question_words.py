"""How like a question a text is in its words: the cosine of their terms, a term weighing more the fewer questions have it."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.words import content_words, word_terms


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """The terms of q questions.

    Attributes:
        number_of: number of each of the t terms.
        weights: (q, t) rows of unit length.
    """

    number_of: Mapping[str, int]
    weights: NDArray[np.float64]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        """From a text for each question."""
        counted = [terms_of(text) for text in texts]
        number_of = {term: number for number, term in enumerate(dict.fromkeys(term for row in counted for term in row))}
        weights = np.zeros((len(texts), len(number_of)))
        for row, terms in enumerate(counted):
            for term, count in terms.items():
                weights[row, number_of[term]] = math.log1p(count)
        held = (weights > 0).sum(axis=0)
        weights *= np.log1p((len(texts) - held + 0.5) / (held + 0.5))
        return cls(number_of, weights / np.linalg.norm(weights, axis=1, keepdims=True))

    def likeness(self, text: str) -> NDArray[np.float64]:
        """(q,) cosine of the text and each question, 0 to 1; the rare terms weigh in the questions only."""
        terms = terms_of(text)
        length = math.hypot(*terms.values()) or 1.0
        known = [(self.number_of[term], count / length) for term, count in terms.items() if term in self.number_of]
        numbers, counts = [number for number, _ in known], [count for _, count in known]
        found: NDArray[np.float64] = self.weights[:, numbers] @ np.array(counts)
        return found


def terms_of(text: str) -> Mapping[str, float]:
    """Terms of a text with how often, weighted, each stands in it."""
    counts: dict[str, float] = defaultdict(float)
    for word in content_words(text):
        for term, share in word_terms(word):
            counts[term] += share
    return counts
