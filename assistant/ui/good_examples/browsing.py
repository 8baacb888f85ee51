"""Browsing examples by area, question and theme, a page at a time."""

from typing import Any

import gradio as gr

from assistant.assembly import Assistant
from assistant.reporting.examples import Example
from assistant.ui.faults import Fault, attempt
from assistant.ui.good_examples.components import ExamplesTab
from assistant.ui.language import say
from assistant.ui.present.good_examples import example_html
from assistant.ui.present.parts import message_html


def question_choices(assistant: Assistant, area: int) -> list[tuple[str, str]]:
    """(what to show, id) of the questions of an area of 2016, of all where it is 0."""
    questions = assistant.instrument.theme_edition.questions()
    return [(f"{question.id} {question.name}", question.id) for question in questions if area in (0, question.area)]


def on_area(
    assistant: Assistant, tab: ExamplesTab, texts: gr.I18n, language: str, kept: list[str], area: int, theme: str
) -> dict[Any, object]:
    """Another area: its questions are offered, and none of them is chosen."""
    choices = [(texts("all_questions"), ""), *question_choices(assistant, area)]
    return _page(assistant, tab, language, kept, area, "", theme, 0) | {
        tab.question: gr.update(choices=choices, value="")
    }


def on_browse(
    assistant: Assistant, tab: ExamplesTab, language: str, kept: list[str], area: int, question: str, theme: str
) -> dict[Any, object]:
    """The first page of what is chosen."""
    return _page(assistant, tab, language, kept, area, question, theme, 0)


def on_turn(
    assistant: Assistant,
    tab: ExamplesTab,
    step: int,
    language: str,
    kept: list[str],
    area: int,
    question: str,
    theme: str,
    page: int,
) -> dict[Any, object]:
    """The next page, or the one before."""
    return _page(assistant, tab, language, kept, area, question, theme, page + step)


def _page(
    assistant: Assistant,
    tab: ExamplesTab,
    language: str,
    kept: list[str],
    area: int,
    question: str,
    theme: str,
    page: int,
) -> dict[Any, object]:
    if not (area or question or theme):
        hint = {tab.count: message_html(say("examples_empty", language)), tab.page: 0}
        turning = {button: gr.update(visible=False) for button in (tab.earlier, tab.more)}
        return hint | turning | _slots(assistant, tab, language, kept, ())
    found = attempt(
        lambda: assistant.reports.examples(area=area or None, question=question or None, theme=theme or None), language
    )
    if isinstance(found, Fault):
        return {tab.count: message_html(found.message), **_slots(assistant, tab, language, kept, ()), tab.page: 0}
    many = len(tab.slots)
    first = max(0, page) * many
    shown = found[first : first + many]
    count = say("examples_count", language, first=first + 1, last=first + len(shown), count=len(found))
    return {
        tab.count: message_html(count if shown else say("examples_none", language)),
        **_slots(assistant, tab, language, kept, shown),
        tab.page: max(0, page),
        tab.earlier: gr.update(visible=first > 0),
        tab.more: gr.update(visible=first + many < len(found)),
    }


def _slots(
    assistant: Assistant, tab: ExamplesTab, language: str, kept: list[str], shown: tuple[Example, ...]
) -> dict[Any, object]:
    updates: dict[Any, object] = {}
    for position, slot in enumerate(tab.slots):
        example = shown[position] if position < len(shown) else None
        passage = example.passage.id if example else ""
        updates |= {
            slot.box: gr.update(visible=example is not None),
            slot.card: example_html(example, language, assistant.instrument) if example else "",
            slot.save: save_button(passage, kept, language),
            slot.passage: passage,
        }
    return updates


def save_button(passage: str, kept: list[str], language: str) -> dict[str, Any]:
    """How the button of a passage looks, saved or not."""
    saved = passage in kept
    update: dict[str, Any] = gr.update(value=say("saved_mark" if saved else "save", language), interactive=not saved)
    return update
