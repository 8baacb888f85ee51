"""An embedder whose vectors are worked out by hand, and one whose vectors are drawn."""

from collections.abc import Sequence

import numpy as np

from assistant.domain.passage import PUBLIC, PassageFilter
from assistant.retrieval.embedder import Vectors

EVERYTHING = PassageFilter((PUBLIC,))


class FakeEmbedder:
    """A vector is how often budget, kultur, skola and miljö occur, and 1; then unit length."""

    identity = "fake 1; 5; unit length; no prompts"
    dimension = 5
    sums_words = False

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self.embed_passages(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        counts = [[text.lower().count(word) for word in ("budget", "kultur", "skola", "miljö")] + [1] for text in texts]
        vectors = np.array(counts, np.float32).reshape(-1, 5)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def random_vectors(count: int, dimension: int, seed: int = 0) -> Vectors:
    """(count, dimension) vectors of unit length."""
    vectors = np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
