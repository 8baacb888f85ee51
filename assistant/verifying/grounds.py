"""What a sentence may rest on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.domain.passage import Passage


@dataclass(frozen=True, slots=True)
class Grounds:
    """The sources of a sentence.

    Attributes:
        passages: those it cites.
        told: texts that code wrote about them, figures worked out by code in them.
        computed: figures and names that code worked out or knows; they may be said of anything.
        others: passages that were shown too but that the sentence does not cite.
    """

    passages: tuple[Passage, ...]
    told: tuple[str, ...] = ()
    computed: tuple[str, ...] = ()
    others: tuple[Passage, ...] = ()

    @property
    def municipalities(self) -> frozenset[str]:
        """Whose passages these are."""
        return frozenset(p.municipality for p in self.passages if p.municipality)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that may be taken from the sources, as texts."""
        return (*(said_by(passage) for passage in self.passages), *self.told, *self.computed)

    def of(self, municipality: str) -> "Grounds":
        """Only what speaks of this municipality or of none."""
        foreign = self.municipalities - {municipality}
        own = tuple(p for p in self.passages if p.municipality in (municipality, None))
        told = tuple(t for t in self.told if is_named(municipality, t) or not any(is_named(m, t) for m in foreign))
        return replace(self, passages=own, told=told)


def said_by(passage: Passage) -> str:
    """A passage's heading, text and the name of its source; an address is no name."""
    source = "" if "://" in passage.source else passage.source
    return f"{passage.title}\n{passage.text}\n{passage.municipality or ''}\n{source}"


def is_named(municipality: str, text: str) -> bool:
    """Whether a municipality is named in a text, also in the genitive."""
    return re.search(rf"\b{re.escape(municipality)}(?:s|:s)?\b", text) is not None


def named_in(municipalities: Iterable[str], text: str) -> tuple[str, ...]:
    """Those of some municipalities that a text names, by name."""
    return tuple(sorted(name for name in municipalities if is_named(name, text)))
