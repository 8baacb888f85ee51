"""Drafted text of an evaluation, under review: nothing enters a report that a named person has not accepted."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.passage import Kind


class Verdict(StrEnum):
    """What people have decided of a draft."""

    PROPOSED = "föreslagen"
    ACCEPTED = "antagen"
    REJECTED = "avvisad"


@dataclass(frozen=True, slots=True)
class Drafted:
    """One strength, improvement area or summary paragraph.

    Attributes:
        id: opaque, within the evaluation.
        area: area in the evaluation's own edition; 0 for the summary.
        kind: `Kind.STRENGTH`, `Kind.IMPROVEMENT`, or `Kind.GENERAL` for the summary.
        text: as it stands now.
        proposed: as the assistant first put it; empty where a person wrote it from the start.
        evidence: ids of the passages it rests on; empty marks it as unsupported.
        indicators: indicators of the criteria that it speaks of, such as ``"2.1a"``.
        unsupported: Swedish lines on what in the text no evidence shows; empty where all is shown.
        reason: why it was rejected, may be empty otherwise.
        place: order within area and kind, from 0.
        maker: what drafted it: ``"kod 1"``, a model with the fingerprint of its prompts, or a person's name.
    """

    id: str
    area: int
    kind: Kind
    text: str
    proposed: str
    evidence: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    unsupported: tuple[str, ...] = ()
    verdict: Verdict = Verdict.PROPOSED
    reason: str = ""
    place: int = 0
    maker: str = ""

    @property
    def changed(self) -> bool:
        """Whether people have changed what the assistant proposed."""
        return bool(self.proposed) and self.text != self.proposed
