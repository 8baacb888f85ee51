"""A drafted text held against what it rests on; the same for what the assistant wrote and what people wrote."""

from collections.abc import Collection, Sequence
from typing import Final

from assistant.domain.passage import Kind, Passage
from assistant.evaluating.drafting.condensing import clauses_of, unsettled
from assistant.evaluating.drafting.sentences import sentences_in
from assistant.verifying.clauses import content_stems
from assistant.verifying.fault import EVERY_KIND, FaultKind
from assistant.verifying.grounds import Grounds
from assistant.verifying.support import support
from assistant.verifying.verifier import Verifier

NO_EVIDENCE: Final = "Inget underlag är angivet."
NOT_IN_PLACE: Final = "Underlaget säger att det saknas, är svagt eller bara planeras."
# An improvement area says what is to come: that its source calls it missing is the point of it.
_OF_IMPROVEMENTS: Final = EVERY_KIND - {FaultKind.POLARITY}


def unsupported(
    text: str,
    kind: Kind,
    passages: Sequence[Passage],
    verifier: Verifier,
    *,
    wanted: Sequence[str] = (),
    computed: Sequence[str] = (),
) -> tuple[str, ...]:
    """Swedish lines on what in a text its evidence does not show; empty where all is shown.

    Args:
        text: one bullet, or paragraphs.
        kind: of the draft.
        passages: what it rests on.
        verifier: the one that holds answers against their sources.
        wanted: sentences of the criteria that an improvement area may ask for; a strength is not shown by them.
        computed: figures that code has worked out, for a summary.
    """
    if not passages and not computed:
        return (NO_EVIDENCE,)
    improvement = kind is Kind.IMPROVEMENT
    grounds = Grounds(tuple(passages), told=tuple(wanted) if improvement else (), computed=tuple(computed))
    kinds: Collection[FaultKind] = _OF_IMPROVEMENTS if improvement else EVERY_KIND
    faults = [fault.says for sentence in sentences_in(text) for fault in verifier.judge(sentence, grounds, kinds=kinds)]
    lines = [f"{says[:1].upper()}{says[1:]}." for says in dict.fromkeys(faults)]
    if not lines and kind is Kind.STRENGTH and not unsettled(text) and all(_denies(p, text) for p in passages):
        lines.append(NOT_IN_PLACE)
    return tuple(lines)


def _denies(passage: Passage, text: str) -> bool:
    """Whether what a passage says nearest to a text is that it is missing, weak or only planned."""
    wanted = content_stems(text)
    clauses = [clause for sentence in sentences_in(passage.text) for clause in clauses_of(sentence)]
    nearest = max(clauses, key=lambda clause: (support(wanted, (clause,)), -clauses.index(clause)), default="")
    return unsettled(nearest)


def supported_share(text: str, sources: Sequence[str]) -> float:
    """Share of a text's informative words that stand in the sources, in any form or compound; 1 where it has none."""
    return support(content_stems(text), sources)
