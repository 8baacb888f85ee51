"""A language model that says what it is told to, so that a test can be worked out by hand."""

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field

from assistant.writing.port import Message, Part, ToolCall, ToolDescription


@dataclass(frozen=True)
class Silence:
    """A reply that is long in coming."""

    seconds: float
    then: str = ""


Reply = str | Exception | Silence | Sequence[ToolCall] | Callable[[Sequence[Message]], str]


@dataclass
class ScriptedModel:
    """Gives its replies in order, a few characters at a time; `seen` holds what it was sent."""

    replies: list[Reply]
    identity: str = "manus:ett"
    local: bool = True
    takes_tools: bool = False
    tells_tokens: bool = True
    seen: list[tuple[tuple[Message, ...], tuple[ToolDescription, ...]]] = field(default_factory=list)
    closed: int = 0

    def stream(self, messages: Sequence[Message], tools: Sequence[ToolDescription] = ()) -> Generator[Part, None, None]:
        """The next reply; ten tokens read and five written for each call."""
        self.seen.append((tuple(messages), tuple(tools)))
        reply = self.replies.pop(0)
        if callable(reply):
            reply = reply(messages)
        if isinstance(reply, Exception):
            raise reply
        tokens = {"tokens_read": 10, "tokens_written": 5} if self.tells_tokens else {}
        try:
            if isinstance(reply, Silence):
                until = time.monotonic() + reply.seconds
                while time.monotonic() < until:
                    time.sleep(0.01)
                    yield Part()
                reply = reply.then
            if isinstance(reply, str):
                for start in range(0, len(reply), 7):
                    yield Part(text=reply[start : start + 7])
                yield Part(**tokens)
            else:
                yield Part(calls=tuple(reply), **tokens)
        finally:
            self.closed += 1
