"""Enough of a sentence's words are the source's, in other forms or in other words for the same."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from assistant.domain.passage import Passage
from assistant.retrieval.coverage import word_share
from assistant.retrieval.words import stem
from assistant.verifying.clauses import content_stems
from assistant.verifying.fault import Fault, FaultKind
from assistant.verifying.grounds import Grounds, said_by

Equivalents = Callable[[Sequence[str]], Sequence[Sequence[Sequence[str]]]]
"""Per word, phrases that mean the same."""

# Below this share a sentence is not the source's.
_FLOOR: Final = 0.34
# Another source that was shown, and holds this much more of the sentence, is the one it should have cited.
_BETTER_ELSEWHERE: Final = 0.35
_FEWEST_WORDS: Final = 2


def support_faults(sentence: str, grounds: Grounds, equivalents: Equivalents | None = None) -> Iterator[Fault]:
    """A sentence whose words are not its sources'."""
    wanted = content_stems(sentence)
    if len(wanted) < _FEWEST_WORDS:
        return
    own = support(wanted, grounds.texts, equivalents)
    if own < _FLOOR:
        yield Fault(FaultKind.SUPPORT, "källan handlar om något annat än meningen")
    elif own < 1 and any(
        support(wanted, (said_by(other),), equivalents) >= own + _BETTER_ELSEWHERE for other in grounds.others
    ):
        yield Fault(FaultKind.SUPPORT, "meningen hör till en annan källa än den anger")


def support(wanted: frozenset[str], texts: Sequence[str], equivalents: Equivalents | None = None) -> float:
    """Share of the stems that texts hold, 0 to 1."""
    held = frozenset(one for text in texts for one in content_stems(text))
    words = sorted(wanted)
    phrases: Sequence[Sequence[Sequence[str]]] = equivalents(words) if equivalents else [()] * len(words)
    shares = [
        max([word_share(word, held), *(min(word_share(stem(part), held) for part in phrase) for phrase in same)])
        for word, same in zip(words, phrases, strict=True)
    ]
    return sum(shares) / len(shares) if shares else 1.0


def supports(passage: Passage, sentence: str) -> float:
    """Share of a sentence's words that a passage holds, 0 to 1."""
    return support(content_stems(sentence), (said_by(passage),))
