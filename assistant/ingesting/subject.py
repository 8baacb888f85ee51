"""What evidence of an evaluation is about, and which questions its sentences speak of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.ingesting.interpretation import Interpret

# A sentence, a line or an item of a list; what is shorter is a heading or a label and says nothing by itself.
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_SHORTEST = 25


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom and what all documents of a collection are about.

    An upload of a changed file is then a document of its own, and stays hidden until an act shows it.

    Attributes:
        questions: questions that a person has said a text speaks of; empty where the program reads them into it.
    """

    municipality: str
    year: int
    edition: str
    questions: tuple[str, ...] = ()


def questions_of(text: str, interpret: Interpret) -> tuple[tuple[str, float], ...]:
    """The questions that any sentence speaks of, with the surest reading of each, by question.

    A sentence at a time: the confidence is measured on findings of a sentence or two, and of three findings in one
    passage the whole shows one question in seven, the sentences two in five, each right nine times in ten.
    """
    surest: dict[str, float] = {}
    for sentence in _sentences(text):
        for read in interpret(sentence, ()):
            surest[read.question] = max(read.confidence, surest.get(read.question, 0.0))
    return tuple(sorted(surest.items()))


def _sentences(text: str) -> Sequence[str]:
    return [part for raw in _SENTENCE.split(text) if len(part := raw.strip(" -–•\t")) >= _SHORTEST]
