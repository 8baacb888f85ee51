"""Personal data hidden from a model that runs outside this machine, and put back in what it answers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.personal_data import Masked, mask
from assistant.writing.port import Message

_BREAK = "\x1f"  # stands in no text: between messages, so that the same data has the same placeholder in all of them


class Veil:
    """Hides what messages hold, while they only grow in number; off for a model on this machine."""

    def __init__(self, *, on: bool) -> None:
        """Nothing is hidden yet."""
        self._on = on
        self._hidden = Masked("", (), ())

    def over(self, messages: Sequence[Message]) -> list[Message]:
        """The messages without personal data."""
        if not self._on:
            return list(messages)
        self._hidden = mask(_BREAK.join(message.text.replace(_BREAK, " ") for message in messages))
        texts = self._hidden.text.split(_BREAK)
        return [replace(message, text=text) for message, text in zip(messages, texts, strict=True)]

    def off(self, text: str) -> str:
        """A text of the model's with the data back."""
        return self._hidden.unmask(text)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many pieces of each kind are hidden."""
        kinds = Counter(placeholder.strip("[]").rsplit(" ", 1)[0] for placeholder, _ in self._hidden.originals)
        return tuple(sorted(kinds.items()))
