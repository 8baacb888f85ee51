"""Whether what a sentence speaks of is in place, by its words and by the kind of passage it stands in."""

import re
from dataclasses import fields

from assistant.answering.theme_matching import ThemeMatcher
from assistant.domain.passage import Kind
from assistant.domain.stance import Stance, StanceLexicon
from assistant.domain.theme import Theme, ThemeLexicon
from assistant.retrieval.words import content_words

_WORD = re.compile(r"\w+")
_MARKS = ",;:–—"
# Where a clause begins, with the mark before it.
_CLAUSE = re.compile(f"(?=[{_MARKS}])")
# In the order they are tried; what is said of the rating itself is tried before all.
_ORDER = (
    ("partly_not", Stance.PARTLY),
    ("missing", Stance.MISSING),
    ("planned", Stance.PLANNED),
    ("partly", Stance.PARTLY),
    ("decided", Stance.PARTLY),
)


class StanceReader:
    """Reads the stance of sentences; safe between threads."""

    def __init__(self, lexicon: StanceLexicon) -> None:
        """Fold the lexicon's words once."""
        lists = {field.name: getattr(lexicon, field.name) for field in fields(lexicon)}
        exceptions = lists.pop("missing_without")
        praise = {name: lists.pop(name) for name in ("praise", "praised")}
        self._matcher = ThemeMatcher(
            ThemeLexicon(
                tuple(
                    Theme(name, name, (), patterns, exceptions if name == "missing" else ())
                    for name, patterns in lists.items()
                )
            )
        )
        self._praise = ThemeMatcher(ThemeLexicon(tuple(Theme(name, name, (), found) for name, found in praise.items())))

    def without_praise(self, sentence: str) -> str:
        """The sentence without words of praise, and without the clauses that held little else; the rest as it stands."""
        rest = "".join(self._clause_without_praise(clause) for clause in _CLAUSE.split(sentence))
        return rest if rest == sentence else rest.lstrip(f"{_MARKS} ")

    def _clause_without_praise(self, clause: str) -> str:
        kept, end, praising = [], 0, False
        for word in _WORD.finditer(clause):
            said = {theme.id for theme in self._praise.themes_in(word[0])}
            praising = "praise" in said or (praising and "praised" in said)
            kept.append(clause[end : word.start()] + ("" if praising else word[0]))
            end = word.end()
        rest = "".join(kept) + clause[end:]
        return rest if rest == clause or content_words(rest) else ""

    def read(self, sentence: str, kind: str) -> Stance | None:
        """How it stands with what the sentence speaks of; None for a question and for what is said of the rating.

        Args:
            sentence: one sentence or clause.
            kind: `EvidenceText.kind`. What an evaluator has put among the strengths is at least partly there, and an
                improvement area at most partly.
        """
        said = {theme.id for theme in self._matcher.themes_in(sentence)}
        if sentence.rstrip().endswith("?") or "about_the_rating" in said:
            return None
        stance = next((stance for name, stance in _ORDER if name in said), Stance.IN_PLACE)
        if kind == Kind.STRENGTH and stance is Stance.MISSING:
            return Stance.PARTLY
        if kind == Kind.IMPROVEMENT and stance is Stance.IN_PLACE:
            return Stance.PARTLY
        return stance
