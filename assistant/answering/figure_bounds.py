"""What bounds a list of figures: a threshold ("minst 90 procent"), or how many are asked for ("de tre lägsta")."""

import re
from dataclasses import dataclass
from fractions import Fraction

# How many of a ranking are shown where the question does not say.
DEFAULT_COUNT = 5

_NUMBER_WORDS = {
    "tva": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "atta": 8, "nio": 9, "tio": 10,
    "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10,
}  # fmt: skip
_HOW_MANY = re.compile(
    rf"(?<![\d.,])(?<!omrade )(?<!area )\b(\d{{1,2}}|{'|'.join(_NUMBER_WORDS)})\s+(?:\w+\s+){{0,2}}"
    r"(?:hogst|lagst|bast|samst|svagast|starkast|highest|lowest|best|worst)"
)
_BOUND = re.compile(
    r"(?:(?P<before>minst|over|under|hogst|mer an|fler an|mindre an|lagre an|hogre an|at least|above|below|more than|less than)"
    r"\s+(?:an\s+)?)?(?<!\d)(?P<number>\d{1,9}(?:[.,]\d{1,9})?)(?!\d)\s*(?P<unit>%|procent|percent|prosent|poang|points|p\b)?"
    r"(?:\s*(?P<after>eller (?:mer|hogre|over|mindre|lagre|under)|or (?:more|less|above|below)|och (?:uppat|over|nedat)))?"
)


@dataclass(frozen=True, slots=True)
class Bound:
    """A threshold: ``value`` in a unit, and whether figures above or below it, with or without it, are meant."""

    value: Fraction
    percent: bool
    above: bool
    inclusive: bool

    def holds(self, figure: int) -> bool:
        """Whether a figure is on the right side."""
        if figure == self.value:
            return self.inclusive
        return (figure > self.value) == self.above

    def words(self, *, english: bool) -> str:
        """``"minst 90"``."""
        swedish = {(True, True): "minst", (True, False): "över", (False, True): "högst", (False, False): "under"}
        other = {(True, True): "at least", (True, False): "above", (False, True): "at most", (False, False): "below"}
        return f"{(other if english else swedish)[self.above, self.inclusive]} {self.value}"


def bound_in(folded: str) -> Bound | None:
    """The first threshold of a folded question, or None."""
    for match in _BOUND.finditer(folded):
        before, after = match.group("before") or "", match.group("after") or ""
        if not before and not after:
            continue
        above = before in {"minst", "over", "mer an", "fler an", "hogre an", "at least", "above", "more than"}
        if after:
            above = after.endswith(("mer", "hogre", "over", "more", "above", "uppat"))
        inclusive = bool(after) or before in {"minst", "hogst", "at least"}
        if 1900 < Fraction(match.group("number").replace(",", ".")) < 2100:
            continue  # a year or an edition
        unit = match.group("unit") or ""
        percent = unit.startswith(("%", "pro", "per"))
        return Bound(Fraction(match.group("number").replace(",", ".")), percent, above, inclusive)
    return None


def count_in(folded: str) -> int | None:
    """How many are asked for (``"de tre lägsta"``), or None; "vilken fråga" means one."""
    match = _HOW_MANY.search(folded)
    if match is None:
        return None
    return _NUMBER_WORDS.get(match.group(1)) or int(match.group(1))
