"""Which themes a text certainly speaks of, and whether a finding says that the thing is in place.

The rule for "certain": one sentence of the text itself, its heading left out, holds every part of one of the theme's
patterns and none of the patterns that rule it out. A finding that only tells of points or places speaks of no theme.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.answering.language import fold, words
from assistant.answering.result_only import states_only_a_result
from assistant.domain.passage import Kind, Passage
from assistant.domain.theme import Pattern, Theme, ThemeLexicon

_SENTENCE_END = re.compile(r"[.!?]\s+(?=[^\sa-zåäö])|\n")
# Texts and words whose themes and forms are kept: a national base's worth of findings, and of their words.
_TEXTS_KEPT = 65_536
_WORDS_KEPT = 131_072


class Side(StrEnum):
    """What a finding says of a theme."""

    IN_PLACE = "på plats"
    UNSETTLED = "planerat eller oklart"
    TO_DEVELOP = "att utveckla"


@dataclass(frozen=True, slots=True)
class Match:
    """A theme that a finding certainly speaks of."""

    theme: Theme
    side: Side


class ThemeMatcher:
    """Matches texts to the themes of a lexicon; safe between threads."""

    def __init__(self, lexicon: ThemeLexicon) -> None:
        """Fold the lexicon's forms once."""
        self._themes = tuple(_Prepared(t) for t in lexicon.themes)
        self._unsettled = _folded(lexicon.unsettled)
        patterns = [*self._unsettled, *(p for t in self._themes for p in (*t.words, *t.without))]
        self._forms = _forms_in(patterns)
        self._open_forms = tuple(sorted(form for form in self._forms if form.startswith("*")))
        self._forms_of = lru_cache(maxsize=_WORDS_KEPT)(self._fitting_forms)
        self._told_by = lru_cache(maxsize=_TEXTS_KEPT)(self._themes_told)

    def themes_in(self, text: str) -> tuple[Theme, ...]:
        """The themes that a text certainly speaks of, in the order of the lexicon."""
        return tuple(theme for theme, _ in self._told_by(text))

    def matches(self, finding: Passage) -> tuple[Match, ...]:
        """The themes that a finding certainly speaks of, each with its side.

        An improvement area is to develop. A strength or practice is in place, unless every sentence that tells the theme
        also says that it is planned, asked for or missing.
        """
        if states_only_a_result(finding):
            return ()
        improvement = finding.kind is Kind.IMPROVEMENT
        return tuple(
            Match(theme, Side.TO_DEVELOP if improvement else Side.IN_PLACE if settled else Side.UNSETTLED)
            for theme, settled in self._told_by(finding.text)
        )

    def _themes_told(self, text: str) -> tuple[tuple[Theme, bool], ...]:
        """Themes told by `text`, each with whether a sentence that tells it is settled."""
        sentences = [self._read(part) for part in _SENTENCE_END.split(text)]
        told = []
        for theme in self._themes:
            telling = [s for s in sentences if s.tells(theme)]
            if telling:
                told.append((theme.theme, any(not s.holds(self._unsettled) for s in telling)))
        return tuple(told)

    def _read(self, sentence: str) -> "_Sentence":
        forms = tuple(self._forms_of(word) for word in words(sentence))
        return _Sentence(forms, frozenset().union(*forms))

    def _fitting_forms(self, word: str) -> frozenset[str]:
        folded = fold(word)
        begins = {folded[:end] + "*" for end in range(1, len(folded) + 1)}
        inside = {form for form in self._open_forms if _ends_or_holds(form, folded)}
        return self._forms & {folded, *begins} | inside


class _Prepared:
    """A theme with its patterns folded, and every form that its words hold."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.words = _folded(theme.words)
        self.without = _folded(theme.without)
        self.forms = _forms_in(self.words)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """For each word in order, the forms of the lexicon that fit it; `present` holds them all."""

    forms: tuple[frozenset[str], ...]
    present: frozenset[str]

    def tells(self, theme: _Prepared) -> bool:
        return not self.present.isdisjoint(theme.forms) and self.holds(theme.words) and not self.holds(theme.without)

    def holds(self, patterns: tuple[Pattern, ...]) -> bool:
        return any(all(any(self._has(phrase) for phrase in part) for part in pattern.parts) for pattern in patterns)

    def _has(self, phrase: tuple[str, ...]) -> bool:
        if not self.present.issuperset(phrase):
            return False
        starts = range(len(self.forms) - len(phrase) + 1)
        return any(all(form in self.forms[start + i] for i, form in enumerate(phrase)) for start in starts)


def _folded(patterns: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
    return tuple(
        Pattern(tuple(tuple(tuple(fold(form) for form in phrase) for phrase in part) for part in pattern.parts))
        for pattern in patterns
    )


def _forms_in(patterns: Iterable[Pattern]) -> frozenset[str]:
    return frozenset(form for pattern in patterns for part in pattern.parts for phrase in part for form in phrase)


def _ends_or_holds(form: str, word: str) -> bool:
    return form.strip("*") in word if form.endswith("*") else word.endswith(form.strip("*"))
