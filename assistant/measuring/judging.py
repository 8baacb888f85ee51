"""An answer held against the labels of its question, by code."""

import re
from dataclasses import dataclass
from typing import Final

from assistant.answering.language import language_of
from assistant.answering.verify import faults_of
from assistant.domain.answer import Answer
from assistant.domain.keys import KEY
from assistant.measuring.labelled import Fact, Labelled
from assistant.verifying.clauses import content_stems
from assistant.verifying.fault import FIGURES_AND_NAMES
from assistant.verifying.verifier import Verifier

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
# A fact without figures counts as told where this share of its content words stands in the answer: a label is worded by
# somebody else than the source, so more than half of it is seldom met word for word.
_ENOUGH_WORDS: Final = 0.4
_SHOWN: Final = 80  # characters of a sentence that tell which one it is
_MARK: Final = re.compile(r"^\s*(?:[-*•]|\d+[.)]|#{1,6}|>)\s+")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer held and lacked.

    Attributes:
        lacks: in words, what keeps it from being right; empty where it is.
        refusal_right: whether it refused, or answered, as the label says.
        told: how many of the label's facts its text tells, of `facts`; a rough measure, by figures and words.
        cited: how many of them have a right source, of `sourced`.
        invented: what stands in the text that neither its sources nor the program's sums show.
        struck: sentences of a model's that were taken away before the answer was shown.
        repaired: sentences of a model's that held when it had tried again.
        fallback: why a model's text was not used; None where it was, or where no model is set.
        tokens: read and written, None where not all are known.
    """

    id: str
    type: str
    lacks: tuple[str, ...]
    refusal_right: bool
    told: int
    facts: int
    cited: int
    sourced: int
    invented: tuple[str, ...]
    struck: int
    repaired: int
    model: str | None
    fallback: str | None
    seconds: float
    tokens: tuple[int, int] | None
    text: str

    @property
    def holds(self) -> bool:
        """Whether nothing is lacking."""
        return not self.lacks


def judge(question: Labelled, answer: Answer, verifier: Verifier) -> Outcome:
    """Hold an answer against its label."""
    refusal_right = answer.refused is not question.answerable
    facts = question.facts if question.answerable else ()
    cited = {c.passage.finding_id for c in answer.citations if c.passage.finding_id}
    sourced = [fact for fact in facts if fact.sources]
    missing = [fact for fact in sourced if not any(_stands(id_, cited) for id_ in fact.sources)]
    worded = [fact for fact in facts if fact.text]
    making = answer.making
    counted = making is not None and making.counted == making.calls
    return Outcome(
        id=question.id,
        type=question.type,
        lacks=tuple(_lacks(question, answer, missing)),
        refusal_right=refusal_right,
        told=sum(_tells(answer.text, fact) for fact in worded),
        facts=len(worded),
        cited=len(sourced) - len(missing),
        sourced=len(sourced),
        invented=invented(answer, verifier, english=language_of(question.text) == "en"),
        struck=len(making.removed) if making else 0,
        repaired=making.repaired if making else 0,
        model=answer.model,
        fallback=making.fallback if making else None,
        seconds=answer.seconds,
        tokens=(making.tokens.read, making.tokens.written) if making and counted else None,
        text=answer.text,
    )


def invented(answer: Answer, verifier: Verifier, *, english: bool = False) -> tuple[str, ...]:
    """What an answer says without ground, in words: of a composed one by statement, of a model's by sentence as shown."""
    if answer.model is None:
        return tuple(
            f"{statement.text[:_SHOWN]} ({fault.says})"
            for statement in answer.statements
            for fault in faults_of(statement, verifier, english=english)
        )
    shown = {citation.key: citation.passage for citation in answer.citations}
    code = [statement.text for statement in answer.statements]
    return tuple(
        f"{KEY.sub('', checked.text).strip()[:_SHOWN]} ({checked.fault})"
        for line in answer.text.splitlines()
        if line.strip() and not line.lstrip().startswith("|")
        for checked in verifier.check(_MARK.sub("", line.strip()), shown, lambda _: code, kinds=FIGURES_AND_NAMES)
        if checked.claims and checked.fault
    )


def _lacks(question: Labelled, answer: Answer, missing: list[Fact]) -> list[str]:
    if answer.refused is question.answerable:
        return ["avböjd" if question.answerable else f"besvarad ({answer.kind})"]
    if not question.answerable:
        return []
    lacks = [f"källa {'/'.join(fact.sources)}" for fact in missing]
    lacks += [f"text {text!r}" for text in question.says if text not in answer.text]
    lacks += [f"ska inte säga {text!r}" for text in question.says_not if text in answer.text]
    return lacks


def _tells(text: str, fact: Fact) -> bool:
    """Whether all figures of a fact stand in a text; of one without figures, enough of its words."""
    figures = set(_figures(fact.text))
    if figures:
        return figures <= set(_figures(text))
    stems = content_stems(fact.text)
    return bool(stems) and len(stems & content_stems(KEY.sub("", text))) >= _ENOUGH_WORDS * len(stems)


def _figures(text: str) -> list[str]:
    return [figure.replace(".", ",") for figure in _NUMBER.findall(text)]


def _stands(id_: str, cited: set[str]) -> bool:
    """Whether an id is cited, or a finding of the sheet it names (``F-NAS-2017-1`` of ``F-NAS-2017``)."""
    return any(found == id_ or found.startswith(f"{id_}-") for found in cited)
