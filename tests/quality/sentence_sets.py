"""Sentences about real passages, true and corrupted by hand, and what the verifier says of them."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.assembly import Assistant
from assistant.domain.keys import Keys
from assistant.domain.passage import PUBLIC, Passage, PassageFilter
from assistant.verifying.verifier import Verifier

FOLDER = Path(__file__).parent / "sentences"
CORRUPTED = ("number", "name", "meaning", "quote")
# No passage has it: the alphabet of keys holds neither 0 nor 1.
INVENTED = "[K1A0]"


@dataclass(frozen=True)
class Judged:
    """A sentence, the kind of its corruption (``"true"`` for none), and the verifier's first fault."""

    kind: str
    sentence: str
    fault: str

    @property
    def right(self) -> bool:
        return bool(self.fault) == (self.kind != "true")


def judge_part(base: Assistant, part: str, verifier: Verifier) -> tuple[Judged, ...]:
    """Every sentence of a part (``"development"``), each with the sources and the one beside them shown."""
    by_id = _by_id(base)
    entries = tomllib.loads((FOLDER / f"{part}.toml").read_text(encoding="utf-8"))["source"]
    return tuple(judged for entry in entries for judged in _of_entry(entry, by_id, verifier))


def _of_entry(entry: dict, by_id: dict[str, list[Passage]], verifier: Verifier) -> Iterator[Judged]:
    own = [passage for id_ in entry["ids"] for passage in _named(id_, by_id)]
    beside = _named(entry["beside"], by_id)
    keys = Keys()
    shown = {keys.of(passage.id): passage for passage in (*own, *beside)}
    cite_own, cite_beside = (" ".join(f"[{keys.of(p.id)}]" for p in passages) for passages in (own, beside))

    def judged(kind: str, sentence: str, cite: str) -> Judged:
        checked = verifier.check(f"{sentence} {cite}", shown)
        fault = next((f"{one.faults[0].kind.value}: {one.fault}" for one in checked if one.fault), "")
        return Judged(kind, f"{sentence} ({', '.join(entry['ids'])})", fault)

    for sentence in entry["true"]:
        yield judged("true", sentence, cite_own)
        yield judged("citation", sentence, cite_beside)
    yield judged("key", entry["true"][0], INVENTED)
    for kind in CORRUPTED:
        for sentence in entry.get(kind, ()):
            yield judged(kind, sentence, cite_own)


def table(judged: Sequence[Judged]) -> str:
    """Right of all per kind, then every miss."""
    right, all_ = counts(judged)
    lines = [f"{kind:<10}{right[kind]:>4} av {all_[kind]:>3}  {100 * right[kind] / all_[kind]:5.1f} %" for kind in all_]
    lines += [f"{one.kind}: {one.sentence} -> {one.fault or 'godtagen'}" for one in judged if not one.right]
    return "\n".join(lines) + "\n"


def counts(judged: Sequence[Judged]) -> tuple[Counter[str], Counter[str]]:
    """How many of each kind were judged right, and how many there are."""
    return Counter(one.kind for one in judged if one.right), Counter(one.kind for one in judged)


def _by_id(base: Assistant) -> dict[str, list[Passage]]:
    by_id: dict[str, list[Passage]] = {}
    for passage in base.database.find_passages(PassageFilter((PUBLIC,))):
        by_id.setdefault(passage.finding_id or "", []).append(passage)
    return by_id


def _named(id_: str, by_id: dict[str, list[Passage]]) -> list[Passage]:
    """The passages of a finding id, ``"K2.1#Indikator 2.1a"`` only those whose heading ends so."""
    name, _, heading = id_.partition("#")
    found = [passage for passage in by_id[name] if passage.heading.endswith(heading)]
    assert found, id_
    return found
