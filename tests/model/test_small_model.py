"""A real model end to end. It need not be good: whatever it writes, what is shown must hold."""

import time
from contextlib import closing

import pytest

from assistant.domain.keys import KEY
from assistant.measuring.judging import invented
from assistant.verifying.verifier import Verifier
from assistant.writing.deadline import within
from assistant.writing.port import Message, Role
from assistant.writing.tools import TOOLS

pytestmark = pytest.mark.timeout(900)
QUESTION = "Vad fick Ljungby på 2.2?"
SWEDISH = [Message(Role.USER, "Vad heter Sveriges huvudstad? Svara med ett enda ord på svenska.")]


def test_the_doctor_finds_it(with_model):
    check = next(check for check in with_model().doctor() if check.part == "Språkmodell")
    assert check.ok, check.detail
    assert "på den här maskinen" in check.detail


def test_it_streams_a_reply_to_swedish(with_model):
    parts = list(with_model().writer.model.stream(SWEDISH))
    # what it says is not asked for: half a billion parameters repeat the question
    assert "".join(part.text for part in parts).strip()
    assert sum(bool(part.text) for part in parts) > 1


def test_tools_may_be_offered_whether_or_not_it_can_use_them(with_model):
    *_, last = with_model().writer.model.stream(SWEDISH, TOOLS)
    assert all(call.name in {tool.name for tool in TOOLS} for call in last.calls)


@pytest.mark.parametrize("question", [QUESTION, "Formulera ett förbättringsområde om detaljstyrda mål"])
def test_what_it_writes_is_shown_only_where_it_holds(with_model, question):
    answer = with_model().ask(question)
    assert answer.text
    assert set(KEY.findall(answer.text)) == {citation.key for citation in answer.citations}
    assert invented(answer, Verifier()) == ()
    assert answer.making.calls
    assert answer.model == "openai:qwen" or any("utan språkmodellen" in warning for warning in answer.warnings)


def test_it_is_left_in_time(with_model):
    started = time.monotonic()
    answer = with_model(model_seconds=1).ask(QUESTION)
    assert time.monotonic() - started < 15
    assert "7 av 25 poäng" in answer.text
    assert answer.model is None


def test_stopping_ends_the_call(with_model):
    model = with_model().writer.model
    # the server first ends what it was reading when the test before this one left it
    with closing(within(400, lambda: model.stream([Message(Role.USER, "Räkna från ett till tusen.")]))) as parts:
        assert any(part.text for part in parts)
        started = time.monotonic()
    assert time.monotonic() - started < 5
