"""The finished model without torch: token rows summed and brought to unit length."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer


class StaticModel:
    """Embeds texts; passages and queries alike, no prompts."""

    def __init__(self, tokenizer: Tokenizer, table: NDArray[np.float32 | np.float16 | np.int8]) -> None:
        """`table` holds a row a token; one scale for all of it does not matter, as vectors come out at unit length."""
        self._tokenizer, self._table = tokenizer, table
        tokenizer.no_padding()
        tokenizer.no_truncation()

    @classmethod
    def load(cls, folder: Path) -> "StaticModel":
        """From what `export` wrote."""
        table = load_file(folder / "model.safetensors")["embedding.weight"]
        return cls(Tokenizer.from_file(str(folder / "tokenizer.json")), table)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, d) vectors of unit length; zeros for a text in which nothing is known."""
        found = np.zeros((len(texts), self._table.shape[1]), np.float32)
        for start in range(0, len(texts), 512):
            part = list(texts[start : start + 512])
            ids = [
                encoding.ids or [0] for encoding in self._tokenizer.encode_batch_fast(part, add_special_tokens=False)
            ]
            sizes = np.array([len(row) for row in ids])
            rows = self._table[np.concatenate([np.array(row) for row in ids])].astype(np.float32)
            found[start : start + len(part)] = np.add.reduceat(rows, np.cumsum(sizes) - sizes, axis=0)
        norms = np.linalg.norm(found, axis=1, keepdims=True)
        return found / np.where(norms > 0, norms, 1)
