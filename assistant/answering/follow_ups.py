"""Questions to ask next, which the base can answer."""

from assistant.answering.composition import Composition
from assistant.answering.evidence import Evidence
from assistant.answering.knowledge import Knowledge


def suggest_on_topic(out: Composition, evidence: Evidence, knowledge: Knowledge) -> None:
    """What the topic means, how to ask about it, and a draft on it."""
    for question in evidence.questions[:1]:
        out.follow(
            f"Vad menas med fråga {question}?",
            f"Vilka intervjufrågor passar för {question}?",
            f"Formulera ett förbättringsområde om {knowledge.topic_phrase(question)}",
        )
