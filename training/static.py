"""The finished model without torch: token rows summed and brought to unit length."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

_BATCH = 256
# Its row is zero.
_UNKNOWN = 0


class StaticModel:
    """Embeds texts; passages and queries alike, no prompts."""

    def __init__(
        self, tokenizer: Tokenizer, rows: NDArray[np.generic], scales: NDArray[np.float16] | None = None
    ) -> None:
        """`rows` holds a row a token, to be multiplied by its scale where there are any."""
        self._tokenizer, self._rows = tokenizer, rows
        self._scales = np.ones(len(rows), np.float32) if scales is None else scales.astype(np.float32)
        tokenizer.no_padding()
        tokenizer.no_truncation()

    @classmethod
    def load(cls, folder: Path) -> "StaticModel":
        """From either form that `export` writes."""
        found = load_file(folder / "model.safetensors")
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        if "rows" in found:
            return cls(tokenizer, found["rows"], found["scales"])
        return cls(tokenizer, found["embedding.weight"])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, d) vectors of unit length; zeros for a text in which nothing is known."""
        found = np.zeros((len(texts), self._rows.shape[1]), np.float32)
        for start in range(0, len(texts), _BATCH):
            part = list(texts[start : start + _BATCH])
            encodings = self._tokenizer.encode_batch_fast(part, add_special_tokens=False)
            ids = [encoding.ids or [_UNKNOWN] for encoding in encodings]
            sizes = np.array([len(row) for row in ids])
            flat = np.concatenate([np.array(row) for row in ids])
            rows = self._rows[flat].astype(np.float32) * self._scales[flat, None]
            found[start : start + len(part)] = np.add.reduceat(rows, np.cumsum(sizes) - sizes, axis=0)
        norms = np.linalg.norm(found, axis=1, keepdims=True)
        return found / np.where(norms > 0, norms, 1)
