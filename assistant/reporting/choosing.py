"""Whose results to compare, from the names and years that somebody gave."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.figure_book import has_figures
from assistant.domain.result import Result

Wanted = tuple[str, tuple[int, ...]]
"""A municipality and years; all years where none is named."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was found, and what was not.

    Attributes:
        results: in the order of the municipalities asked for, the newest first.
        absent: Swedish sentences on what the base does not hold, and what is nearest.
    """

    results: tuple[Result, ...]
    absent: tuple[str, ...]


def choose(known: Sequence[Result], wanted: Sequence[Wanted]) -> Chosen:
    """Results with figures of what is wanted, each once."""
    results: dict[str, Result] = {}
    absent: list[str] = []
    for municipality, years in wanted:
        mine = sorted(
            (r for r in known if r.municipality == municipality and has_figures(r)),
            key=lambda r: (-(r.year or 0), r.id),
        )
        results |= {r.id: r for r in mine if not years or r.year in years}
        missing = [str(year) for year in dict.fromkeys(years) if all(r.year != year for r in mine)]
        if not mine:
            absent.append(f"Underlaget har inga poäng för {municipality}.")
        elif missing:
            has = ", ".join(str(r.year) for r in mine if r.year) or "en utvärdering utan årtal"
            absent.append(f"Underlaget har inga poäng för {municipality} {', '.join(missing)}; där finns {has}.")
    return Chosen(tuple(results.values()), tuple(absent))
