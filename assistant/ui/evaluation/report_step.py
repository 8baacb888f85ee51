"""The step where the report comes out."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import gradio as gr

from assistant.assembly import Assistant
from assistant.reporting.export import Exported, Format
from assistant.ui.evaluation.follow_up_part import add_follow_up
from assistant.ui.evaluation.seat import Room, Seat, Step, attempted
from assistant.ui.language import say
from assistant.ui.present.readiness import readiness_html

_USUAL = (Format.WORD, Format.EXCEL)


def add_report_step(room: Room) -> Step:
    """Lay out the step and bind its events."""
    texts = room.texts
    gr.Markdown(texts("report_info"), elem_classes="muted")
    ready = gr.HTML(elem_id="readiness")
    formats = gr.CheckboxGroup(
        [kind.value for kind in Format], value=[kind.value for kind in _USUAL], label=texts("report_formats"),
        elem_id="formats",
    )  # fmt: skip
    make = gr.Button(texts("report_make"), variant="primary", elem_id="make-report")
    notes = gr.Markdown(elem_id="report-notes")
    files = gr.File(label=texts("report_files"), file_count="multiple", interactive=False, elem_id="report-files")

    followed = add_follow_up(room)

    def refresh(seat: Seat, language: str) -> dict[Any, object]:
        progress = room.assistant.evaluations.progress(seat.evaluation, seat.by)
        return {ready: readiness_html(progress, language), followed: ""}

    make.click(
        partial(on_make, room.assistant), [room.seat, formats, room.language], [files, notes],
        show_progress_on=files, api_visibility="private", trigger_mode="once",
    )  # fmt: skip
    return Step(refresh, (ready, followed))


def on_make(assistant: Assistant, seat: Seat, formats: Sequence[str], language: str) -> tuple[list[str] | None, str]:
    """Write the report in the chosen formats; the files, and what could not be made."""
    if not formats:
        gr.Info(say("report_choose", language), title="")
        return None, ""

    def make() -> Exported:
        report = assistant.reports.from_evaluation(seat.evaluation, asker=seat.by)
        return assistant.reports.export(report, [Format(kind) for kind in formats], Path(mkdtemp()))

    made = attempted(make, language)
    if made is None:
        return None, ""
    return [str(path) for path in made.files], "\n\n".join(made.remarks)
