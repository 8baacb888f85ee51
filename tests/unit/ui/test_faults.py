"""Failures reach the visitor as a message, never as a trace."""

import logging
import socket

import pytest

from assistant.domain.errors import NotFound, ServiceUnavailable
from assistant.ui.faults import Fault, attempt
from assistant.ui.serving import ensure_free


def _raise(error: Exception) -> None:
    raise error


def test_a_value_passes_through():
    assert attempt(lambda: 3, "sv") == 3


def test_our_own_errors_are_told_in_their_own_words():
    assert attempt(lambda: _raise(NotFound("Kommunen finns inte.")), "sv") == Fault("Kommunen finns inte.")


def test_other_errors_are_logged_and_hidden(caplog):
    with caplog.at_level(logging.ERROR):
        fault = attempt(lambda: _raise(RuntimeError("hemligt")), "sv")
    assert isinstance(fault, Fault)
    assert "hemligt" not in fault.message
    assert "hemligt" in caplog.text


def test_a_busy_port_is_told_in_one_line():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(
            ServiceUnavailable, match=f"Porten {port} på 127.0.0.1 är upptagen.*KOMPASS_PORT={port + 1}"
        ):
            ensure_free("127.0.0.1", port)
    ensure_free("127.0.0.1", port)
