"""The stems of every row's text in their order: do words that stand beside each other in a query do so in a passage?

Source: sequential dependence, Metzler and Croft 2005, cut down to one feature.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.arrays import mapped

#: Informative words from one word to another that count as standing beside each other, in either order.
REACH: Final = 2

#: Number of a stem that no row holds.
UNKNOWN: Final = -1
# Between two rows, so that nothing reaches from one to the next: no number of a stem.
_BETWEEN: Final = np.full(REACH, -2, np.int32)
_START: Final = "order_start.npy"
_STEMS: Final = "order_stems.npy"


@dataclass(frozen=True)
class WordOrder:
    """An immutable record of rows 0 .. n-1, beside the postings whose vocabulary numbers the stems.

    Attributes:
        start: (n + 1,) where a row begins in `stems`.
        stems: numbers of the stems of all rows' texts, stop words left out.
    """

    start: NDArray[np.int64]
    stems: NDArray[np.int32]

    @classmethod
    def empty(cls) -> Self:
        """A record of no rows."""
        return cls(np.zeros(1, np.int64), np.zeros(0, np.int32))

    def __len__(self) -> int:
        return len(self.start) - 1

    def changed(self, keep: NDArray[np.bool_], added: "NewOrder") -> Self:
        """The rows of `keep` in their order, then `added`."""
        sizes = np.diff(self.start)
        new_sizes = np.array(added.sizes, np.int64)
        start = np.concatenate([[0], np.cumsum(np.concatenate([sizes[keep], new_sizes]))]).astype(np.int64)
        stems = np.concatenate([self.stems[np.repeat(keep, sizes)], *added.stems]).astype(np.int32, copy=False)
        return type(self)(start, stems)

    def nearness(self, pairs: Sequence[tuple[int, int]], rows: Sequence[int]) -> NDArray[np.float64]:
        """(r,) share of `pairs` of stems that stand within `REACH` of each other in the row, 0 to 1; 0 for no pairs.

        A stem that no row holds is `UNKNOWN`.
        """
        held = np.zeros(len(rows))
        if not pairs or not rows:
            return held
        texts = [self.stems[self.start[row] : self.start[row + 1]] for row in rows]
        stems = np.concatenate([part for text in texts for part in (text, _BETWEEN)])
        owner = np.repeat(np.arange(len(rows)), [len(text) + REACH for text in texts])
        for one, other in pairs:
            is_one, is_other = stems == one, stems == other
            found = np.zeros(len(rows), np.bool_)
            for apart in range(1, REACH + 1):
                beside = (is_one[:-apart] & is_other[apart:]) | (is_other[:-apart] & is_one[apart:])
                found[owner[:-apart][beside]] = True
            held += found
        return held / len(pairs)

    def save(self, folder: Path) -> None:
        """Write the arrays into `folder`."""
        np.save(folder / _START, self.start)
        np.save(folder / _STEMS, self.stems)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what `save` wrote; the stems are mapped into memory.

        Raises:
            OSError: a file is missing.
            ValueError, EOFError: a file is damaged.
        """
        start, stems = mapped(folder / _START), mapped(folder / _STEMS)
        if not len(start) or start[0] != 0 or start[-1] != len(stems) or (np.diff(start) < 0).any():
            raise ValueError("the arrays of the word order do not fit together")
        return cls(start, stems)


class NewOrder:
    """Rows on their way into a record, already as numbers."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.sizes: list[int] = []
        self.stems: list[NDArray[np.int32]] = []

    def add(self, rows: Sequence[Sequence[int]]) -> None:
        """Append rows of stems' numbers."""
        self.sizes += map(len, rows)
        self.stems.append(np.fromiter((number for row in rows for number in row), np.int32))
