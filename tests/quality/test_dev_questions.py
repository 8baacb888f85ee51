"""The questions the project was given, with the facts that a right answer holds; they lie beside the repository."""

import os
import sys

import pytest
import yaml
from question_sets import Labelled, Verdict, judge, table

from assistant.settings import ROOT

FILE = ROOT.parent / "shared" / "questions" / "dev.yaml"
QUESTIONS = 47
FLOOR = 45


@pytest.fixture(scope="module")
def verdicts(base) -> tuple[Verdict, ...]:
    if not FILE.exists():
        if os.environ.get("CI"):
            pytest.fail(f"CI must have the questions: {FILE} is missing")
        pytest.skip(f"the questions are not on this machine: {FILE}")
    entries = yaml.safe_load(FILE.read_text(encoding="utf-8"))["frågor"]
    questions = [
        Labelled(
            id=entry["id"],
            type=entry["typ"],
            text=entry["fråga"],
            answerable=entry["besvarbar"],
            facts=tuple(tuple(fact["källa"]) for fact in entry["svaret_ska_innehålla"] if fact["källa"]),
        )
        for entry in entries
    ]
    return tuple(judge(base, question) for question in questions)


def test_the_floor(verdicts):
    sys.stdout.write(table(verdicts))
    assert len(verdicts) == QUESTIONS
    assert sum(verdict.holds for verdict in verdicts) >= FLOOR


def test_every_refusal_and_injection_holds(verdicts):
    must = [v for v in verdicts if not v.question.answerable or v.question.type == "injektion"]
    assert must
    assert all(v.holds for v in must), table(must)
