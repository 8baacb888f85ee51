"""A static embedding whose rows are sums of shared parts while it learns, and one plain table when it is done.

A token's vector is weight x (own part + stem + head and tail of a compound + mean of its character n-grams): rare
words learn from their relatives, and nothing of this costs anything at run time.
"""

import math
import zlib
from collections.abc import Mapping, Sequence

import numpy as np
import Stemmer
import torch
from numpy.typing import NDArray
from torch import nn

from training import vocabulary

_GRAMS = 40_000
_GRAM_LENGTHS = (4, 5)


class ComposedEmbedding(nn.Module):
    """Learns; `table` gives the plain rows."""

    def __init__(
        self,
        tokens: Mapping[str, int],
        counts: NDArray[np.float64],
        dimension: int,
        smoothing: float,
        own: float = 1.0,
    ) -> None:
        """`counts` per token number; `smoothing` is the a of the weight a / (a + p) that learning starts from.

        `own` is how much a token's own part counts against 1 for its stem.
        """
        super().__init__()
        parts = [_parts(token) for token in sorted(tokens, key=tokens.__getitem__)]
        known = frozenset(core for core, continued in parts if not continued and len(core) > 2)
        parts = [(_unlinked(core, known) if continued else core, continued) for core, continued in parts]
        stemmer = Stemmer.Stemmer("swedish")
        numbers: dict[str, int] = {}
        flat: list[int] = []
        shares: list[float] = []
        starts: list[int] = []
        grams_at: list[tuple[int, int]] = []
        for core, continued in parts:
            starts.append(len(flat))
            named = [("#" if continued else "") + "own " + core, "stem " + stemmer.stemWord(core)]
            if parts_of := vocabulary.split_compound(core, known) if len(core) > 6 else None:
                named += ["stem " + stemmer.stemWord(part) for part in parts_of]
            for name in named:
                flat.append(numbers.setdefault(name, len(numbers)))
                shares.append(own if "own " in name else 1.0)
            grams = _grams(core)
            for gram in grams:
                grams_at.append((len(flat), gram))
                flat.append(-1)
                shares.append(0.75 / math.sqrt(len(grams)))
        for place, gram in grams_at:
            flat[place] = len(numbers) + gram
        self.parts = nn.Embedding(len(numbers) + _GRAMS, dimension, sparse=True)
        nn.init.normal_(self.parts.weight, std=0.4 / math.sqrt(dimension))
        share = counts / counts.sum()
        start = np.log(np.maximum(smoothing / (smoothing + share), 0.02))
        self.weights = nn.Embedding(len(parts), 1, sparse=True)
        self.weights.weight.data[:, 0] = torch.from_numpy(start).float()
        self.register_buffer("flat", torch.tensor(flat), persistent=False)
        self.register_buffer("shares", torch.tensor(shares), persistent=False)
        self.register_buffer("starts", torch.tensor([*starts, len(flat)]), persistent=False)

    def rows(self, tokens: torch.Tensor) -> torch.Tensor:
        """(n, d) vectors of token numbers."""
        first, sizes = self.starts[tokens], self.starts[tokens + 1] - self.starts[tokens]
        offsets = torch.cumsum(sizes, 0) - sizes
        places = torch.arange(int(sizes.sum())) - torch.repeat_interleave(offsets - first, sizes)
        vectors = nn.functional.embedding_bag(
            self.flat[places],
            self.parts.weight,
            offsets,
            mode="sum",
            sparse=True,
            per_sample_weights=self.shares[places],
        )
        return vectors * self.weights(tokens).exp() * (tokens != 0).unsqueeze(1)

    def forward(self, texts: Sequence[Sequence[int]]) -> torch.Tensor:
        """(n, d) unit vectors of tokenised texts; a text without known tokens gives zeros."""
        sizes = torch.tensor([len(text) for text in texts])
        flat = torch.tensor([token for text in texts for token in text], dtype=torch.long)
        distinct, places = torch.unique(flat, return_inverse=True)
        sums = nn.functional.embedding_bag(places, self.rows(distinct), torch.cumsum(sizes, 0) - sizes, mode="sum")
        return nn.functional.normalize(sums, dim=1)

    @torch.no_grad()
    def table(self) -> NDArray[np.float32]:
        """(tokens, d) plain rows, weights folded in; row 0, the unknown, is zero."""
        count = len(self.starts) - 1
        return torch.cat([self.rows(torch.arange(at, min(at + 8192, count))) for at in range(0, count, 8192)]).numpy()


def _parts(token: str) -> tuple[str, bool]:
    continued = token.startswith(vocabulary.CONTINUED) and len(token) > len(vocabulary.CONTINUED)
    return (token.removeprefix(vocabulary.CONTINUED), True) if continued else (token, False)


def _unlinked(tail: str, known: frozenset[str]) -> str:
    """The tail of a compound without its linking s."""
    bare = tail.removeprefix("s")
    return bare if bare != tail and bare in known and tail not in known else tail


def _grams(core: str) -> list[int]:
    marked = f"<{core}>"
    found = {marked[at : at + size] for size in _GRAM_LENGTHS for at in range(len(marked) - size + 1)}
    return sorted({zlib.crc32(gram.encode()) % _GRAMS for gram in found})
