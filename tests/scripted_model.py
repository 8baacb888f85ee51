"""A language model that says what it is told to, so that a test can be worked out by hand."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.writing.port import Message, Part, ToolCall, ToolDescription

Reply = str | Exception | Sequence[ToolCall] | Callable[[Sequence[Message]], str]


@dataclass
class ScriptedModel:
    """Gives its replies in order, a few characters at a time; `seen` holds what it was sent."""

    replies: list[Reply]
    identity: str = "manus:ett"
    local: bool = True
    takes_tools: bool = False
    seen: list[tuple[tuple[Message, ...], tuple[ToolDescription, ...]]] = field(default_factory=list)
    closed: int = 0

    def stream(self, messages: Sequence[Message], tools: Sequence[ToolDescription] = ()) -> Iterator[Part]:
        """The next reply; ten tokens read and five written for each call."""
        self.seen.append((tuple(messages), tuple(tools)))
        reply = self.replies.pop(0)
        if callable(reply):
            reply = reply(messages)
        if isinstance(reply, Exception):
            raise reply
        try:
            if isinstance(reply, str):
                for start in range(0, len(reply), 7):
                    yield Part(text=reply[start : start + 7])
                yield Part(tokens_read=10, tokens_written=5)
            else:
                yield Part(calls=tuple(reply), tokens_read=10, tokens_written=5)
        finally:
            self.closed += 1
