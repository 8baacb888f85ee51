"""LangChain's chat models behind the port, against a server that speaks OpenAI's protocol."""

import json
import threading
import time

import pytest
from openai_server import Script, openai_server
from provider_servers import PIECES, READ, WRITTEN, provider_server

from assistant.domain.errors import InvalidInput, ServiceUnavailable
from assistant.writing.deadline import within
from assistant.writing.langchain_model import LangChainModel, is_local
from assistant.writing.port import Message, Role, ToolCall
from assistant.writing.tools import TOOLS

ASKED = [Message(Role.SYSTEM, "Svara kort."), Message(Role.USER, "Vad fick Ljungby?")]

# The event loop keeps a few threads for looking names up, however many calls there are.
POOL = 6


def make_model(url, name="openai:liten", *, retries=0, timeout_s=5.0, tools=None, key=None):
    return LangChainModel(name, url=url, key=key, timeout_s=timeout_s, retries=retries, max_tokens=200, tools=tools)


def test_a_reply_streams_and_ends_with_its_tokens():
    script = Script()
    with openai_server(script) as url:
        parts = list(make_model(url, key="hemlig").stream(ASKED))
    assert [part.text for part in parts if part.text] == ["Ljungby ", "fick 461 ", "poäng."]
    assert (parts[-1].tokens_read, parts[-1].tokens_written) == (12, 7)
    assert script.keys == ["Bearer hemlig"]
    (body,) = script.seen
    assert (body["temperature"], body["model"]) == (0, "liten")
    assert [(m["role"], m["content"]) for m in body["messages"]] == [
        ("system", "Svara kort."),
        ("user", "Vad fick Ljungby?"),
    ]


def test_tools_are_offered_called_and_answered():
    script = Script(pieces=(), calls=[("read_criterion", {"question": "2.1"})])
    with openai_server(script) as url:
        model = make_model(url)
        *_, last = model.stream(ASKED, TOOLS)
        assert last.calls == (ToolCall("call_0", "read_criterion", {"question": "2.1"}),)
        script.calls, script.pieces = [], ["Klart."]
        answered = [*ASKED, Message(Role.MODEL, "", calls=last.calls), Message(Role.TOOL, "Krav", call_id="call_0")]
        assert "".join(part.text for part in model.stream(answered, TOOLS)) == "Klart."
    offered, second = script.seen
    assert {tool["function"]["name"] for tool in offered["tools"]} == {tool.name for tool in TOOLS}
    assert second["messages"][-1] == {"role": "tool", "content": "Krav", "tool_call_id": "call_0"}


@pytest.mark.parametrize(
    ("status", "says"),
    [(401, "godtar inte nyckeln"), (404, "ingen modell med det namnet"), (429, "för många frågor"), (500, "fel 500")],
)
def test_a_service_that_refuses_is_told_in_one_line(status, says):
    with openai_server(Script(status=status)) as url, pytest.raises(ServiceUnavailable, match=says) as fault:
        list(make_model(url).stream(ASKED))
    assert "\n" not in str(fault.value)


def test_a_service_that_is_away_says_what_to_look_at():
    with openai_server(Script()) as url:
        pass
    with pytest.raises(ServiceUnavailable, match="KOMPASS_MODEL_URL"):
        list(make_model(url).stream(ASKED))


def test_a_call_is_tried_again_a_bounded_number_of_times():
    script = Script(fail_first=1)
    with openai_server(script) as url:
        assert list(make_model(url, retries=1).stream(ASKED))
        assert len(script.seen) == 2
        script.fail_first = 9
        with pytest.raises(ServiceUnavailable):
            list(make_model(url, retries=1).stream(ASKED))
        assert len(script.seen) == 4


def test_a_stream_that_breaks_off_is_a_failure_of_the_service():
    with openai_server(Script(breaks=True)) as url, pytest.raises(ServiceUnavailable):
        list(make_model(url).stream(ASKED))


def test_a_service_that_falls_silent_is_left_in_time():
    with openai_server(Script(pause_s=3)) as url:
        model, started = make_model(url, timeout_s=30), time.monotonic()
        with pytest.raises(ServiceUnavailable, match="hann inte"):
            list(within(0.5, lambda: model.stream(ASKED)))
        assert time.monotonic() - started < 2


@pytest.mark.parametrize("silence_s", [0, 2])
def test_stopping_cuts_the_connection_also_of_a_silent_service(silence_s):
    script = Script(pieces=["ord "] * 500, pause_s=0.02, silence_s=silence_s)
    with openai_server(script) as url:
        model = make_model(url, timeout_s=30)
        parts = within(30, lambda: model.stream(ASKED))
        assert bool(next(parts).text) is not silence_s
        started = time.monotonic()
        parts.close()
        assert time.monotonic() - started < 1
        assert script.cut_off.wait(5)


def test_nothing_is_left_of_two_hundred_calls_that_were_stopped():
    script = Script(pieces=["ord "] * 500, pause_s=0.02)
    with openai_server(script) as url:
        model = make_model(url)
        before = None
        for number in range(200):
            parts = within(20, lambda: model.stream(ASKED))
            assert any(part.text for part in parts)
            parts.close()
            if number == 0:
                assert script.cut_off.wait(5)
                before = threading.active_count()
        until = time.monotonic() + 5
        while threading.active_count() > before + POOL and time.monotonic() < until:
            time.sleep(0.05)
        assert threading.active_count() <= before + POOL
        assert len(script.seen) == 200


def test_nobody_else_is_told_what_was_asked(monkeypatch):
    listener, script = Script(), Script()
    with openai_server(listener) as elsewhere, openai_server(script) as url:
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", elsewhere)
        monkeypatch.setenv("LANGSMITH_API_KEY", "nyckel")
        list(make_model(url).stream(ASKED))
        time.sleep(1)
    assert len(script.seen) == 1
    assert listener.seen == []


def test_what_a_name_must_be():
    with pytest.raises(InvalidInput, match="leverantör:namn"):
        make_model(None, "gpt-5")
    with pytest.raises(InvalidInput, match=r"går inte att använda|inte är installerat"):
        make_model(None, "ingen:sådan")


@pytest.mark.parametrize(
    ("url", "local"),
    [
        (None, False),
        ("http://127.0.0.1:8000/v1", True),
        ("http://localhost:8000/v1", True),
        ("http://[::1]:8000/v1", True),
        ("http://192.168.1.4:11434", False),
        ("https://localhost.example.com/v1", False),
        ("https://127.0.0.1.example.com/v1", False),
    ],
)
def test_only_this_machine_is_local(url, local):
    assert is_local(url) is local


def test_ollama_is_on_this_machine_unless_our_own_setting_says_otherwise(monkeypatch):
    monkeypatch.setenv("OLLAMA_HOST", "http://192.168.1.4:11434")
    model = make_model(None, "ollama:liten")
    assert model.local
    assert model._model.base_url == "http://127.0.0.1:11434"
    assert not make_model("http://192.168.1.4:11434", "ollama:liten").local


@pytest.mark.parametrize("name", ["ollama:liten", "anthropic:liten"])
def test_other_providers_stream_tell_their_tokens_and_are_asked_the_same(name):
    with provider_server() as (url, seen):
        parts = list(make_model(url, name, key="hemlig").stream(ASKED))
    assert "".join(part.text for part in parts) == "".join(PIECES)
    assert sum(bool(part.text) for part in parts) == len(PIECES)
    assert (parts[-1].tokens_read, parts[-1].tokens_written) == (READ, WRITTEN)
    (body,) = seen
    asked = json.dumps(body, ensure_ascii=False)
    assert all(message.text in asked for message in ASKED)
    assert (body.get("temperature", body.get("options", {}).get("temperature")), body["model"]) == (0, "liten")


@pytest.mark.parametrize("name", ["ollama:liten", "anthropic:liten"])
def test_other_providers_that_break_off_have_failed(name):
    with provider_server(broken=True) as (url, _), pytest.raises(ServiceUnavailable):
        list(make_model(url, name, key="hemlig").stream(ASKED))
