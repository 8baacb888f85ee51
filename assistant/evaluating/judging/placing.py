"""Which statements of the evidence speak of which indicator, and which only of a question as a whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.domain.passage import Kind
from assistant.domain.stance import Stance
from assistant.domain.suggestion import EvidenceText
from assistant.evaluating.judging.fitting import Fitting
from assistant.evaluating.judging.stances import StanceReader
from assistant.evaluating.judging.statements import Statement, statements_in
from assistant.ingesting.interpretation import Interpret

# From here up a sentence of a document, a web page or an interview is taken to speak of an indicator.
LEAST_FIT: Final = 0.3
# Findings are short and written with the criteria in mind. Of the real report's, two in three from here up are at the
# right indicator (four in five from 0.3); of what fact sheets say in passing, one in four (docs/decisions/0010).
LEAST_FIT_OF_FINDING: Final = 0.2
# What an evaluator has written of strengths and improvement areas.
_FINDINGS: Final = (Kind.STRENGTH, Kind.IMPROVEMENT)
# A person has said which indicator it speaks of.
_CERTAIN: Final = 1.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement that speaks of an indicator or of a question, and how it stands with that."""

    statement: Statement
    stance: Stance
    fit: float


@dataclass(frozen=True, slots=True)
class Placing:
    """What the evidence says.

    Attributes:
        of_indicator: per indicator id the statements that speak of it, the best fit first.
        of_question: per question the findings that speak of it but of none of its indicators.
    """

    of_indicator: Mapping[str, tuple[Placed, ...]]
    of_question: Mapping[str, tuple[Placed, ...]]


def place(evidence: Iterable[EvidenceText], fitting: Fitting, stances: StanceReader, interpret: Interpret) -> Placing:
    """Place every statement of the evidence; the order that it comes in does not matter.

    A passage that says which questions (or indicators) it speaks of is held to that. What a sentence of any other passage
    speaks of, `interpret` reads into it.
    """
    read = [(s, stance) for s in statements_in(evidence) if (stance := stances.read(s.text, s.evidence.kind))]
    plain = [stances.without_praise(statement.text) for statement, _ in read]
    of_indicator: dict[str, list[Placed]] = {}
    of_question: dict[str, list[Placed]] = {}
    for (statement, stance), text, fits in zip(read, plain, fitting.fits(plain), strict=True):
        is_finding = statement.evidence.kind in _FINDINGS
        least = LEAST_FIT_OF_FINDING if is_finding else LEAST_FIT
        named = statement.evidence.questions
        if not (named or is_finding or fits.max(initial=0.0) >= least) or fitting.repeats(text):
            continue
        speaks_of = named or tuple(one.question for one in interpret(text, ()))
        placed = {
            indicator: _CERTAIN if indicator in named else float(fit)
            for indicator, question, fit in zip(fitting.ids, fitting.questions, fits, strict=True)
            if indicator in named or (question in speaks_of and fit >= least)
        }
        for indicator, fit in placed.items():
            of_indicator.setdefault(indicator, []).append(Placed(statement, stance, fit))
        if is_finding and not placed:
            for question in speaks_of:
                of_question.setdefault(question, []).append(Placed(statement, stance, 0.0))
    return Placing(_ranked(of_indicator), _ranked(of_question))


def _ranked(placed: Mapping[str, Sequence[Placed]]) -> dict[str, tuple[Placed, ...]]:
    return {name: tuple(sorted(rows, key=_by_fit)) for name, rows in placed.items()}


def _by_fit(placed: Placed) -> tuple[float, str, int]:
    return -placed.fit, placed.statement.evidence.passage_id, placed.statement.start
