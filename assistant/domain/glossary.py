"""Words of the field: municipalities and terms that mean the same."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A head word, its meaning, and words that mean the same (lower case)."""

    word: str
    meaning: str
    same: tuple[str, ...]
    english: tuple[str, ...]
    norwegian: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality by its name in nominative; `aliases` are other written forms (``"Malmö stad"``)."""

    name: str
    country: str
    aliases: tuple[str, ...] = ()
