"""Lays out the tab: what to browse by, a page of examples, the visitor's own list."""

from collections.abc import Callable
from functools import partial
from typing import Any

import gradio as gr

from assistant.assembly import Assistant
from assistant.reporting.examples_files import ExamplesFormat
from assistant.ui.events import QUIET
from assistant.ui.good_examples.browsing import on_area, on_browse, on_turn, question_choices
from assistant.ui.good_examples.components import ExamplesTab, SavedList, Slot
from assistant.ui.good_examples.saving import on_make_file, on_open, on_remove, on_save, on_undo

#: Examples on one page.
_SLOTS = 10
# One change of a list at a time.
_IN_TURN: dict[str, Any] = {"concurrency_limit": 1, "concurrency_id": "saved", **QUIET}


def add_examples_tab(assistant: Assistant, texts: gr.I18n, language: gr.Radio, kept: gr.BrowserState) -> ExamplesTab:
    """Lay out the tab and bind its events; `kept` is what the browser keeps of the visitor's list."""
    gr.Markdown(texts("examples_heading"), elem_classes="section")
    gr.Markdown(texts("examples_info"), elem_classes="muted")
    areas = [(f"{area.number} {area.name}", area.number) for area in assistant.instrument.theme_edition.areas]
    themes = [(theme.name, theme.id) for theme in assistant.reports.themes()]
    with gr.Row():
        area = gr.Dropdown([(texts("all_areas"), 0), *areas], value=0, label=texts("area"), elem_id="examples-area")
        question = gr.Dropdown(
            [(texts("all_questions"), ""), *question_choices(assistant, 0)],
            value="",
            label=texts("one_question"),
            elem_id="examples-question",
        )
        theme = gr.Dropdown([(texts("all_themes"), ""), *themes], value="", label=texts("one_theme"), elem_id="theme")
    with gr.Row(equal_height=False):
        with gr.Column(scale=3, min_width=320):
            count = gr.HTML(elem_id="examples-count")
            slots = tuple(_add_slot(number, texts) for number in range(_SLOTS))
            with gr.Row():
                earlier = gr.Button(texts("earlier"), size="sm", visible=False, elem_id="examples-earlier")
                more = gr.Button(texts("more"), size="sm", visible=False, elem_id="examples-more")
        with gr.Column(scale=2, min_width=320, elem_id="saved"):
            saved = _add_saved(texts, kept)
    tab = ExamplesTab(area, question, theme, gr.State(0), count, slots, earlier, more, saved)
    _bind(assistant, tab, texts, language)
    return tab


def show_examples_base(
    assistant: Assistant, tab: ExamplesTab, language: gr.Radio, happened: Callable[..., Any]
) -> None:
    """Browse anew and show the visitor's list when `happened`: the page has opened, or the base is another."""
    saved = tab.saved
    opened = happened(partial(on_open, assistant, tab), [language, saved.browser], [saved.kept, *saved.shown], **QUIET)
    opened.then(partial(on_browse, assistant, tab), [language, saved.kept, *tab.browsed], tab.changed, **QUIET)


def _add_slot(number: int, texts: gr.I18n) -> Slot:
    with gr.Row(visible=False, equal_height=False, elem_classes="example", elem_id=f"example-{number}") as box:
        card = gr.HTML()
        save = gr.Button(texts("save"), size="sm", scale=0, min_width=110)
    return Slot(box, card, save, gr.State(""))


def _add_saved(texts: gr.I18n, browser: gr.BrowserState) -> SavedList:
    gr.Markdown(texts("saved_heading"), elem_classes="section")
    gr.Markdown(texts("saved_info"), elem_classes="muted")
    empty = gr.HTML(elem_id="saved-empty")
    undo = gr.Button(texts("undo_list"), size="sm", visible=False, elem_id="saved-undo")
    with gr.Column(visible=False) as box:
        lines = gr.CheckboxGroup([], value=[], label=texts("saved_list"), elem_id="saved-lines")
        remove = gr.Button(texts("remove_marked"), size="sm", elem_id="saved-remove")
        file_format = gr.Radio(
            [(texts(f"format_{each}"), each.value) for each in ExamplesFormat],
            value=ExamplesFormat.WORD.value,
            label=texts("save_as"),
            elem_id="saved-format",
        )
        make = gr.Button(texts("make_file"), elem_id="saved-make")
        file = gr.File(label=texts("made_file"), visible=False, interactive=False, elem_id="saved-file")
    return SavedList(browser, gr.State([]), gr.State([]), empty, box, lines, remove, undo, file_format, make, file)


def _bind(assistant: Assistant, tab: ExamplesTab, texts: gr.I18n, language: gr.Radio) -> None:
    saved = tab.saved
    shown = [language, saved.kept, *tab.browsed]
    tab.area.input(
        partial(on_area, assistant, tab, texts), [language, saved.kept, tab.area, tab.theme], tab.changed, **QUIET
    )
    gr.on([tab.question.input, tab.theme.input], partial(on_browse, assistant, tab), shown, tab.changed, **QUIET)
    for button, step in ((tab.earlier, -1), (tab.more, 1)):
        button.click(partial(on_turn, assistant, tab, step), [*shown, tab.page], tab.changed, **QUIET)
    buttons = [slot.save for slot in tab.slots]
    for slot in tab.slots:
        slot.save.click(
            partial(on_save, assistant, tab),
            [language, slot.passage, saved.kept, *(each.passage for each in tab.slots)],
            [*saved.changed, *buttons],
            **_IN_TURN,
        )
    passages = [slot.passage for slot in tab.slots]
    saved.remove.click(
        partial(on_remove, assistant, tab),
        [language, saved.lines, saved.kept, *passages],
        [*saved.changed, *buttons],
        **_IN_TURN,
    )
    saved.undo.click(
        partial(on_undo, assistant, tab),
        [language, saved.before, saved.kept, *passages],
        [*saved.changed, *buttons],
        **_IN_TURN,
    )
    saved.make.click(
        partial(on_make_file, assistant, tab), [language, saved.file_format, saved.kept], saved.file, **QUIET
    )
