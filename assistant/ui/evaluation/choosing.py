"""Choosing an evaluation, beginning a new one, and putting one away."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import gradio as gr

from assistant.assembly import Assistant
from assistant.domain.errors import InvalidInput
from assistant.domain.evaluation import Evaluation, Status
from assistant.ui.evaluation.dates import day_of
from assistant.ui.evaluation.seat import Room, Seat, attempted, unchanged
from assistant.ui.events import QUIET
from assistant.ui.language import say


@dataclass(frozen=True, slots=True)
class Chooser:
    """The components that choose and begin; `kept_name` lies in the visitor's browser."""

    kept_name: gr.BrowserState
    name: gr.Textbox
    which: gr.Dropdown
    begin: gr.Accordion
    municipality: gr.Dropdown
    year: gr.Number
    edition: gr.Dropdown
    team: gr.Textbox
    visit_from: gr.Textbox
    visit_to: gr.Textbox
    create: gr.Button
    archive: gr.Button
    empty: gr.Markdown


def add_chooser(room: Room, kept_name: gr.BrowserState) -> Chooser:
    """Lay out the components; `bind_chooser` binds their events."""
    texts, instrument = room.texts, room.assistant.instrument
    editions = [edition.id for edition in instrument.editions if any(True for _ in edition.questions())]
    gr.Markdown(texts("evaluation_info"), elem_classes="muted")
    with gr.Row(equal_height=True, elem_classes="asking"):
        name = gr.Textbox(label=texts("your_name"), max_length=80, min_width=200, elem_id="evaluator")
        which = gr.Dropdown([], value=None, label=texts("evaluation"), min_width=260, scale=2, elem_id="evaluation")
        archive = gr.Button(texts("archive"), size="sm", scale=0, min_width=120, visible=False, elem_id="archive")
    empty = gr.Markdown(texts("say_your_name"), elem_id="no-evaluation")
    with gr.Accordion(texts("new_evaluation"), open=False, elem_id="new-evaluation") as begin:
        with gr.Row():
            names = [municipality.name for municipality in room.assistant.municipalities]
            municipality = gr.Dropdown(
                names, value=None, label=texts("municipality"), allow_custom_value=True, elem_id="new-municipality"
            )
            year = gr.Number(
                label=texts("year"), precision=0, value=lambda: date.today().year, min_width=110, elem_id="new-year",  # noqa: DTZ011 the visitor's day is the machine's
            )  # fmt: skip
            edition = gr.Dropdown(
                editions,
                value=instrument.theme_edition.id,
                label=texts("edition"),
                min_width=110,
                elem_id="new-edition",
            )
        with gr.Row():
            team = gr.Textbox(label=texts("team"), info=texts("team_info"), scale=2, elem_id="new-team")
            visit_from = gr.Textbox(
                label=texts("visit_from"), placeholder="2026-03-01", min_width=130, elem_id="visit-from"
            )
            visit_to = gr.Textbox(label=texts("visit_to"), placeholder="2026-03-03", min_width=130, elem_id="visit-to")
        create = gr.Button(texts("create_evaluation"), variant="primary", elem_id="create-evaluation")
    return Chooser(
        kept_name, name, which, begin, municipality, year, edition, team, visit_from, visit_to, create, archive, empty,
    )  # fmt: skip


def bind_chooser(room: Room, chooser: Chooser, steps: gr.Column) -> None:
    """Bind the events; `steps` is shown once an evaluation is chosen."""
    c, assistant = chooser, room.assistant
    listed = [c.which, c.empty, c.kept_name]
    gr.on(
        [c.name.submit, c.name.blur], partial(on_name, assistant, c), [c.name, c.which, room.language], listed, **QUIET
    )
    seated = [room.seat, steps, c.archive]
    c.which.change(partial(on_choose, assistant, room, c, steps), [c.name, c.which, room.language], seated, **QUIET)
    c.create.click(
        partial(on_create, assistant, c),
        [c.name, c.municipality, c.year, c.edition, c.team, c.visit_from, c.visit_to, room.language],
        [c.which, c.begin, c.empty],
        **QUIET,
    )
    c.archive.click(
        partial(on_archive, assistant, room, c),
        [room.seat, room.acted, room.language],
        [c.which, c.archive, room.acted],
        **QUIET,
    )


def on_opened(assistant: Assistant, chooser: Chooser, kept_name: str, name: str, language: str) -> dict[Any, object]:
    """Greet a visitor whose browser remembers a name, unless another one is being typed already."""
    if kept_name and not name:
        return {chooser.name: kept_name, **on_name(assistant, chooser, kept_name, None, language)}
    return unchanged(chooser.name)


def on_name(assistant: Assistant, chooser: Chooser, name: str, chosen: str | None, language: str) -> dict[Any, object]:
    """Offer the evaluations whose team the visitor is of."""
    by = _plain(name)
    own = attempted(lambda: assistant.evaluations.list(by), language) if by else ()
    ids = [evaluation.id for evaluation in own or ()]
    return {
        chooser.which: gr.update(choices=_choices(own or (), language), value=chosen if chosen in ids else None),
        chooser.empty: "" if ids else say("no_evaluation" if by else "say_your_name", language),
        chooser.kept_name: by,
    }


def on_choose(
    assistant: Assistant, room: Room, chooser: Chooser, steps: gr.Column, name: str, chosen: str | None, language: str
) -> dict[Any, object]:
    """Sit down at an evaluation, or rise from it."""
    seat = Seat(chosen, _plain(name)) if chosen else Seat()
    state = attempted(lambda: seat.state(assistant), language) if seat.taken else None
    return {
        room.seat: seat if state else Seat(),
        steps: gr.update(visible=state is not None),
        chooser.archive: _archive_button(state.evaluation, language) if state else gr.update(visible=False),
    }


def on_create(
    assistant: Assistant, chooser: Chooser, name: str, municipality: str | None, year: float | None, edition: str,
    team: str, visit_from: str, visit_to: str, language: str,
) -> dict[Any, object]:  # fmt: skip
    """Begin an evaluation and choose it."""
    by = _plain(name)

    def create() -> tuple[Evaluation, tuple[Evaluation, ...]]:
        if not by:
            raise InvalidInput(say("say_your_name", language))
        if year is None:
            raise InvalidInput(say("say_the_year", language))
        members = list(dict.fromkeys([by, *(plain for part in team.split(",") if (plain := _plain(part)))]))
        evaluations = assistant.evaluations
        new = evaluations.create(
            municipality or "", int(year), edition, members, by=by, visit=_visit(visit_from, visit_to, language)
        )
        return new, evaluations.list(by)

    created = attempted(create, language)
    if created is None:
        return {chooser.begin: gr.update()}
    new, own = created
    gr.Info(say("created", language, name=new.name), title="")
    return {
        chooser.which: gr.update(choices=_choices(own, language), value=new.id),
        chooser.begin: gr.update(open=False),
        chooser.empty: "",
    }


def on_archive(
    assistant: Assistant, room: Room, chooser: Chooser, seat: Seat, acted: int, language: str
) -> dict[Any, object]:
    """Put the evaluation away, or take it back; either undoes the other."""

    def turn() -> tuple[Evaluation, tuple[Evaluation, ...]]:
        state = seat.state(assistant)
        turned = (
            assistant.evaluations.archive if state.evaluation.status is Status.OPEN else assistant.evaluations.reopen
        )
        turned(seat.evaluation, seen=state.version(state.evaluation), by=seat.by)
        return seat.state(assistant).evaluation, assistant.evaluations.list(seat.by)

    turned = attempted(turn, language)
    if turned is None:
        return {room.acted: acted}
    evaluation, own = turned
    return {
        chooser.which: gr.update(choices=_choices(own, language)),
        chooser.archive: _archive_button(evaluation, language),
        room.acted: acted + 1,
    }


def _archive_button(evaluation: Evaluation, language: str) -> dict[str, Any]:
    label = "archive" if evaluation.status is Status.OPEN else "reopen"
    return gr.update(visible=True, value=say(label, language))


def _choices(evaluations: tuple[Evaluation, ...], language: str) -> list[tuple[str, str]]:
    def told(e: Evaluation) -> str:
        return f"{e.name} · {e.edition} · {', '.join(e.team)} · {say(f'is_{e.status.name.lower()}', language)}"

    return [(told(e), e.id) for e in evaluations]


def _visit(first: str, last: str, language: str) -> tuple[date, date] | None:
    """The days of the visit; one day where only one is given."""
    days = [day for text in (first, last) if (day := day_of(text, language))]
    return (days[0], days[-1]) if days else None


def _plain(name: str | None) -> str:
    return " ".join((name or "").split())
