"""What a model has been shown: passages under their keys, and what code said of them; all of it as data."""

from collections.abc import Iterable, Sequence

from assistant.domain.answer import Answer, Statement
from assistant.domain.fencing import fence, neutralise
from assistant.domain.keys import Keys
from assistant.domain.passage import Passage


class Ledger:
    """Grows with what the model is given; only what stands here may be cited."""

    def __init__(self, composed: Answer) -> None:
        """Begin with the composed answer, whose keys stay."""
        self._keys = Keys({citation.passage.id: citation.key for citation in composed.citations})
        self.passages: dict[str, Passage] = {}
        self.statements: list[Statement] = []
        self.opening = self.add(composed)

    def add(self, answer: Answer) -> str:
        """Take in an answer of code; its statements and its sources, as the model reads them."""
        self.statements.extend(answer.statements)
        lines = [f"- {neutralise(own_words(s))}{self._marks(s.cited)}" for s in answer.statements]
        sources = self.show([citation.passage for citation in answer.citations])
        return "Sammanställt av programmet, talen rätt räknade:\n" + "\n".join(lines) + f"\n\nKällor:\n{sources}"

    def show(self, passages: Sequence[Passage]) -> str:
        """Take in passages; they, fenced, as the model reads them."""
        keys = {passage.id: self._keys.of(passage.id) for passage in passages}
        self.passages.update({keys[passage.id]: passage for passage in passages})
        return fence(passages, keys)

    def told_of(self, cited: Iterable[Passage]) -> list[Statement]:
        """What code said that rests on any of these passages, or on none at all."""
        ids = {passage.id for passage in cited}
        return [s for s in self.statements if not s.cited or ids & {passage.id for passage in s.cited}]

    def _marks(self, passages: Iterable[Passage]) -> str:
        return "".join(f" [{self._keys.of(passage.id)}]" for passage in passages)


def own_words(statement: Statement) -> str:
    """What code itself says in a statement: what it quotes of a document stands in the fence, and only there."""
    text = statement.text
    for passage in statement.cited:
        text = text.replace(passage.text, "…")
    return text
