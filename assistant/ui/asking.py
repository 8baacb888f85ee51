"""What happens when a question is asked, stopped, or the conversation emptied."""

import contextlib
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.assembly import Assistant
from assistant.domain.answer import Answer
from assistant.ui.ask_components import AskTab
from assistant.ui.conversation import Conversation
from assistant.ui.faults import Fault, attempt
from assistant.ui.language import say
from assistant.ui.narrowing import narrowing
from assistant.ui.present.evidence import Evidence, evidence_html, panel_html, points_of
from assistant.ui.present.markdown import answer_markdown, beginnings, closing, literal

#: Ten pieces a second are what the eye follows and the queue carries without effort.
PAUSE_S = 0.09


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with the evidence for its panel, once it is whole."""

    answer: Answer
    evidence: tuple[Evidence, ...]


def on_ask(
    assistant: Assistant,
    tab: AskTab,
    question: str,
    conversation: Conversation,
    language: str,
    *chosen: Sequence[Any],
) -> Iterator[dict[Any, object]]:
    """Ask; show the question at once, the answer as it grows, and its sources when it is whole."""
    asked = question.strip()
    if not asked:
        yield {tab.question: gr.update()}
        return
    previous = conversation.questions
    conversation = conversation.begun(asked, literal(asked), say("searching", language))
    yield _busy(tab) | _shown(tab, conversation)
    turn, shown = conversation.turn, ""
    with contextlib.closing(_replies(assistant, asked, previous, language, chosen)) as replies:
        while not isinstance(reply := attempt(lambda: next(replies), language), Fault) and not reply.answer.whole:
            shown = answer_markdown(reply.answer.text, reply.answer.citations, turn) or say("writing", language)
            yield _shown(tab, conversation.answered(shown))
    if isinstance(reply, Fault):
        yield _idle(tab) | _shown(tab, conversation.answered(literal(reply.message)))
        return
    answer = reply.answer
    for beginning in () if shown else beginnings(answer.text):
        text = answer_markdown(beginning, answer.citations, turn)
        yield _shown(tab, conversation := conversation.answered(text))
        time.sleep(PAUSE_S)
    text = answer_markdown(answer.text + closing(answer, language), answer.citations, turn)
    section = evidence_html(answer, reply.evidence, assistant.instrument, turn, language)
    conversation = conversation.answered(text).sourced(section)
    panel = {tab.panel: panel_html(conversation.sections, language)}
    yield _idle(tab) | _shown(tab, conversation) | _offered(tab, answer.follow_ups) | panel


def on_stop(tab: AskTab, conversation: Conversation, language: str) -> dict[Any, object]:
    """Keep what was shown and say that it was stopped; the question that ran is cancelled by the event itself."""
    if not conversation.messages:
        return _idle(tab)
    shown = conversation.messages[-1]["content"]
    kept = "" if shown in (say("searching", language), say("writing", language)) else f"{shown}\n\n"
    return _idle(tab) | _shown(tab, conversation.answered(kept + say("stopped", language))) | on_settled(tab)


def on_settled(tab: AskTab) -> dict[Any, object]:
    """Offer a new conversation.

    Only now: Gradio sends the last piece of an answer twice, and the second would bring back what was emptied between.
    """
    return {tab.clear: gr.update(visible=True)}


def on_clear(tab: AskTab, language: str) -> dict[Any, object]:
    """Begin anew."""
    return {
        tab.conversation: Conversation(),
        tab.chat: gr.update(value=[], visible=False),
        tab.welcome: gr.update(visible=True),
        tab.examples: gr.update(visible=True),
        tab.panel: panel_html((), language),
        **_offered(tab, ()),
        **_idle(tab),
        tab.clear: gr.update(visible=False),
    }


def _replies(
    assistant: Assistant, asked: str, previous: Sequence[str], language: str, chosen: Sequence[Sequence[Any]]
) -> Generator[Reply, None, None]:
    """The answer as it grows; the whole one with its evidence."""
    with contextlib.closing(
        assistant.stream(asked, filter=narrowing(*chosen, language=language), previous=previous)
    ) as answers:
        for answer in answers:
            yield Reply(answer, _evidence(assistant, answer, language) if answer.whole else ())


def _evidence(assistant: Assistant, answer: Answer, language: str) -> tuple[Evidence, ...]:
    results = assistant.results()
    evidence = []
    for citation in answer.citations:
        before, after = assistant.surroundings(citation.passage.id)
        evidence.append(Evidence(citation, before, after, points_of(citation.passage, results, language)))
    return tuple(evidence)


def _shown(tab: AskTab, conversation: Conversation) -> dict[Any, object]:
    return {tab.conversation: conversation, tab.chat: gr.update(value=list(conversation.messages), visible=True)}


def _busy(tab: AskTab) -> dict[Any, object]:
    return {
        tab.welcome: gr.update(visible=False),
        tab.examples: gr.update(visible=False),
        tab.next_questions: gr.update(visible=False),
        tab.question: gr.update(value=""),
        tab.send: gr.update(visible=False),
        tab.stop: gr.update(visible=True),
        tab.clear: gr.update(visible=False),
    }


def _idle(tab: AskTab) -> dict[Any, object]:
    return {
        tab.send: gr.update(visible=True),
        tab.stop: gr.update(visible=False),
    }


def _offered(tab: AskTab, follow_ups: Sequence[str]) -> dict[Any, object]:
    """Questions to ask next, on as many buttons as there are."""
    texts = [*follow_ups, *[""] * len(tab.follow_ups)]
    buttons = {
        button: gr.update(value=text, visible=bool(text)) for button, text in zip(tab.follow_ups, texts, strict=False)
    }
    return {tab.next_questions: gr.update(visible=bool(follow_ups)), **buttons}
