"""Evidence as statements: sentences and clauses word for word, each said once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain.suggestion import EvidenceText

# A new sentence or line, a semicolon, and a clause that turns against what was said before it.
_BREAK = re.compile(r"(?<=[.!?])[\s\xa0]+(?=[^\sa-zåäö])|\n+|(?<=;)\s+|(?<=,)\s+(?=men\s)")
# What lists put before their items.
_BULLET = " \t\r\xa0-–—•*·"
# Shorter pieces are headings, names and remains of tables; longer ones are tables that were read as running text.
_FEWEST_WORDS = 3
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of a passage, word for word.

    Attributes:
        text: stands so in the passage.
        start: offset of its first character in the passage's text.
    """

    text: str
    evidence: EvidenceText
    start: int


def statements_in(evidence: Iterable[EvidenceText]) -> tuple[Statement, ...]:
    """The statements of the evidence, whatever order it comes in.

    The same words again, in the same or another source, are the same statement: copies are no independent sources. The
    one that a person has tied to a question stands.
    """
    said: dict[str, Statement] = {}
    for text in sorted(evidence, key=lambda t: (not t.questions, t.passage_id, t.source, t.text)):
        for statement in _cut(text):
            said.setdefault(" ".join(statement.text.casefold().rstrip(".").split()), statement)
    return tuple(said.values())


def _cut(evidence: EvidenceText) -> Iterable[Statement]:
    start = 0
    for end, after in [*((m.start(), m.end()) for m in _BREAK.finditer(evidence.text)), (len(evidence.text), 0)]:
        piece = evidence.text[start:end]
        text = piece.strip(_BULLET)
        if len(text.split()) >= _FEWEST_WORDS and len(text) <= _LONGEST:
            yield Statement(text, evidence, start + piece.index(text))
        start = after
