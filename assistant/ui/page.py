"""The page: a heading, a choice of language, and the tabs."""

from functools import partial
from typing import Any

import gradio as gr

from assistant.assembly import Assistant
from assistant.domain.document import DocumentEntry
from assistant.ui.ask_components import AskTab
from assistant.ui.ask_tab import add_ask_tab
from assistant.ui.base_components import BaseTab
from assistant.ui.base_tab import add_base_tab
from assistant.ui.comparing.tab import add_compare_tab, show_compare_base
from assistant.ui.evaluation.choosing import on_opened
from assistant.ui.evaluation.tab import add_evaluation_tab
from assistant.ui.events import QUIET
from assistant.ui.faults import Fault, attempt, warn
from assistant.ui.good_examples.tab import add_examples_tab, show_examples_base
from assistant.ui.kept import add_kept
from assistant.ui.language import Language, chosen_language, say, translations
from assistant.ui.narrowing import choices_of
from assistant.ui.present.base import base_summary, document_headers, document_rows, removable_choices
from assistant.ui.present.evidence import panel_html
from assistant.ui.scripts import page_script, switch_script

# Uploads and exports lie in Gradio's cache: looked through every hour, kept for a day.
_CACHE_EVERY_S, _CACHE_AGE_S = 3_600, 86_400


def build_page(assistant: Assistant) -> gr.Blocks:
    """The whole page, ready to launch; needs no server to be built."""
    texts = translations()
    page = gr.Blocks(
        title=say("title", Language.SWEDISH), analytics_enabled=False, delete_cache=(_CACHE_EVERY_S, _CACHE_AGE_S)
    )
    with page:
        language = _add_header(texts)
        kept = add_kept()
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab(texts("tab_ask"), id="ask"):
                ask_tab = add_ask_tab(assistant, texts, language)
            with gr.Tab(texts("tab_examples"), id="examples"):
                examples_tab = add_examples_tab(assistant, texts, language, kept.examples)
            with gr.Tab(texts("tab_compare"), id="compare"):
                compare_tab = add_compare_tab(assistant, texts, language)
            with gr.Tab(texts("tab_evaluation"), id="evaluation"):
                chooser = add_evaluation_tab(assistant, texts, language, kept.evaluator)
            with gr.Tab(texts("tab_base"), id="base"):
                base_tab = add_base_tab(assistant, texts, language)
        held = _held(ask_tab, base_tab)
        page.load(None, None, None, js=page_script(), queue=False, api_visibility="private")
        opened = page.load(on_open, None, language, queue=False, **QUIET)
        opened.then(on_language, language, ask_tab.panel, queue=False, **QUIET)
        for happened in (opened.then, base_tab.version.change):
            happened(partial(on_base_changed, assistant, ask_tab, base_tab), language, held, **QUIET)
            show_examples_base(assistant, examples_tab, language, happened)
            show_compare_base(assistant, compare_tab, language, happened)
        opened.then(
            partial(on_opened, assistant, chooser), [chooser.kept_name, chooser.name, language],
            [chooser.name, chooser.which, chooser.empty, chooser.kept_name], **QUIET,
        )  # fmt: skip
    page.queue(default_concurrency_limit=8, max_size=64)
    return page


def on_open(request: gr.Request) -> str:
    """The language of the visitor, which later events are told."""
    return chosen_language(request.cookies).value


def on_language(language: str) -> str:
    """The empty panel in the visitor's language."""
    return panel_html((), language)


def on_base_changed(assistant: Assistant, ask_tab: AskTab, base_tab: BaseTab, language: str) -> dict[Any, object]:
    """Show what the base holds now, wherever the page shows it."""

    def look() -> tuple[tuple[DocumentEntry, ...], list[list[str | int]]]:
        documents = assistant.documents()
        return documents, document_rows(documents, assistant.results(), language)

    seen = attempt(look, language)
    if isinstance(seen, Fault):
        warn(seen)
        return {base_tab.summary: seen.message}
    documents, rows = seen
    choices = choices_of(documents)
    return {
        base_tab.summary: base_summary(documents, language),
        base_tab.table: {"headers": document_headers(language), "data": rows},
        base_tab.removal.document: gr.update(choices=removable_choices(documents), value=None),
        **ask_tab.filters.refreshed(choices),
        **base_tab.filters.refreshed(choices),
    }


def _held(ask_tab: AskTab, base_tab: BaseTab) -> list[Any]:
    """Every component that shows what the base holds."""
    chips = [*ask_tab.filters.refreshable, *base_tab.filters.refreshable]
    return [base_tab.summary, base_tab.table, base_tab.removal.document, *chips]


def _add_header(texts: gr.I18n) -> gr.Radio:
    with gr.Row(elem_id="header", equal_height=True):
        with gr.Column(scale=4, min_width=260):
            gr.Markdown(texts("heading"), elem_id="title")
            gr.Markdown(texts("tagline"), elem_id="tagline")
        language = gr.Radio(
            [("Svenska", Language.SWEDISH.value), ("English", Language.ENGLISH.value)],
            value=Language.SWEDISH.value,
            label=texts("language"),
            container=False,
            show_label=False,
            scale=1,
            min_width=240,
            elem_id="language",
        )
    language.input(None, language, language, js=switch_script(), queue=False, api_visibility="private")
    return language
