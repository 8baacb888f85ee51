"""The tab where questions are asked: the conversation, and the sources beside it."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import gradio as gr

from assistant.assembly import Assistant
from assistant.ui.ask_components import AskTab
from assistant.ui.asking import on_ask, on_clear, on_settled, on_stop
from assistant.ui.conversation import Conversation
from assistant.ui.events import QUIET
from assistant.ui.examples import EXAMPLES
from assistant.ui.filters import add_filters
from assistant.ui.narrowing import narrowing_html
from assistant.ui.present.evidence import panel_html

#: Questions suggested after an answer, at most.
FOLLOW_UPS = 4


def add_ask_tab(assistant: Assistant, texts: gr.I18n, language: gr.Radio) -> AskTab:
    """Lay out the tab and bind its events."""
    conversation = gr.State(Conversation())
    with gr.Row(elem_id="ask", equal_height=False):
        with gr.Column(scale=3, min_width=320, elem_id="talk"):
            with gr.Column(elem_id="welcome") as welcome:
                gr.Markdown(texts("welcome_heading"), elem_classes="welcome-heading")
                gr.Markdown(texts("welcome"))
            chat = gr.Chatbot(
                elem_id="conversation",
                label=texts("conversation"),
                show_label=False,
                visible=False,
                height="max(24rem, calc(100vh - 25rem))",
                sanitize_html=True,
                allow_tags=False,
                buttons=["copy"],
                feedback_options=None,
                latex_delimiters=[],
                allow_file_downloads=False,
                layout="bubble",
                autoscroll=False,
            )
            with gr.Column(visible=False, elem_id="next-questions") as next_questions:
                gr.Markdown(texts("follow_ups"), elem_classes="label")
                with gr.Row():
                    follow_ups = tuple(
                        gr.Button(visible=False, size="sm", elem_classes="suggestion") for _ in range(FOLLOW_UPS)
                    )
            with gr.Row(elem_id="asking", equal_height=True):
                question = gr.Textbox(
                    label=texts("question"),
                    placeholder=texts("question_placeholder"),
                    lines=1,
                    max_lines=6,
                    max_length=2000,
                    autofocus=True,
                    scale=8,
                    elem_id="question",
                )
                send = gr.Button(texts("send"), variant="primary", scale=1, min_width=96, elem_id="send")
                stop = gr.Button(texts("stop"), variant="stop", scale=1, min_width=96, visible=False, elem_id="stop")
            with gr.Row(equal_height=True, elem_id="examples") as examples:
                example_buttons = _add_examples(texts)
            narrowed = gr.HTML(elem_id="narrowed")
            with gr.Accordion(texts("narrow"), open=False, elem_id="narrow"):
                gr.Markdown(texts("narrow_info"), elem_classes="muted")
                filters = add_filters(assistant.instrument, texts)
                widen = gr.Button(texts("show_everything"), size="sm", elem_id="widen")
            clear = gr.Button(texts("clear"), size="sm", visible=False, elem_id="clear")
        with gr.Column(scale=2, min_width=320, elem_id="evidence"):
            panel = gr.HTML(panel_html((), "sv"), elem_id="panel")
    tab = AskTab(
        conversation=conversation,
        welcome=welcome,
        examples=examples,
        chat=chat,
        next_questions=next_questions,
        follow_ups=follow_ups,
        question=question,
        send=send,
        stop=stop,
        clear=clear,
        filters=filters,
        narrowed=narrowed,
        widen=widen,
        panel=panel,
    )
    _bind(assistant, tab, language, example_buttons)
    return tab


def on_narrow(language: str, *chosen: Sequence[Any]) -> str:
    """Say in words what the question is narrowed to."""
    return narrowing_html(*chosen, language=language)


def _add_examples(texts: gr.I18n) -> list[gr.Button]:
    buttons = []
    for group, questions in EXAMPLES:
        with gr.Column(min_width=200, elem_classes="examples"):
            gr.Markdown(texts(group), elem_classes="label")
            buttons += [gr.Button(asked, size="sm", elem_classes="suggestion") for asked in questions]
    return buttons


def _bind(assistant: Assistant, tab: AskTab, language: gr.Radio, examples: Sequence[gr.Button]) -> None:
    rest = [tab.conversation, language, *tab.filters.components]
    ask = partial(on_ask, assistant, tab)
    asking: list[Any] = [
        source(
            ask,
            [asked, *rest],
            tab.changed,
            trigger_mode="once",
            concurrency_limit=8,
            concurrency_id="ask",
            **QUIET,
        )
        for source, asked in (
            (tab.question.submit, tab.question),
            (tab.send.click, tab.question),
            *((button.click, button) for button in (*examples, *tab.follow_ups)),
        )
    ]
    for asked in asking:
        asked.then(partial(on_settled, tab), None, tab.clear, queue=False, **QUIET)
    tab.stop.click(
        partial(on_stop, tab), [tab.conversation, language], tab.changed, cancels=asking, queue=False, **QUIET
    )
    tab.clear.click(partial(on_clear, tab), [language], tab.changed, cancels=asking, queue=False, **QUIET)
    gr.on(
        [component.change for component in tab.filters.components],
        on_narrow,
        [language, *tab.filters.components],
        tab.narrowed,
        queue=False,
        **QUIET,
    )
    tab.widen.click(tab.filters.cleared, None, tab.filters.components, queue=False, **QUIET)
