"""What the tab is made of, for the one that lays it out and the handlers that change it."""

from dataclasses import dataclass
from typing import Any

import gradio as gr


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one example on the page, and the button that saves it."""

    box: gr.Row
    card: gr.HTML
    save: gr.Button
    passage: gr.State

    @property
    def components(self) -> list[Any]:
        """All of it."""
        return [self.box, self.card, self.save, self.passage]


@dataclass(frozen=True, slots=True)
class SavedList:
    """The visitor's own list.

    Attributes:
        browser: passage ids as the browser keeps them from one visit to the next.
        kept: the same during the visit; read when a click is served and not when it is made, so that no click is lost.
        before: the list as it was before its latest change.
    """

    browser: gr.BrowserState
    kept: gr.State
    before: gr.State
    empty: gr.HTML
    box: gr.Column
    lines: gr.CheckboxGroup
    remove: gr.Button
    undo: gr.Button
    file_format: gr.Radio
    make: gr.Button
    file: gr.File

    @property
    def changed(self) -> list[Any]:
        """Everything that a change of the list may change."""
        return [self.browser, self.kept, self.before, self.undo, *self.shown]

    @property
    def shown(self) -> list[Any]:
        """What shows the list."""
        return [self.empty, self.box, self.lines, self.file]


@dataclass(frozen=True, slots=True)
class ExamplesTab:
    """The components of the tab that handlers change."""

    area: gr.Dropdown
    question: gr.Dropdown
    theme: gr.Dropdown
    page: gr.State
    count: gr.HTML
    slots: tuple[Slot, ...]
    earlier: gr.Button
    more: gr.Button
    saved: SavedList

    @property
    def browsed(self) -> list[Any]:
        """What is browsed by, in the order that the handlers read it."""
        return [self.area, self.question, self.theme]

    @property
    def changed(self) -> list[Any]:
        """Everything that browsing may change."""
        slots = [component for slot in self.slots for component in slot.components]
        return [self.question, self.page, self.count, *slots, self.earlier, self.more]
