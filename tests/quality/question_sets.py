"""Labelled questions asked of the real base, and what their answers lack."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.assembly import Assistant


@dataclass(frozen=True)
class Labelled:
    """One question; `facts` hold the ids of which any one is source enough, `says` what the text must hold."""

    id: str
    type: str
    text: str
    answerable: bool
    facts: tuple[tuple[str, ...], ...]
    says: tuple[str, ...] = ()
    says_not: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What an answer lacks, in words; empty where it holds."""

    question: Labelled
    lacks: str

    @property
    def holds(self) -> bool:
        return not self.lacks


def judge(base: Assistant, question: Labelled) -> Verdict:
    answer = base.ask(question.text)
    if not question.answerable:
        return Verdict(question, "" if answer.refused else f"besvarad ({answer.kind})")
    if answer.refused:
        return Verdict(question, "avböjd")
    cited = {c.passage.finding_id for c in answer.citations if c.passage.finding_id}
    lacks = [f"källa {'/'.join(fact)}" for fact in question.facts if not any(_stands(id_, cited) for id_ in fact)]
    lacks += [f"text {text!r}" for text in question.says if text not in answer.text]
    lacks += [f"ska inte säga {text!r}" for text in question.says_not if text in answer.text]
    return Verdict(question, "; ".join(lacks))


def _stands(id_: str, cited: Iterable[str]) -> bool:
    """Whether an id is cited, or a finding of the sheet it names (``F-NAS-2017-1`` of ``F-NAS-2017``)."""
    return any(found == id_ or found.startswith(f"{id_}-") for found in cited)


def table(verdicts: Sequence[Verdict]) -> str:
    """Counts per type, then every miss."""
    lines = [f"{kind:<16}{held:>4} av {asked}" for kind, (held, asked) in sorted(counts(verdicts).items())]
    lines.append(f"{'alla':<16}{sum(v.holds for v in verdicts):>4} av {len(verdicts)}")
    lines += [
        f"{v.question.id} {v.question.type}: {v.question.text[:70]} -> {v.lacks}" for v in verdicts if not v.holds
    ]
    return "\n".join(lines)


def counts(verdicts: Iterable[Verdict]) -> Mapping[str, tuple[int, int]]:
    """How many hold and how many are asked, by type."""
    asked: Counter[str] = Counter()
    held: defaultdict[str, int] = defaultdict(int)
    for verdict in verdicts:
        asked[verdict.question.type] += 1
        held[verdict.question.type] += verdict.holds
    return {kind: (held[kind], asked[kind]) for kind in asked}
