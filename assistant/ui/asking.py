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
    """An answer so far; `evidence` for its panel where that is to change, None where it stands as it is."""

    answer: Answer
    evidence: tuple[Evidence, ...] | None


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
            text = answer_markdown(reply.answer.text, reply.answer.citations, turn)
            shown = text or f"{say('writing', language)} {reply.answer.seconds:.0f} s"
            conversation = conversation.answered(shown)
            panel: dict[Any, object] = {}
            if reply.evidence is not None:
                conversation, panel = _sourced(assistant, tab, conversation, reply, language)
            yield _shown(tab, conversation) | panel
    if isinstance(reply, Fault):
        yield _idle(tab) | _shown(tab, conversation.answered(literal(reply.message)))
        return
    answer = reply.answer
    for beginning in () if shown else beginnings(answer.text):
        text = answer_markdown(beginning, answer.citations, turn)
        yield _shown(tab, conversation := conversation.answered(text))
        time.sleep(PAUSE_S)
    text = answer_markdown(answer.text + closing(answer, language), answer.citations, turn)
    conversation, panel = _sourced(assistant, tab, conversation.answered(text), reply, language)
    yield _idle(tab) | _shown(tab, conversation) | _offered(tab, answer.follow_ups) | panel


def on_stop(tab: AskTab, conversation: Conversation, language: str) -> dict[Any, object]:
    """Keep what was shown and say that it was stopped; the question that ran is cancelled by the event itself."""
    if not conversation.messages:
        return _idle(tab)
    shown = conversation.messages[-1]["content"]
    waited = shown.startswith((say("searching", language), say("writing", language)))
    kept = "" if waited else f"{shown}\n\n"
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
    """The answer as it grows, with its evidence each time that it cites another source and when it is whole."""
    cited: tuple[str, ...] = ()
    with contextlib.closing(
        assistant.stream(asked, filter=narrowing(*chosen, language=language), previous=previous)
    ) as answers:
        for answer in answers:
            earlier, cited = cited, tuple(citation.key for citation in answer.citations)
            changed = answer.whole or cited != earlier
            yield Reply(answer, _evidence(assistant, answer, language) if changed else None)


def _sourced(
    assistant: Assistant, tab: AskTab, conversation: Conversation, reply: Reply, language: str
) -> tuple[Conversation, dict[Any, object]]:
    """The conversation with the sources of its newest answer, and the panel that shows them."""
    section = evidence_html(reply.answer, reply.evidence or (), assistant.instrument, conversation.turn, language)
    conversation = conversation.sourced(section)
    return conversation, {tab.panel: panel_html(conversation.sections, language)}


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
