"""What the assistant says: a text whose statements carry keys of passages that were really shown."""

from dataclasses import dataclass, field

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
class Answer:
    """An answer to one question.

    Attributes:
        text: Markdown; every statement from the base ends with one or more ``[KEY]``.
        kind: the intent that was answered (``"poäng"``, ``"exempel"`` ...).
        refused: whether the base holds nothing that answers the question.
        warnings: Swedish sentences shown beside the answer (editions not comparable ...).
        follow_ups: questions the asker may want next.
        model: name of the language model, None where code composed the answer.
        seconds: time from question to answer.
    """

    text: str
    kind: str
    refused: bool
    citations: tuple[Citation, ...] = ()
    warnings: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    model: str | None = None
    seconds: float = 0.0
    looked_for: tuple[str, ...] = field(default=())
