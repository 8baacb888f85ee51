"""From what the statements on an indicator say to a level of the scale, or to none."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from assistant.domain.instrument import Scale
from assistant.domain.suggestion import Judgement, Quote
from assistant.evaluating.judging.placing import Placed

# Half a source that says "half way" stands beside the real ones: a single source never gives the outermost level upwards.
_DOUBT: Final = Fraction(1, 2)
_HALF_WAY: Final = Fraction(1, 2)
# The best-fitting quotes for, and as many against.
_QUOTES: Final = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement and the number of sources it rests on, 0 where there are none."""

    judgement: Judgement
    sources: int


def judge_indicator(indicator: str, placed: Sequence[Placed], scale: Scale) -> Judged:
    """The judgement on one indicator.

    Each source has one voice: the mean of what it says. The level nearest the voices' mean is given, the lower of two as
    near, since only what is shown counts. As many sources for as against is no level.

    Args:
        indicator: id.
        placed: what speaks of it, the best fit first.
        scale: the levels, lowest first.
    """
    voices = _voices(placed)
    quotes_for = tuple(_quote(one) for one in placed if one.stance.share == 1)[:_QUOTES]
    quotes_against = tuple(_quote(one) for one in placed if one.stance.share < 1)[:_QUOTES]
    level, unsure = None, ""
    if voices:
        for_it = sum(voice > _HALF_WAY for voice in voices)
        missing = sum(voice == 0 for voice in voices)
        if for_it and for_it == missing:
            unsure = f"Källorna säger emot varandra: {for_it} för, {missing} emot."
        else:
            level = _nearest(
                (sum(voices, Fraction(0)) + _DOUBT * _HALF_WAY) / (len(voices) + _DOUBT),
                scale,
            )
    return Judged(Judgement(indicator, level, quotes_for, quotes_against, unsure), len(voices))


def step_down(level: str, scale: Scale) -> str:
    """The next lower level; the lowest stays."""
    names = [one.name for one in scale.levels]
    return names[max(0, names.index(level) - 1)]


def step_up(level: str, scale: Scale) -> str:
    """The next higher level; the highest stays."""
    names = [one.name for one in scale.levels]
    return names[min(len(names) - 1, names.index(level) + 1)]


def _voices(placed: Sequence[Placed]) -> tuple[Fraction, ...]:
    """The mean share that each source says is in place, by the source's name."""
    shares: dict[str, list[Fraction]] = {}
    for one in placed:
        shares.setdefault(one.statement.evidence.source, []).append(one.stance.share)
    return tuple(sum(said, Fraction(0)) / len(said) for _, said in sorted(shares.items()))


def _nearest(share: Fraction, scale: Scale) -> str:
    return min(scale.levels, key=lambda level: (abs(level.share - share), level.share)).name


def _quote(placed: Placed) -> Quote:
    return Quote(placed.statement.evidence.passage_id, placed.statement.text)
