"""Search: two legs under one filter, fused by score; and how passages come into and out of both."""

import itertools
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Final

import numpy as np

from assistant.domain.errors import BaseDamaged
from assistant.domain.passage import Hit, Passage, PassageFilter, WordMatch
from assistant.retrieval.dense import DenseIndex, Neighbour, Scope
from assistant.retrieval.embedder import Embedder, Vectors
from assistant.retrieval.explanation import explain
from assistant.retrieval.fusion import fuse
from assistant.retrieval.lexical import LexicalIndex, LexicalSnapshot
from assistant.retrieval.query import Query
from assistant.retrieval.state import IndexState

#: Called as ``(done, total)``, in passages.
Progress = Callable[[int, int], None]

# Best hits of each leg that are fused, each then scored by both; 50 or 200 give the same first ten.
_DEPTH: Final = 100
# A page of text: what a model embeds is shorter, and more words only blur a query.
_LONGEST_QUERY: Final = 2_000
# A text this short ("360?") says nothing alone. Longer ones are embedded bare: 26.8 against 19.2 with their heading.
_SHORT_TEXT: Final = 30
# Passages that are read, embedded and handed over at a time.
_BATCH: Final = 500
# How far the vector of a query is drawn towards the glossary's equivalents of its words. Paraphrases, authorities,
# development, own: not at all 37, 58.4, 69.0, 76.7; 0.4 49, 57.3, 69.1, 76.6; 0.5 50, 57.4, 69.2, 76.4; 0.6 50, 56.1, 69.2,
# 75.7; 0.8 51, 55.4, 69.3, 75.1.
_EQUIVALENTS_SHARE: Final = 0.5

_LOG = logging.getLogger(__name__)


class Search:
    """Finds passages; safe between threads. The index is a cache of the database: see `state` and `rebuild`."""

    def __init__(self, *, embedder: Embedder, dense: DenseIndex, lexical: LexicalIndex) -> None:
        """Search with these parts."""
        self._embedder = embedder
        self._dense = dense
        self._lexical = lexical
        self._writing = Lock()

    def find(self, query: str, *, filter: PassageFilter, limit: int = 10) -> tuple[Hit, ...]:  # noqa: A002 the field's word
        """The best passages that `filter` allows, best first; none for a query without a letter or digit.

        A dense leg that cannot serve is left out, which `state` tells: the lexical one answers alone.

        Raises:
            BaseDamaged: there is no lexical index that can be read.
            ServiceUnavailable: the dense leg's server does not answer.
        """
        asked = _shortened(query)
        if limit < 1 or not any(char.isalnum() for char in asked):
            return ()
        snapshot = self._snapshot()
        keep = snapshot.allowed(filter)
        if not keep.any():
            return ()
        depth = max(_DEPTH, limit)
        read = snapshot.read(asked)
        scope = None if keep.all() else Scope(snapshot.catalogue.ids, keep)
        with ThreadPoolExecutor(max_workers=1) as aside:  # either leg is mostly NumPy's, which lets the other run
            nearest = aside.submit(self._nearest, read, scope, depth)
            shares = snapshot.shares(read, keep)
            worded = [snapshot.catalogue.ids[row] for row in snapshot.best(shares, keep, depth)]
        meaning, background = self._meaning(nearest.result(), worded)
        row_of = snapshot.catalogue.row_of
        # the legs may differ for the moment of an update: only what the filter is known to allow is shown
        near = {id_: cosine for id_, cosine in (meaning or {}).items() if id_ in row_of and keep[row_of[id_]]}
        words = snapshot.earned(read, shares, tuple(dict.fromkeys((*worded, *near))))
        fused = fuse(words, None if meaning is None else near, background)[:limit]
        covered = snapshot.coverage(read, [hit.passage_id for hit in fused])
        return tuple(
            Hit(hit.passage_id, rank, hit.score, hit.meaning, hit.words, covered[hit.passage_id])
            for rank, hit in enumerate(fused, start=1)
        )

    def explain(self, query: str, passages: Sequence[Passage]) -> tuple[tuple[WordMatch, ...], ...]:
        """Per passage, which of its words answer which of the query's.

        Raises:
            BaseDamaged: there is no lexical index that can be read.
        """
        return explain(self._snapshot().read(_shortened(query)), passages, self._embedder)

    def state(self, revision: str | None = None) -> IndexState:
        """What the index is good for; with `revision` of the database given, an index made from another is stale.

        Raises:
            ServiceUnavailable: the dense leg's server does not answer.
        """
        states = [self._lexical.state(revision), self._dense.state(self._embedder.identity, revision)]
        worst = IndexState.worst(states)
        snapshot = self._lexical.snapshot()
        if worst is IndexState.READY and snapshot and snapshot.revision != self._dense.revision:
            return IndexState.STALE
        return worst

    def update(
        self,
        added: Sequence[Passage],
        removed: Sequence[str],
        *,
        revision: str,
        on_progress: Progress | None = None,
    ) -> None:
        """Take `added` in (replacing passages of the same id) and `removed` out; the index is then of `revision`.

        Interrupted half-way it leaves an index that `state` calls stale.

        Raises:
            BaseDamaged: the index is not there, or not whole: rebuild it.
            ServiceUnavailable: the dense leg's server does not answer.
        """
        with self._writing:
            self._snapshot()
            batches = []
            for done, batch in _batches(added):
                batches.append(self._embedder.embed_passages([embedded_text(passage) for passage in batch]))
                if on_progress:
                    on_progress(done, len(added))
            vectors = np.concatenate([np.zeros((0, self._embedder.dimension), np.float32), *batches])
            self._dense.update([passage.id for passage in added], vectors, removed, revision=revision)
            self._lexical.update(added, removed, revision=revision)

    def rebuild(
        self, passages: Iterable[Passage], total: int, *, revision: str, on_progress: Progress | None = None
    ) -> None:
        """Index `passages` anew beside the index that serves, then let the new one serve.

        Args:
            passages: all passages of the database, each id once.
            total: how many there are, for `on_progress`.
            revision: of the database they were read from.
            on_progress: called after each batch.

        Raises:
            BaseDamaged, ServiceUnavailable: the dense leg could not be built; the old index serves on.
        """
        with self._writing:
            words = self._lexical.draft()
            vectors = self._dense.draft(self._embedder.identity, self._embedder.dimension)
            try:
                for done, batch in _batches(passages):
                    embedded = self._embedder.embed_passages([embedded_text(passage) for passage in batch])
                    vectors.add([passage.id for passage in batch], embedded)
                    words.add(batch)
                    if on_progress:
                        on_progress(done, total)
            except BaseException:
                vectors.abandon()
                raise
            vectors.commit(revision)
            words.commit(revision)

    def close(self) -> None:
        """Let go of the index's files and connections."""
        self._dense.close()

    def _snapshot(self) -> LexicalSnapshot:
        snapshot = self._lexical.snapshot()
        if snapshot is None:
            raise BaseDamaged("Sökindexet saknas eller är skadat. Bygg om det: python -m assistant rebuild")
        return snapshot

    def _nearest(self, query: Query, scope: Scope | None, limit: int) -> tuple[Vectors, tuple[Neighbour, ...]] | None:
        """The query's vector, and the passages nearest to it; None where the leg cannot serve."""
        if self._dense.state(self._embedder.identity) is not IndexState.READY:
            return None
        try:
            vector = self._vector(query)
            return vector, self._dense.search(vector, scope, limit)
        except BaseDamaged:
            _LOG.exception("the dense index cannot be searched; the lexical one answers alone")
            return None

    def _meaning(
        self, found: tuple[Vectors, tuple[Neighbour, ...]] | None, ids: Sequence[str]
    ) -> tuple[Mapping[str, float] | None, float]:
        """Cosines of the nearest passages and of `ids`, and of the background; None where the leg cannot serve."""
        if found is None:
            return None, 0.0
        vector, nearest = found
        try:
            near = {neighbour.passage_id: neighbour.similarity for neighbour in nearest}
            return {**near, **self._dense.similarities(vector, ids)}, self._dense.background(vector)
        except BaseDamaged:
            _LOG.exception("the dense index cannot be read; the lexical one answers alone")
            return None, 0.0

    def _vector(self, query: Query) -> Vectors:
        """(d,) unit vector of the query, drawn towards the equivalents of its words where that means anything."""
        others = " ".join(query.other_words) if self._embedder.sums_words else ""
        vectors = self._embedder.embed_queries([query.text, others] if others else [query.text])
        drawn: Vectors = vectors[0] + np.float32(_EQUIVALENTS_SHARE) * vectors[1:].sum(axis=0)
        drawn /= np.maximum(np.linalg.norm(drawn), 1e-6)
        return drawn


def embedded_text(passage: Passage) -> str:
    """What is embedded of a passage: its text, with the heading before it where the text is very short."""
    if len(passage.text) < _SHORT_TEXT and passage.heading:
        return f"{passage.heading}: {passage.text}"
    return passage.text


def _shortened(query: str) -> str:
    if len(query) <= _LONGEST_QUERY:
        return query
    return query[:_LONGEST_QUERY].rsplit(maxsplit=1)[0]


def _batches(passages: Iterable[Passage]) -> Iterator[tuple[int, list[Passage]]]:
    """Batches of passages, each with the number of passages up to and including it."""
    rest = iter(passages)
    done = 0
    while batch := list(itertools.islice(rest, _BATCH)):
        done += len(batch)
        yield done, batch
