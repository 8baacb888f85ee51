"""The step where interviews are prepared, and where notes are typed that become evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import gradio as gr

from assistant.domain.errors import InvalidInput
from assistant.domain.guide import Guide
from assistant.evaluating.interviewing.groups import LONGEST, SHORTEST, USUAL, group_named
from assistant.evaluating.state import EvaluationState
from assistant.ui.evaluation.dates import day_of
from assistant.ui.evaluation.seat import Room, Seat, Step, attempted, unchanged
from assistant.ui.events import QUIET
from assistant.ui.language import Language, say
from assistant.ui.present.guide import asked_choices, guide_html, notes_html


@dataclass(frozen=True, slots=True)
class InterviewStep:
    """The components of the step."""

    room: Room
    group: gr.Dropdown
    minutes: gr.Number
    guide: gr.HTML
    none: gr.Markdown
    download: gr.DownloadButton
    note_to: gr.Dropdown
    role: gr.Textbox
    dated: gr.Textbox
    said: gr.Textbox
    notes: gr.HTML

    @property
    def shown(self) -> tuple[Any, ...]:
        """What a look at a group may change."""
        return (self.minutes, self.guide, self.none, self.download, self.note_to, self.notes)

    def refresh(
        self, seat: Seat, language: str, group: str | None = None, note_to: str | None = None
    ) -> dict[Any, object]:
        """The guide and the notes of a group, and what the next note speaks to."""
        state = seat.state(self.room.assistant)
        whom = group_named(group or USUAL[0].name)
        names = self.names(state)
        guide = state.guide(whom.name)
        choices = asked_choices(guide, names)
        kept = note_to if note_to in {value for _, value in choices} else None
        notes = [note for note in state.notes if note.group == whom.name]
        return {
            self.minutes: guide.minutes if guide else whom.minutes,
            self.guide: guide_html(guide, names, language) if guide else "",
            self.none: gr.update(visible=guide is None),
            self.download: gr.update(
                label=say("interviews_download", language),
                visible=guide is not None,
                value=self._as_word(seat, guide) if guide else None,
            ),
            self.note_to: gr.update(choices=choices, value=kept),
            self.notes: notes_html(notes, names, language),
        }

    def _as_word(self, seat: Seat, guide: Guide) -> str:
        """Path of the guide as a file to print."""
        path = Path(mkdtemp()) / f"intervjuguide-{guide.group}.docx"
        path.write_bytes(self.room.assistant.evaluations.interviews.as_word(seat.evaluation, guide, asker=seat.by))
        return str(path)

    def names(self, state: EvaluationState) -> Mapping[str, str]:
        """The questions of the evaluation's edition as shown, by id."""
        edition = self.room.assistant.instrument.edition(state.evaluation.edition)
        return {q.id: f"{q.id} {q.name}" for q in (edition.questions() if edition else ())}


def add_interview_step(room: Room) -> Step:
    """Lay out the step and bind its events."""
    texts = room.texts
    gr.Markdown(texts("interviews_info"), elem_classes="muted")
    with gr.Row(equal_height=True, elem_classes="asking"):
        group = gr.Dropdown(
            [(usual.title, usual.name) for usual in USUAL],
            value=USUAL[0].name,
            label=texts("interviews_group"),
            allow_custom_value=True,
            scale=4,
            elem_id="group",
        )
        minutes = gr.Number(
            value=USUAL[0].minutes, precision=0, minimum=SHORTEST, maximum=LONGEST, label=texts("interviews_minutes"),
            scale=1, min_width=110, elem_id="minutes",
        )  # fmt: skip
        make = gr.Button(texts("interviews_make"), variant="primary", scale=1, min_width=130, elem_id="make-guide")
        download = gr.DownloadButton(
            say("interviews_download", Language.SWEDISH), scale=1, min_width=180, visible=False, elem_id="guide-word"
        )
    none = gr.Markdown(texts("interviews_none"))
    guide = gr.HTML(elem_id="guide")
    gr.Markdown(texts("interviews_note"), elem_classes="section")
    with gr.Row():
        note_to = gr.Dropdown([], value=None, label=texts("interviews_note_to"), scale=4, elem_id="note-to")
        role = gr.Textbox(
            label=texts("interviews_role"), info=texts("interviews_role_info"), scale=2, max_length=120, elem_id="role"
        )
        dated = gr.Textbox(
            label=texts("interviews_dated"), value=lambda: date.today().isoformat(), scale=1, min_width=120,  # noqa: DTZ011 the visitor's day is the machine's
            elem_id="note-day",
        )  # fmt: skip
    said = gr.Textbox(label=texts("interviews_said"), lines=4, max_length=8000, elem_id="said")
    keep = gr.Button(texts("interviews_keep"), variant="primary", elem_id="keep-note")
    notes = gr.HTML(elem_id="notes")
    step = InterviewStep(room, group, minutes, guide, none, download, note_to, role, dated, said, notes)
    shown = list(step.shown)
    group.change(partial(on_group, step), [room.seat, group, room.language], shown, **QUIET)
    make.click(
        partial(on_make, step), [room.seat, group, minutes, room.acted, room.language], [*shown, room.acted],
        show_progress_on=guide, api_visibility="private",
    )  # fmt: skip
    keep.click(
        partial(on_keep, step),
        [room.seat, group, note_to, role, dated, said, room.acted, room.language],
        [*shown, said, room.acted],
        trigger_mode="once",
        **QUIET,
    )
    return Step(step.refresh, step.shown, (group, note_to))


def on_group(step: InterviewStep, seat: Seat, group: str, language: str) -> dict[Any, object]:
    """Show the guide and the notes of the chosen group."""
    if not seat.taken:
        return unchanged(*step.shown)
    return attempted(lambda: step.refresh(seat, language, group), language) or unchanged(*step.shown)


def on_make(
    step: InterviewStep, seat: Seat, group: str, minutes: float | None, acted: int, language: str
) -> dict[Any, object]:
    """Make a guide from what the evidence lacks now, in the place of the group's earlier one."""
    evaluations = step.room.assistant.evaluations

    def make() -> Guide:
        whom = group_named(group)
        seen = seat.state(step.room.assistant).version(f"guide/{whom.name}")
        slot = None if minutes is None else int(minutes)
        guide = evaluations.interviews.prepare(seat.evaluation, whom.name, minutes=slot, asker=seat.by)
        evaluations.interviews.keep(seat.evaluation, guide, seen=seen, by=seat.by)
        return guide

    made = attempted(make, language)
    return {**on_group(step, seat, group, language), step.room.acted: acted if made is None else acted + 1}


def on_keep(
    step: InterviewStep, seat: Seat, group: str, note_to: str | None, role: str, dated: str, said: str, acted: int,
    language: str,
) -> dict[Any, object]:  # fmt: skip
    """Keep a note; it is evidence on its question from now on."""
    question, _, place = (note_to or "").partition("|")

    def keep() -> str:
        if not (question and said.strip()):
            raise InvalidInput(say("interviews_write", language))
        state = seat.state(step.room.assistant)
        whom = group_named(group)
        guide = state.guide(whom.name)
        asked = guide.asked[int(place)] if guide and place else None
        step.room.assistant.evaluations.notes.take(
            seat.evaluation,
            whom.name,
            question,
            said,
            by=seat.by,
            day=day_of(dated, language),
            asked=asked.text if asked else "",
            indicators=asked.indicators if asked else (),
            role=role,
        )
        return step.names(state).get(question, question)

    kept = attempted(keep, language)
    if kept is None:
        return {step.room.acted: acted}
    gr.Info(say("interviews_kept", language, question=kept), title="")
    return {**on_group(step, seat, group, language), step.said: "", step.room.acted: acted + 1}
