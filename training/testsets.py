"""The sets the model is measured on; none of them is trained on."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.stats import spearmanr

from training.sources import DATA

_SHARED = DATA.parent
_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Retrieval:
    """Questions, passages, and which passages answer which question."""

    name: str
    passages: Mapping[str, str]
    questions: Sequence[str]
    right: Sequence[frozenset[str]]


def beir(name: str, questions_from: str = "", every: int = 1) -> Retrieval:
    """A BEIR-shaped set; `questions_from` takes the questions of another set with the same ids, `every` each n-th."""
    folder = DATA / "eval" / name
    passages = {row["_id"]: row["text"] for row in _rows(folder / "corpus.jsonl")}
    texts = {row["_id"]: row["text"] for row in _rows(DATA / "eval" / (questions_from or name) / "queries.jsonl")}
    right: dict[str, set[str]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        question, passage, _ = line.split("\t")
        if question in texts:
            right.setdefault(question, set()).add(passage)
    return Retrieval(
        f"{questions_from}->{name}" if questions_from else name,
        passages,
        [texts[question] for question in list(right)[::every]],
        [frozenset(found) for found in list(right.values())[::every]],
    )


def findings() -> dict[str, str]:
    """The 261 findings: 119 of the Ljungby report, 142 of the fact sheets."""
    labelled = yaml.safe_load((_SHARED / "questions" / "dev.yaml").read_text(encoding="utf-8"))
    lines = next((_SHARED / "seeds").glob("000_*.txt")).read_text(encoding="utf-8").splitlines()
    found = {
        name: lines[row - 1].lstrip("-• ").strip()
        for name, row in labelled["meta"]["seed_rader"].items()
        if re.fullmatch(r"L\d[SF]\d+", name)
    }
    _collect(yaml.safe_load((_SHARED / "domain" / "factsheets.yaml").read_text(encoding="utf-8")), found)
    return found


def dev_questions() -> Retrieval:
    """Questions of dev.yaml that name findings."""
    passages = findings()
    labelled = yaml.safe_load((_SHARED / "questions" / "dev.yaml").read_text(encoding="utf-8"))
    asked = []
    for question in labelled["frågor"]:
        named = [s for fact in question.get("svaret_ska_innehålla") or [] for s in fact.get("källa") or []]
        asked.append((question["fråga"], named))
    return _labelled("dev", passages, asked)


def quality_questions() -> Retrieval:
    """Questions of tests/quality that name findings."""
    path = _HERE.parent / "tests" / "quality" / "questions.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["question"]
    return _labelled(
        "quality", findings(), [(row["text"], [s for group in row.get("sources", []) for s in group]) for row in rows]
    )


def paraphrases() -> Retrieval:
    """Our own questions that share no content word with the passage that answers them."""
    rows = list(_rows(_HERE / "data" / "paraphrase_sv.jsonl"))
    passages = {row["id"]: row["text"] for row in _rows(_HERE / "data" / "paraphrase_passages_sv.jsonl")}
    return Retrieval(
        "paraphrase", passages, [row["question"] for row in rows], [frozenset([row["passage_id"]]) for row in rows]
    )


def authority_questions() -> Retrieval:
    """Our own questions to authorities, as people type them, and answers that are easily mistaken for each other."""
    rows = list(_rows(_HERE / "data" / "faq_sv.jsonl"))
    passages = {row["id"]: row["text"] for row in _rows(_HERE / "data" / "faq_passages_sv.jsonl")}
    return Retrieval(
        "faq", passages, [row["question"] for row in rows], [frozenset([row["passage_id"]]) for row in rows]
    )


def sweparaphrase(part: str = "test") -> tuple[list[str], list[str], list[float]]:
    """Two lists of sentences and how alike people found them."""
    rows = list(_rows(DATA / "eval" / "sweparaphrase" / f"sweparaphrase_{part}.jsonl"))
    return [r["sentence_1"] for r in rows], [r["sentence_2"] for r in rows], [float(r["label"]) for r in rows]


def tatoeba() -> tuple[list[str], list[str]]:
    """A thousand Swedish sentences and the same in English."""
    lines = (DATA / "eval" / "tatoeba1000_sv_en.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t")[:2] for line in lines]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def ndcg10(scores: NDArray[np.float64], ids: Sequence[str], right: Sequence[frozenset[str]]) -> NDArray[np.float64]:
    """(q,) nDCG@10 of each question, 0 to 1; ties by id."""
    by_id = np.argsort(np.array(ids), kind="stable")
    gains = 1 / np.log2(np.arange(2, 12))
    found = []
    for row, wanted in zip(scores, right, strict=True):
        order = by_id[np.argsort(-row[by_id], kind="stable")[:10]]
        hits = np.array([ids[place] in wanted for place in order])
        found.append((hits * gains[: len(hits)]).sum() / gains[: min(10, len(wanted))].sum())
    return np.array(found)


def first(scores: NDArray[np.float64], ids: Sequence[str], right: Sequence[frozenset[str]]) -> float:
    """Share of the questions whose first hit is right."""
    by_id = np.argsort(np.array(ids), kind="stable")
    return float(
        np.mean([ids[by_id[np.argmax(row[by_id])]] in wanted for row, wanted in zip(scores, right, strict=True)])
    )


def spearman(left: NDArray[np.float32], right: NDArray[np.float32], labels: Sequence[float]) -> float:
    """Rank correlation of the cosines with what people said."""
    return float(spearmanr((left * right).sum(1), labels).statistic)


def _labelled(name: str, passages: Mapping[str, str], asked: Sequence[tuple[str, list[str]]]) -> Retrieval:
    kept = []
    for text, named in asked:
        wanted = frozenset(source for source in named if source in passages)
        if wanted:
            kept.append((text, wanted))
    return Retrieval(name, passages, [text for text, _ in kept], [wanted for _, wanted in kept])


def _collect(node: object, found: dict[str, str]) -> None:
    if isinstance(node, dict):
        if "id" in node and "text" in node:
            found[node["id"]] = node["text"]
        for value in node.values():
            _collect(value, found)
    elif isinstance(node, list):
        for value in node:
            _collect(value, found)


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
