"""What the criteria say of a subject, sentence by sentence: the nearest there is where no finding speaks of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.knowledge import Knowledge
from assistant.domain.passage import Kind, Passage, PassageFilter
from assistant.retrieval.coverage import MISSPELT_SHARE, coverage
from assistant.retrieval.words import content_words, query_words, stem

_DEPTH = 30
_SHOWN = 2
# A criterion takes a subject up if it holds this share of its informative words: the rarer of two ("minska
# sjukfrånvaron") is enough, the more common one ("vad tjänar kommundirektören") is not ...
_CRITERION_FLOOR = 0.5
# ... and if one sentence holds this share of the words, each as a whole.
_SENTENCE_FLOOR = 0.5


@dataclass(frozen=True, slots=True)
class CriterionQuote:
    """A sentence, word for word, with its passage and the 2016 question that this belongs to.

    Attributes:
        held: share of the subject's words, or words that mean the same, that the sentence holds, 0 to 1.
        own: share of the subject's own words.
    """

    question: str
    sentence: str
    passage: Passage
    held: float
    own: float


def quote_criteria(subject: str, scope: PassageFilter, knowledge: Knowledge) -> list[CriterionQuote]:
    """The sentence that says most of `subject` from each criterion that takes it up, the best first; at most two.

    A second one stands beside the first only where it holds as many of the subject's own words. Typical strengths and
    improvement areas are left out: they are examples, easily taken for findings.
    """
    if scope.kinds and Kind.CRITERION not in scope.kinds:
        return []
    words = query_words(subject)
    equivalents = knowledge.synonyms.of(words)
    quotes = [
        CriterionQuote(q, sentence, p, _share(sentence, words, equivalents), _share(sentence, words, [()] * len(words)))
        for hit, p in knowledge.search(subject, replace(scope, kinds=(Kind.CRITERION,)), limit=_DEPTH)
        if hit.coverage >= _CRITERION_FLOOR and ": Typiska " not in p.heading
        for q in p.questions
        for sentence in re.split(r"\n+|(?<=[.!?:]) ", p.text)
    ]
    best: dict[str, CriterionQuote] = {}
    for quote in sorted(quotes, key=lambda q: (-q.held, -q.own)):  # ties in the order of the search
        if quote.held >= _SENTENCE_FLOOR:
            best.setdefault(quote.question, quote)
    ranked = list(best.values())
    return ranked[:1] + [quote for quote in ranked[1:_SHOWN] if quote.own == ranked[0].own > 0]


def _share(text: str, words: Sequence[str], equivalents: Sequence[Sequence[Sequence[str]]]) -> float:
    """Share of the words that a text holds as a whole: half a compound ("lokalförsörjning") is another subject."""
    stems = {stem(word) for word in content_words(text)}
    held = [
        coverage([word], [phrases], stems, lambda _: 1.0) >= MISSPELT_SHARE
        for word, phrases in zip(words, equivalents, strict=True)
    ]
    return sum(held) / len(held) if held else 0.0
