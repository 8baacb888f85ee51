"""BM25 by the bm25s package, with the Swedish stemmer and stop words that it takes."""

import json
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from assistant.domain.passage import Passage, PassageFilter
from benchmarks.contestant import written


class Bm25s:
    """A `Contestant`; its filter is bm25s's own mask over the passages."""

    def __init__(self, folder: Path) -> None:
        """Nothing is opened yet."""
        self._folder = folder

    def build(self, documents: Iterable[Sequence[Passage]]) -> None:
        """See `Contestant`."""
        import bm25s

        passages = [passage for document in documents for passage in document]
        index = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        index.index(self._tokens([written(passage) for passage in passages]), show_progress=False)
        index.save(self._folder)
        fields = [(passage.id, passage.municipality, passage.kind) for passage in passages]
        (self._folder / "fields.json").write_text(json.dumps(fields), encoding="utf-8")

    def find(self, query: str, condition: PassageFilter, limit: int) -> list[str]:
        """See `Contestant`."""
        index, fields = self._open
        mask = self._mask(condition)
        tokens = self._tokens([query])
        found, scores = index.retrieve(
            tokens, k=min(limit, len(fields)), weight_mask=mask, show_progress=False, n_threads=0
        )
        return [fields[row][0] for row, score in zip(found[0], scores[0], strict=True) if score > 0]

    def exact(self, query: str, condition: PassageFilter, limit: int) -> None:
        """See `Contestant`."""

    def close(self) -> None:
        """See `Contestant`."""

    def _tokens(self, texts: list[str]) -> Any:
        import bm25s

        return bm25s.tokenize(texts, stopwords="swedish", stemmer=self._stemmer, show_progress=False)

    def _mask(self, condition: PassageFilter) -> Any:
        kinds, municipalities = self._columns
        mask = np.ones(len(kinds), np.float32)
        if condition.kinds:
            mask *= np.isin(kinds, [str(kind) for kind in condition.kinds])
        if condition.municipalities:
            mask *= np.isin(municipalities, condition.municipalities)
        return mask

    @cached_property
    def _stemmer(self) -> Any:
        import Stemmer

        return Stemmer.Stemmer("swedish")

    @cached_property
    def _open(self) -> tuple[Any, list[Any]]:
        import bm25s

        fields = json.loads((self._folder / "fields.json").read_text(encoding="utf-8"))
        return bm25s.BM25.load(self._folder, mmap=True), fields

    @cached_property
    def _columns(self) -> tuple[Any, Any]:
        fields = self._open[1]
        return np.array([row[2] for row in fields]), np.array([row[1] or "" for row in fields])
