"""Figures of a model while it learns: seconds, not minutes."""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from training import testsets

Encode = Callable[[Sequence[str]], np.ndarray]


def measure(encode: Encode, every: int = 1) -> dict[str, float]:
    """nDCG@10, Spearman and accuracy, all times 100; of NorQuAD each `every`-th question."""
    figures = {}
    for task in _retrieval(every):
        ids = list(task.passages)
        scores = (encode(task.questions) @ encode(list(task.passages.values())).T).astype(np.float64)
        if task.name == "paraphrase":
            figures["paraphrase_r1"] = testsets.first(scores, ids, task.right)
        else:
            figures[task.name] = testsets.ndcg10(scores, ids, task.right).mean()
    left, right, labels = testsets.sweparaphrase("dev")
    figures["sweparaphrase_dev"] = testsets.spearman(encode(left), encode(right), labels)
    swedish, english = testsets.tatoeba()
    scores = encode(swedish) @ encode(english).T
    figures["tatoeba"] = np.mean(scores.argmax(1) == np.arange(len(scores)))
    return {name: round(100 * float(value), 1) for name, value in figures.items()}


@cache
def _retrieval(every: int) -> list[testsets.Retrieval]:
    return [
        testsets.dev_questions(),
        testsets.quality_questions(),
        testsets.paraphrases(),
        testsets.beir("norquad_sv_mt", every=every),
    ]
