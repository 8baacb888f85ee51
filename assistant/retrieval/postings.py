"""BM25 over weighted terms: arrays that are saved, mapped into memory, grown and scored.

Our own arrays rather than the bm25s package, whose way of working (scores computed when indexing) is kept and against
whose scores the tests compare: terms of the heading count a fraction of an occurrence, which its whole counts cannot
say, and a changed passage costs no new reading of the others' text.

Source: Robertson and Zaragoza 2009; idf as in Lucene, ln(1 + (N - df + 0.5) / (df + 0.5)).
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.arrays import mapped

# The usual pair; 0.9/0.4, 1.2/0.3, 0.6/0.75 and 1.5/0.75 measured within one point of each other.
K1: Final = 1.2
B: Final = 0.75

#: A word's terms with their weights.
TermsOf = Callable[[str], Sequence[tuple[str, float]]]

# Words whose numbers are kept while rows are added: the common ones of any corpus, in some 30 MB.
_KNOWN_WORDS: Final = 100_000
_NO_TERMS: Final = np.zeros(0, np.int32)
_NO_COUNTS: Final = np.zeros(0, np.float32)

# Rows whose scores are computed at a time. All 225,000 at once made the peak of a build 2.1 GB; so, and with a catalogue
# of values, it is 1.4 GB.
_AT_ONCE: Final = 4_096

_ARRAYS: Final = ("row_start", "row_terms", "row_counts", "term_start", "term_rows", "term_scores", "lengths")


@dataclass(frozen=True)
class Postings:
    """An immutable index of rows 0 .. n-1.

    Attributes:
        terms: the vocabulary; may hold terms that no row has any longer.
        row_start: (n + 1,) where a row begins in `row_terms` and `row_counts`.
        row_terms: term numbers, each once within a row.
        row_counts: weighted occurrences of the term in the row.
        term_start: (t + 1,) where a term begins in `term_rows` and `term_scores`.
        term_rows: rows that hold the term, ascending.
        term_scores: BM25 score of term and row.
        lengths: (n,) sum of the weighted occurrences of a row.
    """

    terms: tuple[str, ...]
    row_start: NDArray[np.int64]
    row_terms: NDArray[np.int32]
    row_counts: NDArray[np.float32]
    term_start: NDArray[np.int64]
    term_rows: NDArray[np.int32]
    term_scores: NDArray[np.float32]
    lengths: NDArray[np.float32]

    @classmethod
    def empty(cls) -> Self:
        """An index of no rows."""
        none = np.zeros(0, np.float32)
        numbers = np.zeros(0, np.int32)
        return cls((), np.zeros(1, np.int64), numbers, none, np.zeros(1, np.int64), numbers, none, none)

    def __len__(self) -> int:
        return len(self.lengths)

    @cached_property
    def number_of(self) -> Mapping[str, int]:
        """Number of each term of the vocabulary."""
        return {term: number for number, term in enumerate(self.terms)}

    def changed(self, keep: NDArray[np.bool_], added: "NewRows") -> Self:
        """The rows of `keep` in their order, then `added` (started from this index), which is used up; all scores anew."""
        sizes = np.diff(self.row_start)
        kept = np.repeat(keep, sizes)
        row_sizes, row_terms, row_counts = added.after(sizes[keep], self.row_terms[kept], self.row_counts[kept])
        return type(self)(**_computed(tuple(added.numbers), row_sizes, row_terms, row_counts))

    def scores(self, query: Mapping[str, float]) -> NDArray[np.float64]:
        """(n,) sum over the terms of `query` of weight times score; 0 where a row holds none of them."""
        found = np.zeros(len(self), np.float32)
        for term, weight in query.items():
            number = self.number_of.get(term)
            if number is not None:
                place = slice(self.term_start[number], self.term_start[number + 1])
                # half the time of ``found[...] +=``, and the same sums: a row stands once within a term
                np.add.at(found, self.term_rows[place], np.float32(weight) * self.term_scores[place])
        return found.astype(np.float64)

    def scores_of(self, query: Mapping[str, float], rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """(r,) what `scores` gives `rows`, to the last bit; its cost grows with their number and not with the index."""
        asked = {self.number_of[term]: weight for term, weight in query.items() if term in self.number_of}
        weights = np.array([0.0, *asked.values()], np.float32)
        earning = np.array([0.0, *_earning(len(self), self._held(list(asked)))], np.float32)
        place_in_query = np.zeros(len(self.terms), np.int32)
        place_in_query[list(asked)] = np.arange(1, len(asked) + 1)
        sizes = self.row_start[rows + 1] - self.row_start[rows]
        owners = np.repeat(np.arange(len(rows)), sizes)
        within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        entries = np.repeat(self.row_start[rows], sizes) + within
        places = place_in_query[self.row_terms[entries]]
        held = np.flatnonzero(places)
        held = held[np.argsort(places[held], kind="stable")]  # summed in the order of `scores`
        places, owners, counts = places[held], owners[held], self.row_counts[entries[held]]
        scores = counts / (counts + self._softened[rows[owners]]) * earning[places]
        found = np.zeros(len(rows), np.float32)
        np.add.at(found, owners, weights[places] * scores)
        return found.astype(np.float64)

    def _held(self, numbers: Sequence[int]) -> NDArray[np.int64]:
        """How many rows hold each of the terms."""
        chosen = np.array(numbers, np.int64)
        return self.term_start[chosen + 1] - self.term_start[chosen]

    @cached_property
    def _softened(self) -> NDArray[np.float32]:
        """(n,) what a row's length adds to a count below the line."""
        return _softened(self.lengths)

    def idf(self, term: str) -> float:
        """How rare a term is, above 0; highest for one that no row holds."""
        number = self.number_of.get(term)
        held = 0 if number is None else int(self.term_start[number + 1] - self.term_start[number])
        return float(_idf(len(self), held))

    def terms_of(self, row: int) -> list[str]:
        """The terms of one row."""
        return [self.terms[number] for number in self.row_terms[self.row_start[row] : self.row_start[row + 1]]]

    def save(self, folder: Path) -> None:
        """Write the arrays and the vocabulary into `folder`."""
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, name))
        (folder / "terms.json").write_text(json.dumps(self.terms, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Map what `save` wrote into memory.

        Raises:
            OSError: a file is missing.
            ValueError: a file is damaged.
        """
        arrays: dict[str, Any] = {name: mapped(folder / f"{name}.npy") for name in _ARRAYS}
        terms = json.loads((folder / "terms.json").read_text(encoding="utf-8"))
        found = cls(terms=tuple(terms), **arrays)
        found.check()
        return found

    def check(self) -> None:
        """Whether the parts fit together.

        Raises:
            ValueError: they do not.
        """
        entries = len(self.row_terms)
        if not (
            len(self.row_start) == len(self.lengths) + 1
            and len(self.term_start) == len(self.terms) + 1
            and self.row_start[-1] == self.term_start[-1] == entries
            and len(self.row_counts) == len(self.term_rows) == len(self.term_scores) == entries
            and _within(self.row_terms, len(self.terms))
            and _within(self.term_rows, len(self.lengths))
            and bool((np.diff(self.row_start) >= 0).all())
            and bool((np.diff(self.term_start) >= 0).all())
        ):
            raise ValueError("the arrays of the lexical index do not fit together")


class NewRows:
    """Rows on their way into an index, already as numbers: texts need not stay in memory."""

    def __init__(self, index: Postings, terms_of: TermsOf) -> None:
        """Start with the vocabulary of `index`; `terms_of` gives a word's terms with their weights, each term once."""
        self.numbers = dict(index.number_of)
        self._sizes: list[NDArray[np.int64]] = []
        self._terms: list[NDArray[np.int32]] = []
        self._counts: list[NDArray[np.float32]] = []
        self._terms_of = terms_of
        self._known: dict[str, tuple[NDArray[np.int32], NDArray[np.float32]]] = {}

    def add(self, rows: Sequence[Mapping[str, float]]) -> None:
        """Append rows of weighted words; a thousand at a time cost a fifth of as many calls."""
        place: dict[str, int] = {}
        words = np.fromiter((place.setdefault(word, len(place)) for row in rows for word in row), np.int64)
        weights = np.fromiter((weight for row in rows for weight in row.values()), np.float32)
        row_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        spelled = [self._spell(word) for word in place]
        lengths = np.array([len(numbers) for numbers, _ in spelled], np.int64)
        starts = np.cumsum(lengths) - lengths
        times = lengths[words]
        within = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        entries = np.repeat(starts[words], times) + within
        numbers = np.concatenate([_NO_TERMS, *(numbers for numbers, _ in spelled)])[entries]
        shares = np.concatenate([_NO_COUNTS, *(shares for _, shares in spelled)])[entries]
        pairs = np.repeat(row_of, times) * max(1, len(self.numbers)) + numbers
        order = _order(pairs)
        first = np.flatnonzero(np.diff(pairs[order], prepend=-1))
        counts = (np.repeat(weights, times) * shares)[order]
        summed = np.add.reduceat(counts, first, dtype=np.float64) if len(first) else _NO_COUNTS
        self._counts.append(summed.astype(np.float32))
        self._terms.append(numbers[order[first]])
        self._sizes.append(np.bincount(np.repeat(row_of, times)[order[first]], minlength=len(rows)))

    def after(
        self, sizes: NDArray[np.int64], terms: NDArray[np.int32], counts: NDArray[np.float32]
    ) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]:
        """Sizes, terms and counts of these rows and then of those added, which are let go of."""
        self._sizes.insert(0, sizes)
        self._terms.insert(0, terms)
        self._counts.insert(0, counts)
        return _joined(self._sizes), _joined(self._terms), _joined(self._counts)

    def _spell(self, word: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Numbers and weights of a word's terms."""
        if word not in self._known:
            if len(self._known) == _KNOWN_WORDS:
                self._known.clear()
            terms = self._terms_of(word)
            numbers = [self.numbers.setdefault(term, len(self.numbers)) for term, _ in terms]
            self._known[word] = np.array(numbers, np.int32), np.array([share for _, share in terms], np.float32)
        return self._known[word]


def _within(numbers: NDArray[np.int32], end: int) -> bool:
    return not len(numbers) or (int(numbers.min()) >= 0 and int(numbers.max()) < end)


def _joined(pieces: list[NDArray[Any]]) -> NDArray[Any]:
    """The pieces after one another; each is let go of once it is copied, so that they never lie whole in memory twice."""
    joined = np.empty(sum(map(len, pieces)), pieces[0].dtype)
    end = len(joined)
    while pieces:
        piece = pieces.pop()
        joined[end - len(piece) : end] = piece
        end -= len(piece)
    return joined


def _order(keys: NDArray[Any]) -> NDArray[np.int64]:
    """The order that sorts whole numbers from 0 up, equal ones as they stand.

    Sorting numbers that carry their place in their lower bits takes a third of the time of a stable ``argsort``.
    """
    bits = len(keys).bit_length()
    carried = keys.astype(np.int64) << bits
    carried |= np.arange(len(keys))
    carried.sort()
    order: NDArray[np.int64] = carried & ((1 << bits) - 1)
    return order


def _softened(lengths: NDArray[np.float32]) -> NDArray[np.float32]:
    mean = lengths.mean(dtype=np.float64) if lengths.any() else 1.0
    softened: NDArray[np.float64] = K1 * (1 - B + B * lengths.astype(np.float64) / mean)
    return softened.astype(np.float32)


def _earning(total: int, held: NDArray[np.int64]) -> NDArray[np.float32]:
    """What a term earns at most that `held` of `total` rows hold."""
    earning: NDArray[np.float64] = (K1 + 1) * _idf(total, held)
    return earning.astype(np.float32)


def _idf(total: int, held: Any) -> Any:
    """Of a term that `held` (a number or an array) of `total` rows hold."""
    return np.log1p((total - held + 0.5) / (held + 0.5))


def _computed(
    terms: tuple[str, ...],
    row_sizes: NDArray[np.int64],
    row_terms: NDArray[np.int32],
    row_counts: NDArray[np.float32],
) -> dict[str, Any]:
    """Every field of `Postings` from the rows' terms and counts."""
    total = len(row_sizes)
    row_start = np.concatenate([[0], np.cumsum(row_sizes)]).astype(np.int64)
    blocks = [(first, min(first + _AT_ONCE, total)) for first in range(0, total, _AT_ONCE)]
    lengths = np.zeros(total, np.float32)
    held = np.zeros(len(terms), np.int64)
    for first, end in blocks:
        entries = slice(row_start[first], row_start[end])
        rows = np.repeat(np.arange(end - first), row_sizes[first:end])
        lengths[first:end] = np.bincount(rows, row_counts[entries], minlength=end - first)
        held += np.bincount(row_terms[entries], minlength=len(terms))
    softened, earning = _softened(lengths), _earning(total, held)
    term_start = np.concatenate([[0], np.cumsum(held)]).astype(np.int64)
    term_rows, term_scores = np.empty(len(row_terms), np.int32), np.empty(len(row_terms), np.float32)
    free = term_start[:-1].copy()  # where the next row of each term goes
    for first, end in blocks:
        entries = slice(row_start[first], row_start[end])
        rows = np.repeat(np.arange(first, end, dtype=np.int32), row_sizes[first:end])
        scores = row_counts[entries] / (row_counts[entries] + softened[rows]) * earning[row_terms[entries]]
        order = _order(row_terms[entries])  # rows stay ascending within a term
        numbers = row_terms[entries][order]
        starts = np.flatnonzero(np.diff(numbers, prepend=-1))
        sizes = np.diff(starts, append=len(numbers))
        places = np.repeat(free[numbers[starts]] - starts, sizes) + np.arange(len(numbers))
        term_rows[places], term_scores[places] = rows[order], scores[order]
        free[numbers[starts]] += sizes
    return {
        "terms": terms,
        "row_start": row_start,
        "row_terms": row_terms,
        "row_counts": row_counts,
        "term_start": term_start,
        "term_rows": term_rows,
        "term_scores": term_scores,
        "lengths": lengths,
    }
