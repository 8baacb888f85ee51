"""How well a statement fits each indicator: what tells the indicator from its neighbours counts, in words and meaning.

That a statement is about politicians and officials says which question it belongs to, not which of the question's
indicators. So words that the question's name or several of its indicators hold weigh less, and likeness in meaning
counts as far as it exceeds that to the other indicators of the question.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from assistant.domain.criterion import Criterion
from assistant.domain.instrument import Edition
from assistant.ingesting.question_words import QuestionWords, terms_of
from assistant.retrieval.embedder import Embedder, Vectors
from assistant.retrieval.words import content_words, stem

# What a word counts that the question's name, or two other indicators of the question, hold.
_SHARED: Final = 0.3
# What likeness in meaning beyond the neighbours' counts beside likeness in words.
_MEANING: Final = 0.5
# A statement with so much of an indicator's words, and so few of its own, repeats the criterion instead of showing anything.
_REPEATED: Final = 0.9
_FEWEST_OWN: Final = 3
# A name within a sentence says whom it is about, not what; the same sentence of another municipality fits as well.
_NAME: Final = re.compile(r"(?<=[\w,] )[A-ZÅÄÖÉ]\w+")


@dataclass(frozen=True, slots=True)
class Fitting:
    """The n indicators of an edition's criteria, in order, and what is held against a statement.

    Attributes:
        ids: of the indicators.
        questions: (n,) the question of each.
        vectors: (n, d) unit vectors.
        neighbours: (n, n) row by row the weights that average the other indicators of the same question.
        stems: per indicator the stems of its informative words; none is empty.
        known: all of them.
    """

    ids: tuple[str, ...]
    questions: NDArray[np.str_]
    words: QuestionWords
    embedder: Embedder
    vectors: Vectors
    neighbours: NDArray[np.float64]
    stems: tuple[frozenset[str], ...]
    known: frozenset[str]

    @classmethod
    def of(cls, criteria: Sequence[Criterion], edition: Edition, embedder: Embedder) -> Self:
        """Prepare the indicators of `criteria`."""
        indicators = [(c.question, indicator) for c in criteria for indicator in c.indicators]
        texts = [indicator.text for _, indicator in indicators]
        questions = np.array([question for question, _ in indicators], np.str_)
        beside = (questions[:, None] == questions[None, :]) & ~np.eye(len(texts), dtype=bool)
        return cls(
            ids=tuple(indicator.id for _, indicator in indicators),
            questions=questions,
            words=_telling_words(texts, questions, beside, edition),
            embedder=embedder,
            vectors=embedder.embed_passages(texts),
            neighbours=beside / np.maximum(beside.sum(axis=1, keepdims=True), 1),
            stems=tuple(_stems(text) for text in texts),
            known=_stems(" ".join(texts)),
        )

    def fits(self, statements: Sequence[str]) -> NDArray[np.float64]:
        """(len(statements), n) how well each fits each indicator, 0 upward, rounded to 6 decimals."""
        plain = [self._nameless(text) for text in statements]
        words = np.array([self.words.likeness(text) for text in plain]).reshape(len(plain), len(self.ids))
        meaning = self.embedder.embed_passages(plain).astype(np.float64) @ self.vectors.astype(np.float64).T
        ahead = np.maximum(meaning - meaning @ self.neighbours.T, 0.0)
        found: NDArray[np.float64] = (words + _MEANING * ahead).round(6)
        return found

    def repeats(self, statement: str) -> bool:
        """Whether a statement is little but the text of an indicator, such as a form that was filled in with it."""
        own = _stems(self._nameless(statement))
        return any(
            len(own & wanted) >= _REPEATED * len(wanted) and len(own - wanted) < _FEWEST_OWN for wanted in self.stems
        )

    def _nameless(self, text: str) -> str:
        """Without names: words with a capital inside a sentence that no indicator holds."""
        return _NAME.sub(lambda word: word[0] if stem(word[0].lower()) in self.known else " ", text)


def _telling_words(
    texts: Sequence[str], questions: NDArray[np.str_], beside: NDArray[np.bool_], edition: Edition
) -> QuestionWords:
    words = QuestionWords.of(texts)
    held = words.weights > 0
    # whole numbers far below what single precision holds exactly; numpy multiplies integers a hundred times slower
    shared = beside.astype(np.float32) @ held.astype(np.float32) >= 2
    for question in edition.questions():
        named = terms_of(" ".join((question.name, *question.aliases)))
        columns = [words.number_of[term] for term in named if term in words.number_of]
        shared[np.ix_(questions == question.id, columns)] = True
    weights = np.where(shared, _SHARED, 1.0) * words.weights
    return QuestionWords(words.number_of, weights / np.linalg.norm(weights, axis=1, keepdims=True))


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text))
