"""Runs in figures: per type and in all, and what changed between two of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.measuring.judging import Outcome

ALL = "alla"


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    def __str__(self) -> str:
        """``"3/4"``; a dash where there is nothing to count."""
        return f"{self.part}/{self.whole}" if self.whole else "–"


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one type of question.

    Attributes:
        right: answers that lack nothing.
        by_model: answers that a model's text stands in, of those it was asked for.
        invented: things said without ground, in all.
        struck: sentences of a model's taken away, in all.
        median_s: seconds, the middle one.
        p95_s: seconds that 95 of 100 answers stay within.
        tokens: read and written in those answers whose tokens are known; None where none are.
    """

    type: str
    right: Share
    refusals: Share
    told: Share
    cited: Share
    by_model: Share
    invented: int
    struck: int
    median_s: float
    p95_s: float
    tokens: tuple[int, int] | None


def rows_of(outcomes: Sequence[Outcome]) -> tuple[Row, ...]:
    """A row for each type, by name, and at last one for all."""
    types = sorted({outcome.type for outcome in outcomes})
    rows = [_row(kind, [outcome for outcome in outcomes if outcome.type == kind]) for kind in types]
    return (*rows, _row(ALL, outcomes)) if outcomes else ()


def changed(before: Iterable[Outcome], after: Iterable[Outcome]) -> tuple[tuple[Outcome, Outcome], ...]:
    """The questions of both runs that held in one of them only, as (before, after), by id."""
    earlier = {outcome.id: outcome for outcome in before}
    pairs = [(earlier[outcome.id], outcome) for outcome in after if outcome.id in earlier]
    return tuple(sorted((pair for pair in pairs if pair[0].holds is not pair[1].holds), key=lambda pair: pair[1].id))


def nearest_rank(values: Sequence[float], percent: int) -> float:
    """The smallest value that at least so many percent of the values do not exceed.

    Source: the nearest-rank definition of a percentile.
    """
    ordered = sorted(values)
    rank = -(-len(ordered) * percent // 100)
    return ordered[max(rank, 1) - 1]


def _row(kind: str, outcomes: Sequence[Outcome]) -> Row:
    seconds = [outcome.seconds for outcome in outcomes]
    asked = [outcome for outcome in outcomes if outcome.model or outcome.fallback]
    tokens = [outcome.tokens for outcome in outcomes if outcome.tokens is not None]
    return Row(
        type=kind,
        right=Share(sum(outcome.holds for outcome in outcomes), len(outcomes)),
        refusals=Share(sum(outcome.refusal_right for outcome in outcomes), len(outcomes)),
        told=Share(sum(outcome.told for outcome in outcomes), sum(outcome.facts for outcome in outcomes)),
        cited=Share(sum(outcome.cited for outcome in outcomes), sum(outcome.sourced for outcome in outcomes)),
        by_model=Share(sum(outcome.model is not None for outcome in asked), len(asked)),
        invented=sum(len(outcome.invented) for outcome in outcomes),
        struck=sum(outcome.struck for outcome in outcomes),
        median_s=nearest_rank(seconds, 50),
        p95_s=nearest_rank(seconds, 95),
        tokens=(sum(read for read, _ in tokens), sum(written for _, written in tokens)) if tokens else None,
    )
