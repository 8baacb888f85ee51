"""Finding facts about the instrument: few enough to be weighed word by word."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.knowledge import Knowledge
from assistant.answering.subject_words import subject_of
from assistant.answering.understanding import Understanding
from assistant.domain.passage import Kind, Passage, PassageFilter
from assistant.retrieval.coverage import coverage
from assistant.retrieval.words import content_words, stem

#: Ids of facts that say that something is not known.
UNKNOWN = "OKÄNT-"
# Facts of the instrument, as against sections of a report or entries of the word list.
_FACT_IDS = ("OM-", "OKÄNT-", "LKAP", "UTG-")
# Words in every fact's field that tell nothing apart.
_EVERYWHERE = frozenset({"kommunkompassen", "kommunkompass", "kompassen", "kompass", "compass"})
# Words that frame a question elsewhere but are the subject of a fact.
_FACT_WORDS = frozenset(
    """
    fraga fragor fragorna poang poangen procent rapport rapporten rapporter omrade omraden intervju intervjuer intervjun
    utvarderingarna evaluations kriterier kriterium indikatorer resultat resultatet styrkor forbattringsomraden questions points report borja borjade skr skl
    """.split()  # noqa: SIM905 one word beside the other reads better here
)
# A fact of the year asked for goes before one that names no year.
_YEAR_BONUS = 0.3
# A fact's title and topics say what it is about; half as much again as its text.
_TITLE_BONUS = 0.5


@dataclass(frozen=True, slots=True)
class RankedFact:
    """A fact and the share of the question's words that it holds, 0 to 1, each weighing by how rare it is."""

    passage: Passage
    share: float


def find_facts(u: Understanding, scope: PassageFilter, knowledge: Knowledge) -> list[RankedFact]:
    """All facts that hold anything of the question, best first; ties in the order of the file."""
    asked = subject_of(u.asked, without=u.municipalities, keep=_FACT_WORDS)
    words = [w for w in dict.fromkeys(content_words(asked)) if w not in _EVERYWHERE and len(w) > 1]
    if not words:
        return []
    general = knowledge.library.find_passages(
        replace(scope, kinds=(Kind.GENERAL,), municipalities=(), years=(), editions=(), areas=(), questions=())
    )
    facts = [p for p in general if p.municipality is None and (p.finding_id or "").startswith(_FACT_IDS)]
    stems = [({stem(w) for w in content_words(p.heading)}, {stem(w) for w in content_words(p.text)}) for p in facts]
    held_by = Counter(word for heading, text in stems for word in heading | text)
    weight = {word: math.log(1 + len(facts) / (1 + held_by[stem(word)])) for word in words}
    equivalents = knowledge.synonyms.of(words)

    def share(field: set[str]) -> float:
        return coverage(words, equivalents, field, weight.__getitem__)

    years = {str(year) for year in u.years}
    ranked = [
        (
            share(heading | text),
            share(heading) + _bonus(passage, years) / _TITLE_BONUS,
            order,
            passage,
        )
        for order, (passage, (heading, text)) in enumerate(zip(facts, stems, strict=True))
    ]
    ranked.sort(key=lambda r: (-(r[0] + _TITLE_BONUS * r[1]), r[2]))
    return [RankedFact(passage, whole) for whole, _, _, passage in ranked if whole > 0]


def _bonus(fact: Passage, years: set[str]) -> float:
    return _YEAR_BONUS if any(year in fact.text for year in years) else 0.0


def holding_more_than(
    said: Sequence[str], u: Understanding, facts: Sequence[RankedFact], knowledge: Knowledge
) -> list[RankedFact]:
    """The facts that hold something of the question besides the words `said`: names of persons, the verb asked by."""
    rest = tuple(dict.fromkeys(content_words(subject_of(u.asked, without=(*u.municipalities, *said)))))
    if not rest:
        return list(facts)
    equivalents = knowledge.synonyms.of(rest)

    def holds(fact: Passage) -> bool:
        stems = {stem(word) for word in content_words(f"{fact.heading} {fact.text}")}
        return coverage(rest, equivalents, stems, lambda _: 1.0) > 0

    return [fact for fact in facts if holds(fact.passage)]
