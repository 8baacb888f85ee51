"""Questions to ask next, which the base can answer."""

from collections.abc import Sequence

from assistant.answering.composition import Composition
from assistant.answering.knowledge import Knowledge


def suggest_on_topic(out: Composition, questions: Sequence[str], knowledge: Knowledge) -> None:
    """What the first of the questions means, how to ask about it, and a draft on it."""
    for question in questions[:1]:
        out.follow(
            f"Vad menas med fråga {question}?",
            f"Vilka intervjufrågor passar för {question}?",
            f"Formulera ett förbättringsområde om {knowledge.topic_phrase(question)}",
        )
