"""Any chat model that LangChain knows: ``provider:name``, with an address for services that speak OpenAI's protocol."""

import importlib.util
import ipaddress
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import aclosing, closing
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from assistant.domain.errors import InvalidInput, ServiceUnavailable
from assistant.writing.event_loop import iterate
from assistant.writing.port import Message, Part, Role, ToolCall, ToolDescription

if TYPE_CHECKING:
    from langchain_core.messages import AIMessageChunk, BaseMessage

# Providers with an extra of ours; LangChain knows more, for whoever installs their package.
EXTRAS = {"openai": "langchain_openai", "anthropic": "langchain_anthropic", "ollama": "langchain_ollama"}
# Where Ollama listens unless told otherwise. Its client would also look in a variable of its own, and might find another
# machine there, while we take it to be this one.
_OLLAMA_HERE = "http://127.0.0.1:11434"
# Under one of these each of them says why a reply ended; a reply without has been cut off.
_ENDINGS = frozenset({"finish_reason", "stop_reason", "done_reason"})
# How often whoever waits is told that nothing has arrived yet, in seconds.
_BREATH_S = 0.5
# A server on one's own network often wants no key, but its client insists on one.
_NO_KEY = "ingen-nyckel"


class LangChainModel:
    """A chat model behind the port; LangChain is loaded with it, not before."""

    def __init__(
        self,
        name: str,
        *,
        url: str | None,
        key: str | None,
        timeout_s: float,
        retries: int,
        max_tokens: int,
        tools: bool | None,
    ) -> None:
        """Make the client; nothing is called yet.

        Args:
            name: ``provider:name``.
            url: address of the service; None for the provider's own.
            key: the service's key; None where the provider's own variable holds it or none is needed.
            timeout_s: longest silence within a call, in seconds.
            retries: how many times a call is tried again where the network or the service fails at once.
            max_tokens: longest reply.
            tools: whether to offer tools; None asks what LangChain knows of the model, and tries where it knows nothing.

        Raises:
            InvalidInput: the name has no provider, the provider is unknown, or its package is not installed.
        """
        provider, _, model = name.partition(":")
        if not (provider and model):
            raise InvalidInput(
                f"KOMPASS_MODEL={name} ska skrivas leverantör:namn, till exempel ollama:qwen3 eller openai:gpt-5."
            )
        package = EXTRAS.get(provider)
        if package and importlib.util.find_spec(package) is None:
            raise InvalidInput(
                f"Språkmodellen {name} kräver ett paket till: kör .venv/bin/pip install -e '.[{provider}]'."
            )
        from langchain.chat_models import init_chat_model

        given: dict[str, Any] = {"temperature": 0}
        if provider == "ollama":
            url = url or _OLLAMA_HERE
            given |= {"client_kwargs": {"timeout": timeout_s}, "num_predict": max_tokens, "reasoning": False}
        else:
            given |= {"timeout": timeout_s, "max_retries": retries, "max_tokens": max_tokens}
        if provider == "openai":
            # its own limit for a silence between pieces is two minutes, whatever ours is
            given |= {"stream_usage": True, "stream_chunk_timeout": timeout_s}
        if url:
            given["base_url"] = url
        if key or (url and provider == "openai"):
            given["api_key"] = key or _NO_KEY
        try:
            self._model = init_chat_model(model, model_provider=provider, **given)
        except ImportError as error:
            raise InvalidInput(
                f"Språkmodellen {name} kräver ett paket som inte är installerat: {error.name or error}."
            ) from error
        except Exception as error:  # each provider's client has errors of its own
            raise InvalidInput(f"Språkmodellen {name} går inte att använda: {_first_line(error)}.") from error
        self._says_when_done = provider in EXTRAS
        self.identity = name
        self.local = is_local(url)
        known = self._model.profile
        self.takes_tools = bool(known.get("tool_calling")) if tools is None and known else tools is not False

    def stream(self, messages: Sequence[Message], tools: Sequence[ToolDescription] = ()) -> Generator[Part, None, None]:
        """See `ChatModel.stream`."""
        whole: AIMessageChunk | None = None
        try:
            with closing(iterate(lambda: self._chunks(messages, tools), breath_s=_BREATH_S)) as chunks:
                for chunk in chunks:
                    if chunk is None:
                        yield Part()
                        continue
                    whole = chunk if whole is None else whole + chunk
                    if text := str(chunk.text):
                        yield Part(text=text)
        except Exception as error:  # each provider's client has errors of its own
            raise ServiceUnavailable(explained(error)) from error
        if whole is None or (self._says_when_done and not _ENDINGS & whole.response_metadata.keys()):
            raise ServiceUnavailable("Språkmodellens svar bröts innan det var klart.")
        yield Part(
            calls=tuple(
                ToolCall(call["id"] or f"call{number}", call["name"], call["args"])
                for number, call in enumerate(whole.tool_calls)
            ),
            tokens_read=whole.usage_metadata["input_tokens"] if whole.usage_metadata else None,
            tokens_written=whole.usage_metadata["output_tokens"] if whole.usage_metadata else None,
        )

    async def _chunks(
        self, messages: Sequence[Message], tools: Sequence[ToolDescription]
    ) -> AsyncGenerator["AIMessageChunk", None]:
        """LangChain's own pieces; nobody else is told what is asked, whatever LangSmith's variables say."""
        from langsmith import tracing_context

        model: Any = self._model
        if tools:
            model = model.bind_tools([_tool(tool) for tool in tools])
        with tracing_context(enabled=False):
            async with aclosing(model.astream([_message(message) for message in messages])) as chunks:
                async for chunk in chunks:
                    yield chunk


def is_local(url: str | None) -> bool:
    """Whether a service runs on this machine: its address is a loopback address; not known (None) is elsewhere."""
    host = urlsplit(url or "").hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def explained(error: Exception) -> str:
    """One Swedish line for what went wrong at a service, whichever client reports it."""
    status = getattr(error, "status_code", None)
    kind = type(error).__name__
    if status in {401, 403}:
        return "Språkmodellens tjänst godtar inte nyckeln (KOMPASS_MODEL_KEY)."
    if status == 404:
        return "Språkmodellens tjänst har ingen modell med det namnet, eller adressen (KOMPASS_MODEL_URL) är fel."
    if status == 429:
        return "Språkmodellens tjänst har för många frågor just nu, eller kvoten är slut."
    if status is not None:
        return f"Språkmodellens tjänst svarade med fel {status}: {_first_line(error)}"
    if "Timeout" in kind:
        return "Språkmodellen svarade inte i tid."
    if "Connect" in kind:
        return "Språkmodellens tjänst går inte att nå. Är den startad, och är KOMPASS_MODEL_URL rätt?"
    return f"Språkmodellen föll ur: {_first_line(error) or kind}"


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "")[:200]


def _tool(tool: ToolDescription) -> dict[str, Any]:
    function = {"name": tool.name, "description": tool.description, "parameters": dict(tool.parameters)}
    return {"type": "function", "function": function}


def _message(message: Message) -> "BaseMessage":
    from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, ToolMessage

    if message.role is Role.SYSTEM:
        return SystemMessage(message.text)
    if message.role is Role.USER:
        return HumanMessage(message.text)
    if message.role is Role.TOOL:
        return ToolMessage(message.text, tool_call_id=message.call_id)
    calls = [{"id": call.id, "name": call.name, "args": dict(call.arguments)} for call in message.calls]
    return AIMessage(message.text, tool_calls=calls)
