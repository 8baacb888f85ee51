"""The shipped judge, and evidence to give it."""

import re
from functools import cache
from pathlib import Path

from reading_files import KNOWLEDGE, instrument, read

from assistant.domain.report import Report
from assistant.domain.suggestion import EvidenceText
from assistant.evaluating.judging.judge import Judge
from assistant.evaluating.judging.past_reports import ScoredReport, scored_report
from assistant.ingesting.interpretation import Interpreter, open_interpreter
from assistant.reading.criteria_files import load_criteria
from assistant.reading.stance_files import load_stances
from assistant.retrieval.static_model import StaticEmbedder


@cache
def interpreter() -> Interpreter:
    """Has not read what a person said of the real report's findings."""
    return open_interpreter(KNOWLEDGE, instrument(), StaticEmbedder(), without=("Ljungby",))


@cache
def judge() -> Judge:
    return Judge.of(
        load_criteria(KNOWLEDGE / "criteria"),
        instrument(),
        instrument().theme_edition,
        embedder=StaticEmbedder(),
        lexicon=load_stances(KNOWLEDGE / "stances.toml"),
        interpret=interpreter().interpret,
    )


@cache
def real_report(path: Path) -> ScoredReport:
    report = read(path)
    assert isinstance(report, Report)
    scored = scored_report(report, "Ljungby 2018", instrument(), interpreter().interpret)
    assert scored is not None
    return scored


def evidence(text: str, *, source: str = "", kind: str = "dokument", questions: tuple[str, ...] = ()) -> EvidenceText:
    """A passage of its own source; its id comes from its words, so that the same text has the same id."""
    name = re.sub(r"\W+", "-", text.lower())[:60]
    return EvidenceText(f"{source}{name}", text, source or name, kind, questions=questions)
