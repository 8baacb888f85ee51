"""The step where evidence is added, replaced and withdrawn, and where it shows what the evidence covers."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.domain.errors import InvalidInput
from assistant.domain.evaluation import SourceKind
from assistant.evaluating.interviewing.groups import USUAL
from assistant.evaluations.about import About
from assistant.ingesting.outcome import FileOutcome
from assistant.ui.base_tab import FILE_TYPES
from assistant.ui.evaluation.dates import day_of
from assistant.ui.evaluation.seat import Room, Seat, Step, attempted
from assistant.ui.events import QUIET
from assistant.ui.language import say
from assistant.ui.present.base import files_html
from assistant.ui.present.coverage import coverage_html
from assistant.ui.present.evidence_list import piece_choices, pieces_html


@dataclass(frozen=True, slots=True)
class EvidenceStep:
    """The components of the step."""

    room: Room
    files: gr.File
    replaces: gr.Dropdown
    title: gr.Textbox
    text: gr.Textbox
    outcome: gr.HTML
    pieces: gr.HTML
    piece: gr.Dropdown
    coverage: gr.HTML

    @property
    def shown(self) -> tuple[Any, ...]:
        """What a look at the evidence may change."""
        return (self.replaces, self.pieces, self.piece, self.coverage)

    def refresh(self, seat: Seat, language: str) -> dict[Any, object]:
        """The evidence as it stands, and what it covers."""
        state = seat.state(self.room.assistant)
        covered = self.room.assistant.evaluations.evidence.coverage(state)
        edition = self.room.assistant.instrument.edition(state.evaluation.edition)
        assert edition is not None  # an evaluation of an unknown edition is not begun
        return {
            self.replaces: gr.update(choices=piece_choices(state.counting, language), value=None),
            self.pieces: pieces_html(state.pieces, language),
            self.piece: gr.update(choices=piece_choices(state.pieces, language), value=None),
            self.coverage: coverage_html(covered, edition, language),
        }


def add_evidence_step(room: Room) -> Step:
    """Lay out the step and bind its events."""
    texts = room.texts
    gr.Markdown(texts("evidence_info"), elem_classes="muted")
    with gr.Row():
        kind = gr.Dropdown(
            [kind.value for kind in SourceKind], value=SourceKind.DOCUMENT.value, label=texts("evidence_kind"),
            min_width=160, elem_id="piece-kind",
        )  # fmt: skip
        dated = gr.Textbox(
            label=texts("evidence_dated"), info=texts("evidence_dated_info"), min_width=150, elem_id="piece-dated"
        )
        group = gr.Dropdown(
            [("", ""), *((usual.title, usual.name) for usual in USUAL)], value="", label=texts("evidence_group"),
            info=texts("evidence_group_info"), allow_custom_value=True, min_width=180, elem_id="piece-group",
        )  # fmt: skip
    with gr.Row(equal_height=False):
        with gr.Column(min_width=320):
            files = gr.File(
                label=texts("evidence_files"), file_count="multiple", file_types=list(FILE_TYPES), height=150,
                elem_id="evidence-files",
            )  # fmt: skip
            replaces = gr.Dropdown(
                [], value=None, label=texts("evidence_replaces"), info=texts("evidence_replaces_info"),
                elem_id="replaces",
            )  # fmt: skip
            add = gr.Button(texts("evidence_add_files"), variant="primary", elem_id="add-evidence")
        with gr.Column(min_width=320):
            title = gr.Textbox(label=texts("evidence_title"), max_length=200, elem_id="piece-title")
            text = gr.Textbox(label=texts("evidence_text"), lines=6, max_length=100_000, elem_id="piece-text")
            paste = gr.Button(texts("evidence_add_text"), elem_id="add-text")
    outcome = gr.HTML(elem_id="evidence-outcome")
    gr.Markdown(texts("evidence_listed"), elem_classes="section")
    pieces = gr.HTML(elem_id="pieces")
    with gr.Row(equal_height=True, elem_classes="asking"):
        piece = gr.Dropdown([], value=None, label=texts("evidence_choose"), scale=4, elem_id="piece")
        turn = gr.Button(texts("evidence_withdraw"), scale=1, min_width=180, elem_id="withdraw")
    gr.Markdown(texts("coverage_heading"), elem_classes="section")
    gr.Markdown(texts("coverage_info"), elem_classes="muted")
    coverage = gr.HTML(elem_id="coverage")
    step = EvidenceStep(room, files, replaces, title, text, outcome, pieces, piece, coverage)
    changed = [*step.shown, room.acted]
    about: list[Any] = [room.seat, kind, dated, group, room.acted, room.language]
    add.click(
        partial(on_add_files, step), [*about, files, replaces], [*changed, outcome, files],
        show_progress_on=outcome, concurrency_limit=1, api_visibility="private", trigger_mode="once",
    )  # fmt: skip
    paste.click(
        partial(on_add_text, step), [*about, title, text], [*changed, outcome, title, text],
        show_progress_on=outcome, api_visibility="private", trigger_mode="once",
    )  # fmt: skip
    turn.click(partial(on_turn, step), [room.seat, piece, room.acted, room.language], changed, **QUIET)
    return Step(step.refresh, step.shown)


def on_add_files(
    step: EvidenceStep, seat: Seat, kind: str, dated: str, group: str, acted: int, language: str,
    files: list[str] | None, replaces: str | None,
    progress: gr.Progress = gr.Progress(),  # noqa: B008 Gradio finds the bar by this default
) -> dict[Any, object]:  # fmt: skip
    """Read the chosen files as evidence, in the place of another piece where one is chosen."""
    if not files:
        gr.Info(say("choose_files", language), title="")
        return {step.room.acted: acted}
    evidence = step.room.assistant.evaluations.evidence

    def advance(done: int, total: int, what: str) -> None:
        progress((done, total), desc=what)

    def add() -> tuple[FileOutcome, ...]:
        if not replaces:
            about = _about(kind, dated, group, language)
            return evidence.add_files(seat.evaluation, [Path(f) for f in files], about, by=seat.by, on_progress=advance)
        if len(files) > 1:
            raise InvalidInput(say("evidence_replace_one", language))
        seen = seat.state(step.room.assistant).version(f"evidence/{replaces}")
        return (evidence.replace(seat.evaluation, replaces, Path(files[0]), seen=seen, by=seat.by),)

    outcomes = attempted(add, language)
    if outcomes is None:
        return {step.room.acted: acted}
    told = {step.outcome: files_html(outcomes, language), step.files: None, step.room.acted: acted + 1}
    return {**told, **(attempted(lambda: step.refresh(seat, language), language) or {})}


def on_add_text(
    step: EvidenceStep, seat: Seat, kind: str, dated: str, group: str, acted: int, language: str, title: str, text: str
) -> dict[Any, object]:
    """Take in a pasted text as evidence."""

    def add() -> FileOutcome:
        about = _about(kind, dated, group, language, title)
        return step.room.assistant.evaluations.evidence.add_text(seat.evaluation, text, about, by=seat.by)

    outcome = attempted(add, language)
    if outcome is None:
        return {step.room.acted: acted}
    told = {step.outcome: files_html((outcome,), language), step.title: "", step.text: "", step.room.acted: acted + 1}
    return {**told, **(attempted(lambda: step.refresh(seat, language), language) or {})}


def on_turn(step: EvidenceStep, seat: Seat, piece: str | None, acted: int, language: str) -> dict[Any, object]:
    """Withdraw the chosen piece, or take it back; either undoes the other."""
    if not piece:
        gr.Info(say("evidence_choose_first", language), title="")
        return {step.room.acted: acted}
    evidence = step.room.assistant.evaluations.evidence

    def turn() -> bool:
        state = seat.state(step.room.assistant)
        held = state.piece(piece)
        turned = evidence.take_back if held.withdrawn else evidence.withdraw
        turned(seat.evaluation, piece, seen=state.version(held), by=seat.by)
        return True

    if not attempted(turn, language):
        return {step.room.acted: acted}
    return {**(attempted(lambda: step.refresh(seat, language), language) or {}), step.room.acted: acted + 1}


def _about(kind: str, dated: str, group: str, language: str, title: str = "") -> About:
    return About(SourceKind(kind), title.strip() or None, day_of(dated, language), group.strip() or None)
