"""How well questions are read into findings: ``python -m training.interpretation``.

The findings of the shipped fact sheets carry questions that a person set. Each sheet is left out in turn, both as
examples and when the confidence is fitted. Where the real report lies beside the repository, its own bullets stand for
the sheet's paraphrases of them. Prints lines of JSON: the figures of weights near those of the program, then the
calibration to put into it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from assistant.domain.factsheet import FactSheet
from assistant.ingesting.interpretation import (
    CALIBRATION,
    WEIGHTS,
    Interpreter,
    examples_of,
    leads,
    open_interpreter,
)
from assistant.reading.factsheet_files import load_factsheet
from assistant.reading.instrument_files import load_instrument
from assistant.retrieval.static_model import StaticEmbedder
from training import testsets

_KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
# Weights of words, meaning and example: each alone, without each, and near those of the program.
_TRIED = ((1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 1, 1), (3, 0, 0.5), (3, 0.5, 0), WEIGHTS, (3, 1, 0.5), (3, 0.5, 1))
_THRESHOLDS = (0.5, 0.6, 0.7, 0.8)
_STEPS = 30


@dataclass(frozen=True)
class Labelled:
    """The n findings with their sheets, likenesses (n, 3, q), questions they may and do speak of (n, q)."""

    sheets: np.ndarray
    likeness: np.ndarray
    among: np.ndarray
    right: np.ndarray


def main() -> None:
    """Measure and print."""
    instrument = load_instrument(_KNOWLEDGE / "instrument")
    interpreter = open_interpreter(_KNOWLEDGE, instrument, StaticEmbedder())
    names = {question.id: question.name for question in interpreter.questions}
    sheets = [load_factsheet(path, names) for path in sorted((_KNOWLEDGE / "factsheets").glob("*.toml"))]
    own = {finding.id: finding.text for sheet in sheets for finding in sheet.findings}
    for name, texts in (("paraphrased", own), ("as printed", {**own, **testsets.findings()})):
        labelled = _labelled(interpreter, sheets, texts)
        for weights in _TRIED:
            _show({"texts": name, **_figures(labelled, weights)})
        calibration = _fit(*_pairs(labelled, np.tensordot(WEIGHTS, labelled.likeness, (0, 1))))
        _show({"texts": name, "calibration": calibration.round(2).tolist(), "program": CALIBRATION})


def _labelled(interpreter: Interpreter, sheets: Sequence[FactSheet], texts: dict[str, str]) -> Labelled:
    """Every finding with a question, read without the examples of its own sheet."""
    read: list[tuple[str, np.ndarray, list[bool], list[bool]]] = []
    instrument = load_instrument(_KNOWLEDGE / "instrument")
    for sheet in sheets:
        others = (finding for other in sheets if other is not sheet for finding in other.findings)
        held = replace(interpreter, examples=examples_of(others, interpreter.questions, interpreter.embedder))
        for finding in sheet.findings:
            if finding.questions:
                areas = instrument.theme_areas(sheet.edition or "2016", finding.area)
                among = [not areas or question.area in areas for question in interpreter.questions]
                right = [question.id in finding.questions for question in interpreter.questions]
                read.append((sheet.id, held.likeness(texts[finding.id]), among, right))
    return Labelled(*(np.array(column) for column in zip(*read, strict=True)))


def _figures(labelled: Labelled, weights: Sequence[float]) -> dict[str, object]:
    likeness = np.tensordot(weights, labelled.likeness, (0, 1))
    lead, right, keep = _pairs(labelled, likeness)
    sure = np.zeros(right.shape)
    for sheet in np.unique(labelled.sheets):
        out = labelled.sheets == sheet
        fitted = _fit(lead[~out], right[~out], keep[~out])
        sure[out] = 1 / (1 + np.exp(-(lead[out] @ fitted)))
    sure = np.where(keep, sure, 0.0)
    first = right[np.arange(len(sure)), sure.argmax(axis=1)]
    report = labelled.sheets == "F-LJU-2018"
    log_loss = -np.mean(np.log(np.where(right, sure, 1 - sure)[keep]))
    figures: dict[str, object] = {"weights": list(weights), "log loss": round(float(log_loss), 4)}
    figures["right first"] = {
        name: round(float(first[group].mean()), 3)
        for name, group in (("all", np.ones(len(first), bool)), ("report", report), ("others", ~report))
    }
    for threshold in _THRESHOLDS:
        said = sure >= threshold
        figures[str(threshold)] = {
            "precision": round(float(right[said].mean()), 3),
            "findings": round(float(said.any(axis=1).mean()), 3),
            "report": [
                round(float(right[report][said[report]].mean()), 3),
                round(float(said[report].any(1).mean()), 3),
            ],
            "others": [
                round(float(right[~report][said[~report]].mean()), 3),
                round(float(said[~report].any(1).mean()), 3),
            ],
        }
    return figures


def _pairs(labelled: Labelled, likeness: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(n, q, 3) what the confidence is made of, (n, q) whether it is right, (n, q) whether it is asked."""
    lead = np.array([leads(row, among) for row, among in zip(likeness, labelled.among, strict=True)])
    return np.stack([np.ones_like(likeness), likeness, lead], axis=-1), labelled.right, labelled.among


def _fit(made_of: np.ndarray, right: np.ndarray, keep: np.ndarray) -> np.ndarray:
    """(3,) logistic regression by Newton's method, with a touch of ridge."""
    x, y = made_of[keep], right[keep].astype(float)
    found = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        sure = 1 / (1 + np.exp(-(x @ found)))
        slope = x.T @ (sure - y) + 0.1 * found
        curve = (x * (sure * (1 - sure))[:, None]).T @ x + 0.1 * np.eye(len(found))
        found = found - np.linalg.solve(curve, slope)
    return found


def _show(line: dict[str, object]) -> None:
    print(json.dumps(line, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
