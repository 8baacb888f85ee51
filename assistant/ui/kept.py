"""What the visitor's own browser keeps from one visit to the next.

It lies outside the tabs: Gradio makes a tab's components when the tab is first opened, and until then the browser's
value would be read as empty, and then be written over.
"""

from dataclasses import dataclass

import gradio as gr

# The names under which the browser keeps them, and what Gradio scrambles them with; they hold no secret.
_EXAMPLES, _EVALUATOR = "kompass_saved_examples", "kompass_evaluator"


@dataclass(frozen=True, slots=True)
class Kept:
    """Ids of the saved examples, and the name that the visitor evaluates under."""

    examples: gr.BrowserState
    evaluator: gr.BrowserState


def add_kept() -> Kept:
    """Components that are never seen."""
    return Kept(
        examples=gr.BrowserState([], storage_key=_EXAMPLES, secret=_EXAMPLES),
        evaluator=gr.BrowserState("", storage_key=_EVALUATOR, secret=_EVALUATOR),
    )
