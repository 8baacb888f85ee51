"""What a visitor sees when something fails: our own message for our own errors, one calm sentence for all others."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from assistant.domain.errors import KompassError
from assistant.ui.language import say

_log = logging.getLogger(__name__)
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure as a value; `message` is meant for the person at the screen."""

    message: str


def attempt(verb: Callable[[], _Value], language: str) -> _Value | Fault:
    """What `verb` returns, or the fault to show; anything but our own errors is logged with its trace."""
    try:
        return verb()
    except KompassError as error:
        return Fault(str(error))
    except Exception:  # noqa: BLE001 the page's last line: a visitor never meets a trace
        _log.exception("A handler of the page failed")
        return Fault(say("fault", language))


def warn(fault: Fault) -> None:
    """Show a fault as a notice; escaped, because Gradio renders notices as HTML."""
    from html import escape

    import gradio as gr

    # without a title of ours Gradio writes "Warning", in English
    gr.Warning(escape(fault.message), title="Kompassassistenten")
