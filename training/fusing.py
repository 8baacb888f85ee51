"""Ways to bring two legs' scores together; each takes (q, n) score matrices and gives one."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
#: What a leg passes on: its best hundred, as the program does.
DEPTH = 100


def ranks(scores: Scores) -> Scores:
    """(q, n) rank from 1 in each row; infinite beyond DEPTH and, for scores of 0 or less, everywhere."""
    order = np.argsort(-scores, axis=1, kind="stable")
    found = np.empty_like(scores)
    np.put_along_axis(found, order, np.arange(1.0, scores.shape[1] + 1)[None, :].repeat(len(scores), 0), 1)
    found[(found > DEPTH) | (scores <= 0)] = np.inf
    return found


def reciprocal(words: Scores, meaning: Scores, *, weight: float, damping: float) -> Scores:
    """Weighted reciprocal rank fusion; the words weigh 1."""
    return 1 / (damping + ranks(words)) + weight / (damping + ranks(meaning))


def min_max(words: Scores, meaning: Scores, *, weight: float) -> Scores:
    """Each leg's hundred from 0 to 1, missing ones 0; the words weigh 1."""
    return _spread(words) + weight * _spread(meaning)


def relative(words: Scores, meaning: Scores, *, weight: float) -> Scores:
    """Words against the query's best hit, cosines as they are, none missing."""
    best = words.max(1, keepdims=True)
    return words / np.where(best > 0, best, 1) + weight * np.maximum(meaning, 0)


def floored(words: Scores, meaning: Scores, *, weight: float, floor: float) -> Scores:
    """As `relative`, for legs that pass on only their hundred: a missing one gets `floor` of its leg's last."""
    best = words.max(1, keepdims=True)
    return _with_floor(words / np.where(best > 0, best, 1), floor) + weight * _with_floor(meaning, floor)


def absolute(words: Scores, meaning: Scores, *, ideal: NDArray[np.float64], weight: float) -> Scores:
    """Words against what a passage holding every term of the query would get: poor coverage leaves it to meaning."""
    return words / np.where(ideal > 0, ideal, 1)[:, None] + weight * np.maximum(meaning, 0)


def standard(words: Scores, meaning: Scores, *, weight: float) -> Scores:
    """Each leg less its mean, over its deviation."""
    return _standard(words) + weight * _standard(meaning)


def ways(ideal: NDArray[np.float64]) -> Mapping[str, Callable[[Scores, Scores], Scores]]:
    """Every way with every constant tried, by name."""
    found: dict[str, Callable[[Scores, Scores], Scores]] = {}
    for damping in (10, 60):
        for weight in (0.2, 0.5, 0.75, 1.0, 1.5):
            found[f"rrf damping={damping} weight={weight}"] = lambda a, b, d=damping, w=weight: reciprocal(
                a, b, weight=w, damping=d
            )
    for weight in (0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0):
        found[f"min-max weight={weight}"] = lambda a, b, w=weight: min_max(a, b, weight=w)
        found[f"relative weight={weight}"] = lambda a, b, w=weight: relative(a, b, weight=w)
        found[f"absolute weight={weight}"] = lambda a, b, w=weight: absolute(a, b, ideal=ideal, weight=w)
        found[f"standard weight={weight}"] = lambda a, b, w=weight: standard(a, b, weight=w)
        for floor in (0.5, 0.9):
            found[f"floored weight={weight} floor={floor}"] = lambda a, b, w=weight, f=floor: floored(
                a, b, weight=w, floor=f
            )
    return found


def _spread(scores: Scores) -> Scores:
    kept = np.isfinite(ranks(scores))
    low = np.where(kept, scores, np.inf).min(1, keepdims=True)
    high = np.where(kept, scores, -np.inf).max(1, keepdims=True)
    span = np.where(high > low, high - low, 1)
    return np.where(kept, (scores - low) / span, 0.0)


def _with_floor(scores: Scores, floor: float) -> Scores:
    kept = np.isfinite(ranks(scores))
    last = np.where(kept.any(1), np.where(kept, scores, np.inf).min(1), 0.0)
    return np.where(kept, scores, floor * last[:, None])


def _standard(scores: Scores) -> Scores:
    spread = scores.std(1, keepdims=True)
    return (scores - scores.mean(1, keepdims=True)) / np.where(spread > 0, spread, 1)
