"""How well each finds what was meant: the same questions and passages for all, through each one's own front door."""

import math
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from assistant.domain.passage import FINDING_KINDS, PUBLIC, Kind, Passage, PassageFilter
from assistant.retrieval.static_model import StaticEmbedder
from benchmarks import contestant, corpus
from benchmarks.minilm import MiniLM
from benchmarks.results import save
from training import testsets

_LIMIT: Final = 10
_EVERYTHING: Final = PassageFilter((PUBLIC,))


@dataclass(frozen=True, slots=True)
class Task:
    """A set as passages; `first` asks how often the first hit is right instead of nDCG@10."""

    name: str
    passages: tuple[Passage, ...]
    questions: tuple[str, ...]
    right: tuple[frozenset[str], ...]
    condition: PassageFilter = _EVERYTHING
    first: bool = False


def measure(names: tuple[str, ...], every: int, sets: tuple[str, ...]) -> None:
    """Run the sets whose name holds one of `sets` (all for none) with each of `names`; of NorQuAD every n-th question."""
    for task in tasks(every, sets):
        for name in names:
            figure = round(100 * _figure(task, name), 1)
            print(f"{task.name}: {name}: {figure}", flush=True)
            save("quality", task.name, name, {"figure": figure, "questions": len(task.questions)})
    for name, figure in ({} if sets else _likeness(names)).items():
        save("quality", "SweParaphrase (Spearman)", name, {"figure": figure, "questions": 1378})


def tasks(every: int, sets: tuple[str, ...] = ()) -> Iterator[Task]:
    """The sets that are on this machine; those beside the repository are left out, with a word, where they are not."""
    paraphrases, authorities = "own questions without a shared word, right first", "own questions to authorities"
    dev, own, bare = (
        "dev.yaml, findings as in the base",
        "tests/quality, findings as in the base",
        "dev.yaml, bare findings",
    )
    makers: Mapping[str, Callable[[], Task]] = {
        paraphrases: lambda: _bare(paraphrases, testsets.paraphrases, first=True),
        authorities: lambda: _bare(authorities, testsets.authority_questions),
        dev: lambda: _in_base(dev, testsets.dev_questions),
        own: lambda: _in_base(own, testsets.quality_questions),
        bare: lambda: _bare(bare, testsets.dev_questions),
        "NorQuAD-sv": lambda: _bare("NorQuAD-sv", lambda: testsets.beir("norquad_sv_mt", every=every)),
    }
    for name, make in makers.items():
        if sets and not any(word in name for word in sets):
            continue
        try:
            yield make()
        except (FileNotFoundError, StopIteration) as missing:
            print(f"{name}: left out, not on this machine ({missing})", flush=True)


def _bare(name: str, read: Callable[[], testsets.Retrieval], *, first: bool = False) -> Task:
    task = read()
    passages = tuple(_passage(identifier, text) for identifier, text in task.passages.items())
    return Task(name, passages, tuple(task.questions), tuple(task.right), first=first)


def _in_base(name: str, read: Callable[[], testsets.Retrieval]) -> Task:
    """The whole shipped base, with heading, municipality and year, and its findings as candidates."""
    task = read()
    passages = tuple(replace(passage, id=passage.finding_id or passage.id) for passage in _one_of_each())
    return Task(name, passages, tuple(task.questions), tuple(task.right), PassageFilter((PUBLIC,), kinds=FINDING_KINDS))


def _one_of_each() -> Iterator[Passage]:
    """The shipped passages; of those that share the id of a figure or a section only the first."""
    seen: set[str] = set()
    for passage in corpus.real_passages():
        if not passage.finding_id or passage.finding_id not in seen:
            seen.add(passage.finding_id or "")
            yield passage


def _passage(identifier: str, text: str) -> Passage:
    return Passage(
        id=identifier, document_id="", collection=PUBLIC, kind=Kind.EVIDENCE, text=text, heading="", municipality=None,
        year=None, edition=None, area=None, theme_areas=(), questions=(), finding_id=None, source="", basis=None,
        page=None, start=0, end=len(text), position=0,
    )  # fmt: skip


def _figure(task: Task, name: str) -> float:
    """Mean over the questions, 0 to 1."""
    with tempfile.TemporaryDirectory() as folder:
        given = contestant.opened(name, Path(folder))
        try:
            given.build([task.passages])
            found = [given.find(question, task.condition, _LIMIT) for question in task.questions]
        finally:
            given.close()
    if task.first:
        return sum(ids[:1] != [] and ids[0] in right for ids, right in zip(found, task.right, strict=True)) / len(found)
    return sum(ndcg(ids, right) for ids, right in zip(found, task.right, strict=True)) / len(found)


def ndcg(ids: list[str], right: frozenset[str]) -> float:
    """nDCG@10 of one question, 0 to 1, every right passage worth the same.

    Source: Järvelin and Kekäläinen 2002.
    """
    gains = [1 / math.log2(rank + 1) for rank in range(1, _LIMIT + 1)]
    earned = sum(gain for gain, identifier in zip(gains, ids, strict=False) if identifier in right)
    return earned / sum(gains[: len(right)])


def _likeness(names: tuple[str, ...]) -> dict[str, float]:
    """Rank correlation with people's judgement, of those that embed."""
    encoders: dict[str, Any] = {
        contestant.OURS: StaticEmbedder().embed_passages,
        contestant.TEXTBOOK: lambda texts: MiniLM().vectors(texts),
    }
    try:
        left, right, labels = testsets.sweparaphrase()
    except FileNotFoundError as missing:
        print(f"SweParaphrase: left out, not on this machine ({missing})", flush=True)
        return {}
    return {
        name: round(100 * testsets.spearman(encode(left), encode(right), labels), 1)
        for name, encode in encoders.items()
        if name in names
    }
