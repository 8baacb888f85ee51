"""Glossary equivalents of the words of a query."""

from collections.abc import Sequence
from typing import Final

from assistant.domain.glossary import Term
from assistant.retrieval.words import content_words, stem

# The longest glossary entry that is looked for in a query, in words ("det som fungerar" loses its stop words first).
LONGEST_PHRASE: Final = 3


class Synonyms:
    """Looks words and short phrases up in the glossary, by stem; Swedish equivalents come back.

    English and Norwegian words are looked up too, but never returned: the base is Swedish.
    """

    def __init__(self, glossary: Sequence[Term]) -> None:
        """Prepare `glossary`; an entry under several terms gets the equivalents of all, in the order of the terms."""
        self._equivalents: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
        for term in glossary:
            swedish = [words for name in (term.word, *term.same) if (words := content_words(name))]
            foreign = [words for name in (*term.english, *term.norwegian) if (words := content_words(name))]
            for words in (*swedish, *foreign):
                entry = self._equivalents.setdefault(_stems(words), {})
                entry.update(dict.fromkeys(swedish))

    def of(self, words: Sequence[str]) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """Per word of `words` its equivalents, each a tuple of one or more words; empty where there are none.

        The words of a phrase that stands in the glossary ("digital mognad") all get the phrase's equivalents.
        """
        stems = _stems(words)
        found: list[dict[tuple[str, ...], None]] = [{} for _ in words]
        for length in range(LONGEST_PHRASE, 0, -1):
            for start in range(len(stems) - length + 1):
                phrase = stems[start : start + length]
                for equivalent in self._equivalents.get(phrase, ()):
                    if _stems(equivalent) != phrase:
                        for place in found[start : start + length]:
                            place[equivalent] = None
        return tuple(tuple(place) for place in found)


def _stems(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(stem(word) for word in words)
