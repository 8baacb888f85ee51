"""What the writer asks of a language model; the only thing that a new kind of model has to fulfil."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol


class Role(StrEnum):
    """Who speaks."""

    SYSTEM = "system"
    USER = "user"
    MODEL = "model"
    TOOL = "tool"


@dataclass(frozen=True, slots=True)
class ToolCall:
    """The model's wish to have a tool run."""

    id: str
    name: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """One turn: `calls` are a model's, `call_id` tells which of them a tool's text answers."""

    role: Role
    text: str
    calls: tuple[ToolCall, ...] = ()
    call_id: str = ""


@dataclass(frozen=True, slots=True)
class ToolDescription:
    """A tool as the model is told of it; `parameters` is a JSON schema of type object."""

    name: str
    description: str
    parameters: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a reply as it arrives: text, tool calls, tokens read and written; empty where nothing has arrived yet.

    Tokens come once, in the last part, and are None where the service does not tell them.
    """

    text: str = ""
    calls: tuple[ToolCall, ...] = ()
    tokens_read: int | None = None
    tokens_written: int | None = None


class ChatModel(Protocol):
    """A language model.

    Attributes:
        identity: what is shown and kept, such as ``"openai:gpt-5"``.
        local: whether what it reads stays on this machine.
        takes_tools: whether it may be given tools.
    """

    identity: str
    local: bool
    takes_tools: bool

    def stream(self, messages: Sequence[Message], tools: Sequence[ToolDescription] = ()) -> Generator[Part, None, None]:
        """The reply as it arrives, with an empty part at least every second that nothing does; closing it ends the call.

        Raises:
            ServiceUnavailable: the model cannot be reached, refuses, or fails; one line says why.
        """
