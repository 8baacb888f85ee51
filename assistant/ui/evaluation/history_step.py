"""The step that shows everything that was done, undoes the latest of it, and hands it out as a file."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import gradio as gr

from assistant.evaluating.history import HistoryLine
from assistant.evaluations.history_table import history_table
from assistant.reporting.csv_file import csv_of
from assistant.ui.evaluation.seat import Room, Seat, Step, attempted, refreshed
from assistant.ui.events import QUIET
from assistant.ui.language import Language, say
from assistant.ui.present.history import history_headers, history_rows, undo_choices


def add_history_step(room: Room) -> Step:
    """Lay out the step and bind its events."""
    texts = room.texts
    gr.Markdown(texts("history_info"), elem_classes="muted")
    table = gr.Dataframe(
        elem_id="history",
        interactive=False,
        type="array",
        datatype="str",
        show_label=False,
        buttons=[],
        show_search="filter",
        max_height=480,
        wrap=True,
        column_widths=["180px", "150px", "320px", "370px", "120px"],
    )
    with gr.Row(equal_height=True, elem_classes="asking"):
        act = gr.Dropdown([], value=None, label=texts("history_undo_what"), scale=5, elem_id="undo-act")
        undo = gr.Button(texts("history_undo"), scale=1, min_width=96, elem_id="undo-act-now")
    with gr.Row():
        download = gr.DownloadButton(say("history_download", Language.SWEDISH), size="sm", elem_id="history-download")

    def refresh(seat: Seat, language: str) -> dict[Any, object]:
        lines = room.assistant.evaluations.history(seat.evaluation, seat.by)
        return {
            table: {"headers": history_headers(language), "data": history_rows(lines, language)},
            act: gr.update(choices=undo_choices(lines), value=None),
            download: gr.update(label=say("history_download", language), value=_as_csv(lines)),
        }

    step = Step(refresh, (table, act, download))
    undo.click(
        partial(on_undo, room, step), [room.seat, act, room.acted, room.language], [*step.shown, room.acted], **QUIET
    )
    return step


def on_undo(room: Room, step: Step, seat: Seat, act: int | None, acted: int, language: str) -> dict[Any, object]:
    """Undo an act by a new one."""
    if act is None:
        gr.Info(say("history_choose", language), title="")
        return {room.acted: acted}
    done = attempted(lambda: room.assistant.evaluations.undo(seat.evaluation, act, by=seat.by), language)
    return {**refreshed(step, seat, language), room.acted: acted if done is None else acted + 1}


def _as_csv(lines: Sequence[HistoryLine]) -> str:
    """Path of the history as a file."""
    path = Path(mkdtemp()) / "historik.csv"
    path.write_bytes(csv_of((history_table(lines),)))
    return str(path)
