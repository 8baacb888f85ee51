"""Dates as visitors write them."""

from datetime import date

from assistant.domain.errors import InvalidInput
from assistant.ui.language import say


def day_of(text: str, language: str) -> date | None:
    """The day of ``"2026-03-01"``, None where nothing is written.

    Raises:
        InvalidInput: it is no date.
    """
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InvalidInput(say("say_the_date", language)) from None
