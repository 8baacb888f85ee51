"""Scored questions of past reports that lie near: what a human evaluator gave where the findings said nearly the same."""

from collections.abc import Iterable, Sequence
from typing import Final

from assistant.domain.passage import Kind, Passage
from assistant.domain.result import Result
from assistant.domain.suggestion import Anchor
from assistant.retrieval.embedder import Embedder

_SHOWN: Final = 3


def scored_findings(
    results: Iterable[Result], findings: Iterable[Passage], *, edition: str, without: str
) -> tuple[Anchor, ...]:
    """The strengths and improvement areas of one edition's reports, each beside the figures of a question it speaks of.

    Args:
        results: those without printed rows of questions give nothing.
        findings: each is joined to the result of its document.
        edition: of the instrument; no other is comparable.
        without: municipality under evaluation, none of whose own results may anchor it.
    """
    by_document = {r.document_id: r for r in results if r.edition == edition and r.municipality != without}
    return tuple(
        Anchor(result.municipality, result.year or 0, question, row.percent, row.points, finding.text, finding.id)
        for finding in findings
        if finding.kind in (Kind.STRENGTH, Kind.IMPROVEMENT) and (result := by_document.get(finding.document_id))
        for question in finding.questions
        if (row := result.question(question))
    )


def nearest(question: str, said: Sequence[str], past: Sequence[Anchor], embedder: Embedder) -> tuple[Anchor, ...]:
    """At most three, nearest first, one of each report: by likeness in meaning to the nearest thing `said`, then by id."""
    rows = [anchor for anchor in past if anchor.question == question]
    if not rows or not said:
        return ()
    likeness = embedder.embed_passages([row.finding for row in rows]) @ embedder.embed_passages(list(said)).T
    near = likeness.max(axis=1).round(5).tolist()
    ranked = sorted(zip(near, rows, strict=True), key=lambda pair: (-pair[0], pair[1].passage_id))
    best: dict[tuple[str, int], Anchor] = {}
    for _, row in ranked:
        best.setdefault((row.municipality, row.year), row)
    return tuple(best.values())[:_SHOWN]
