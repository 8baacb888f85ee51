"""A small area with two questions, and evidence on them, for the tests of drafts and guides."""

from fractions import Fraction

from passages import make_passage

from assistant.domain.criterion import Criterion, Indicator, InterviewQuestion
from assistant.domain.drafted import Drafted
from assistant.domain.instrument import Area, Level, Question, Scale
from assistant.domain.passage import Kind, Passage
from assistant.domain.suggestion import Judgement, Quote, Suggestion
from assistant.evaluating.drafting.composing import compose_area
from assistant.evaluating.drafting.ground import Ground
from assistant.verifying.verifier import Verifier

VERIFIER = Verifier(frozenset(["Ljungby", "Örebro"]))
SCALE = Scale(
    (
        Level("inte alls", Fraction(0)),
        Level("delvis", Fraction(1, 3)),
        Level("till stor del", Fraction(2, 3)),
        Level("fullt ut", Fraction(1)),
    )
)
AREA = Area(2, "Brukarfokus", 100, questions=(Question("2.1", "Strategi", 15), Question("2.2", "Bemötande", 25)))
PHRASES = {"2.1a": "Beslutad strategi för brukarfokus", "2.2a": "Fastställda normer för svarstider"}


def criterion(question: str, *indicators: str, asked: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> Criterion:
    """A criterion with its indicators lettered a, b, c ..."""
    return Criterion(
        question=question,
        edition="2016",
        name=question,
        about=(),
        indicators=tuple(Indicator(f"{question}{'abcdef'[n]}", text) for n, text in enumerate(indicators)),
        documents=(),
        website=(),
        listen_for=(("fackliga", "hur det uppfattas"),),
        interview=tuple(InterviewQuestion(text, groups) for text, groups in asked),
        strengths=(),
        improvements=(),
    )


CRITERIA = {
    "2.1": criterion("2.1", "Det finns en politiskt beslutad strategi för brukarfokus.", "Strategin är känd."),
    "2.2": criterion("2.2", "Kommunen har fastställda normer för svarstider.", "Bemötande mäts."),
}


def evidence(text: str, **fields: object) -> Passage:
    """A passage of an evaluation's own evidence."""
    return make_passage(text, kind=fields.pop("kind", Kind.EVIDENCE), collection="evaluation-x", **fields)


def judged(
    indicator: str, level: str | None, told: tuple[Passage, ...] = (), against: tuple[Passage, ...] = ()
) -> Judgement:
    """A judgement whose quotes are the whole passages."""
    return Judgement(
        indicator,
        level,
        tuple(Quote(passage.id, passage.text) for passage in told),
        tuple(Quote(passage.id, passage.text) for passage in against),
    )


def suggestion(question: str, *judgements: Judgement) -> Suggestion:
    """A suggestion without a percent."""
    return Suggestion(question, judgements, None, None, None)


def ground(*passages: Passage, suggestions: tuple[Suggestion, ...] = (), **fields: object) -> Ground:
    """What drafts of area 2 in Ljungby are made from."""
    values: dict[str, object] = {"criteria": CRITERIA, "phrases": PHRASES} | fields
    return Ground("Ljungby", "2016", AREA, SCALE, suggestions=suggestions, passages=passages, **values)  # type: ignore[arg-type]


def composed(made_from: Ground) -> tuple[Drafted, ...]:
    """The drafts of a ground."""
    return compose_area(made_from, VERIFIER)
