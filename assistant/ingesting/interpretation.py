"""Which 2016 question a finding speaks of, where no person has said it: an interpretation with a stated confidence.

No report prints it. A finding is held against the criteria, in words and in meaning, and against the findings of the
shipped fact sheets, whose questions a person set. The same text gives the same answer on every base. Figures:
``docs/decisions/0006-questions-of-findings.md``; ``python -m training.interpretation`` measures anew.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.domain.criterion import Criterion
from assistant.domain.factsheet import SheetFinding
from assistant.domain.instrument import Instrument, Question
from assistant.ingesting.question_words import QuestionWords
from assistant.reading.criteria_files import load_criteria
from assistant.reading.factsheet_files import load_factsheet
from assistant.retrieval.embedder import Embedder, Vectors

# How much likeness in words, in meaning and with an example counts; each is at most 1. Any near these do as well.
WEIGHTS: Final = (3.0, 0.5, 0.5)
# How often a question's names count among its words.
_NAMES: Final = 2
# The sentences of a question that are nearest in meaning; their mean counts.
_NEAREST: Final = 3
# Confidence is the logistic function of these: constant, per likeness, per likeness ahead of the next best question.
CALIBRATION: Final = (-2.9, 3.97, 7.43)
# What is less certain is not stored: nine in ten of what is stored are then right, for three findings in four.
LEAST_CERTAIN: Final = 0.6
# No interpretation is beyond doubt.
_SUREST: Final = 0.99


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A 2016 question that a finding is taken to speak of, and how sure that is, 0 to 1."""

    question: str
    confidence: float


#: A finding's text and the 2016 areas it may speak of (none: any) -> what it speaks of, the surest first.
Interpret = Callable[[str, Sequence[int]], tuple[Interpretation, ...]]


@dataclass(frozen=True, slots=True)
class Examples:
    """Findings whose questions a person set: (n, d) unit vectors, and (n, q) which questions each speaks of."""

    vectors: Vectors
    speaks_of: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Reads questions into findings.

    Attributes:
        questions: the q questions of the 2016 edition, in order.
        sentences: (s, d) unit vectors of what the criteria and the instrument say.
        places: (s,) the question of each sentence, by its place in `questions`.
    """

    embedder: Embedder
    questions: tuple[Question, ...]
    words: QuestionWords
    sentences: Vectors
    places: NDArray[np.int64]
    examples: Examples

    def interpret(self, text: str, areas: Sequence[int] = ()) -> tuple[Interpretation, ...]:
        """The questions of `areas` (none: of any) that `text` speaks of with enough certainty, the surest first."""
        among = np.array([not areas or question.area in areas for question in self.questions])
        sure = confidences(np.array(WEIGHTS) @ self.likeness(text), among).round(2).clip(max=_SUREST)
        found = [
            Interpretation(question.id, float(confidence))
            for question, confidence in zip(self.questions, sure, strict=True)
            if confidence >= LEAST_CERTAIN
        ]
        return tuple(sorted(found, key=lambda read: (-read.confidence, read.question)))

    def likeness(self, text: str) -> NDArray[np.float64]:
        """(3, q) how like each question the text is: in words, in meaning, and to the most alike example."""
        vector = self.embedder.embed_passages([text])[0]
        meaning = _nearest_means(self.sentences @ vector, self.places, len(self.questions))
        alike = np.where(self.examples.speaks_of, (self.examples.vectors @ vector)[:, None], 0.0)
        return np.array([self.words.likeness(text), meaning, alike.max(axis=0, initial=0.0)])


def _nearest_means(near: Vectors, places: NDArray[np.int64], count: int) -> NDArray[np.float64]:
    """(count,) for each place the mean of its `_NEAREST` highest values; each place has at least one."""
    order = np.lexsort((near, places))
    ends = np.searchsorted(places[order], np.arange(count), side="right")
    rows = ends[:, None] - np.arange(1, _NEAREST + 1)
    held = rows >= np.concatenate(([0], ends[:-1]))[:, None]
    found: NDArray[np.float64] = np.where(held, near[order][rows.clip(min=0)], 0.0).sum(axis=1) / held.sum(axis=1)
    return found


def confidences(likeness: NDArray[np.float64], among: NDArray[np.bool_]) -> NDArray[np.float64]:
    """(q,) confidence for each of the questions in `among`, 0 for the others."""
    constant, per_likeness, per_lead = CALIBRATION
    logit = constant + per_likeness * likeness + per_lead * leads(likeness, among)
    found: NDArray[np.float64] = np.where(among, 1 / (1 + np.exp(-logit)), 0.0)
    return found


def leads(likeness: NDArray[np.float64], among: NDArray[np.bool_]) -> NDArray[np.float64]:
    """(q,) how far each is ahead of the best other in `among`; 0 or less for all but the best."""
    kept = np.where(among, likeness, 0.0)
    second, first = np.sort(kept)[-2:]
    ahead: NDArray[np.float64] = likeness - np.where(kept == first, second, first)
    return ahead


def examples_of(findings: Iterable[SheetFinding], questions: Sequence[Question], embedder: Embedder) -> Examples:
    """The findings that speak of a question, as a person set it."""
    read = [finding for finding in findings if finding.questions]
    speaks_of = [[question.id in finding.questions for question in questions] for finding in read]
    vectors = embedder.embed_passages([finding.text for finding in read])
    return Examples(vectors, np.array(speaks_of, np.bool_).reshape(len(read), len(questions)))


def open_interpreter(
    knowledge: Path, instrument: Instrument, embedder: Embedder, *, without: Collection[str] = ()
) -> Interpreter:
    """An interpreter that has read the shipped criteria and fact sheets; `embedder` must be the shipped one.

    Another embedder's cosines are another scale, for which the confidence was not measured. `without` names
    municipalities whose sheets are left out: whoever measures on their reports must not have read them.
    """
    edition = instrument.theme_edition
    questions = tuple(edition.questions())
    criteria = {c.question: c for c in load_criteria(knowledge / "criteria") if c.edition == edition.id}
    said = [
        (place, text)
        for place, question in enumerate(questions)
        for text in (question.name, *question.aliases, *_sentences(criteria.get(question.id)))
    ]
    names = {question.id: question.name for question in questions}
    sheets = [load_factsheet(path, names) for path in sorted((knowledge / "factsheets").glob("*.toml"))]
    sheets = [sheet for sheet in sheets if sheet.municipality not in without]
    return Interpreter(
        embedder=embedder,
        questions=questions,
        words=QuestionWords.of([_words(question, criteria.get(question.id)) for question in questions]),
        sentences=embedder.embed_passages([text for _, text in said]),
        places=np.array([place for place, _ in said]),
        examples=examples_of((finding for sheet in sheets for finding in sheet.findings), questions, embedder),
    )


def _words(question: Question, criterion: Criterion | None) -> str:
    return " ".join((*_NAMES * (question.name, *question.aliases), *_sentences(criterion)))


def _sentences(criterion: Criterion | None) -> Iterator[str]:
    """What a criterion says, a paragraph or a line at a time."""
    if criterion is None:
        return
    yield from criterion.about
    yield from (indicator.text for indicator in criterion.indicators)
    yield from (*criterion.documents, *criterion.website)
    yield from (listen_for for _, listen_for in criterion.listen_for)
    yield from (asked.text for asked in criterion.interview)
    yield from (*criterion.strengths, *criterion.improvements)
