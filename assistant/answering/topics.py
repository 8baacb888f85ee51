"""What a question is about: 2016 questions, by number, by name, or by what the search finds."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.knowledge import Knowledge
from assistant.answering.language import fold
from assistant.answering.understanding import Understanding
from assistant.domain.passage import FINDING_KINDS, Hit, Kind, Passage, PassageFilter

# A vote halves every so many ranks: the first hits decide, the tail only breaks ties.
_HALF_LIFE_RANKS = 4
# A topic is kept beside the first if it has at least this share of the first one's votes.
_KEEP_SHARE = 0.55
# Below this share of all votes the first topic is too uncertain to be named.
_MINIMUM_SHARE = 0.16


@dataclass(frozen=True, slots=True)
class Topic:
    """A 2016 question that the asker's question is about.

    Attributes:
        certain: named by number or by one of its names; otherwise voted for by the search.
        share: share of the votes, 0 to 1; 1 for a certain one.
    """

    question: str
    certain: bool
    share: float


def topics_of(
    understanding: Understanding, knowledge: Knowledge, collections: Sequence[str], hits: Sequence[tuple[Hit, Passage]]
) -> tuple[Topic, ...]:
    """Topics, the surest first, at most three; empty where nothing points anywhere.

    Questions named by number come first, then those whose name or alias stands in the text, then the winners of a vote
    among the criteria and findings that the search finds.
    """
    named = dict.fromkeys((*understanding.questions, *named_topics(understanding.folded, knowledge)))
    if named:
        return tuple(Topic(q, certain=True, share=1.0) for q in list(named)[:3])
    return voted_topics(understanding, knowledge, collections, hits)


def named_topics(folded: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Questions whose name or alias occurs in a folded text; a longer name hides the shorter ones inside it."""
    found: list[tuple[int, int, str]] = []
    for question in knowledge.instrument.theme_edition.questions():
        for name in (question.name, *question.aliases):
            found += [(m.start(), m.end(), question.id) for m in re.finditer(_inflected(fold(name)), folded)]
    longest = [
        (start, end, id_)
        for start, end, id_ in found
        if not any(s <= start and end <= e and (e - s) > (end - start) for s, e, _ in found)
    ]
    return tuple(dict.fromkeys(id_ for _, _, id_ in sorted(longest)))


def voted_topics(
    understanding: Understanding, knowledge: Knowledge, collections: Sequence[str], hits: Sequence[tuple[Hit, Passage]]
) -> tuple[Topic, ...]:
    """The questions that the best criteria and findings speak of."""
    scope = PassageFilter(collections=tuple(collections), kinds=(Kind.CRITERION,))
    if not understanding.asked:
        return ()
    found = knowledge.finder.find(understanding.asked, filter=scope, limit=12)
    by_id = {p.id: p for p in knowledge.library.passages([hit.passage_id for hit in found], collections)}
    criteria = [(hit, by_id[hit.passage_id]) for hit in found if hit.passage_id in by_id]
    findings = [(hit, passage) for hit, passage in hits if passage.kind in FINDING_KINDS]
    votes: dict[str, float] = defaultdict(float)
    for ranked in (criteria, findings[:12]):
        for rank, (hit, passage) in enumerate(ranked):
            # A hit that shares no informative word with the question may still mean the same; it counts for less.
            weight = 0.5 ** (rank / _HALF_LIFE_RANKS) * (0.25 + hit.coverage)
            for question in passage.questions:
                votes[question] += weight / len(passage.questions)
    total = sum(votes.values())
    ranked_votes = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    if not ranked_votes or ranked_votes[0][1] / total < _MINIMUM_SHARE:
        return ()
    first = ranked_votes[0][1]
    kept = [(q, v) for q, v in ranked_votes[:2] if v >= _KEEP_SHARE * first]
    return tuple(Topic(q, certain=False, share=v / total) for q, v in kept)


def _inflected(name: str) -> str:
    """A name with Swedish endings allowed on its last word, as a pattern on folded text."""
    stem = re.escape(name[:-1] if len(name) > 6 and name[-1] in "ae" else name)
    return rf"\b{stem}(?:e|a|en|et|n|t|er|ar|or|na|erna|arna|orna|s|ens|ets|nas)?\b"
