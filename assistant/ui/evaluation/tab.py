"""The tab of an evaluation under way: who you are, which evaluation, how far it has come, and its steps."""

from functools import partial
from typing import Any

import gradio as gr

from assistant.assembly import Assistant
from assistant.ui.evaluation.choosing import Chooser, add_chooser, bind_chooser
from assistant.ui.evaluation.evidence_step import add_evidence_step
from assistant.ui.evaluation.history_step import add_history_step
from assistant.ui.evaluation.interview_step import add_interview_step
from assistant.ui.evaluation.rating_step import add_rating_step
from assistant.ui.evaluation.report_step import add_report_step
from assistant.ui.evaluation.seat import Room, Seat, Step, attempted, refreshed
from assistant.ui.evaluation.text_step import add_text_step
from assistant.ui.events import QUIET
from assistant.ui.present.progress import areas_html, progress_html

# Key of the step's name among the texts, and what lays it out; in the order of the work.
_STEPS = (
    ("step_evidence", add_evidence_step),
    ("step_rating", add_rating_step),
    ("step_texts", add_text_step),
    ("step_interviews", add_interview_step),
    ("step_report", add_report_step),
    ("step_history", add_history_step),
)


def add_evaluation_tab(assistant: Assistant, texts: gr.I18n, language: gr.Radio, kept_name: gr.BrowserState) -> Chooser:
    """Lay out the tab and bind its events; `kept_name` is the name that the browser keeps."""
    room = Room(assistant, texts, language, gr.State(Seat()), gr.State(0))
    chooser = add_chooser(room, kept_name)
    progress = gr.HTML(elem_id="progress")
    # not part of the HTML above, which closes what was opened in it whenever an act changes it
    with gr.Accordion(texts("progress_heading"), open=False, visible=False, elem_id="progress-areas") as by_area:
        areas = gr.HTML()
    with gr.Column(visible=False, elem_id="steps") as steps, gr.Tabs(elem_id="evaluation-steps"):
        for name, add_step in _STEPS:
            with gr.Tab(texts(name), elem_id=name) as tab:
                _bind_step(room, tab, add_step(room))
    bind_chooser(room, chooser, steps)
    gr.on(
        [room.seat.change, room.acted.change],
        partial(on_progress, room, progress, by_area, areas),
        [room.seat, language],
        [progress, by_area, areas],
        **QUIET,
    )
    return chooser


def on_progress(
    room: Room, shown: gr.HTML, by_area: gr.Accordion, areas: gr.HTML, seat: Seat, language: str
) -> dict[Any, object]:
    """How far the chosen evaluation has come, in all and area by area; nothing before a choice."""
    look = room.assistant.evaluations.progress
    progress = attempted(lambda: look(seat.evaluation, seat.by), language) if seat.taken else None
    return {
        shown: progress_html(progress, language) if progress else "",
        by_area: gr.update(visible=progress is not None),
        areas: areas_html(progress, language) if progress else "",
    }


def _bind_step(room: Room, tab: gr.Tab, step: Step) -> None:
    """A step is shown anew when an evaluation is chosen and when the step is opened."""
    gr.on(
        [room.seat.change, tab.select],
        partial(refreshed, step),
        [room.seat, room.language, *step.looking],
        list(step.shown),
        **QUIET,
    )
