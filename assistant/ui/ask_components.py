"""What the tab for questions is made of, for the one that lays it out and the handlers that change it."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.ui.filters import Filters


@dataclass(frozen=True, slots=True)
class AskTab:
    """The components of the tab that handlers change."""

    conversation: gr.State
    welcome: gr.Column
    examples: gr.Row
    chat: gr.Chatbot
    next_questions: gr.Column
    follow_ups: tuple[gr.Button, ...]
    question: gr.Textbox
    send: gr.Button
    stop: gr.Button
    clear: gr.Button
    filters: Filters
    narrowed: gr.HTML
    widen: gr.Button
    panel: gr.HTML

    @property
    def changed(self) -> list[Any]:
        """Everything an answer may change, as outputs of an event."""
        fixed = [self.conversation, self.welcome, self.examples, self.chat, self.next_questions, self.question]
        return [*fixed, self.send, self.stop, self.clear, self.panel, *self.follow_ups]
