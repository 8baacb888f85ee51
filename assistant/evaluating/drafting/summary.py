"""The draft of a report's summary: the areas' results from the scorecard, and the accepted points that weigh most."""

from collections.abc import Sequence
from typing import Final

from assistant.domain.drafted import Drafted, Verdict
from assistant.domain.passage import Kind
from assistant.domain.scorecard import AreaScore, Scorecard
from assistant.evaluating.drafting.bare import lowered
from assistant.evaluating.drafting.composing import MAKER, draft_id

#: Area of drafts that belong to none.
SUMMARY: Final = 0
_POINTS: Final = 3
_AREAS: Final = 2


def compose_summary(municipality: str, scorecard: Scorecard, drafts: Sequence[Drafted]) -> tuple[Drafted, ...]:
    """The summary's paragraphs in order; figures are the scorecard's, points those that people have accepted.

    Empty where nothing is rated and nothing accepted: then there is nothing to sum up.
    """
    strengths, improvements = (_leading(drafts, kind, scorecard) for kind in (Kind.STRENGTH, Kind.IMPROVEMENT))
    paragraphs = [
        (_results(municipality, scorecard), ()),
        (_told("Bland kommunens styrkor märks", strengths), _evidence(strengths)),
        (_told("De förbättringsområden som väger tyngst är", improvements), _evidence(improvements)),
    ]
    return tuple(
        Drafted(
            id=draft_id(str(SUMMARY), text), area=SUMMARY, kind=Kind.GENERAL, text=text, proposed=text,
            evidence=evidence, place=place, maker=MAKER,
        )
        for place, (text, evidence) in enumerate((text, evidence) for text, evidence in paragraphs if text)
    )  # fmt: skip


def _results(municipality: str, scorecard: Scorecard) -> str:
    rated = [area for area in scorecard.areas if area.complete]
    if not rated:
        return ""
    if scorecard.complete:
        total = f"{municipality} når {scorecard.shown_points} av {scorecard.max_points} möjliga poäng."
    else:
        total = f"Hittills är {len(rated)} av {len(scorecard.areas)} områden färdigbedömda."
    ordered = sorted(rated, key=lambda area: (-(area.shown_points or 0), area.number))
    best, weakest = ordered[:_AREAS], ordered[_AREAS:][-_AREAS:]
    lines = [total, f"Högst resultat har {_areas(best)}."]
    if weakest:
        lines.append(f"Lägst resultat har {_areas(weakest)}.")
    return " ".join(lines)


def _areas(areas: Sequence[AreaScore]) -> str:
    return _listed([f"{area.name} ({area.shown_points} av {area.max_points})" for area in areas])


def _leading(drafts: Sequence[Drafted], kind: Kind, scorecard: Scorecard) -> list[Drafted]:
    """The first accepted point of each of the areas that the kind says most of: the best for strengths, else the weakest."""
    sign = -1 if kind is Kind.STRENGTH else 1
    order = {a.number: (sign * (a.shown_points or 0), a.number) for a in scorecard.areas}
    mine = [d for d in drafts if d.kind is kind and d.verdict is Verdict.ACCEPTED and d.area in order]
    first = {d.area: d for d in sorted(mine, key=lambda d: (-d.place, d.id))}
    return sorted(first.values(), key=lambda d: order[d.area])[:_POINTS]


def _told(opening: str, drafts: Sequence[Drafted]) -> str:
    return f"{opening} {_listed([lowered(draft.text.rstrip('.')) for draft in drafts], ';')}." if drafts else ""


def _evidence(drafts: Sequence[Drafted]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for draft in drafts for id_ in draft.evidence))


def _listed(parts: Sequence[str], comma: str = ",") -> str:
    return parts[0] if len(parts) == 1 else f"{f'{comma} '.join(parts[:-1])} och {parts[-1]}"
