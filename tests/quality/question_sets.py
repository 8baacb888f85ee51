"""Measured answers told in words, for a test that fails."""

from collections.abc import Iterable, Sequence

from assistant.measuring.judging import Outcome
from assistant.measuring.summary import Share, rows_of


def table(outcomes: Sequence[Outcome]) -> str:
    """Counts per type and in all, then every miss."""
    lines = [f"{row.type:<16}{row.right}" for row in rows_of(outcomes)]
    lines += [f"{outcome.id} {outcome.type}: {'; '.join(outcome.lacks)}" for outcome in outcomes if not outcome.holds]
    return "\n".join(lines)


def right_of(outcomes: Iterable[Outcome]) -> dict[str, Share]:
    """How many are right of how many, by type."""
    return {row.type: row.right for row in rows_of(tuple(outcomes))[:-1]}
