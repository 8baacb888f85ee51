"""The follow-up of the last report as a chapter of this one."""

from assistant.domain.finished import FollowUpChapter, FollowUpLine
from assistant.domain.follow_up import FollowUp
from assistant.reporting.evidence_keys import EvidenceKeys


def follow_up_chapter(followed: FollowUp, keys: EvidenceKeys) -> FollowUpChapter:
    """Every improvement area in its order, with its progress and the evidence for it."""
    lines = tuple(
        FollowUpLine(
            text=line.improvement.text,
            progress=line.progress,
            because=line.because,
            quotes=tuple(quote.text for quote in line.quotes),
            sources=keys.of([quote.passage_id for quote in line.quotes]),
        )
        for line in followed.lines
    )
    return FollowUpChapter(followed.year, followed.source, lines)
