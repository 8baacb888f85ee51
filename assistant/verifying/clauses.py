"""Clauses, and those of the sources that speak of the same thing as a clause of a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.domain.passage import Kind
from assistant.retrieval.coverage import word_share
from assistant.retrieval.stop_words import STOP_WORDS
from assistant.retrieval.words import split_words, stem
from assistant.verifying.grounds import Grounds

_BREAK: Final = re.compile(
    r"[.;:!?]\s+|[.;:!?]$|\s+–\s+|,?\s+(?:men|medan|samtidigt som|trots att|även om|fast)\s+|,\s+och\s+",
    re.IGNORECASE,
)
_SAID_OF_ANYTHING: Final = """
    alltså således därmed gav gick låg steg tog såg lät kom blev kommun kommunen kommunens kommuner kommunerna kommunernas finns fanns arbetar arbete arbetet arbetade sätt
    flera olika enligt rapporten rapport utvärderarna utvärderingen källan underlaget lyfts lyfter fram
    framhålls nämns anges beskrivs beskriver pekas styrka styrkor svaghet förbättringsområde förbättringsområden
    praktik samtidigt exempel exempelvis tydligt väl bra god gott goda genom bland annat används använder gör
    görs blir får fick har hade dessutom även vidare år året poäng procent fråga område bör behöver behövs borde
    ska skall kan kunna måste inte ej saknas saknar alla samtliga vissa några delvis helt redan ännu stor stort
    stora viktig viktigt mycket del delar bedöms bedömning
"""
#: Words that any sentence about a municipality may hold; they tell no source from another.
_GENERAL_STEMS: Final = frozenset(stem(word) for word in _SAID_OF_ANYTHING.split())
_FRAGMENT: Final = 3
# Clauses whose words agree nearly as well as those of the best speak of the same thing.
_NEAR_BEST: Final = 0.75
#: Below this share of common words two clauses do not speak of the same thing.
LEAST_SHARED: Final = 0.3


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a source, the whole text it stands in, and the kind of that passage; None for what code wrote."""

    text: str
    whole: str
    kind: Kind | None


def clauses_of(text: str) -> tuple[str, ...]:
    """The clauses of a text, in order."""
    clauses: list[str] = []
    for part in (part.strip() for part in _BREAK.split(text)):
        if not part:
            continue
        # "...; införandet planerades": a fragment lives on what stands before it
        if clauses and len(_in_order(part)) <= _FRAGMENT and f"{clauses[-1]}; {part}" in text:
            clauses[-1] = f"{clauses[-1]}; {part}"
        else:
            clauses.append(part)
    return tuple(clauses)


@lru_cache(maxsize=20_000)
def content_stems(text: str) -> frozenset[str]:
    """Stems of the words that say what a text is about; numbers left out."""
    return frozenset(_in_order(text))


def speaking_of(clause: str, grounds: Grounds) -> tuple[Clause, ...]:
    """The clauses of the sources that come closest to `clause`; none where nothing comes close."""
    whose = {stem(word) for name in grounds.municipalities for word in split_words(name) for word in (word, f"{word}s")}
    wanted = tuple(word for word in _in_order(clause) if word not in whose)
    if not wanted:
        return ()
    # what is said first is what the clause is about, and counts twice
    scored = [(shared((wanted[0], *wanted), content_stems(other.text)), other) for other in _clauses(grounds)]
    best = max((score for score, _ in scored), default=0.0)
    if best < LEAST_SHARED:
        return ()
    return tuple(other for score, other in scored if score >= _NEAR_BEST * best)


def shared(wanted: Sequence[str], held: frozenset[str]) -> float:
    """Share of the wanted stems that others hold, parts of compounds in part; 0 to 1."""
    return sum(word_share(one, held) for one in wanted) / len(wanted) if wanted else 0.0


def _in_order(text: str) -> tuple[str, ...]:
    words = (word for word in split_words(text) if word not in STOP_WORDS and not word[0].isdigit())
    stems = (stem(word) for word in words)
    return tuple(dict.fromkeys(one for one in stems if one not in _GENERAL_STEMS))


def _clauses(grounds: Grounds) -> Iterator[Clause]:
    for passage in grounds.passages:
        for text in clauses_of(passage.text):
            yield Clause(text, passage.text, passage.kind)
    for told in grounds.told:
        for text in clauses_of(told):
            yield Clause(text, told, None)
