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


@dataclass(frozen=True, slots=True)
class Seen:
    """Which version of a thing stands on the screen, as `gr.State` keeps it; nothing before a look.

    An answer from the server may come when the visitor has moved on, so the version is never told without the thing.
    """

    evaluation: str = ""
    item: str = ""
    version: int = 0

    def version_of(self, item: str, state: EvaluationState) -> int:
        """The version of `item` that was seen; the one that stands where the screen has moved on to another thing."""
        return self.version if (self.evaluation, self.item) == (state.evaluation.id, item) else state.version(item)


def seen_now(state: EvaluationState, item: str) -> Seen:
    """What is seen of `item` as it stands."""
    return Seen(state.evaluation.id, item, state.version(item))


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
