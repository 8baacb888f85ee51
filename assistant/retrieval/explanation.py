"""Why a passage was found: which of its words answer which of the query's, and how."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from assistant.domain.passage import Passage, Tie, WordMatch
from assistant.retrieval.coverage import word_share
from assistant.retrieval.embedder import Embedder
from assistant.retrieval.query import Query
from assistant.retrieval.words import content_words, stem

# Likeness of two words beyond that of words at large, from which they are said to mean much the same.
_ALIKE: Final = 0.35


def explain(query: Query, passages: Sequence[Passage], embedder: Embedder) -> tuple[tuple[WordMatch, ...], ...]:
    """Per passage the best match of each word of the query that has one, in the query's order."""
    words = [_words_of(passage) for passage in passages]
    likeness = _likeness(query.words, sorted({word for found in words for word in found}), embedder)
    matches = []
    for found in words:
        stems = {stem(word): word for word in reversed(found)}
        rows = [
            _written(word, phrases, stems) or _meant(word, found, likeness)
            for word, phrases in zip(query.words, query.equivalents, strict=True)
        ]
        matches.append(tuple(match for match in rows if match))
    return tuple(matches)


def _words_of(passage: Passage) -> tuple[str, ...]:
    """Its distinct words, those of the text before those of the heading."""
    return tuple(dict.fromkeys((*content_words(passage.text), *content_words(passage.heading))))


def _written(word: str, phrases: Sequence[Sequence[str]], stems: Mapping[str, str]) -> WordMatch | None:
    """A match by the word itself, by an equivalent of the glossary, or by a part of the word."""
    if stem(word) in stems:
        return WordMatch(word, stems[stem(word)], Tie.WORD)
    for phrase in phrases:
        if all(stem(part) in stems for part in phrase):
            return WordMatch(word, " ".join(stems[stem(part)] for part in phrase), Tie.EQUIVALENT)
    shares = [(word_share(stem(word), frozenset((other,))), -place) for place, other in enumerate(stems)]
    share, place = max(shares, default=(0.0, 0))
    return WordMatch(word, list(stems.values())[-place], Tie.PART) if share > 0 else None


def _meant(word: str, found: Sequence[str], likeness: Mapping[str, Mapping[str, float]]) -> WordMatch | None:
    best = max(found, key=lambda other: likeness[word][other], default=None)
    return WordMatch(word, best, Tie.MEANING) if best and likeness[word][best] >= _ALIKE else None


def _likeness(asked: Sequence[str], found: Sequence[str], embedder: Embedder) -> Mapping[str, Mapping[str, float]]:
    """Cosine of every word asked with every word found, beyond the mean of all."""
    if not asked or not found:
        return {}
    cosines = embedder.embed_queries(asked) @ embedder.embed_queries(found).T
    mean = float(np.mean(cosines))
    beyond = (cosines - mean) / max(1.0 - mean, 1e-6)
    return {word: dict(zip(found, row.tolist(), strict=True)) for word, row in zip(asked, beyond, strict=True)}
