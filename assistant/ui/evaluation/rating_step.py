"""The step where each rates alone, sees the others' ratings once locked, and the team decides."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import partial
from typing import Any

import gradio as gr

from assistant.domain.criterion import Criterion
from assistant.domain.instrument import Edition
from assistant.domain.rating import Rating
from assistant.evaluating.state import EvaluationState
from assistant.ui.evaluation.level_rows import LevelRows, add_level_rows, rating_of, started_from
from assistant.ui.evaluation.seat import Room, Seat, Seen, Step, attempted, seen_now, unchanged
from assistant.ui.events import QUIET
from assistant.ui.language import say
from assistant.ui.present.ratings import agreed_levels, criterion_html, question_choices, sides_html, what_if_html

# Acts on the visitor's own rating are done one after the other, so that a lock waits for the saving before it.
_OWN: dict[str, Any] = {"concurrency_id": "own-rating", "concurrency_limit": 1, **QUIET}


@dataclass(frozen=True, slots=True)
class RatingStep:
    """The components of the step.

    `seen` tells the own rating on the screen and `team_seen` the team's; `looked` is the question that they are of,
    which is not yet the one just chosen.
    """

    room: Room
    area: gr.Dropdown
    question: gr.Dropdown
    criterion: gr.HTML
    own: LevelRows
    reason: gr.Textbox
    saved: gr.Markdown
    lock: gr.Button
    suggest: gr.Button
    sides: gr.HTML
    closed: gr.Markdown
    decision: gr.Column
    team: LevelRows
    team_reason: gr.Textbox
    team_saved: gr.Markdown
    what_if: gr.Slider
    then: gr.HTML
    seen: gr.State
    team_seen: gr.State
    looked: gr.Textbox

    @property
    def shown(self) -> tuple[Any, ...]:
        """What a look at a question may change."""
        alone = (self.reason, self.saved, self.lock, self.suggest, self.sides, self.seen)
        together = (self.closed, self.decision, self.team_reason, self.team_saved, self.team_seen, self.then)
        rows = (*self.own.components, *self.team.components)
        return (self.area, self.question, self.looked, self.criterion, *rows, *alone, *together)

    def refresh(
        self, seat: Seat, language: str, question: str | None = None, team_seen: Seen | None = None
    ) -> dict[Any, object]:
        """A question as it stands; the first one that the visitor has not rated where none is named.

        What is being typed of the team's rating stays where `team_seen` is still what it was.
        """
        state = seat.state(self.room.assistant)
        edition = self.edition_of(state)
        ids = [q.id for q in edition.questions()]
        if question not in ids:
            question = next((id_ for id_ in ids if state.rating(id_, seat.by) is None), ids[0])
        area = int(question.split(".")[0])
        criterion = self.criterion_of(state, question)
        return {
            self.area: gr.update(choices=[(f"{a.number} {a.name}", a.number) for a in edition.areas], value=area),
            self.question: gr.update(choices=question_choices(state, edition, area, language), value=question),
            self.looked: question,
            self.criterion: criterion_html(criterion, language),
            **self._alone(state, seat, question, criterion, language),
            **self._together(state, question, criterion, language, team_seen),
            self.then: "",
        }

    def criterion_of(self, state: EvaluationState, question: str) -> Criterion | None:
        """The criterion of a question in the evaluation's edition."""
        found = (c for c in self.room.assistant.criteria() if c.edition == state.evaluation.edition)
        return next((c for c in found if c.question == question), None)

    def edition_of(self, state: EvaluationState) -> Edition:
        """The evaluation's edition."""
        edition = self.room.assistant.instrument.edition(state.evaluation.edition)
        assert edition is not None  # an evaluation of an unknown edition is not begun
        return edition

    def _alone(
        self, state: EvaluationState, seat: Seat, question: str, criterion: Criterion | None, language: str
    ) -> dict[Any, object]:
        own = state.rating(question, seat.by)
        locked = bool(own and own.locked)
        scale = self.room.assistant.instrument.scale
        return {
            **self.own.shown(criterion, scale, own.rating if own else None, language, editable=not locked),
            self.reason: gr.update(value=own.reason if own else "", interactive=not locked),
            self.saved: say("rating_is_locked", language) if locked else "",
            self.lock: gr.update(
                value=say("rating_unlock" if locked else "rating_lock", language),
                variant="secondary" if locked else "primary",
            ),
            self.suggest: gr.update(visible=locked),
            self.sides: self.side_by_side(state, question, criterion, language),
            self.seen: seen_now(state, _own_item(question, seat)),
        }

    def _together(
        self, state: EvaluationState, question: str, criterion: Criterion | None, language: str, seen: Seen | None
    ) -> dict[Any, object]:
        decided = state.team_rating(question)
        open_now = state.all_locked(question)
        now = seen_now(state, f"team/{question}")
        around: dict[Any, object] = {
            self.closed: gr.update(visible=not open_now),
            self.decision: gr.update(visible=open_now),
        }
        if seen == now and open_now:
            return around
        scale = self.room.assistant.instrument.scale
        return {
            **around,
            **self.team.shown(
                criterion, scale, decided.rating if decided else _common(state, question, criterion), language,
                editable=True,
            ),
            self.team_reason: decided.reason if decided else "",
            self.team_saved: "",
            self.team_seen: now if open_now else Seen(),
        }  # fmt: skip

    def side_by_side(self, state: EvaluationState, question: str, criterion: Criterion | None, language: str) -> str:
        """The suggestion and the locked ratings as HTML, each with what it comes to by the scoring core."""
        what_if = self.room.assistant.evaluations.ratings.what_if
        scores = {
            name: next(score for score in what_if(state, own.rating).questions if score.id == question)
            for name in state.evaluation.team
            if (own := state.rating(question, name)) and own.locked
        }
        return sides_html(state, question, criterion, scores, self._sources(state, question), language)

    def _sources(self, state: EvaluationState, question: str) -> dict[str, str]:
        """What each quoted passage comes from."""
        suggestion = state.suggestion(question)
        quotes = [
            quote.passage_id
            for judgement in (suggestion.judgements if suggestion else ())
            for quote in (*judgement.speaks_for, *judgement.speaks_against)
        ]
        titles = {piece.document_id: piece.title for piece in state.pieces}
        passages = self.room.assistant.database.passages(quotes, (state.evaluation.collection,))
        return {passage.id: titles.get(passage.document_id, passage.source) for passage in passages}


def add_rating_step(room: Room) -> Step:
    """Lay out the step and bind its events."""
    texts = room.texts
    gr.Markdown(texts("rating_info"), elem_classes="muted")
    with gr.Row(equal_height=True, elem_classes="asking"):
        area = gr.Dropdown([], label=texts("rating_area"), scale=2, min_width=200, elem_id="rating-area")
        question = gr.Dropdown([], label=texts("rating_question"), scale=4, min_width=260, elem_id="rating-question")
        previous = gr.Button(texts("rating_previous"), size="sm", min_width=110, elem_id="previous-question")
        following = gr.Button(texts("rating_next"), size="sm", min_width=110, elem_id="next-question")
    criterion = gr.HTML(elem_id="criterion")
    # in the page and not in a gr.State, so that it always is the question whose ratings stand beside it there
    looked = gr.Textbox(visible="hidden", elem_id="question-looked")
    with gr.Row(equal_height=False):
        with gr.Column(scale=1, min_width=320, elem_id="own"):
            gr.Markdown(texts("rating_own"), elem_classes="section")
            own = add_level_rows(texts, "own")
            reason = gr.Textbox(label=texts("rating_reason"), lines=2, max_length=2000, elem_id="own-reason")
            saved = gr.Markdown(elem_id="own-saved", elem_classes="saved")
            lock = gr.Button(texts("rating_lock"), variant="primary", elem_id="lock")
        with gr.Column(scale=1, min_width=320, elem_id="together"):
            suggest = gr.Button(texts("rating_suggest"), visible=False, elem_id="suggest")
            sides = gr.HTML(elem_id="sides")
            gr.Markdown(texts("rating_team"), elem_classes="section")
            closed = gr.Markdown(texts("rating_team_closed"), elem_classes="muted")
            with gr.Column(visible=False, elem_id="team-decides") as decision:
                team = add_level_rows(texts, "team")
                team_reason = gr.Textbox(label=texts("rating_reason"), lines=2, max_length=2000, elem_id="team-reason")
                decide = gr.Button(texts("rating_decide"), variant="primary", elem_id="decide")
                team_saved = gr.Markdown(elem_id="team-saved", elem_classes="saved")
            with gr.Accordion(texts("rating_what_if"), open=False, elem_id="what-if"):
                what_if = gr.Slider(
                    0, 100, value=50, step=1, label=texts("rating_percent"), info=texts("rating_what_if_info"),
                    elem_id="what-if-percent",
                )  # fmt: skip
                then = gr.HTML(elem_id="then")
    step = RatingStep(
        room, area, question, criterion, own, reason, saved, lock, suggest, sides, closed, decision, team, team_reason,
        team_saved, what_if, then, gr.State(Seen()), gr.State(Seen()), looked,
    )  # fmt: skip
    _bind(step, previous, following, decide)
    return Step(step.refresh, step.shown, (question, step.team_seen))


def _bind(step: RatingStep, previous: gr.Button, following: gr.Button, decide: gr.Button) -> None:
    room = step.room
    where: list[Any] = [room.seat, step.question, room.language]
    shown = list(step.shown)
    acting = [*shown, room.acted]
    step.question.input(partial(on_look, step), where, shown, **QUIET)
    step.area.input(partial(on_area, step), [room.seat, step.area, room.language], shown, **QUIET)
    for button, by in ((previous, -1), (following, 1)):
        button.click(partial(on_step, step, by), where, shown, **QUIET)
    on_screen = [room.seat, step.looked, room.language]
    typed = [*on_screen, step.seen, step.reason, room.acted, *step.own.components]
    saving = [step.saved, step.seen, room.acted]
    gr.on(
        [*(row.input for row in step.own.rows), step.own.percent.blur, step.reason.blur],
        partial(on_rate, step),
        typed,
        saving,
        trigger_mode="always_last",
        **_OWN,
    )
    step.lock.click(partial(on_lock, step), typed, acting, trigger_mode="once", **_OWN)
    step.suggest.click(
        partial(on_suggest, step), [*on_screen, room.acted], [step.sides, room.acted],
        show_progress_on=step.sides, api_visibility="private", trigger_mode="once",
    )  # fmt: skip
    decide.click(
        partial(on_decide, step),
        [*on_screen, step.team_seen, step.team_reason, room.acted, *step.team.components],
        acting,
        trigger_mode="once",
        **QUIET,
    )
    step.what_if.input(
        partial(on_what_if, step), [*where, step.what_if], step.then, trigger_mode="always_last", **QUIET
    )


def on_look(step: RatingStep, seat: Seat, question: str | None, language: str) -> dict[Any, object]:
    """Show a question as it stands."""
    return attempted(lambda: step.refresh(seat, language, question), language) or unchanged(*step.shown)


def on_area(step: RatingStep, seat: Seat, area: int, language: str) -> dict[Any, object]:
    """Show the first question of an area."""
    return on_look(step, seat, f"{area}.1", language)


def on_step(step: RatingStep, by: int, seat: Seat, question: str, language: str) -> dict[Any, object]:
    """Show the question before or after, across areas."""

    def beside() -> str:
        ids = [q.id for q in step.edition_of(seat.state(step.room.assistant)).questions()]
        return ids[max(0, min(len(ids) - 1, ids.index(question) + by))]

    found = attempted(beside, language)
    return on_look(step, seat, found or question, language)


def on_rate(
    step: RatingStep,
    seat: Seat,
    question: str,
    language: str,
    seen: Seen,
    reason: str,
    acted: int,
    *given: Any,
) -> dict[Any, object]:
    """Save the visitor's own rating as it stands on the screen."""

    def save() -> Seen:
        state = seat.state(step.room.assistant)
        own = state.rating(question, seat.by)
        item = _own_item(question, seat)
        rating = rating_of(question, step.criterion_of(state, question), given, language)
        if own and (own.locked or (own.rating, own.reason) == (rating, reason.strip())):
            return seen_now(state, item)
        if (
            own is None
            and not reason.strip()
            and rating.percent is None
            and not any(level for _, level in rating.levels)
        ):
            return seen_now(state, item)
        entry = step.room.assistant.evaluations.ratings.rate(
            seat.evaluation, rating, reason=reason.strip(), seen=seen.version_of(item, state), by=seat.by
        )
        return Seen(seat.evaluation, item, entry.version)

    now = attempted(save, language)
    if now is None:
        return {step.saved: say("rating_unsaved", language, question=question)}
    if now == seen:
        return {step.seen: seen}
    return {step.saved: _saved("rating_saved", language, question), step.seen: now, step.room.acted: acted + 1}


def on_lock(
    step: RatingStep,
    seat: Seat,
    question: str,
    language: str,
    seen: Seen,
    reason: str,
    acted: int,
    *given: Any,
) -> dict[Any, object]:
    """Save what stands on the screen and lock it, or unlock it; both are acts in the history."""
    ratings = step.room.assistant.evaluations.ratings

    def turn() -> bool:
        state = seat.state(step.room.assistant)
        own = state.rating(question, seat.by)
        version = seen.version_of(_own_item(question, seat), state)
        if own and own.locked:
            ratings.unlock(seat.evaluation, question, seen=version, by=seat.by)
            return True
        rating = rating_of(question, step.criterion_of(state, question), given, language)
        if own is None or (own.rating, own.reason) != (rating, reason.strip()):
            version = ratings.rate(seat.evaluation, rating, reason=reason.strip(), seen=version, by=seat.by).version
        ratings.lock(seat.evaluation, question, seen=version, by=seat.by)
        return True

    done = attempted(turn, language)
    return {**on_look(step, seat, question, language), step.room.acted: acted + 1 if done else acted}


def on_suggest(step: RatingStep, seat: Seat, question: str, language: str, acted: int) -> dict[Any, object]:
    """Have the question judged from the evidence, and keep the suggestion."""

    def suggest() -> str:
        step.room.assistant.evaluations.suggest(seat.evaluation, question, by=seat.by)
        state = seat.state(step.room.assistant)
        return step.side_by_side(state, question, step.criterion_of(state, question), language)

    sides = attempted(suggest, language)
    return {step.room.acted: acted} if sides is None else {step.sides: sides, step.room.acted: acted + 1}


def on_decide(
    step: RatingStep,
    seat: Seat,
    question: str,
    language: str,
    seen: Seen,
    reason: str,
    acted: int,
    *given: Any,
) -> dict[Any, object]:
    """Save what the team has decided."""

    def decide() -> bool:
        state = seat.state(step.room.assistant)
        rating = rating_of(question, step.criterion_of(state, question), given, language)
        step.room.assistant.evaluations.ratings.decide(
            seat.evaluation, rating, reason=reason, seen=seen.version_of(f"team/{question}", state), by=seat.by
        )
        return True

    if not attempted(decide, language):
        return {step.room.acted: acted}
    shown = on_look(step, seat, question, language)
    return {**shown, step.team_saved: _saved("rating_decided", language, question), step.room.acted: acted + 1}


def on_what_if(step: RatingStep, seat: Seat, question: str, language: str, percent: float) -> str:
    """What question, area and total would be; nothing is saved."""
    ratings = step.room.assistant.evaluations.ratings

    def suppose() -> str:
        supposed = Rating(question, Fraction(str(percent)), ())
        state = seat.state(step.room.assistant)
        return what_if_html(ratings.scorecard(state), ratings.what_if(state, supposed), question, language)

    return attempted(suppose, language) or ""


def _common(state: EvaluationState, question: str, criterion: Criterion | None) -> Rating:
    """What the team starts from: the levels that all have given."""
    locked = [r.rating for name in state.evaluation.team if (r := state.rating(question, name)) and r.locked]
    return started_from(criterion, agreed_levels(locked), question)


def _own_item(question: str, seat: Seat) -> str:
    return f"rating/{question}/{seat.by}"


def _saved(key: str, language: str, question: str) -> str:
    return say(key, language, question=question, time=datetime.now().strftime("%H.%M.%S"))  # noqa: DTZ005 the clock on the wall
