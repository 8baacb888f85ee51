"""What every model learns by: losses, and the order of the rows; and keeping what a stage made."""

import pickle
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import torch

from training import pairs

Model = Callable[[list[list[int]]], torch.Tensor]


class Reader(Protocol):
    """Gives the token numbers of a text."""

    def read(self, text: str) -> list[int]:
        """Token numbers."""


class Weights(Protocol):
    """The part of a plan that losses need."""

    temperature: float
    distil: float


def pair_loss(model: Model, reader: Reader, rows: list[pairs.Pair], plan: Weights) -> torch.Tensor:
    """Each left text must choose its right one among the batch, and the other way round."""
    both = model([reader.read(row.left) for row in rows] + [reader.read(row.right) for row in rows])
    left, right = both[: len(rows)], both[len(rows) :]
    scores = left @ right.T / plan.temperature
    numbers: dict[str, int] = {}
    keys = torch.tensor([numbers.setdefault(row.key, len(numbers)) for row in rows])
    same = keys[:, None] == keys[None, :]
    same.fill_diagonal_(fill_value=False)
    scores = scores.masked_fill(same, -1e4)
    wanted = torch.arange(len(rows))
    return (torch.nn.functional.cross_entropy(scores, wanted) + torch.nn.functional.cross_entropy(scores.T, wanted)) / 2


def distil_loss(
    model: Model, reader: Reader, rows: list[tuple[str, str, int]], vectors: torch.Tensor, plan: Weights
) -> torch.Tensor:
    """Both languages near the teacher's vector of the English text, and nearer to it than to the batch's others."""
    goal = vectors[[row[2] for row in rows]]
    asked = [(number, text) for number, row in enumerate(rows) for text in row[:2] if text]
    found = model([reader.read(text) for _, text in asked])
    wanted = torch.tensor([number for number, _ in asked])
    near = 1 - (found * goal[wanted]).sum(1).mean()
    scores = found @ goal.T / plan.temperature
    soft = (goal @ goal.T / plan.temperature).softmax(1)[wanted]
    spread = -(soft * scores.log_softmax(1)).sum(1).mean() + (soft * soft.clamp_min(1e-9).log()).sum(1).mean()
    return plan.distil * (5 * near + spread)


class NearFeed:
    """Half of a batch at random, half the neighbours of a few rows: what is hard to tell apart stands together."""

    def __init__(
        self, rows: list[tuple[str, str, int]], vectors: torch.Tensor, anchors: int, chance: random.Random
    ) -> None:
        """`rows` name a place in `vectors`; each of the `anchors` is drawn anew for a batch."""
        self._feed, self._rows, self._chance, self._anchors = Feed(rows, chance), rows, chance, anchors
        self._vectors = vectors[[row[2] for row in rows]]

    def take(self, number: int) -> list[tuple[str, str, int]]:
        """Rows of one batch; one may stand in it twice."""
        taken = self._feed.take(number // 2)
        each = (number - len(taken)) // self._anchors
        for _ in range(self._anchors):
            anchor = self._vectors[self._chance.randrange(len(self._rows))]
            taken += [self._rows[place] for place in (self._vectors @ anchor).topk(each).indices.tolist()]
        return taken


class Feed:
    """Rows in random order, round after round."""

    def __init__(self, rows: list[Any], chance: random.Random) -> None:
        """`rows` of any kind."""
        self._rows, self._chance, self._order = rows, chance, []

    def take(self, number: int) -> list[Any]:
        """Rows of one batch."""
        number = min(number, len(self._rows))
        if len(self._order) < number:
            self._order = list(range(len(self._rows)))
            self._chance.shuffle(self._order)
        taken, self._order = self._order[:number], self._order[number:]
        return [self._rows[place] for place in taken]


def kept(path: Path, make: Callable[[], Any]) -> Any:
    """What `make` gives, from `path` if it was made before."""
    if path.exists():
        return pickle.loads(path.read_bytes())  # noqa: S301 our own file
    made = make()
    path.write_bytes(pickle.dumps(made))
    return made
