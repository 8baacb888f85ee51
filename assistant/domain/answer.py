"""What the assistant says: a text whose statements carry keys of passages that were really shown."""

from dataclasses import dataclass, field

from assistant.domain.making import Making
from assistant.domain.passage import Passage


@dataclass(frozen=True, slots=True)
class Citation:
    """A source shown with an answer.

    Attributes:
        key: opaque key used in the text as ``[K7F2]``.
        passage: what it points to.
        verified: whether every quote of it in the text stands word for word in the passage, and the figures the
            text takes from it stand there too.
    """

    key: str
    passage: Passage
    verified: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that code composed, the passages it cites, and the numbers that code worked out for it.

    Attributes:
        text: as said, without keys.
        line: the same as it stands in the answer's Markdown, with its keys.
    """

    text: str
    cited: tuple[Passage, ...]
    computed: tuple[str, ...]
    line: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to one question.

    Attributes:
        text: Markdown; every statement from the base ends with one or more ``[KEY]``.
        kind: the intent that was answered (``"poäng"``, ``"exempel"`` ...).
        refused: whether the base holds nothing that answers the question.
        warnings: Swedish sentences shown beside the answer (editions not comparable ...).
        follow_ups: questions the asker may want next.
        seconds: time from question to answer.
        statements: what code composed, in order, also where a model has written the text.
        making: how a language model was asked; None where code alone made the answer.
        whole: False while a model is still writing it.
    """

    text: str
    kind: str
    refused: bool
    citations: tuple[Citation, ...] = ()
    warnings: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    seconds: float = 0.0
    looked_for: tuple[str, ...] = field(default=())
    statements: tuple[Statement, ...] = field(default=(), repr=False)
    making: Making | None = None
    whole: bool = True

    @property
    def notes(self) -> tuple[str, ...]:
        """The warnings that the text does not already tell."""
        return tuple(warning for warning in self.warnings if warning not in self.text)

    @property
    def model(self) -> str | None:
        """Name of the language model that wrote the text, None where code composed it."""
        return self.making.model if self.making and not self.making.fallback else None
