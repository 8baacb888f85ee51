"""Enough of a sentence's words are the source's, in other forms or in other words for the same."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from assistant.domain.passage import Passage
from assistant.retrieval.coverage import word_share
from assistant.retrieval.words import split_words, stem
from assistant.verifying.clauses import content_stems
from assistant.verifying.fault import Fault, FaultKind
from assistant.verifying.figures import figures_in
from assistant.verifying.grounds import Grounds, said_by

Equivalents = Callable[[Sequence[str]], Sequence[Sequence[Sequence[str]]]]
"""Per word, phrases that mean the same."""

# Below the least share a sentence is not the source's; below the floor only where no other source shown comes as close.
_LEAST: Final = 0.2
_FLOOR: Final = 0.4
_CLEARLY: Final = 0.1
# Another source that was shown, and holds this much more of the sentence, is the one it should have cited.
_BETTER_ELSEWHERE: Final = 0.2
_LONG: Final = 12
# A noun in the definite form or the genitive that begins a sentence.
_FIRST_NOUN: Final = re.compile(r"\W*([A-ZÅÄÖ]\w{4,}(?:en|et|an)s?)\b")
_NO_SUBJECT: Final = ("utvärder", "rapport", "kriteri", "förbättring", "poäng", "tillsamm")
_ALL_THE_REST: Final = 0.75
_FEWEST_OF_THE_REST: Final = 3


def support_faults(sentence: str, grounds: Grounds, equivalents: Equivalents | None = None) -> Iterator[Fault]:
    """A sentence whose words are not its sources'."""
    whose = {stem(form) for name in grounds.municipalities for form in split_words(f"{name} {name}s")}
    wanted = content_stems(sentence) - whose
    if not wanted or (len(wanted) == 1 and figures_in(sentence)):
        return
    subject = _foreign_subject(sentence, grounds, equivalents)
    if subject:
        yield Fault(FaultKind.NAME, f"{subject} nämns inte i källan")
        return
    own = support(wanted, grounds.texts, equivalents)
    elsewhere = max((support(wanted, (said_by(other),), equivalents) for other in grounds.others), default=0.0)
    if len(wanted) == 1 and own > 0:
        return
    if own < _LEAST or (own < _FLOOR and own < elsewhere + _CLEARLY):
        yield Fault(FaultKind.SUPPORT, "källan handlar om något annat än meningen")
    elif elsewhere >= own + _BETTER_ELSEWHERE:
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
    # a long word says more than a short one
    weights = [min(len(word), _LONG) for word in words]
    return sum(share * weight for share, weight in zip(shares, weights, strict=True)) / sum(weights) if words else 1.0


def _foreign_subject(sentence: str, grounds: Grounds, equivalents: Equivalents | None) -> str:
    """The thing that a sentence begins with, where its source says all the rest of something else; empty where none."""
    first = _FIRST_NOUN.match(sentence)
    subject = stem(first[1].lower()) if first else ""
    if not first or subject not in content_stems(sentence) or subject.startswith(_NO_SUBJECT):
        return ""
    rest = content_stems(sentence) - {subject}
    if len(rest) < _FEWEST_OF_THE_REST or support(frozenset({subject}), grounds.texts, equivalents) > 0:
        return ""
    return first[1] if support(rest, grounds.texts, equivalents) >= _ALL_THE_REST else ""


def supports(passage: Passage, sentence: str) -> float:
    """Share of a sentence's words that a passage holds, 0 to 1."""
    return support(content_stems(sentence), (said_by(passage),))
