"""The part of the report step that follows up the last report, when asked: the evidence is read sentence by sentence."""

from functools import partial

import gradio as gr

from assistant.assembly import Assistant
from assistant.ui.evaluation.seat import Room, Seat, attempted
from assistant.ui.present.follow_up import follow_up_html


def add_follow_up(room: Room) -> gr.HTML:
    """Lay out the part and bind its event; what it shows is of the evaluation that was chosen when it was asked for."""
    show = gr.Button(room.texts("follow_up_show"), elem_id="follow-up-show")
    shown = gr.HTML(elem_id="follow-up")
    show.click(
        partial(on_follow_up, room.assistant), [room.seat, room.language], shown,
        show_progress_on=shown, api_visibility="private", trigger_mode="once",
    )  # fmt: skip
    return shown


def on_follow_up(assistant: Assistant, seat: Seat, language: str) -> str:
    """What became of the improvement areas of the last report."""
    return (
        attempted(
            lambda: follow_up_html(assistant.evaluations.follow_up(seat.evaluation, seat.by), language),
            language,
        )
        or ""
    )
