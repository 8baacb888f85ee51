"""The areas of all editions by number and name: recognises headings, and the edition of a report."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain.instrument import Edition, Instrument
from assistant.reading.names import fold_name

_WITH_WORD = re.compile(r"område\s+(\d{1,2})\s*[.:–—-]?\s+(\S.*)", re.IGNORECASE | re.DOTALL)
_WITH_NUMBER = re.compile(r"(\d{1,2})[.:]?\s+(\S.*)", re.DOTALL)
_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class AreaName:
    """An area as a heading names it; `known` tells whether an edition has this name under this number."""

    number: int
    name: str
    known: bool


class AreaNames:
    """Look-up of area names; a primary name weighs more than another name."""

    def __init__(self, instrument: Instrument) -> None:
        """Collect the names of every edition."""
        self._editions = instrument.editions
        #: (number, folded name) -> {edition id: 2 for the name, 1 for another name}
        self._weights: dict[tuple[int, str], dict[str, int]] = {}
        self._numbers: dict[str, int] = {}
        for edition in instrument.editions:
            self._add(edition)

    def heading(self, text: str, *, is_heading: bool) -> AreaName | None:
        """The area that a line names as a heading, None where it is none.

        ``"Område 1 Offentlighet och demokrati"`` is one by its look; ``"1. Offentlighet ..."`` and the bare name only
        where the line is a heading and the name known. A line that ends with a page number belongs to a contents page.
        """
        if len(text) > _LONGEST_HEADING:
            return None
        match = _WITH_WORD.fullmatch(text) or (_WITH_NUMBER.fullmatch(text) if is_heading else None)
        if match is None:
            number = self._numbers.get(fold_name(text)) if is_heading else None
            return AreaName(number, text, known=True) if number is not None else None
        number, name = int(match[1]), " ".join(match[2].split())
        known = self.is_known(number, name)
        plausible = is_heading and match.re is _WITH_WORD and 1 <= number <= self._highest and not name[-1].isdigit()
        return AreaName(number, name, known=known) if known or plausible else None

    def is_known(self, number: int, name: str) -> bool:
        """Whether some edition has area `number` under this name."""
        return (number, fold_name(name)) in self._weights

    def edition_of(self, areas: Iterable[tuple[int, str]], year: int | None) -> Edition | None:
        """The edition whose names fit best; among equals the one in use that year, else None.

        None too where fewer than half of the areas fit.
        """
        named = {(number, fold_name(name)) for number, name in areas}
        weights: Counter[str] = Counter()
        fitting: Counter[str] = Counter()
        for number in {number for number, _ in named}:
            for edition_id, weight in self._best(number, named).items():
                weights[edition_id] += weight
                fitting[edition_id] += 1
        if not weights:
            return None
        most = max(weights.values())
        best = [e for e in self._editions if weights[e.id] == most and 2 * fitting[e.id] >= len({n for n, _ in named})]
        if len(best) > 1:
            best = [edition for edition in best if year is not None and _in_use(edition, year)]
        return best[0] if len(best) == 1 else None

    def _best(self, number: int, named: set[tuple[int, str]]) -> dict[str, int]:
        best: dict[str, int] = {}
        for key in named:
            if key[0] == number:
                for edition_id, weight in self._weights.get(key, {}).items():
                    best[edition_id] = max(best.get(edition_id, 0), weight)
        return best

    def _add(self, edition: Edition) -> None:
        for area in edition.areas:
            for alias in area.aliases:
                self._weights.setdefault((area.number, fold_name(alias)), {}).setdefault(edition.id, 1)
            self._weights.setdefault((area.number, fold_name(area.name)), {})[edition.id] = 2
            self._numbers.setdefault(fold_name(area.name), area.number)

    @property
    def _highest(self) -> int:
        return max((area.number for edition in self._editions for area in edition.areas), default=0)


def _in_use(edition: Edition, year: int) -> bool:
    starts = edition.in_use_from is None or edition.in_use_from <= year
    return starts and (edition.in_use_to is None or year <= edition.in_use_to)
