"""From levels to a percent and the interval it may lie in; all of it computed by the scoring core.

An indicator that nobody has seen is neither yes nor no. In the estimate it is taken to stand as the seen ones do,
drawn towards what municipalities have had on average; in the interval it may be anything.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from assistant.domain.criterion import Criterion
from assistant.domain.instrument import Edition, Instrument, Level, Scale
from assistant.domain.rating import Rating, Ratings
from assistant.domain.scoring import score
from assistant.domain.suggestion import NOT_SEEN, Anchor, Suggestion
from assistant.evaluating.judging.levels import Judged, step_down, step_up

# As many imagined indicators at the average as half a criterion of six.
_DRAW: Final = 3
_HALF_WAY: Final = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Estimate:
    """Percents of one question, 0 to 100."""

    percent: Fraction
    low: Fraction
    high: Fraction


def enough(judged: Sequence[Judged]) -> bool:
    """Whether at least half of the indicators have a level; with fewer no number is given."""
    return 0 < len(judged) <= 2 * sum(one.judgement.level is not None for one in judged)


def estimate(
    criterion: Criterion,
    judged: Sequence[Judged],
    edition: Edition,
    scale: Scale,
    *,
    average: Fraction,
    beside: Sequence[Fraction] = (),
) -> Estimate:
    """The percent that the levels speak for, and the lowest and highest they leave open.

    Args:
        criterion: of the question.
        judged: its indicators, in order.
        edition: the edition of the criterion.
        scale: of the levels.
        average: share that municipalities have had on average, 0 to 1; see `average_share`.
        beside: shares that findings on the question as a whole speak for.
    """
    shares = {level.name: level.share for level in scale.levels}
    seen = [shares[one.judgement.level] for one in judged if one.judgement.level]
    said = (*seen, *beside)
    expected = (sum(said, Fraction(0)) + _DRAW * average) / (len(said) + _DRAW)
    lowest, highest = scale.levels[0].name, scale.levels[-1].name

    def percent(levels: Mapping[str, str], unseen: Fraction) -> Fraction:
        open_scale = Scale((*scale.levels, Level(NOT_SEEN, unseen)))
        rated = tuple((i.id, levels.get(i.id, NOT_SEEN)) for i in criterion.indicators)
        ratings = Ratings(edition.id, (Rating(criterion.question, None, rated),))
        card = score(ratings, edition, open_scale, criteria=(criterion,))
        found = next(q.percent for q in card.questions if q.id == criterion.question)
        assert found is not None  # every indicator has a level or NOT_SEEN
        return found

    levels = {one.judgement.indicator: one.judgement.level for one in judged if one.judgement.level}
    alone = {one.judgement.indicator for one in judged if one.sources == 1}
    down = {i: step_down(level, scale) if i in alone else level for i, level in levels.items()}
    up = {i: step_up(level, scale) if i in alone else level for i, level in levels.items()}
    return Estimate(percent(levels, expected), percent(down, shares[lowest]), percent(up, shares[highest]))


def average_share(instrument: Instrument, edition: Edition) -> Fraction:
    """Share of the points that municipalities have had on average in this edition; half where nobody has published it.

    Source: the reference values of ``knowledge/instrument/references.toml``, the newest of the edition.
    """
    known = [reference for reference in instrument.references if reference.edition == edition.id]
    if not known:
        return _HALF_WAY
    newest = max(known, key=lambda reference: (reference.year, reference.id, reference.total))
    return Fraction(newest.total, edition.max_points)


def summed_up(
    criterion: Criterion,
    judged: Sequence[Judged],
    edition: Edition,
    scale: Scale,
    *,
    average: Fraction,
    beside: Sequence[Fraction] = (),
    anchors: tuple[Anchor, ...] = (),
    maker: str,
) -> Suggestion:
    """The suggestion that the judged indicators make; without a number where too few of them are seen."""
    found = estimate(criterion, judged, edition, scale, average=average, beside=beside) if enough(judged) else None
    return Suggestion(
        question=criterion.question,
        judgements=tuple(one.judgement for one in judged),
        percent=found.percent if found else None,
        low=found.low if found else None,
        high=found.high if found else None,
        anchors=anchors,
        maker=maker,
    )
