"""A criterion: what a question means, how it is judged and asked about."""

from dataclasses import dataclass

#: Interview groups a question can suit: the five group interviews of an evaluation visit.
GROUPS = ("kommunledning", "politiker", "förvaltningschefer", "enhetschefer", "fackliga")


#: Said of the source of a criteria text that is this project's and not an organisation's own.
OWN_READING = "projektets egen läsning"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A checkable statement, judged on the scale; id such as ``"2.2a"``."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class InterviewQuestion:
    """An interview question and the groups it suits."""

    text: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """This project's (or an organisation's own) reading of one question of an edition.

    Attributes:
        listen_for: (group, what to listen for) pairs.
    """

    question: str
    edition: str
    name: str
    about: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    documents: tuple[str, ...]
    website: tuple[str, ...]
    listen_for: tuple[tuple[str, str], ...]
    interview: tuple[InterviewQuestion, ...]
    strengths: tuple[str, ...]
    improvements: tuple[str, ...]
