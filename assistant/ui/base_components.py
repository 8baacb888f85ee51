"""What the tab of the base is made of, for the one that lays it out and the handlers that change it."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.ui.filters import Filters


@dataclass(frozen=True, slots=True)
class Removal:
    """The components that take a document out and put it back."""

    document: gr.Dropdown
    remove: gr.Button
    confirm: gr.Column
    confirm_text: gr.Markdown
    yes: gr.Button
    cancel: gr.Button
    done: gr.Markdown
    undo: gr.Button
    removed: gr.State

    @property
    def changed(self) -> list[Any]:
        """Everything that a removal may change, as outputs of an event."""
        return [self.confirm, self.confirm_text, self.done, self.undo, self.removed]


@dataclass(frozen=True, slots=True)
class BaseTab:
    """The components of the tab that handlers change."""

    summary: gr.Markdown
    table: gr.Dataframe
    files: gr.File
    ingest: gr.Button
    outcome: gr.HTML
    removal: Removal
    query: gr.Textbox
    search: gr.Button
    filters: Filters
    hits: gr.HTML
    version: gr.State
    """Counts the changes made from this page; whoever shows what the base holds listens to it."""
