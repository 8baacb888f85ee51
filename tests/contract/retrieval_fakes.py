"""An embedder whose vectors are worked out by hand, and passages to search."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from assistant.domain.passage import PUBLIC, Kind, Passage, PassageFilter, passage_id
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


def make_passage(text: str, **fields: Any) -> Passage:
    """A public strength from Ljungby 2018; any field can be given another value."""
    defaults: dict[str, Any] = {
        "document_id": "d1",
        "collection": PUBLIC,
        "kind": Kind.STRENGTH,
        "text": text,
        "heading": "",
        "municipality": "Ljungby",
        "year": 2018,
        "edition": "2016",
        "area": 1,
        "theme_areas": (1,),
        "questions": (),
        "finding_id": None,
        "source": "rapport",
        "basis": None,
        "page": None,
        "start": 0,
        "end": len(text),
        "position": 0,
    }
    values = defaults | fields
    values.setdefault("id", passage_id(values["document_id"], text, finding_id=values["finding_id"]))
    return Passage(**values)


def random_vectors(count: int, dimension: int, seed: int = 0) -> Vectors:
    """(count, dimension) vectors of unit length."""
    vectors = np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
