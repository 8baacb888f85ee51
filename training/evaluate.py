"""Measure methods side by side: ``python -m training.evaluate --model /tmp/train/export/static``.

A line of JSON per set and method; the fusions are sorted by the mean over the sets.
"""

import argparse
import json
import math
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from assistant.domain.glossary import Term
from assistant.reading.glossary_files import load_glossary
from assistant.retrieval.lexical import EQUIVALENT_WEIGHT
from assistant.retrieval.packaged_model import PackagedEmbedder
from assistant.retrieval.postings import K1, NewRows, Postings
from assistant.retrieval.synonyms import Synonyms
from assistant.retrieval.words import passage_terms, query_words, word_terms
from training import fusing, testsets
from training.static import StaticModel

_ROOT = Path(__file__).parent.parent
# How far a question's vector is drawn towards the equivalents of its words.
_SHARES = (0.3, 0.6, 1.0)


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--english", action="store_true", help="measure the English MiniLM too (minutes)")
    parser.add_argument("--glossary", nargs="+", default=["program", "none", "shared"], help="how equivalents count")
    parser.add_argument("--every", type=int, default=4, help="take every n-th NorQuAD question")
    parser.add_argument("--fusions", type=int, default=12, help="how many fusions to print, best first")
    given = parser.parse_args()
    model = StaticModel.load(given.model)
    embedders: dict[str, object] = {"model": model.encode}
    if given.english:
        embedders["english minilm"] = PackagedEmbedder().embed_passages
    for name, encode in embedders.items():
        _print_similarity(name, encode)
    glossary = load_glossary(_ROOT / "knowledge" / "glossary.toml")
    table: dict[str, dict[str, float]] = defaultdict(dict)
    sets = [
        testsets.dev_questions(), testsets.quality_questions(), testsets.paraphrases(), testsets.beir("norquad_sv_mt", every=given.every),
    ]  # fmt: skip
    for task in sets:
        ids, texts = list(task.passages), list(task.passages.values())
        dense = {
            name: (encode(task.questions) @ encode(texts).T).astype(np.float64) for name, encode in embedders.items()
        }
        vectors = model.encode(texts)
        for share in _SHARES:
            asked = with_equivalents(model, task.questions, glossary, share)
            dense[_widened(share)] = (asked @ vectors.T).astype(np.float64)
        for name, scores in dense.items():
            table[name][task.name] = _figure(task, scores, ids)
        for way in given.glossary:
            words, ideal = lexical_scores(texts, task.questions, glossary, way)
            table[f"lexical, glossary {way}"][task.name] = _figure(task, words, ids)
            for name, fuse in fusing.ways(ideal).items():
                for leg in ("model", *(_widened(share) for share in _SHARES)):
                    table[f"fused: {leg}; glossary {way}; {name}"][task.name] = _figure(
                        task, fuse(words, dense[leg]), ids
                    )
    crossing = testsets.beir("norquad_sv_mt", "norquad_nb")
    for name, encode in embedders.items():
        scores = (encode(crossing.questions) @ encode(list(crossing.passages.values())).T).astype(np.float64)
        table[name]["norwegian"] = _figure(crossing, scores, list(crossing.passages))
    words, _ = lexical_scores(list(crossing.passages.values()), crossing.questions, (), "none")
    table["lexical, glossary none"]["norwegian"] = _figure(crossing, words, list(crossing.passages))
    single = [name for name in table if not name.startswith("fused")]
    fused = sorted((name for name in table if name.startswith("fused")), key=lambda name: -_mean(table[name]))
    for name in (*single, *fused[: given.fusions]):
        print(json.dumps({"method": name, **table[name], "mean": round(_mean(table[name]), 1)}, ensure_ascii=False))
    _print_speed(model)


def with_equivalents(
    model: StaticModel, questions: Sequence[str], glossary: tuple[Term, ...], share: float
) -> np.ndarray:
    """(q, d) unit vectors of the questions, drawn towards the glossary equivalents of their words."""
    synonyms = Synonyms(glossary)
    others = [
        " ".join(
            dict.fromkeys(
                word for phrases in synonyms.of(query_words(question)) for phrase in phrases for word in phrase
            )
        )
        for question in questions
    ]
    drawn = model.encode(questions) + share * model.encode(others)
    norms = np.linalg.norm(drawn, axis=1, keepdims=True)
    return drawn / np.where(norms > 0, norms, 1)


def lexical_scores(
    texts: list[str], questions: list[str], glossary: tuple[Term, ...], way: str = "program"
) -> tuple[np.ndarray, np.ndarray]:
    """(q, n) scores of the lexical leg over bare texts, and (q,) what a passage holding every term would get.

    `way` is how glossary equivalents count: as in the program, "none", or "shared": those of one word share a weight,
    each getting it over the square root of their number, so that a word with many does not drown the others.
    """
    rows = NewRows(Postings.empty())
    for text in texts:
        rows.add(passage_terms(text))
    postings = Postings.empty().changed(np.zeros(0, np.bool_), rows)
    synonyms = Synonyms(glossary if way != "none" else ())
    found, ideal = [], []
    for question in questions:
        asked = query_words(question)
        terms = _weighted(asked)
        ideal.append(sum(weight * _idf(postings, term) for term, weight in terms.items()))
        for term, weight in _equivalents(synonyms, asked, way).items():
            terms[term] = max(terms.get(term, 0.0), weight)
        found.append(postings.scores(terms))
    return np.array(found), np.array(ideal)


def _equivalents(synonyms: Synonyms, asked: tuple[str, ...], way: str) -> dict[str, float]:
    groups = [
        dict.fromkeys(w for phrase in phrases for w in phrase if w not in asked) for phrases in synonyms.of(asked)
    ]
    if way == "program":
        together = dict.fromkeys(word for group in groups for word in group)
        return {term: EQUIVALENT_WEIGHT * weight for term, weight in _weighted(together).items()}
    terms: dict[str, float] = {}
    for group in groups:
        for term, weight in _weighted(group).items():
            terms[term] = terms.get(term, 0.0) + EQUIVALENT_WEIGHT * weight / math.sqrt(len(group))
    return terms


def _weighted(words: object) -> dict[str, float]:
    terms: dict[str, float] = {}
    for word in words:
        for term, weight in word_terms(word):
            terms[term] = terms.get(term, 0.0) + weight
    return terms


def _idf(postings: Postings, term: str) -> float:
    held = postings.rows_with(term)
    return math.log1p((len(postings) - held + 0.5) / (held + 0.5))


def _figure(task: testsets.Retrieval, scores: np.ndarray, ids: list[str]) -> float:
    value = (
        testsets.first(scores, ids, task.right)
        if task.name == "paraphrase"
        else testsets.ndcg10(scores, ids, task.right).mean()
    )
    return round(100 * float(value), 1)


def _widened(share: float) -> str:
    return f"model, question + {share} equivalents"


def _mean(figures: Mapping[str, float]) -> float:
    return float(np.mean([figures[name] for name in ("dev", "quality", "paraphrase", "norquad_sv_mt")]))


def _print_similarity(name: str, encode: object) -> None:
    left, right, labels = testsets.sweparaphrase()
    swedish, english = testsets.tatoeba()
    scores = encode(swedish) @ encode(english).T
    line = {
        "method": name,
        "sweparaphrase test": round(100 * testsets.spearman(encode(left), encode(right), labels), 1),
        "tatoeba sv->en": round(100 * float(np.mean(scores.argmax(1) == np.arange(len(scores)))), 1),
        "tatoeba en->sv": round(100 * float(np.mean(scores.argmax(0) == np.arange(len(scores)))), 1),
    }
    print(json.dumps(line, ensure_ascii=False))


def _print_speed(model: StaticModel) -> None:
    texts = list(testsets.beir("norquad_sv_mt").passages.values())
    short = list(testsets.findings().values()) * 10
    for name, some in (("long passages a second", texts), ("findings a second", short)):
        began = time.perf_counter()
        model.encode(some)
        print(json.dumps({name: round(len(some) / (time.perf_counter() - began))}))


if __name__ == "__main__":
    main()
