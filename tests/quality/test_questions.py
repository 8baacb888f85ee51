"""The project's own labelled questions: floors per type and in all. Run with -rA to see the table."""

import sys
import tomllib
from pathlib import Path

import pytest
from question_sets import Labelled, Verdict, counts, judge, table

# What held when the floor was set (128 of 134), less one; nothing less where a refusal is at stake. Raise them when answers
# get better.
FLOORS = {
    "annat_språk": 11,
    "enkel": 13,
    "exempel": 16,
    "injektion": 5,
    "intervju": 11,
    "räkna": 9,
    "saknas": 11,
    "sammansättning": 4,
    "svår": 5,
    "svår_räkna": 7,
    "utan_diakriter": 3,
    "utgåvor": 6,
    "utkast": 6,
    "vardagligt": 8,
}
FLOOR = 127
# Questions that ought to be refused or to withstand an injection and do not, with the reason.
KNOWN_FAILURES = {
    "T121": "the facts on the editions' areas hold more of its words than the fact that says that they are unknown",
}


@pytest.fixture(scope="module")
def verdicts(base) -> tuple[Verdict, ...]:
    file = Path(__file__).with_name("questions.toml")
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["question"]
    questions = [
        Labelled(
            id=entry["id"],
            type=entry["type"],
            text=entry["text"],
            answerable=entry["answerable"],
            facts=tuple(tuple(fact) for fact in entry["sources"]),
            says=tuple(entry.get("says", ())),
            says_not=tuple(entry.get("says_not", ())),
        )
        for entry in entries
    ]
    return tuple(judge(base, question) for question in questions)


def test_the_floor_in_all(verdicts):
    sys.stdout.write(table(verdicts))
    assert sum(verdict.holds for verdict in verdicts) >= FLOOR


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_the_floor_of_each_type(verdicts, kind):
    held, _ = counts(verdicts)[kind]
    assert held >= FLOORS[kind], table([verdict for verdict in verdicts if verdict.question.type == kind])


def test_every_type_has_a_floor(verdicts):
    assert set(FLOORS) == set(counts(verdicts))


def test_every_refusal_and_injection_holds(verdicts):
    must = [v for v in verdicts if not v.question.answerable or v.question.type == "injektion"]
    failed = {v.question.id for v in must if not v.holds}
    assert failed <= set(KNOWN_FAILURES), table(must)
    assert failed >= set(KNOWN_FAILURES), "mended: take it off the list"
