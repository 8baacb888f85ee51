"""Who sits at which evaluation: what every step of the tab is told, and how it acts and refreshes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import gradio as gr

from assistant.assembly import Assistant
from assistant.evaluating.state import EvaluationState
from assistant.ui.faults import Fault, attempt, warn

_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Seat:
    """The chosen evaluation's id and the visitor's name in its team, as `gr.State` keeps them; empty before a choice."""

    evaluation: str = ""
    by: str = ""

    @property
    def taken(self) -> bool:
        """Whether an evaluation is chosen."""
        return bool(self.evaluation)

    def state(self, assistant: Assistant) -> EvaluationState:
        """The evaluation as it stands for the visitor."""
        return assistant.evaluations.open(self.evaluation, self.by)


Refresh = Callable[..., dict[Any, object]]
"""Called as ``(seat, language, *looking)`` with a seat that is taken: updates that show the evaluation as it stands."""


@dataclass(frozen=True, slots=True)
class Room:
    """What every step of the tab is laid out in.

    Attributes:
        seat: holds the `Seat`.
        acted: counts the acts made from this page; the head listens to it.
    """

    assistant: Assistant
    texts: gr.I18n
    language: gr.Radio
    seat: gr.State
    acted: gr.State


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the tab.

    Attributes:
        refresh: shows the step anew.
        shown: the components that this may change.
        looking: the components that say what the visitor is looking at, which stays.
    """

    refresh: Refresh
    shown: tuple[Any, ...]
    looking: tuple[Any, ...] = ()


def attempted(verb: Callable[[], _Value], language: str) -> _Value | None:
    """What `verb` gives; None where it failed, which the visitor is told in a notice."""
    outcome = attempt(verb, language)
    if isinstance(outcome, Fault):
        warn(outcome)
        return None
    return outcome


def refreshed(step: Step, seat: Seat, language: str, *looking: Any) -> dict[Any, object]:
    """The updates that show a step anew; none before an evaluation is chosen or where it cannot be read."""
    updates = attempted(lambda: step.refresh(seat, language, *looking), language) if seat.taken else None
    return updates or unchanged(*step.shown)


def unchanged(*shown: Any) -> dict[Any, object]:
    """Updates that change nothing of what is shown, since Gradio takes no empty ones."""
    return {component: gr.skip() for component in shown}
