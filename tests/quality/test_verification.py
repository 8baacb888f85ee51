"""How often the verifier is right: on true and corrupted sentences about real passages, and on a text by another hand."""

import sys
from dataclasses import replace

import pytest
from sentence_sets import Judged, counts, judge_part, table

from assistant.domain.passage import PUBLIC, PassageFilter
from assistant.verifying.grounds import Grounds
from assistant.verifying.sentences import sentences_of
from assistant.verifying.verifier import Verifier

# Percent that must be judged right. Measured: development 100 of everything but names (97.8); held out, the first time:
# true 95.1, citation 98.8, key 100, number 100, name 88.9, meaning 97.2, quote 100; what that time showed is mended since.
FLOORS = {"true": 95, "citation": 95, "key": 100, "number": 100, "name": 94, "meaning": 95, "quote": 100}
SENTENCES = {"true": 224, "corrupted": 260}
# The shipped findings on Ljungby retell the report's in other words: measured 116 of 119 held, 333 of 357 swaps caught.
RETOLD_HELD = 0.95
RETOLD_SWAPS_CAUGHT = 0.9


@pytest.fixture(scope="module")
def verifier(base) -> Verifier:
    return base.verifier


@pytest.fixture(scope="module")
def parts(base, verifier) -> dict[str, tuple[Judged, ...]]:
    return {part: judge_part(base, part, verifier) for part in ("development", "held_out")}


@pytest.mark.parametrize("part", ["development", "held_out"])
def test_the_floors(parts, part):
    sys.stdout.write(f"{part}\n{table(parts[part])}")
    right, all_ = counts(parts[part])
    below = {
        kind: 100 * right[kind] / all_[kind] for kind, floor in FLOORS.items() if 100 * right[kind] < floor * all_[kind]
    }
    assert not below


def test_the_set_is_as_large_as_it_is_said_to_be(parts):
    written = [one for judged in parts.values() for one in judged if one.kind not in ("citation", "key")]
    assert sum(one.kind == "true" for one in written) >= SENTENCES["true"]
    assert sum(one.kind != "true" for one in written) >= SENTENCES["corrupted"]


def test_every_sentence_of_the_base_holds_by_itself(base, verifier):
    failed = [
        (sentence, faults[0].says)
        for passage in base.database.find_passages(PassageFilter((PUBLIC,)))
        for sentence in sentences_of(passage.text)
        if (faults := verifier.judge(sentence, Grounds((passage,))))
    ]
    assert failed == []


def test_findings_retold_by_another_hand(base, verifier, seed_report):
    printed = {f"L{finding.place}": finding.text for finding in base.read(seed_report).findings()}
    retold = {p.finding_id: p for p in base.database.find_passages(PassageFilter((PUBLIC,))) if p.finding_id in printed}
    sources = {id_: replace(passage, text=printed[id_]) for id_, passage in retold.items()}
    sentences = [(id_, one) for id_, passage in sorted(retold.items()) for one in sentences_of(passage.text)]
    held = swaps = caught = 0
    for id_, sentence in sentences:
        others = tuple(sources[other] for other in sorted(sources) if other != id_ and other[:2] == id_[:2])
        held += not verifier.judge(sentence, Grounds((sources[id_],), others=others))
        for other in others[:3]:
            beside = (sources[id_], *(one for one in others if one is not other))
            swaps += 1
            caught += bool(verifier.judge(sentence, Grounds((other,), others=beside)))
    sys.stdout.write(f"återberättade: {held} av {len(sentences)} godtagna, {caught} av {swaps} byten fångade\n")
    assert held >= RETOLD_HELD * len(sentences)
    assert caught >= RETOLD_SWAPS_CAUGHT * swaps
