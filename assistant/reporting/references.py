"""Published averages, and what must be said of them where a result stands beside one."""

from collections.abc import Sequence
from fractions import Fraction

from assistant.domain.instrument import AREAS, Instrument, Reference
from assistant.domain.result import Result


def references_beside(result: Result, instrument: Instrument) -> tuple[Reference, ...]:
    """Averages that the result may stand beside."""
    return instrument.references_beside(result.edition, result.year)


def mean_per_area(reference: Reference) -> Fraction:
    """The total spread evenly over the areas; says nothing of any one area."""
    return Fraction(reference.total, AREAS)


def reference_notes(references: Sequence[Reference]) -> tuple[str, ...]:
    """The caveats of averages, each with what it is the average of."""
    return tuple(f"{capital(reference.label)}: {reference.note}" for reference in references if reference.note)


def capital(label: str) -> str:
    """The label as it begins a sentence; its other letters are left as they are."""
    return label[:1].upper() + label[1:]
