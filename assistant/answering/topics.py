"""What a question is about: 2016 questions, by number, by name, or by what the search finds."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.knowledge import Knowledge
from assistant.answering.language import fold
from assistant.answering.understanding import Understanding
from assistant.domain.passage import Hit, Kind, Passage, PassageFilter

# So many of the best criteria, and of the best findings, vote.
_VOTERS = 12
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
    """

    question: str
    certain: bool


def topics_of(
    u: Understanding,
    subject: str,
    hits: Sequence[tuple[Hit, Passage]],
    collections: Sequence[str],
    knowledge: Knowledge,
) -> tuple[Topic, ...]:
    """Topics, the surest first, at most three; empty where nothing points anywhere.

    Questions named by number come first, then those whose name or alias stands in the text, then the winners of a vote
    among the criteria that `subject` finds and its `hits` among the findings.
    """
    named = dict.fromkeys((*u.questions, *named_topics(u.folded, knowledge)))
    if named:
        return tuple(Topic(q, certain=True) for q in list(named)[:3])
    return _voted_topics(subject, hits, collections, knowledge)


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


def _voted_topics(
    subject: str, hits: Sequence[tuple[Hit, Passage]], collections: Sequence[str], knowledge: Knowledge
) -> tuple[Topic, ...]:
    """The questions that the best criteria and findings speak of."""
    scope = PassageFilter(collections=tuple(collections), kinds=(Kind.CRITERION,))
    criteria = knowledge.search(subject, scope, limit=_VOTERS)
    votes: dict[str, float] = defaultdict(float)
    for ranked in (criteria, hits[:_VOTERS]):
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
    return tuple(Topic(q, certain=False) for q, v in ranked_votes[:2] if v >= _KEEP_SHARE * first)


def _inflected(name: str) -> str:
    """A name with Swedish endings allowed on its last word, as a pattern on folded text."""
    stem = re.escape(name[:-1] if len(name) > 6 and name[-1] in "ae" else name)
    return rf"\b{stem}(?:e|a|en|et|n|t|er|ar|or|na|erna|arna|orna|s|ens|ets|nas)?\b"
