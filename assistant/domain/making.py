"""How an answer came to be where a language model was asked; kept with the answer and shown beside it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from assistant.domain.passage import PUBLIC


@dataclass(frozen=True, slots=True)
class Rejected:
    """A sentence of a model's that did not hold, and why, in Swedish."""

    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a service says that it read and wrote."""

    read: int = 0
    written: int = 0

    def __add__(self, other: "Tokens") -> "Tokens":
        """Both together."""
        return Tokens(self.read + other.read, self.written + other.written)


@dataclass(frozen=True, slots=True)
class Making:
    """What a model was given and what became of its text.

    Attributes:
        model: its name, such as ``"openai:gpt-5"``.
        prompts: fingerprint of the prompt files.
        shown: ids of the passages it was given, in order.
        looked_up: what it looked up with its tools, in words.
        calls: how many times it was called.
        tokens: in those calls whose tokens are known.
        counted: in how many calls they are: a service may not tell, and a call that is cut off never does.
        cost: in the currency of the prices set, None where no price is set or not every call is counted.
        seconds: from its first call to the last.
        repaired: sentences that held after it was told what was wrong.
        removed: sentences taken away.
        masked: personal data masked before anything was sent: kind and how many.
        fallback: why its text was not used and the composed answer stands; None where it was used.
    """

    model: str
    prompts: str
    shown: tuple[str, ...] = ()
    looked_up: tuple[str, ...] = ()
    calls: int = 0
    tokens: Tokens = Tokens()
    counted: int = 0
    cost: Decimal | None = None
    seconds: float = 0.0
    repaired: int = 0
    removed: tuple[Rejected, ...] = ()
    masked: tuple[tuple[str, int], ...] = ()
    fallback: str | None = None


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A line of the log of answers that a model was asked to write; personal data masked in both texts.

    Attributes:
        collection: whose readers may read it: the private collection that it was asked of, else the public one.
    """

    at: datetime
    question: str
    text: str
    making: Making
    collection: str = PUBLIC
