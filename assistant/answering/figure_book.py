"""The figures of the base, and the passages that print them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.answering.knowledge import Library
from assistant.domain.instrument import Reference
from assistant.domain.passage import Kind, Passage, PassageFilter
from assistant.domain.result import Result


@dataclass(frozen=True)
class FigureBook:
    """Results of municipalities and the passages to cite for them.

    Attributes:
        results: by municipality and year; evaluations without any known figure included.
        rows: passage of (document id, question id); the total and area points stand under question id ``""``.
        notes: other figure passages by finding id (reference averages, sheets that state the same figure).
    """

    results: tuple[Result, ...]
    rows: dict[tuple[str, str], Passage]
    notes: dict[str, tuple[Passage, ...]]

    def cite_total(self, result: Result) -> tuple[Passage, ...]:
        """Passages that state a result's total and area points, the result's own first."""
        own = self.rows.get((result.document_id, ""))
        also = tuple(p for other in result.see_also for p in self.notes.get(other, ())[:1])
        return ((own,) if own else ()) + also

    def cite_row(self, result: Result, question_id: str) -> tuple[Passage, ...]:
        """The passage that prints a question's row; empty where the row is unknown."""
        row = self.rows.get((result.document_id, question_id))
        return (row,) if row else ()

    def cite_reference(self, reference: Reference) -> tuple[Passage, ...]:
        """The passage that states a reference average."""
        passages = self.notes.get(reference.id, ())
        stating = [p for p in passages if p.municipality is None and str(reference.total) in p.text]
        return tuple(stating[:1])

    @cached_property
    def by_document(self) -> dict[str, Result]:
        """The result that each document states."""
        return {result.document_id: result for result in reversed(self.results)}

    @cached_property
    def by_year(self) -> dict[tuple[str, int], Result]:
        """The first result of each municipality and year."""
        return {(r.municipality, r.year): r for r in reversed(self.results) if r.year is not None}

    @property
    def comparability(self) -> tuple[Passage, ...]:
        """Passages that say that editions are not fully comparable."""
        about = (p for id_ in ("LKAP2", "OM-JÄMFÖRBARHET") for p in self.notes.get(id_, ()))
        return tuple(p for p in about if p.municipality is None and "jämförbarhet" in p.heading.lower())

    def of(self, municipality: str) -> tuple[Result, ...]:
        """Results of one municipality, oldest first; those without year last."""
        mine = [r for r in self.results if r.municipality == municipality]
        return tuple(sorted(mine, key=lambda r: (r.year is None, r.year or 0, r.id)))

    def with_questions(self) -> tuple[Result, ...]:
        """Results whose question rows are known, newest first."""
        full = [r for r in self.results if r.questions]
        return tuple(sorted(full, key=lambda r: (-(r.year or 0), r.municipality, r.id)))


def open_book(library: Library, collections: Sequence[str]) -> FigureBook:
    """Read the figures that a person with these collections may see."""
    passages = library.find_passages(
        PassageFilter(collections=tuple(collections), kinds=(Kind.FIGURE, Kind.GENERAL, Kind.PRACTICE, Kind.STRENGTH))
    )
    rows: dict[tuple[str, str], Passage] = {}
    notes: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.kind is Kind.FIGURE and passage.municipality:
            rows[passage.document_id, passage.questions[0] if passage.questions else ""] = passage
        if passage.finding_id:
            notes.setdefault(passage.finding_id, []).append(passage)
    return FigureBook(library.results(collections), rows, {k: tuple(v) for k, v in notes.items()})


def narrowed_book(book: FigureBook, scope: PassageFilter) -> FigureBook:
    """The figures that the narrowing chosen on the page allows; area and kind do not narrow figures."""
    if not (scope.municipalities or scope.years or scope.editions):
        return book
    results = tuple(
        r
        for r in book.results
        if (not scope.municipalities or r.municipality in scope.municipalities)
        and (not scope.years or r.year in scope.years)
        and (not scope.editions or r.edition in scope.editions)
    )
    return replace(book, results=results)


def has_figures(result: Result) -> bool:
    """Whether any figure of a result is known."""
    return result.total is not None or bool(result.areas) or bool(result.questions)


def named(result: Result) -> str:
    """``"Ljungby 2018"``."""
    return result.name
