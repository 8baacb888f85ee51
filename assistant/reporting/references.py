"""Which published averages a result may stand beside."""

from collections.abc import Sequence
from fractions import Fraction

from assistant.domain.instrument import AREAS, Instrument, Reference
from assistant.domain.result import Result


def references_beside(result: Result, instrument: Instrument) -> tuple[Reference, ...]:
    """Averages of the result's own edition, and those of an unknown edition published in the result's own year.

    The latter are what a report of that year sets beside its figures itself; `reference_notes` says what they lack.
    """
    return tuple(
        reference
        for reference in instrument.references
        if (reference.edition is not None and reference.edition == result.edition)
        or (reference.edition is None and reference.year == result.year)
    )


def mean_per_area(reference: Reference) -> Fraction:
    """The total spread evenly over the areas; says nothing of any one area."""
    return Fraction(reference.total, AREAS)


def reference_notes(references: Sequence[Reference]) -> tuple[str, ...]:
    """The caveats of averages, each with what it is the average of."""
    return tuple(f"{reference.label.capitalize()}: {reference.note}" for reference in references if reference.note)
