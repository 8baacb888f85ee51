"""What does not hold in a sentence."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class FaultKind(StrEnum):
    """Which check failed."""

    KEY = "märke"
    QUOTE = "citat"
    NUMBER = "tal"
    NAME = "namn"
    POLARITY = "innebörd"
    SUPPORT = "stöd"


#: What is judged in a text that must be its sources' throughout.
EVERY_KIND: Final = frozenset(FaultKind)
#: Where the writer explains in words of its own: code that composes.
OWN_WORDS: Final = EVERY_KIND - {FaultKind.SUPPORT}
#: Where the words cannot be held against the sources' at all: arithmetic, or another language.
FIGURES_AND_NAMES: Final = OWN_WORDS - {FaultKind.POLARITY}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold; `says` is a short Swedish line for the writer, without a full stop."""

    kind: FaultKind
    says: str
