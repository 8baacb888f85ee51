"""The vectors themselves, in a flat file: exact search, under any filter.

225,000 vectors of 256 numbers take 20 ms on one core, and less under a filter, where Chroma's filter alone takes
longer and its graph costs recall. Written when passages change, only mapped otherwise.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.dense import Scope
from assistant.retrieval.embedder import Vectors
from assistant.retrieval.state import write_whole

_VECTORS: Final = "vectors.f32"
_IDS: Final = "rows.json"
_BYTES_PER_NUMBER: Final = 4

# Rows multiplied at a time. Gathered ones stay in the processor's cache: 15 ms for a third of 225,000, all at once 32.
# A library of linear algebra shares larger products out between threads, which wait for one another by spinning: on a
# busy machine they took 60 ms, and now and then 200.
_AT_ONCE: Final = 256
# Below this share of all rows, gathering them costs less than multiplying with all: half of them cost the same.
_FEW: Final = 0.4
# Vectors whose mean stands for that of all.
_CENTRE: Final = 1_000

# In the place of an id whose vector is no longer used; a rebuild leaves such rows out.
_UNUSED: Final = ""


class VectorRows:
    """Rows of a file of float32 vectors, each under a passage's id; immutable."""

    def __init__(self, folder: Path, dimension: int, ids: Sequence[str]) -> None:
        """Map the rows of `folder`; use `load`.

        Raises:
            ValueError: the file is shorter than `ids` says.
        """
        self._folder = folder
        self._dimension = dimension
        self._ids = tuple(ids)
        self._row_of: Mapping[str, int] = {identifier: row for row, identifier in enumerate(ids) if identifier}
        self._aligned: tuple[tuple[str, ...], NDArray[np.int64]] = ((), np.zeros(0, np.int64))
        self._matrix: Vectors = np.zeros((0, dimension), np.float32)
        if ids:
            self._matrix = np.memmap(folder / _VECTORS, np.float32, "r", shape=(len(ids), dimension))

    def __len__(self) -> int:
        return len(self._row_of)

    @classmethod
    def load(cls, folder: Path, dimension: int) -> "VectorRows":
        """The rows of `folder`.

        Raises:
            OSError: a file is missing.
            ValueError: a file is damaged.
        """
        return cls(folder, dimension, json.loads((folder / _IDS).read_text(encoding="utf-8")))

    @property
    def ids(self) -> AbstractSet[str]:
        """The passages that have a vector."""
        return self._row_of.keys()

    def changed(self, added: Sequence[str], vectors: Vectors, removed: Iterable[str]) -> "VectorRows":
        """Rows of `added` appended (an id that was there moves to its new row), rows of `removed` unused."""
        gone = {*removed, *added}
        kept = [_UNUSED if identifier in gone else identifier for identifier in self._ids]
        with (self._folder / _VECTORS).open("r+b") as file:
            # cuts off what an interrupted change left behind
            file.truncate(len(kept) * self._dimension * _BYTES_PER_NUMBER)
        append_vectors(self._folder, vectors)
        return name_vectors(self._folder, self._dimension, [*kept, *added])

    def sample(self, most: int) -> Vectors:
        """(m, d) up to `most` of the vectors in use, evenly spread."""
        rows = self._used
        step = -(-len(rows) // most) or 1
        chosen: Vectors = self._matrix[rows[::step]]
        return chosen

    @cached_property
    def centre(self) -> Vectors:
        """(d,) mean of a thousand of the vectors in use, evenly spread; zeros where there are none."""
        return self.sample(_CENTRE).mean(axis=0) if len(self) else np.zeros(self._dimension, np.float32)

    def similarities(self, query: Vectors, ids: Sequence[str]) -> list[tuple[str, float]]:
        """Each of `ids` that has a vector, with its inner product with `query`."""
        held = [identifier for identifier in ids if identifier in self._row_of]
        rows = [self._row_of[identifier] for identifier in held]
        return list(zip(held, (self._matrix[rows] @ query).tolist(), strict=True))

    def nearest(self, query: Vectors, scope: Scope | None, limit: int) -> list[tuple[str, float]]:
        """The `limit` vectors of `scope`, or of all, with the highest inner product, and all that are equal to the last."""
        rows = self._used if scope is None else self._rows_of(scope.ids)[scope.keep]
        rows = rows[rows >= 0]
        few = len(rows) < _FEW * len(self._matrix)
        found = (self._products(query, rows) if few else self._products(query)[rows]).round(6)
        if len(rows) > limit:
            least = np.partition(found, -limit)[-limit]
            best = np.flatnonzero(found >= least)
            rows, found = rows[best], found[best]
        return [(self._ids[row], similarity) for row, similarity in zip(rows.tolist(), found.tolist(), strict=True)]

    def _products(self, query: Vectors, rows: NDArray[np.int64] | None = None) -> Vectors:
        """The inner products of `query` with `rows`, in their order, or with all."""
        matrix = np.asarray(self._matrix)  # a plain array over the same pages is quicker to slice
        found = np.empty(len(matrix) if rows is None else len(rows), np.float32)
        for start in range(0, len(found), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            found[part] = matrix[part if rows is None else rows[part]] @ query
        return found

    @cached_property
    def _used(self) -> NDArray[np.int64]:
        return np.array(sorted(self._row_of.values()), np.int64)

    def _rows_of(self, ids: tuple[str, ...]) -> NDArray[np.int64]:
        """(n,) row of each of `ids`, -1 where it has none; worked out once for the same tuple."""
        known, rows = self._aligned
        if known is not ids:
            rows = np.array([self._row_of.get(identifier, -1) for identifier in ids], np.int64)
            self._aligned = (ids, rows)
        return rows


def append_vectors(folder: Path, vectors: Vectors) -> None:
    """Write `vectors` after those in `folder`; they count only once `name_vectors` has named them."""
    with (folder / _VECTORS).open("ab") as file:
        file.write(np.ascontiguousarray(vectors, np.float32).tobytes())


def name_vectors(folder: Path, dimension: int, ids: Sequence[str]) -> VectorRows:
    """Say whose vectors stand in `folder`, in order."""
    write_whole(folder / _IDS, json.dumps(ids))
    return VectorRows(folder, dimension, ids)
