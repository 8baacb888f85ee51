"""What happens when files are added to the base, or a document is taken out and put back."""

from pathlib import Path
from typing import Any

import gradio as gr

from assistant.assembly import Assistant
from assistant.ui.base_components import BaseTab
from assistant.ui.faults import Fault, attempt, warn
from assistant.ui.language import say
from assistant.ui.present.base import document_name, outcome_html
from assistant.ui.present.markdown import literal

#: How the page signs what it changes, until visitors have names.
SIGNATURE = "webbsidan"


def on_ingest(
    assistant: Assistant,
    tab: BaseTab,
    files: list[str] | None,
    version: int,
    language: str,
    progress: gr.Progress = gr.Progress(),  # noqa: B008 Gradio finds the bar by this default
) -> dict[Any, object]:
    """Read the chosen files into the base and tell what became of each."""
    if not files:
        gr.Info(say("choose_files", language), title="")
        return {tab.outcome: gr.update()}
    paths = [Path(file) for file in files]

    def advance(done: int, total: int, what: str) -> None:
        progress((done, total), desc=what)

    summary = attempt(lambda: assistant.base.ingest(paths, by=SIGNATURE, on_progress=advance), language)
    if isinstance(summary, Fault):
        warn(summary)
        return {tab.outcome: ""}
    return {tab.outcome: outcome_html(summary, language), tab.files: None, tab.version: version + 1}


def on_remove_asked(assistant: Assistant, tab: BaseTab, document_id: str | None, language: str) -> dict[Any, object]:
    """Ask whether the chosen document is to go."""
    if not document_id:
        gr.Info(say("choose_document", language), title="")
        return on_cancel(tab)
    name = attempt(lambda: _name_of(assistant, document_id), language)
    if isinstance(name, Fault):
        warn(name)
        return on_cancel(tab)
    question = say("remove_question", language, name=literal(name))
    return {
        tab.removal.confirm: gr.update(visible=True),
        tab.removal.confirm_text: question,
        tab.removal.done: "",
        tab.removal.undo: gr.update(visible=False),
    }


def on_cancel(tab: BaseTab) -> dict[Any, object]:
    """Ask no more."""
    return {tab.removal.confirm: gr.update(visible=False)}


def on_remove(
    assistant: Assistant, tab: BaseTab, document_id: str | None, version: int, language: str
) -> dict[Any, object]:
    """Take the document out, and offer to put it back."""
    if not document_id:
        return on_cancel(tab)

    def remove() -> str:
        name = _name_of(assistant, document_id)
        assistant.base.remove(document_id, by=SIGNATURE)
        return name

    name = attempt(remove, language)
    if isinstance(name, Fault):
        warn(name)
        return on_cancel(tab)
    return {
        tab.removal.confirm: gr.update(visible=False),
        tab.removal.done: say("removed", language, name=literal(name)),
        tab.removal.undo: gr.update(visible=True),
        tab.removal.removed: document_id,
        tab.version: version + 1,
    }


def on_restore(assistant: Assistant, tab: BaseTab, document_id: str, version: int, language: str) -> dict[Any, object]:
    """Put the document back that was taken out last."""

    def restore() -> str:
        assistant.base.restore(document_id, by=SIGNATURE)
        return _name_of(assistant, document_id)

    name = attempt(restore, language)
    if isinstance(name, Fault):
        warn(name)
        return on_cancel(tab)
    return {
        tab.removal.done: say("restored", language, name=literal(name)),
        tab.removal.undo: gr.update(visible=False),
        tab.removal.removed: "",
        tab.version: version + 1,
    }


def _name_of(assistant: Assistant, document_id: str) -> str:
    return next((document_name(d) for d in assistant.documents() if d.id == document_id), document_id)
