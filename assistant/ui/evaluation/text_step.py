"""The step where texts are proposed, and where people decide on each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import gradio as gr

from assistant.domain.drafted import Drafted
from assistant.domain.passage import Kind
from assistant.evaluating.items import item_of
from assistant.evaluating.state import EvaluationState
from assistant.evaluations.desk import Evaluations
from assistant.ui.evaluation.seat import Room, Seat, Seen, Step, attempted, seen_now, unchanged
from assistant.ui.events import QUIET
from assistant.ui.language import say
from assistant.ui.present.drafts import draft_choices, draft_html, reworking_line

#: Number of the summary among the areas.
SUMMARY = 0


@dataclass(frozen=True, slots=True)
class TextStep:
    """The components of the step; `seen` tells the draft on the screen, `looked` is its id."""

    room: Room
    area: gr.Dropdown
    propose: gr.Button
    drafts: gr.Radio
    none: gr.Markdown
    text: gr.Textbox
    reason: gr.Textbox
    decide: gr.Column
    sources: gr.HTML
    reworked: gr.Markdown
    own_kind: gr.Radio
    own_text: gr.Textbox
    seen: gr.State
    looked: gr.Textbox

    @property
    def shown(self) -> tuple[Any, ...]:
        """What a look at the drafts may change."""
        on_screen = (self.text, self.reason, self.decide, self.sources, self.seen, self.looked)
        return (self.area, self.drafts, self.none, self.reworked, self.own_kind, *on_screen)

    def refresh(
        self,
        seat: Seat,
        language: str,
        area: int | None = None,
        chosen: str | None = None,
        seen: Seen | None = None,
    ) -> dict[Any, object]:
        """The drafts of an area, the chosen one opened; what is being typed stays while it is still as `seen`."""
        state = seat.state(self.room.assistant)
        edition = self.room.assistant.instrument.edition(state.evaluation.edition)
        areas = [(f"{a.number} {a.name}", a.number) for a in (edition.areas if edition else ())]
        area = areas[0][1] if area is None else area
        drafts = [draft for draft in state.drafts if draft.area == area]
        kinds = [Kind.GENERAL.value] if area == SUMMARY else [Kind.STRENGTH.value, Kind.IMPROVEMENT.value]
        draft = next((draft for draft in drafts if draft.id == chosen), None)
        return {
            self.area: gr.update(choices=[*areas, (say("texts_summary", language), SUMMARY)], value=area),
            self.drafts: gr.update(
                choices=draft_choices(drafts), value=draft.id if draft else None, visible=bool(drafts)
            ),
            self.none: gr.update(visible=not drafts),
            self.reworked: reworking_line(state.drafts, language),
            self.own_kind: gr.update(choices=kinds, value=kinds[0]),
            **self.opened(state, draft, language, seen),
        }

    def opened(
        self, state: EvaluationState, draft: Drafted | None, language: str, seen: Seen | None
    ) -> dict[Any, object]:
        """One draft opened for a decision, or none."""
        if draft is None:
            return {self.decide: gr.update(visible=False), self.sources: "", self.seen: Seen(), self.looked: ""}
        collections = (state.evaluation.collection,)
        passages = self.room.assistant.database.passages(draft.evidence, collections)
        titles = {piece.document_id: piece.title for piece in state.pieces}
        now = seen_now(state, item_of(draft))
        typed = {} if seen == now else {self.text: draft.text, self.reason: draft.reason}
        return {
            **typed,
            self.decide: gr.update(visible=True),
            self.sources: draft_html(draft, passages, titles, language),
            self.seen: now,
            self.looked: draft.id,
        }


def add_text_step(room: Room) -> Step:
    """Lay out the step and bind its events."""
    texts = room.texts
    gr.Markdown(texts("texts_info"), elem_classes="muted")
    with gr.Row(equal_height=True, elem_classes="asking"):
        area = gr.Dropdown([], label=texts("texts_area"), scale=5, elem_id="texts-area")
        propose = gr.Button(texts("texts_propose"), variant="primary", scale=1, min_width=150, elem_id="propose")
    reworked = gr.Markdown(elem_classes="muted", elem_id="reworked")
    # not in the column below, which shows all that is in it when it is shown
    looked = gr.Textbox(visible="hidden", elem_id="draft-looked")
    with gr.Row(equal_height=False):
        with gr.Column(scale=3, min_width=320):
            none = gr.Markdown(texts("texts_none"), visible=False)
            drafts = gr.Radio([], label=texts("texts_list"), elem_id="drafts", elem_classes="stacked")
            with gr.Accordion(texts("texts_own"), open=False, elem_id="own-text"):
                own_kind = gr.Radio([], label=texts("texts_own_kind"), elem_id="own-kind")
                own_text = gr.Textbox(label=texts("texts_text"), lines=2, max_length=4000, elem_id="own-point")
                add = gr.Button(texts("texts_add"), elem_id="add-point")
        with gr.Column(scale=3, min_width=320, visible=False, elem_id="deciding") as decide:
            text = gr.Textbox(label=texts("texts_text"), lines=3, max_lines=12, max_length=4000, elem_id="draft-text")
            with gr.Row():
                accept = gr.Button(texts("texts_accept"), variant="primary", min_width=90, elem_id="accept")
                save = gr.Button(texts("texts_save"), min_width=140, elem_id="save-text")
                restore = gr.Button(texts("texts_restore"), min_width=160, elem_id="restore-text")
            with gr.Row(equal_height=True, elem_classes="asking"):
                reason = gr.Textbox(label=texts("texts_reason"), max_length=400, scale=4, elem_id="reject-reason")
                reject = gr.Button(texts("texts_reject"), scale=1, min_width=90, elem_id="reject")
            with gr.Row():
                up = gr.Button(texts("texts_up"), size="sm", elem_id="move-up")
                down = gr.Button(texts("texts_down"), size="sm", elem_id="move-down")
            sources = gr.HTML(elem_id="draft-sources")
    step = TextStep(
        room,
        area,
        propose,
        drafts,
        none,
        text,
        reason,
        decide,
        sources,
        reworked,
        own_kind,
        own_text,
        gr.State(Seen()),
        looked,
    )
    where: list[Any] = [room.seat, area, drafts, room.language]
    shown = list(step.shown)
    gr.on([area.input, drafts.input], partial(on_look, step), where, shown, **QUIET)
    propose.click(
        partial(on_propose, step), [*where, room.acted], [*shown, room.acted],
        show_progress_on=drafts, api_visibility="private",
    )  # fmt: skip
    for button, verb in ((accept, _accept), (save, _save), (restore, _restore), (reject, _reject)):
        button.click(
            partial(on_decide, step, verb),
            [*where, step.seen, step.looked, text, reason, room.acted],
            [*shown, room.acted],
            trigger_mode="once",
            **QUIET,
        )
    for button, by in ((up, -1), (down, 1)):
        button.click(partial(on_move, step, by), [*where, step.seen, room.acted], [*shown, room.acted], **QUIET)
    add.click(
        partial(on_write, step),
        [room.seat, area, room.language, own_kind, own_text, room.acted],
        [*shown, own_text, room.acted],
        **QUIET,
    )
    return Step(step.refresh, step.shown, (area, drafts, step.seen))


def on_look(
    step: TextStep, seat: Seat, area: int | None, chosen: str | None, language: str, seen: Seen | None = None
) -> dict[Any, object]:
    """Show the drafts of an area, and open the chosen one; what is being typed stays while it is still as `seen`."""
    return attempted(lambda: step.refresh(seat, language, area, chosen, seen), language) or unchanged(*step.shown)


def on_propose(
    step: TextStep, seat: Seat, area: int, chosen: str | None, language: str, acted: int
) -> dict[Any, object]:
    """Have texts proposed for the area; what people have decided stays."""
    evaluations = step.room.assistant.evaluations

    def propose() -> int:
        before = {draft.id for draft in seat.state(step.room.assistant).drafts}
        if area == SUMMARY:
            evaluations.drafts.summarise(seat.evaluation, by=seat.by)
        else:
            evaluations.drafts.propose(seat.evaluation, area, by=seat.by)
        return sum(draft.id not in before for draft in seat.state(step.room.assistant).drafts)

    count = attempted(propose, language)
    if count is None:
        return {step.room.acted: acted}
    gr.Info(say("texts_proposed" if count else "texts_nothing", language, count=count), title="")
    return {**on_look(step, seat, area, chosen, language), step.room.acted: acted + 1}


@dataclass(frozen=True, slots=True)
class Deciding:
    """What a decision is about: a draft, the version of it that was seen, and what stands on the screen."""

    seat: Seat
    draft: str
    seen: int
    text: str
    reason: str


Decision = Callable[[Evaluations, Deciding], object]


def on_decide(
    step: TextStep, verb: Decision, seat: Seat, area: int, chosen: str | None, language: str, seen: Seen, looked: str,
    text: str, reason: str, acted: int,
) -> dict[Any, object]:  # fmt: skip
    """Decide on the chosen draft; where somebody else was before, their version is shown.

    Where the chosen draft has not reached the screen yet, what is written there is another's and is left out.
    """
    if not chosen:
        gr.Info(say("texts_choose", language), title="")
        return {step.room.acted: acted}

    def decide() -> bool:
        state = seat.state(step.room.assistant)
        draft = state.draft(chosen)
        version = seen.version_of(item_of(draft), state)
        typed = (text, reason) if looked == chosen else (draft.text, "")
        verb(step.room.assistant.evaluations, Deciding(seat, chosen, version, *typed))
        return True

    done = attempted(decide, language)
    return {**on_look(step, seat, area, chosen, language, seen), step.room.acted: acted + 1 if done else acted}


def on_move(
    step: TextStep, by: int, seat: Seat, area: int, chosen: str | None, language: str, seen: Seen, acted: int
) -> dict[Any, object]:
    """Move the chosen draft among those of its kind."""
    if not chosen:
        gr.Info(say("texts_choose", language), title="")
        return {step.room.acted: acted}

    def move() -> bool:
        state = seat.state(step.room.assistant)
        moved = state.draft(chosen)
        ids = [draft.id for draft in state.drafts if (draft.area, draft.kind) == (moved.area, moved.kind)]
        place = ids.index(chosen)
        ids.insert(max(0, place + by), ids.pop(place))
        return bool(
            step.room.assistant.evaluations.drafts.reorder(seat.evaluation, moved.area, moved.kind, ids, by=seat.by)
        )

    done = attempted(move, language)
    return {**on_look(step, seat, area, chosen, language, seen), step.room.acted: acted + 1 if done else acted}


def on_write(
    step: TextStep, seat: Seat, area: int, language: str, kind: str, text: str, acted: int
) -> dict[Any, object]:
    """Add a point of one's own, and open it."""
    drafts = step.room.assistant.evaluations.drafts
    written = attempted(lambda: drafts.write(seat.evaluation, area, Kind(kind), text, by=seat.by), language)
    if written is None:
        return {step.room.acted: acted}
    return {**on_look(step, seat, area, written.id, language), step.own_text: "", step.room.acted: acted + 1}


def _accept(evaluations: Evaluations, on: Deciding) -> object:
    """Accept what is on the screen: where the text was changed, that is saved first."""
    return evaluations.drafts.accept(on.seat.evaluation, on.draft, seen=_save(evaluations, on), by=on.seat.by)


def _save(evaluations: Evaluations, on: Deciding) -> int:
    """Save the text on the screen; the version of the draft that it then has."""
    if evaluations.open(on.seat.evaluation, on.seat.by).draft(on.draft).text == on.text.strip():
        return on.seen
    return evaluations.drafts.edit(on.seat.evaluation, on.draft, on.text, seen=on.seen, by=on.seat.by).version


def _restore(evaluations: Evaluations, on: Deciding) -> object:
    return evaluations.drafts.restore(on.seat.evaluation, on.draft, seen=on.seen, by=on.seat.by)


def _reject(evaluations: Evaluations, on: Deciding) -> object:
    return evaluations.drafts.reject(on.seat.evaluation, on.draft, reason=on.reason, seen=on.seen, by=on.seat.by)
