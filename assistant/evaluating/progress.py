"""How far an evaluation has come, area by area, as one asker may know it."""

from dataclasses import dataclass

from assistant.domain.drafted import Verdict
from assistant.domain.instrument import Edition
from assistant.domain.scorecard import Scorecard
from assistant.evaluating.state import EvaluationState


@dataclass(frozen=True, slots=True)
class AreaProgress:
    """How far one area has come; all but the points are counts.

    Attributes:
        number: of the area, 0 for the summary.
        questions: questions of the area.
        own: those that the asker has rated, wholly or in part.
        locked: those that every evaluator has locked.
        team: those that the team has decided.
        accepted: accepted texts.
        waiting: drafts that wait for a decision.
        points: points so far as printed, None where nothing is rated by the team.
        max_points: of the area.
        complete: whether the team has decided every question in full.
    """

    number: int
    name: str
    questions: int
    own: int
    locked: int
    team: int
    accepted: int
    waiting: int
    points: int | None
    max_points: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """All areas in order, and the whole."""

    state: EvaluationState
    areas: tuple[AreaProgress, ...]
    scorecard: Scorecard


def progress_of(state: EvaluationState, edition: Edition, scorecard: Scorecard) -> Progress:
    """The counts of every area; `scorecard` is computed from the team's ratings."""
    own = {
        rating.question
        for rating in state.ratings
        if rating.by == state.sight.asker
        and (rating.rating.percent is not None or any(level for _, level in rating.rating.levels))
    }
    scores = {area.number: area for area in scorecard.areas}
    areas = []
    for area in edition.areas:
        ids = [question.id for question in area.questions]
        drafts = [draft for draft in state.drafts if draft.area == area.number]
        scored = scores.get(area.number)
        areas.append(
            AreaProgress(
                number=area.number,
                name=area.name,
                questions=len(ids),
                own=sum(id_ in own for id_ in ids),
                locked=sum(state.all_locked(id_) for id_ in ids),
                team=sum(state.team_rating(id_) is not None for id_ in ids),
                accepted=sum(draft.verdict is Verdict.ACCEPTED for draft in drafts),
                waiting=sum(draft.verdict is Verdict.PROPOSED for draft in drafts),
                points=scored.shown_points if scored else None,
                max_points=area.max_points,
                complete=bool(scored and scored.complete),
            )
        )
    return Progress(state, tuple(areas), scorecard)
