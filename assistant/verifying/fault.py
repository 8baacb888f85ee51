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


#: What can be judged in any text.
EVERY_KIND: Final = frozenset(FaultKind)
#: What can be judged where the writer has words of its own for everything: code that explains, or another language.
OWN_WORDS: Final = EVERY_KIND - {FaultKind.SUPPORT}
OTHER_LANGUAGE: Final = EVERY_KIND - {FaultKind.SUPPORT, FaultKind.POLARITY}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold; `says` is a short Swedish line for the writer, without a full stop."""

    kind: FaultKind
    says: str
