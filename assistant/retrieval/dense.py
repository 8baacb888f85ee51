"""The dense leg's port: nearest passages by meaning.

`chroma_index` is the one that is used; another engine needs no more than these two protocols.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.embedder import Vectors
from assistant.retrieval.state import IndexState


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A passage near a query; `similarity` is the cosine, -1 to 1, rounded to 6 decimals."""

    passage_id: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Scope:
    """Which passages a dense search may return.

    Attributes:
        ids: n passages, of which the index may hold fewer or more; the same object as long as they are the same, so
            that what an index works out from them can be kept.
        keep: (n,) which of them are wanted.
    """

    ids: tuple[str, ...]
    keep: NDArray[np.bool_]


class DenseDraft(Protocol):
    """An index being built beside the one that serves."""

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Take in passages by their ids with their vectors, (n, d) of unit length."""

    def commit(self, revision: str) -> None:
        """Let this index serve, as made from `revision`, and drop the old one."""

    def abandon(self) -> None:
        """Drop what was built; the old index serves on."""


class DenseIndex(Protocol):
    """The passages' vectors."""

    def state(self, embedder: str, revision: str | None = None) -> IndexState:
        """What the index is good for, to an embedder of that identity; with `revision`, another's index is stale.

        Raises:
            ServiceUnavailable: the index is on a server that does not answer.
        """

    @property
    def revision(self) -> str | None:
        """Of the database the index was made from; None while it is being changed, or where there is no index."""

    def search(self, query: Vectors, scope: Scope | None, limit: int) -> tuple[Neighbour, ...]:
        """The passages nearest to `query`, (d,), of `scope` or of all; order: similarity, then id.

        Raises:
            BaseDamaged: the index cannot be searched.
            ServiceUnavailable: the index is on a server that does not answer.
        """

    def similarities(self, query: Vectors, ids: Sequence[str]) -> Mapping[str, float]:
        """The cosine of `query`, (d,), with each of `ids` that is in the index; -1 to 1, rounded to 6 decimals.

        Raises:
            BaseDamaged: the index cannot be read.
        """

    def background(self, query: Vectors) -> float:
        """The mean cosine of `query`, (d,), with passages spread over the index; 0 for an empty one.

        Raises:
            BaseDamaged: the index cannot be read.
        """

    def update(self, added: Sequence[str], vectors: Vectors, removed: Iterable[str], *, revision: str) -> None:
        """Take the ids `added` in (replacing what is there under them) and `removed` out."""

    def draft(self, embedder: str, dimension: int) -> DenseDraft:
        """An empty index beside this one, for vectors of that identity and length."""

    def close(self) -> None:
        """Let go of files and connections; the index is opened again when asked."""
