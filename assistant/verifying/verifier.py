"""The one verifier: a text's sentences, each with what does not hold; for composed answers, models' texts and people's."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.domain.keys import KEY
from assistant.domain.passage import Passage
from assistant.verifying.area_figures import area_faults
from assistant.verifying.clauses import content_stems
from assistant.verifying.fault import EVERY_KIND, FIGURES_AND_NAMES, Fault, FaultKind
from assistant.verifying.grounds import Grounds
from assistant.verifying.names import name_faults
from assistant.verifying.numbers import number_faults
from assistant.verifying.orders import without_orders
from assistant.verifying.polarity import polarity_faults
from assistant.verifying.quotes import quote_faults
from assistant.verifying.sentences import sentences_of
from assistant.verifying.support import Equivalents, support_faults

# "[K1]", "[3]", "[KZZ9]": what stands for a source to a reader, whether or not it is one.
_LIKE_A_KEY: Final = re.compile(r"\[\s*(\^?[A-ZÅÄÖ]?\d{1,4}|K[0-9A-Z]{1,30})\s*\]")
# A statement that only sounds like a question.
_TAGGED: Final = re.compile(r",\s*(?:eller hur|inte sant|visst)\W*\?", re.IGNORECASE)
_LEADS_ON: Final = re.compile(r":[\s*_]*$")
_HEADING: Final = re.compile(r"^(?:\*\*|__)[^*_]+(?:\*\*|__):?$")
_FEWEST_WORDS: Final = 2

Told = Callable[[Sequence[Passage]], Sequence[str]]
"""Texts that code wrote about passages, and that may be told of them."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence as it stands, keys included.

    Attributes:
        claims: whether it says anything that a source must show.
        faults: what does not hold, the gravest first; empty where it holds.
    """

    text: str
    claims: bool
    faults: tuple[Fault, ...] = ()

    @property
    def fault(self) -> str:
        """The first fault in Swedish, empty where the sentence holds."""
        return self.faults[0].says if self.faults else ""


@dataclass(frozen=True)
class Verifier:
    """Judges sentences.

    Attributes:
        municipalities: names known as such wherever they stand.
        equivalents: the word list, for what is said in other words.
    """

    municipalities: Collection[str] = frozenset()
    equivalents: Equivalents | None = None

    def check(
        self,
        line: str,
        shown: Mapping[str, Passage],
        told: Told | None = None,
        *,
        kinds: Collection[FaultKind] = EVERY_KIND,
    ) -> tuple[Checked, ...]:
        """The sentences of a line (a paragraph, an item of a list) with their faults.

        A sentence without a key is judged by the sources of its line: a paragraph may name them once.

        Args:
            line: text with keys, ``"Målen är kända. [K7F2]"``, without marks of an item or a heading.
            shown: passages by key; what is not here may not be cited.
            told: what code said of the cited passages.
            kinds: what to judge by; an English sentence's words cannot be held against Swedish sources.
        """
        of_the_line = [shown[key] for key in KEY.findall(line) if key in shown]
        return tuple(self._checked(sentence, of_the_line, shown, told, kinds) for sentence in sentences_of(line))

    def judge(self, sentence: str, grounds: Grounds, *, kinds: Collection[FaultKind] = EVERY_KIND) -> tuple[Fault, ...]:
        """What does not hold in one sentence without keys, held against its sources."""
        return tuple(self._faults(sentence, grounds, kinds))

    def _checked(
        self,
        sentence: str,
        of_the_line: Sequence[Passage],
        shown: Mapping[str, Passage],
        told: Told | None,
        kinds: Collection[FaultKind],
    ) -> Checked:
        keys = _keys_in(sentence)
        unknown = next((key for key in keys if key not in shown), None)
        if unknown is not None:
            return Checked(sentence, claims=True, faults=(Fault(FaultKind.KEY, f"märket {unknown} finns inte"),))
        said = _without_keys(sentence)
        asks = said.rstrip(" *_").endswith("?") and not _TAGGED.search(said)
        announces = bool(_LEADS_ON.search(said) or _HEADING.match(said))
        own = [shown[key] for key in keys] or of_the_line
        cited = tuple(dict.fromkeys(own or (shown.values() if asks or announces else ())))
        if not cited:
            claims = len(content_stems(said)) >= _FEWEST_WORDS or bool(re.search(r"\d", said))
            without = (Fault(FaultKind.KEY, "meningen saknar märke för sin källa"),) if claims else ()
            return Checked(sentence, claims=claims, faults=without)
        others = tuple(passage for passage in shown.values() if passage not in cited)
        grounds = Grounds(cited, tuple(told(cited)) if told else (), others=others)
        # a question and a lead-in state no more than their figures and names
        faults = tuple(self._faults(said, grounds, FIGURES_AND_NAMES if asks or announces else kinds))
        return Checked(sentence, claims=bool(keys) or not (asks or announces), faults=faults)

    def _faults(self, sentence: str, grounds: Grounds, kinds: Collection[FaultKind]) -> Iterator[Fault]:
        grounds = replace(grounds, passages=tuple(_evidence(passage) for passage in grounds.passages))
        found = (
            *quote_faults(sentence, grounds),
            *number_faults(sentence, grounds, self.municipalities),
            *area_faults(sentence, grounds),
            *name_faults(sentence, grounds, self.municipalities),
        )
        yield from (fault for fault in found if fault.kind in kinds)
        if FaultKind.POLARITY in kinds:
            yield from polarity_faults(sentence, grounds)
        if FaultKind.SUPPORT in kinds:
            yield from support_faults(sentence, grounds, self.equivalents)


def _evidence(passage: Passage) -> Passage:
    """A passage without what it says to machines."""
    text = without_orders(passage.text)
    return passage if text == passage.text else replace(passage, text=text)


def _keys_in(sentence: str) -> tuple[str, ...]:
    """What looks like keys, ours or invented."""
    return tuple(dict.fromkeys(_LIKE_A_KEY.findall(sentence)))


def _without_keys(sentence: str) -> str:
    return re.sub(r"\s+([.,;:!?])", r"\1", _LIKE_A_KEY.sub("", sentence)).strip()
