"""The pipeline of LangChain's tutorials, and its ensemble with words."""

import pickle
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from langchain_core.documents import Document

from assistant.domain.passage import Passage, PassageFilter
from benchmarks.minilm import MiniLM, cut

# Chroma takes some 5 000 at most.
_BATCH: Final = 2_000
# A passage may have been cut in several, of which each may be a hit.
_SPARE: Final = 3


class Textbook:
    """A `Contestant`: recursive splitter, Chroma, English MiniLM."""

    def __init__(self, folder: Path, encoder: MiniLM) -> None:
        """Nothing is opened yet."""
        self._folder = folder
        self._encoder = encoder

    def build(self, documents: Iterable[Sequence[Passage]]) -> None:
        """See `Contestant`."""
        waiting: list[Document] = []
        for document in documents:
            waiting += _chunks(document)
            if len(waiting) >= _BATCH:
                self._store.add_documents(waiting[:_BATCH])
                del waiting[:_BATCH]
        if waiting:
            self._store.add_documents(waiting)

    def find(self, query: str, condition: PassageFilter, limit: int) -> list[str]:
        """See `Contestant`."""
        found = self._store.similarity_search(query, k=limit * _SPARE, filter=_where(condition))
        return _ids(found, limit)

    def exact(self, query: str, condition: PassageFilter, limit: int) -> list[str]:
        """See `Contestant`: the vectors themselves against the query's."""
        held = self._store._collection.get(where=_where(condition), include=["embeddings", "metadatas"])
        order = np.argsort(-(held["embeddings"] @ np.array(self._encoder.embed_query(query))), kind="stable")
        return list(dict.fromkeys(held["metadatas"][row]["passage"] for row in order))[:limit]

    def close(self) -> None:
        """See `Contestant`."""

    def retriever(self, condition: PassageFilter, limit: int) -> Any:
        """As a LangChain retriever under a filter."""
        return self._store.as_retriever(search_kwargs={"k": limit, "filter": _where(condition)})

    @cached_property
    def _store(self) -> Any:
        from langchain_chroma import Chroma

        return Chroma(persist_directory=str(self._folder / "chroma"), embedding_function=self._encoder)


class Ensemble:
    """A `Contestant`: `EnsembleRetriever` of rank-bm25 and of the textbook's Chroma, at equal weights.

    rank-bm25 knows no filter: all its passages are scored, and those that the filter allows are kept. Nor does it know any
    file: it is pickled.
    """

    def __init__(self, folder: Path, encoder: MiniLM) -> None:
        """Nothing is opened yet."""
        self._file = folder / "words.pickle"
        self._textbook = Textbook(folder, encoder)

    def build(self, documents: Iterable[Sequence[Passage]]) -> None:
        """See `Contestant`."""
        from langchain_community.retrievers import BM25Retriever

        held = [list(document) for document in documents]
        self._textbook.build(held)
        words = BM25Retriever.from_documents([chunk for document in held for chunk in _chunks(document)])
        with self._file.open("wb") as file:
            pickle.dump(words, file)

    def find(self, query: str, condition: PassageFilter, limit: int) -> list[str]:
        """See `Contestant`."""
        from langchain_classic.retrievers import EnsembleRetriever
        from langchain_core.runnables import RunnableLambda

        words = RunnableLambda(lambda asked: self._by_words(asked, condition, limit * _SPARE))
        meaning = self._textbook.retriever(condition, limit * _SPARE)
        return _ids(EnsembleRetriever(retrievers=[words, meaning], weights=[0.5, 0.5]).invoke(query), limit)

    def exact(self, query: str, condition: PassageFilter, limit: int) -> None:
        """See `Contestant`: not measured, the textbook's part is."""

    def close(self) -> None:
        """See `Contestant`."""

    def _by_words(self, query: str, condition: PassageFilter, limit: int) -> list[Document]:
        scores = self._words.vectorizer.get_scores(self._words.preprocess_func(query))
        found: list[Document] = []
        for row in np.argsort(-scores, kind="stable"):
            if len(found) == limit or scores[row] <= 0:
                break
            if _allows(condition, self._words.docs[row].metadata):
                found.append(self._words.docs[row])
        return found

    @cached_property
    def _words(self) -> Any:
        with self._file.open("rb") as file:
            return pickle.load(file)  # noqa: S301 our own file


def _chunks(passages: Sequence[Passage]) -> list[Document]:
    return [
        Document(
            id=f"{passage.id}-{place}",
            page_content=text,
            metadata={"passage": passage.id, "kind": str(passage.kind), "municipality": passage.municipality or ""},
        )
        for passage in passages
        for place, text in enumerate(cut(passage))
    ]


def _ids(found: Iterable[Document], limit: int) -> list[str]:
    return list(dict.fromkeys(document.metadata["passage"] for document in found))[:limit]


def _where(condition: PassageFilter) -> dict[str, Any] | None:
    asked = []
    if condition.kinds:
        asked.append({"kind": {"$in": [str(kind) for kind in condition.kinds]}})
    if condition.municipalities:
        asked.append({"municipality": {"$in": list(condition.municipalities)}})
    return {"$and": asked} if len(asked) > 1 else next(iter(asked), None)


def _allows(condition: PassageFilter, metadata: Mapping[str, Any]) -> bool:
    return (not condition.kinds or metadata["kind"] in condition.kinds) and (
        not condition.municipalities or metadata["municipality"] in condition.municipalities
    )
