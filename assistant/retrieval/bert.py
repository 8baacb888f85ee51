"""A BERT sentence encoder in NumPy, for models stored as safetensors with mean pooling.

Source: Devlin et al. 2018 (the encoder); Reimers and Gurevych 2019 (mean pooling, unit length).
"""

import json
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

# Added to the attention of padding: its share becomes 0.
_NEVER: Final = np.float32(-1e9)


class Bert:
    """Encodes short texts; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Load weights and tokenizer from a sentence-transformers folder."""
        from safetensors.numpy import load_file
        from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # ships no types
        from tokenizers import Tokenizer

        # For the whole process, on purpose: on these small matrices BLAS threads gain nothing, and on a busy machine
        # they wait for each other (a query took 400 to 2,000 ms at worst, 12 with one thread).
        threadpool_limits(1, user_api="blas")
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        limits = json.loads((folder / "sentence_bert_config.json").read_text(encoding="utf-8"))
        self._heads = int(config["num_attention_heads"])
        self._layers = int(config["num_hidden_layers"])
        self._epsilon = np.float32(config["layer_norm_eps"])
        self._weights: dict[str, Array] = load_file(folder / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(int(limits["max_seq_length"]))
        self._tokenizer.enable_padding()

    def encode(self, texts: list[str]) -> Array:
        """(n, d) vectors of unit length; text beyond the model's limit is left out."""
        tokens = self._tokenizer.encode_batch(texts)
        ids = np.array([entry.ids for entry in tokens])
        mask = np.array([entry.attention_mask for entry in tokens], np.float32)
        hidden = self._encoder(self._embeddings(ids), (1 - mask)[:, None, None, :] * _NEVER, ids.shape)
        pooled: Array = np.einsum("nld,nl->nd", hidden.reshape(*ids.shape, -1), mask) / mask.sum(1, keepdims=True)
        pooled /= np.linalg.norm(pooled, axis=1, keepdims=True)
        return pooled

    def _embeddings(self, ids: NDArray[np.int64]) -> Array:
        weight = self._weights
        summed = (
            weight["embeddings.word_embeddings.weight"][ids]
            + weight["embeddings.position_embeddings.weight"][: ids.shape[1]]
            + weight["embeddings.token_type_embeddings.weight"][0]
        )
        return self._normalised(summed.reshape(-1, summed.shape[-1]), "embeddings.LayerNorm")

    def _encoder(self, hidden: Array, padding: Array, shape: tuple[int, ...]) -> Array:
        """Rows are the tokens of all texts, one after the other."""
        for layer in range(self._layers):
            name = f"encoder.layer.{layer}"
            attended = self._linear(self._attention(hidden, padding, shape, name), f"{name}.attention.output.dense")
            hidden = self._normalised(hidden + attended, f"{name}.attention.output.LayerNorm")
            inner = _gelu(self._linear(hidden, f"{name}.intermediate.dense"))
            hidden = self._normalised(hidden + self._linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")
        return hidden

    def _attention(self, hidden: Array, padding: Array, shape: tuple[int, ...], name: str) -> Array:
        query, key, value = (
            self._linear(hidden, f"{name}.attention.self.{part}").reshape(*shape, self._heads, -1).swapaxes(1, 2)
            for part in ("query", "key", "value")
        )
        weight = query @ key.swapaxes(2, 3) / np.sqrt(np.float32(query.shape[-1])) + padding
        weight = np.exp(weight - weight.max(-1, keepdims=True))
        weight /= weight.sum(-1, keepdims=True)
        mixed: Array = (weight @ value).swapaxes(1, 2).reshape(hidden.shape)
        return mixed

    def _linear(self, rows: Array, name: str) -> Array:
        product: Array = rows @ self._weights[f"{name}.weight"].T
        product += self._weights[f"{name}.bias"]
        return product

    def _normalised(self, rows: Array, name: str) -> Array:
        centred = rows - rows.mean(-1, keepdims=True)
        spread = np.sqrt(np.square(centred).mean(-1, keepdims=True) + self._epsilon)
        scaled: Array = centred / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return scaled


def _gelu(rows: Array) -> Array:
    """x/2 * (1 + erf(x/sqrt 2)); erf to 1.5e-7 by Abramowitz and Stegun 7.1.26, as NumPy has none."""
    half = np.abs(rows) * np.float32(0.5**0.5)
    inverse = 1 / (1 + np.float32(0.3275911) * half)
    series = np.zeros_like(rows)
    for factor in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series += np.float32(factor)
        series *= inverse
    erf = np.copysign(1 - series * np.exp(-half * half), rows)
    gated: Array = rows * np.float32(0.5) * (1 + erf)
    return gated
