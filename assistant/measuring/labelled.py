"""A question with what a right answer to it holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a right answer says.

    Attributes:
        sources: ids of findings or figures of which any one is source enough; empty where none is asked for.
        text: the fact in words; empty where only the source is known.
    """

    sources: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question to measure by.

    Attributes:
        type: what kind of question it is; results are told by it.
        answerable: False where a right answer says that the base holds nothing.
        says: what the text must hold, word for word.
        says_not: what it must not hold.
    """

    id: str
    type: str
    text: str
    answerable: bool
    facts: tuple[Fact, ...] = ()
    says: tuple[str, ...] = ()
    says_not: tuple[str, ...] = ()


def spread(questions: tuple[Labelled, ...], count: int) -> tuple[Labelled, ...]:
    """At most `count` of the questions, in turn from each type in the order of the file: the same ones every time."""
    by_type: dict[str, list[Labelled]] = {}
    for question in questions:
        by_type.setdefault(question.type, []).append(question)
    longest = max(map(len, by_type.values()), default=0)
    in_turn = [same[place] for place in range(longest) for same in by_type.values() if place < len(same)]
    chosen = {question.id for question in in_turn[:count]}
    return tuple(question for question in questions if question.id in chosen)
