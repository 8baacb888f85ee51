"""The default embedder: our own static model of Swedish, shipped in ``weights/``.

A text's vector is the sum of its tokens' rows, brought to unit length; English and Norwegian words lie near the Swedish
ones that mean the same. Made by ``training/``, from the sources named in ``weights/ATTRIBUTION.md``. It needs neither
torch nor a download, and embeds thousands of texts a second on one core.
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.embedder import SHIPPED_MODEL, Vectors

_WEIGHTS: Final = Path(__file__).with_name("weights")
# Texts whose rows are gathered at a time: so few stay in the processor's cache; 256 took half as long again.
_BATCH: Final = 16
# The token of what is not known; its row is zero.
_UNKNOWN: Final = 0


class StaticEmbedder:
    """Embeds queries and passages alike, with no prompts; safe between threads."""

    sums_words: Final = True

    def __init__(self, folder: Path = _WEIGHTS) -> None:
        """Nothing is read before the first text."""
        self._folder = folder

    @property
    def identity(self) -> str:
        """See `Embedder`; the hash of the weights tells one training from another."""
        return f"{SHIPPED_MODEL} {self._revision}; {self.dimension}; unit length; no prompts"

    @property
    def dimension(self) -> int:
        """See `Embedder`."""
        return int(self._table[0].shape[1])

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder`; texts in which nothing is known share one vector."""
        return self.embed_passages(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder`; texts in which nothing is known share one vector."""
        rows, scales = self._table
        found = np.zeros((len(texts), rows.shape[1]), np.float32)
        for start in range(0, len(texts), _BATCH):
            part = list(texts[start : start + _BATCH])
            encoded = self._tokenizer.encode_batch_fast(part, add_special_tokens=False)
            tokens = [encoding.ids or [_UNKNOWN] for encoding in encoded]
            ends = np.cumsum([len(ids) for ids in tokens])
            flat = np.fromiter((token for ids in tokens for token in ids), np.int64, int(ends[-1]))
            weighted = rows[flat].astype(np.float32) * scales[flat, None]
            found[start : start + len(part)] = np.add.reduceat(weighted, np.concatenate(([0], ends[:-1])), axis=0)
        found[~found.any(axis=1), 0] = (
            1  # nothing known: one and the same direction, so that every vector is of unit length
        )
        unit: Vectors = found / np.linalg.norm(found, axis=1, keepdims=True)
        return unit

    @cached_property
    def _table(self) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
        """Rows (tokens, dimension) and the scale of each row."""
        from safetensors.numpy import load_file

        found = load_file(self._folder / "model.safetensors")
        return found["rows"], found["scales"].astype(np.float32)

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _revision(self) -> str:
        """First letters of the hash of the weights."""
        import hashlib

        return hashlib.sha256((self._folder / "model.safetensors").read_bytes()).hexdigest()[:12]
