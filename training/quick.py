"""Figures of a table while it learns: seconds, not minutes."""

from functools import cache

import numpy as np
from tokenizers import Tokenizer

from training import testsets
from training.static import StaticModel


def measure(tokenizer: Tokenizer, table: np.ndarray) -> dict[str, float]:
    """nDCG@10, Spearman and accuracy, all times 100."""
    model = StaticModel(tokenizer, table)
    figures = {}
    for task in _retrieval():
        ids = list(task.passages)
        scores = (model.encode(task.questions) @ model.encode(list(task.passages.values())).T).astype(np.float64)
        if task.name == "paraphrase":
            figures["paraphrase_r1"] = testsets.first(scores, ids, task.right)
        else:
            figures[task.name] = testsets.ndcg10(scores, ids, task.right).mean()
    left, right, labels = testsets.sweparaphrase("dev")
    figures["sweparaphrase_dev"] = testsets.spearman(model.encode(left), model.encode(right), labels)
    swedish, english = testsets.tatoeba()
    scores = model.encode(swedish) @ model.encode(english).T
    figures["tatoeba"] = np.mean(scores.argmax(1) == np.arange(len(scores)))
    return {name: round(100 * float(value), 1) for name, value in figures.items()}


@cache
def _retrieval() -> list[testsets.Retrieval]:
    return [
        testsets.dev_questions(),
        testsets.quality_questions(),
        testsets.paraphrases(),
        testsets.beir("norquad_sv_mt"),
    ]
