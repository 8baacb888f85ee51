"""The vectors themselves, in a flat file beside Chroma: exact search within few passages.

Kept by us rather than asked of Chroma (``get`` by id with embeddings): 2,000 vectors take 1 ms here and 33 ms there,
and a Chroma whose files are damaged can be told from these. Written when passages change, only mapped otherwise.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from assistant.retrieval.embedder import Vectors
from assistant.retrieval.state import write_whole

_VECTORS: Final = "vectors.f32"
_IDS: Final = "rows.json"
_BYTES_PER_NUMBER: Final = 4

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
        rows = sorted(self._row_of.values())
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


def append_vectors(folder: Path, vectors: Vectors) -> None:
    """Write `vectors` after those in `folder`; they count only once `name_vectors` has named them."""
    with (folder / _VECTORS).open("ab") as file:
        file.write(np.ascontiguousarray(vectors, np.float32).tobytes())


def name_vectors(folder: Path, dimension: int, ids: Sequence[str]) -> VectorRows:
    """Say whose vectors stand in `folder`, in order."""
    write_whole(folder / _IDS, json.dumps(ids))
    return VectorRows(folder, dimension, ids)
