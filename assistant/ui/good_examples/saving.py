"""The visitor's own list of examples: saved, removed, undone, made into a file."""

from collections.abc import Sequence
from typing import Any

import gradio as gr

from assistant.assembly import Assistant
from assistant.reporting.examples_files import ExamplesFormat
from assistant.ui.faults import Fault, attempt, warn
from assistant.ui.files import kept_file
from assistant.ui.good_examples.browsing import save_button
from assistant.ui.good_examples.components import ExamplesTab
from assistant.ui.language import say
from assistant.ui.present.good_examples import example_line
from assistant.ui.present.parts import message_html


def on_save(
    assistant: Assistant, tab: ExamplesTab, language: str, passage: str, kept: list[str], *shown: str
) -> dict[Any, object]:
    """Put an example last in the list."""
    return _changed(assistant, tab, language, [*kept, passage] if passage not in kept else kept, kept, shown)


def on_remove(
    assistant: Assistant, tab: ExamplesTab, language: str, marked: Sequence[str], kept: list[str], *shown: str
) -> dict[Any, object]:
    """Take the marked ones out of the list."""
    if not marked:
        gr.Info(say("nothing_marked", language), title="")
    return _changed(assistant, tab, language, [id_ for id_ in kept if id_ not in marked], kept, shown)


def on_undo(
    assistant: Assistant, tab: ExamplesTab, language: str, before: list[str], kept: list[str], *shown: str
) -> dict[Any, object]:
    """The list as it was before its latest change; undoing again brings the change back."""
    return _changed(assistant, tab, language, before, kept, shown)


def on_make_file(
    assistant: Assistant, tab: ExamplesTab, language: str, file_format: str, kept: list[str]
) -> dict[str, Any]:
    """Offer the list as a file."""

    def make() -> str:
        chosen = ExamplesFormat(file_format)
        return kept_file(tab.saved.file, f"goda exempel.{chosen.value}", assistant.reports.examples_file(kept, chosen))

    path = attempt(make, language)
    if isinstance(path, Fault):
        warn(path)
        return gr.update()
    return gr.update(value=path, visible=True)


def on_open(assistant: Assistant, tab: ExamplesTab, language: str, browser: list[str]) -> dict[Any, object]:
    """The list that the browser has kept; anything else that lies there under its name is no list."""
    kept = [id_ for id_ in browser if isinstance(id_, str)] if isinstance(browser, list) else []
    return {tab.saved.kept: kept, **_listed(assistant, tab, language, kept)}


def _listed(assistant: Assistant, tab: ExamplesTab, language: str, kept: list[str]) -> dict[Any, object]:
    """The list as it is shown; what the base no longer holds is left out of it."""
    found = attempt(lambda: assistant.reports.examples_by_id(kept), language)
    examples = () if isinstance(found, Fault) else found
    saved = tab.saved
    return {
        saved.empty: "" if examples else message_html(say("saved_empty", language)),
        saved.box: gr.update(visible=bool(examples)),
        saved.lines: gr.update(choices=[(example_line(e), e.passage.id) for e in examples], value=[]),
        saved.file: gr.update(visible=False, value=None),
    }


def _changed(
    assistant: Assistant, tab: ExamplesTab, language: str, kept: list[str], before: list[str], shown: Sequence[str]
) -> dict[Any, object]:
    buttons = {slot.save: save_button(passage, kept, language) for slot, passage in zip(tab.slots, shown, strict=True)}
    saved = tab.saved
    undo = (
        {saved.browser: kept, saved.kept: kept, saved.before: before, saved.undo: gr.update(visible=True)}
        if kept != before
        else {}
    )
    return undo | _listed(assistant, tab, language, kept) | buttons
