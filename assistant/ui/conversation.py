"""A conversation as plain values, as `gr.State` keeps it; every step gives a new one."""

from dataclasses import dataclass, replace
from typing import TypedDict


class Message(TypedDict):
    """One message in Gradio's form."""

    role: str
    content: str


@dataclass(frozen=True)
class Conversation:
    """What has been asked, shown, and cited.

    Attributes:
        messages: as shown, in order.
        questions: the asker's questions as typed, the newest last.
        sections: (question, HTML of its sources) of the answers that have sources.
        sourced_turn: number of the question whose sources came last, 0 before the first.
    """

    messages: tuple[Message, ...] = ()
    questions: tuple[str, ...] = ()
    sections: tuple[tuple[str, str], ...] = ()
    sourced_turn: int = 0

    @property
    def turn(self) -> int:
        """Number of the newest question, 0 before the first."""
        return len(self.questions)

    def begun(self, question: str, shown: str, waiting: str) -> "Conversation":
        """With a new question, shown as `shown`, and `waiting` in the place of its answer."""
        asked = Message(role="user", content=shown)
        messages = (*self.messages, asked, Message(role="assistant", content=waiting))
        return replace(self, messages=messages, questions=(*self.questions, question))

    def answered(self, content: str) -> "Conversation":
        """With `content` in the place of the newest answer."""
        return replace(self, messages=(*self.messages[:-1], Message(role="assistant", content=content)))

    def sourced(self, section: str) -> "Conversation":
        """With these sources of the newest answer, in the place of those it had while it grew."""
        earlier = self.sections[:-1] if self.sourced_turn == self.turn else self.sections
        return replace(self, sections=(*earlier, (self.questions[-1], section)), sourced_turn=self.turn)
