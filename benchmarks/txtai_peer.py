"""txtai with its hybrid index: BM25 of its own and faiss, filters through SQL."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from assistant.domain.passage import Passage, PassageFilter
from benchmarks.contestant import written
from benchmarks.minilm import MiniLM


class Txtai:
    """A `Contestant`, with the English MiniLM and txtai's defaults."""

    def __init__(self, folder: Path, encoder: MiniLM) -> None:
        """Nothing is opened yet."""
        self._folder = folder
        self._encoder = encoder

    def build(self, documents: Iterable[Sequence[Passage]]) -> None:
        """See `Contestant`."""
        index = self._new()
        index.index(
            (
                passage.id,
                {"text": written(passage), "kind": str(passage.kind), "place": passage.municipality or ""},
                None,
            )
            for document in documents
            for passage in document
        )
        index.save(str(self._folder / "txtai"))
        index.close()

    def find(self, query: str, condition: PassageFilter, limit: int) -> list[str]:
        """See `Contestant`."""
        asked: dict[str, Any] = {"query": query}
        clauses = ["similar(:query)"]
        for field, wanted in (("kind", condition.kinds), ("place", condition.municipalities)):
            values = {f"{field}{number}": str(value) for number, value in enumerate(wanted)}
            if values:
                asked |= values
                clauses.append(f"{field} in ({', '.join(f':{name}' for name in values)})")
        sql = f"select id, score from txtai where {' and '.join(clauses)}"  # noqa: S608 names of our own
        return [found["id"] for found in self._open.search(sql, limit, parameters=asked)]

    def exact(self, query: str, condition: PassageFilter, limit: int) -> None:
        """See `Contestant`: not measured."""

    def close(self) -> None:
        """See `Contestant`."""
        if "_open" in self.__dict__:
            self._open.close()

    @cached_property
    def _open(self) -> Any:
        index = self._new()
        index.load(str(self._folder / "txtai"), config={"transform": self._encode})
        return index

    def _new(self) -> Any:
        from txtai import Embeddings

        return Embeddings(method="external", transform=self._encode, hybrid=True, content=True)

    @cached_property
    def _encode(self) -> Any:
        """A function: txtai takes no method."""
        return lambda texts: self._encoder.vectors(texts)
