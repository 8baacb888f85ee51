"""The drafts of an area composed without a language model."""

import hashlib
from typing import Final

from assistant.domain.drafted import Drafted
from assistant.domain.passage import Kind
from assistant.evaluating.drafting.checking import unsupported
from assistant.evaluating.drafting.ground import Ground
from assistant.evaluating.drafting.merging import merged, varied
from assistant.evaluating.drafting.points import Point, points_of
from assistant.verifying.verifier import Verifier

#: What made a composed draft; changes with the rules.
MAKER: Final = "kod 1"
# Source: the report Ljungby 2018 has 5 to 15 strengths and 2 to 9 improvement areas in an area.
#: Bullets of a kind in an area.
MOST: Final = 10
KINDS: Final = (Kind.STRENGTH, Kind.IMPROVEMENT)


def compose_area(ground: Ground, verifier: Verifier) -> tuple[Drafted, ...]:
    """Strengths, then improvement areas, the weightiest first; the same ground always gives the same."""
    points = merged(points_of(ground))
    return tuple(
        _drafted(point, place, ground, verifier)
        for kind in KINDS
        for place, point in enumerate(varied([point for point in points if point.kind is kind][:MOST]))
    )


def draft_id(*said: str) -> str:
    """Ten hexadecimal characters, the same for the same words."""
    return hashlib.sha256("\x00".join(said).encode()).hexdigest()[:10]


def _drafted(point: Point, place: int, ground: Ground, verifier: Verifier) -> Drafted:
    passages = [passage for id_ in point.evidence if (passage := ground.passage(id_))]
    wanted = [ground.asked_for(indicator) for indicator in point.indicators]
    return Drafted(
        id=draft_id(str(ground.area.number), point.kind, point.text),
        area=ground.area.number,
        kind=point.kind,
        text=point.text,
        proposed=point.text,
        evidence=point.evidence,
        indicators=point.indicators,
        unsupported=unsupported(point.text, point.kind, passages, verifier, wanted=wanted),
        place=place,
        maker=MAKER,
    )
