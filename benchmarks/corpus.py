"""Passages to measure speed on: the shipped base's own, and variants of them up to the number asked for.

A variant puts sentences of real passages together and exchanges one word in five: for another word of the base, or for a
compound of two that the base does not hold, so that the vocabulary grows with the texts as that of real ones does.
"""

import pickle
import random
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from typing import Final

from assistant.assembly import Assistant
from assistant.domain.document import document_id
from assistant.domain.passage import FINDING_KINDS, PUBLIC, Passage, PassageFilter, passage_id
from assistant.settings import Settings

#: A national base: 300 municipalities, five evaluations each, 150 passages in an evaluation.
NATIONAL: Final = 225_000
_MUNICIPALITIES: Final = 300
_YEARS: Final = (2010, 2013, 2016, 2019, 2022)
_IN_DOCUMENT: Final = 150

_EXCHANGED: Final = 0.2
_COMPOUNDS: Final = 0.3
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")

#: Questions of the kinds that users ask, none of them from a labelled set.
QUERIES: Final = (
    "Hur arbetar kommunen med brukarfokus?", "dialog med medborgare i tidiga skeden", "mål som är svåra att mäta",
    "uppföljning av entreprenörer och privata utförare", "introduktion av nyanställda chefer", "klagomål och synpunkter",
    "Vilka kommuner har en tydlig vision?", "jämförelser med andra kommuner", "intern kontroll och risker",
    "lönesättning efter prestation", "kommunens webbplats svår att hitta på", "politikers och tjänstemäns roller",
    "medarbetarenkät och hur resultatet används", "e-tjänster dygnet runt", "samverkan med näringslivet",
    "långsiktig ekonomisk planering", "kvalitetsgarantier för äldreomsorgen", "processer kartlagda över nämndgränser",
    "hållbar utveckling och klimat", "barn och unga får vara med och bestämma",
)  # fmt: skip

#: Filters by name: none, one that keeps a third, and one that keeps a thousandth of the passages.
FILTERS: Final = {
    "none": PassageFilter((PUBLIC,)),
    "a third": PassageFilter((PUBLIC,), kinds=FINDING_KINDS[:1]),
    "0.1 %": PassageFilter((PUBLIC,), kinds=FINDING_KINDS[:1], municipalities=("Kommun 007",)),
}


def real_passages() -> tuple[Passage, ...]:
    """Every passage of the shipped knowledge, as the program cuts it."""
    with tempfile.TemporaryDirectory() as folder:
        assistant = Assistant(Settings(data=Path(folder), _env_file=None))  # type: ignore[call-arg]
        assistant.base.ingest(by="benchmark")
        passages = tuple(passage for batch in assistant.database.all_passages() for passage in batch)
        assistant.close()
    return passages


def write(path: Path, number: int) -> None:
    """Write `number` passages to a file, document by document; the same on every machine."""
    made = islice(_passages(real_passages()), number)
    unfinished = path.with_suffix(".new")
    with unfinished.open("wb") as file:
        while document := tuple(islice(made, _IN_DOCUMENT)):
            pickle.dump(document, file)
    unfinished.replace(path)


def read(path: Path) -> Iterator[tuple[Passage, ...]]:
    """The documents that `write` wrote, each its passages, one in memory at a time."""
    with path.open("rb") as file:
        while file.peek(1):
            yield pickle.load(file)  # noqa: S301 our own file


def _passages(real: Sequence[Passage]) -> Iterator[Passage]:
    """Real passages and then variants without end, each under a municipality, a year and a kind."""
    for number, text in zip(count(), _texts(real), strict=False):
        evaluation, position = divmod(number, _IN_DOCUMENT)
        document = document_id(PUBLIC, f"evaluation {evaluation}")
        yield replace(
            real[number % len(real)],
            id=passage_id(document, text, finding_id=None, occurrence=position),
            document_id=document,
            text=text,
            kind=FINDING_KINDS[number % len(FINDING_KINDS)],
            municipality=f"Kommun {number // len(FINDING_KINDS) % _MUNICIPALITIES:03d}",
            year=_YEARS[evaluation % len(_YEARS)],
            finding_id=None,
            start=0,
            end=len(text),
            position=position,
        )


def _texts(real: Sequence[Passage]) -> Iterator[str]:
    cut = [_SENTENCE.split(passage.text) for passage in real]
    sentences = [sentence for parts in cut for sentence in parts]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    yield from (passage.text for passage in real)
    lot = random.Random(20)  # noqa: S311 no secret
    while True:
        chosen = lot.choices(sentences, k=len(lot.choice(cut)))
        yield _WORD.sub(lambda match: _exchanged(match.group(), words, lot), " ".join(chosen))


def _exchanged(word: str, words: Sequence[str], lot: random.Random) -> str:
    if lot.random() >= _EXCHANGED:
        return word
    other = lot.choice(words)
    return other + lot.choice(words).lower() if lot.random() < _COMPOUNDS else other
