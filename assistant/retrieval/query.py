"""What is asked, read once for both legs: words, their glossary equivalents, and weighted terms."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from assistant.retrieval.synonyms import Synonyms
from assistant.retrieval.words import query_words, stem_term, word_terms

# Glossary equivalents against the written word; those of one word share the weight (over the square root of their
# number), so that a word with many does not drown the others. nDCG@10 on 25 development questions, 55 of our own and
# 4 752 of NorQuAD in Swedish: without equivalents 57.2, 65.9, 93.7; unshared 62.2, 63.5, 89.5; shared 61.3, 69.5, 93.6.
EQUIVALENT_WEIGHT: Final = 0.4


@dataclass(frozen=True, slots=True)
class Query:
    """A query as both legs need it.

    Attributes:
        text: as it was asked.
        words: its distinct informative words.
        equivalents: per word, the phrases of the glossary that stand for it.
        own: weighted terms of the words themselves.
        terms: the same with the equivalents' terms.
    """

    text: str
    words: tuple[str, ...]
    equivalents: tuple[tuple[tuple[str, ...], ...], ...]
    own: Mapping[str, float]
    terms: Mapping[str, float]

    @property
    def neighbours(self) -> tuple[tuple[str, str], ...]:
        """The distinct pairs of stems, as terms, of words that follow one another."""
        return tuple(dict.fromkeys(pairwise(map(stem_term, self.words))))

    @property
    def other_words(self) -> tuple[str, ...]:
        """The distinct words of the equivalents that the query does not hold itself, in order."""
        groups = (_others(phrases, self.words) for phrases in self.equivalents)
        return tuple(dict.fromkeys(word for group in groups for word in group))


def read_query(text: str, synonyms: Synonyms) -> Query:
    """Read `text`; what several of its words have in common weighs more (capped at one word's weight: 1 point worse)."""
    words = query_words(text)
    equivalents = synonyms.of(words)
    own = _weighted(words)
    equal: dict[str, float] = {}
    for phrases in equivalents:
        others = _others(phrases, words)
        share = EQUIVALENT_WEIGHT / math.sqrt(max(1, len(others)))
        for term, weight in _weighted(others).items():
            equal[term] = equal.get(term, 0.0) + share * weight
    terms = {term: max(own.get(term, 0.0), equal.get(term, 0.0)) for term in (own | equal)}
    return Query(text, words, equivalents, own, terms)


def _weighted(words: Iterable[str]) -> dict[str, float]:
    terms: dict[str, float] = {}
    for word in words:
        for term, weight in word_terms(word):
            terms[term] = terms.get(term, 0.0) + weight
    return terms


def _others(phrases: Iterable[Sequence[str]], words: Sequence[str]) -> Mapping[str, None]:
    """The distinct words of one word's equivalents that the query does not hold itself, in order."""
    return dict.fromkeys(word for phrase in phrases for word in phrase if word not in words)
