"""Text to vectors: the port, and the choice between the shipped model and one by name."""

from collections.abc import Sequence
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

#: Our own model, whose weights are shipped: nothing is fetched from a model hub.
SHIPPED_MODEL: Final = "kompass-static-sv"


class Embedder(Protocol):
    """Turns queries and passages into vectors that can be compared by their inner product."""

    @property
    def identity(self) -> str:
        """Model, revision, dimension, prompts, normalisation: vectors of two identities cannot be compared."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def sums_words(self) -> bool:
        """Whether a text's vector is the sum of its words', so that words can be added to it."""

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """(n, dimension) vectors of unit length, in the order of `texts`; (0, dimension) for none."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """(n, dimension) vectors of unit length, in the order of `texts`; (0, dimension) for none."""


def choose_embedder(name: str, *, query_prompt: str = "", passage_prompt: str = "") -> Embedder:
    """The embedder of a setting; its weights are loaded when first used.

    Args:
        name: `SHIPPED_MODEL`, or a sentence-transformers model by name or folder.
        query_prompt: put before a query; empty leaves it to the model's own stored prompt.
        passage_prompt: put before a passage; empty leaves it to the model's own stored prompt.
    """
    if name == SHIPPED_MODEL:
        from assistant.retrieval.static_model import StaticEmbedder

        return StaticEmbedder()
    from assistant.retrieval.named_model import NamedEmbedder

    return NamedEmbedder(name, query_prompt=query_prompt, passage_prompt=passage_prompt)
