"""The dense leg on Chroma, embedded or as a server, with the vectors themselves beside it.

Chroma holds every vector and finds the nearest among many; among fewer, and under every filter, the flat file is
searched exactly, which is quicker there and loses nothing (see `vector_rows`).

Every generation of the index is a folder (and a collection) of its own; ``index.json`` names the one that serves, the
embedder that made it and the database's revision. A rebuild makes a new generation and then rewrites that file.
"""

import atexit
import contextlib
import secrets
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock
from typing import Any, Final

import numpy as np

from assistant.domain.errors import BaseDamaged
from assistant.retrieval.chroma_place import ChromaPlace, EmbeddedPlace, ServerPlace, translated_errors
from assistant.retrieval.dense import Neighbour, Scope
from assistant.retrieval.embedder import Vectors
from assistant.retrieval.state import IndexState, Record
from assistant.retrieval.vector_rows import VectorRows, append_vectors, name_vectors

# Cosine, said here and not left to Chroma (whose default is squared L2). ef_search 100 finds 99.4 % and 400 all of the
# nearest among 10,000 vectors; it cannot be changed afterwards.
_CONFIGURATION: Final = {"hnsw": {"space": "cosine", "ef_construction": 100, "max_neighbors": 16, "ef_search": 400}}
# Vectors handed over at a time: 250 cost twice the time a vector, 5 000 hold other threads up for a second.
_BATCH: Final = 2_000
# From so many vectors on an unfiltered search is left to Chroma's graph: some 45 ms of exact search on one core.
_MANY: Final = 500_000
# Chroma gives equal distances in any order: so many more are fetched, sorted by id, and cut.
_SPARE: Final = 50
_LAYOUT: Final = 1


def open_embedded(folder: Path, *, many: int = _MANY) -> "ChromaIndex":
    """The index in `folder` (which need not exist), with Chroma in this process; exact below `many` vectors."""
    return ChromaIndex(folder, EmbeddedPlace(), many=many)


def connect_server(folder: Path, url: str, *, many: int = _MANY) -> "ChromaIndex":
    """The index of `folder` with Chroma's server at `url`; vectors and the record stay in `folder`."""
    return ChromaIndex(folder, ServerPlace(url), url=url, many=many)


@dataclass(frozen=True, slots=True)
class _Open:
    """What is open of the generation that serves; `client` and `collection` from the first approximate search on."""

    record: Record
    rows: VectorRows
    client: Any = None
    collection: Any = None


class ChromaIndex:
    """A `DenseIndex`; safe between threads, and follows what another process puts in place."""

    def __init__(self, folder: Path, place: ChromaPlace, *, url: str | None = None, many: int = _MANY) -> None:
        """Use `open_embedded` or `connect_server`."""
        self._folder = folder
        self._many = many
        self._place = place
        self._url = url
        self._lock = RLock()
        self._open: _Open | None = None
        self._checked: dict[str, IndexState] = {}

    @property
    def revision(self) -> str | None:
        """See `DenseIndex`."""
        try:
            record = Record.read(self._folder)
        except (OSError, ValueError):
            return None  # `state` says that it is damaged
        return record.revision if record else None

    def state(self, embedder: str, revision: str | None = None) -> IndexState:
        """See `DenseIndex`."""
        try:
            record = Record.read(self._folder)
            if record is None:
                return IndexState.MISSING
            if record.layout != _LAYOUT or record.revision is None:
                return IndexState.STALE
            if record.embedder != embedder:
                return IndexState.OTHER_EMBEDDER
            with self._lock:
                self._current()
                found = self._check(record)
        except (OSError, ValueError, BaseDamaged):
            return IndexState.DAMAGED
        stale = found is IndexState.READY and revision not in (None, record.revision)
        return IndexState.STALE if stale else found

    def search(self, query: Vectors, scope: Scope | None, limit: int) -> tuple[Neighbour, ...]:
        """See `DenseIndex`; by Chroma where all of very many are searched, else exact."""
        with self._lock:
            rows = self._current().rows
            if scope is None and len(rows) >= self._many:
                found = self._nearest(query, limit)
            else:
                found = rows.nearest(query, scope, limit)
        neighbours = (Neighbour(identifier, round(similarity, 6)) for identifier, similarity in found)
        return tuple(sorted(neighbours, key=lambda near: (-near.similarity, near.passage_id))[:limit])

    def similarities(self, query: Vectors, ids: Sequence[str]) -> Mapping[str, float]:
        """See `DenseIndex`."""
        with self._lock:
            found = self._current().rows.similarities(query, ids)
        return {identifier: round(similarity, 6) for identifier, similarity in found}

    def background(self, query: Vectors) -> float:
        """See `DenseIndex`."""
        with self._lock:
            return round(float(query @ self._current().rows.centre), 6)

    def update(self, added: Sequence[str], vectors: Vectors, removed: Iterable[str], *, revision: str) -> None:
        """See `DenseIndex`; interrupted, it leaves an index that `state` calls stale.

        Raises:
            BaseDamaged: Chroma does not hold what it was given.
        """
        with self._lock:
            current = self._with_collection()
            replace(current.record, revision=None).write(self._folder)
            gone = sorted({*removed, *added} & current.rows.ids)
            with translated_errors(self._url):
                for start in range(0, len(gone), _BATCH):
                    current.collection.delete(ids=gone[start : start + _BATCH])
                _add(current.collection, added, vectors)
                held = current.collection.count()
            rows = current.rows.changed(added, vectors, gone)
            if held != len(rows):
                raise BaseDamaged("Sökindexet tog inte emot allt. Bygg om det: python -m assistant rebuild")
            record = replace(current.record, revision=revision, count=len(rows))
            record.write(self._folder)
            self._open = replace(current, record=record, rows=rows)

    def draft(self, embedder: str, dimension: int) -> "ChromaDraft":
        """See `DenseIndex`."""
        record = Record(secrets.token_hex(8), "", 0, embedder, dimension, _LAYOUT)
        return ChromaDraft(self, self._folder / record.generation, self._place, record, self._url)

    def close(self) -> None:
        """See `DenseIndex`."""
        with self._lock:
            if self._open and self._open.client is not None:
                self._place.close(self._folder / self._open.record.generation, self._open.client)
                atexit.unregister(self.close)
            self._open = None
            self._checked.clear()

    def serve(self, record: Record) -> None:
        """Let the generation of `record` serve and drop the others."""
        with self._lock:
            self.close()
            record.write(self._folder)
            for other in self._folder.iterdir():
                if other.is_dir() and other.name != record.generation:
                    self._place.drop(other, _collection_name(other.name))
                    shutil.rmtree(other, ignore_errors=True)  # Windows keeps mapped files; the next rebuild drops them

    def _current(self) -> _Open:
        """The generation that serves, its vectors mapped; opened anew where another process changed it."""
        record = self._record()
        if self._open is None or self._open.record != record:
            self.close()
            rows = VectorRows.load(self._folder / record.generation, record.dimension)
            if len(rows) != record.count:
                raise BaseDamaged("Sökindexets vektorer är skadade. Bygg om det: python -m assistant rebuild")
            self._open = _Open(record, rows)
        return self._open

    def _record(self) -> Record:
        record = Record.read(self._folder)
        if record is None or record.layout != _LAYOUT:
            raise BaseDamaged("Sökindexet saknas. Bygg det: python -m assistant rebuild")
        return record

    def _check(self, record: Record) -> IndexState:
        if record.generation not in self._checked:
            name = _collection_name(record.generation)
            place = self._folder / record.generation
            self._checked[record.generation] = self._place.check(place, name, record.dimension, record.count)
        return self._checked[record.generation]

    def _with_collection(self) -> _Open:
        current = self._current()
        if current.collection is None:
            record = current.record
            if record.revision is None or self._check(record) is not IndexState.READY:
                raise BaseDamaged("Sökindexet är skadat eller halvfärdigt. Bygg om det: python -m assistant rebuild")
            client = self._place.open(self._folder / record.generation)
            with translated_errors(self._url):
                collection = client.get_collection(_collection_name(record.generation), embedding_function=None)
            current = replace(current, client=client, collection=collection)
            atexit.register(self.close)
            self._open = current
        return current

    def _nearest(self, query: Vectors, limit: int) -> list[tuple[str, float]]:
        current = self._with_collection()
        with translated_errors(self._url):
            found = current.collection.query(query_embeddings=[query], n_results=limit + _SPARE, include=["distances"])
        distances = zip(found["ids"][0], found["distances"][0], strict=True)
        return [(identifier, 1.0 - float(distance)) for identifier, distance in distances]


class ChromaDraft:
    """A `DenseDraft`: a generation of its own that becomes the one that serves."""

    def __init__(self, index: ChromaIndex, folder: Path, place: ChromaPlace, record: Record, url: str | None) -> None:
        """Make an empty collection and an empty file of vectors."""
        folder.mkdir(parents=True)
        self._index = index
        self._folder = folder
        self._place = place
        self._record = record
        self._url = url
        self._ids: list[str] = []
        self._waiting: list[Vectors] = []
        append_vectors(folder, np.zeros((0, record.dimension), np.float32))
        self._client = place.open(folder)
        with translated_errors(url):
            self._collection = self._client.create_collection(
                _collection_name(record.generation),
                embedding_function=None,
                configuration=_CONFIGURATION,
                metadata={"embedder": record.embedder},
            )

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        """See `DenseDraft`."""
        append_vectors(self._folder, vectors)
        self._ids += ids
        self._waiting.append(vectors)
        if sum(map(len, self._waiting)) >= _BATCH:
            self._hand_over()

    def commit(self, revision: str) -> None:
        """See `DenseDraft`.

        Raises:
            BaseDamaged: Chroma does not hold what it was given.
        """
        self._hand_over()
        rows = name_vectors(self._folder, self._record.dimension, self._ids)
        with translated_errors(self._url):
            held = self._collection.count()
        if held != len(rows):
            self.abandon()
            raise BaseDamaged("Sökindexet tog inte emot allt. Försök igen: python -m assistant rebuild")
        self._place.close(self._folder, self._client)
        self._index.serve(replace(self._record, revision=revision, count=len(rows)))

    def abandon(self) -> None:
        """See `DenseDraft`."""
        self._place.close(self._folder, self._client)
        with contextlib.suppress(BaseDamaged):  # what cannot be removed now is removed by the next rebuild
            self._place.drop(self._folder, _collection_name(self._record.generation))
        shutil.rmtree(self._folder, ignore_errors=True)

    def _hand_over(self) -> None:
        """Let Chroma take in what was added since the last time."""
        vectors = np.concatenate([np.zeros((0, self._record.dimension), np.float32), *self._waiting])
        with translated_errors(self._url):
            _add(self._collection, self._ids[len(self._ids) - len(vectors) :], vectors)
        self._waiting.clear()


def _collection_name(generation: str) -> str:
    return f"kompass-{generation}"


def _add(collection: Any, ids: Sequence[str], vectors: Vectors) -> None:
    for start in range(0, len(ids), _BATCH):
        part = slice(start, start + _BATCH)
        collection.add(ids=list(ids[part]), embeddings=vectors[part])
