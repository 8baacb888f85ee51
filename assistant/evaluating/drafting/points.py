"""Points that evidence makes: each a possible bullet with what it rests on and what it weighs."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from assistant.answering.result_only import states_only_a_result
from assistant.domain.passage import Kind, Passage
from assistant.domain.suggestion import Judgement, Quote
from assistant.evaluating.drafting.bare import bare
from assistant.evaluating.drafting.checking import supported_share
from assistant.evaluating.drafting.condensing import as_strength, fits, unsettled
from assistant.evaluating.drafting.ground import Ground
from assistant.evaluating.drafting.improving import ON_PAPER, as_improvement
from assistant.evaluating.drafting.sentences import sentence_of, sentences_in
from assistant.evaluating.drafting.wording import pattern

# An indicator that nobody has judged lies in the middle.
_UNKNOWN: Final = Fraction(1, 2)
# From this share of its indicator a strength may be put in the criterion's words, where the evidence's cannot be.
_IN_PLACE: Final = Fraction(2, 3)
# To this share of its indicator something is to be improved although nothing speaks against it.
_WEAK: Final = Fraction(1, 3)
# The criterion's words must to this degree stand in the evidence.
_SAID: Final = 0.5
# An improvement area in the criterion's words concerns what is missing: less of them need stand in what says so.
_TOUCHED: Final = 0.3
# A finding of a report is a conclusion that somebody has drawn: it weighs as much as two indicators of its question.
_FINDING: Final = Fraction(1, 3)
_SIDES: Final = {Kind.STRENGTH: Kind.STRENGTH, Kind.PRACTICE: Kind.STRENGTH, Kind.IMPROVEMENT: Kind.IMPROVEMENT}


@dataclass(frozen=True, slots=True)
class Point:
    """A possible bullet.

    Attributes:
        kind: `Kind.STRENGTH` or `Kind.IMPROVEMENT`.
        evidence: ids of the passages it rests on, at least one.
        weight: points of the instrument that it concerns, above 0.
        position: where the first of its evidence stands in its document; the earlier goes first among equals.
    """

    kind: Kind
    text: str
    evidence: tuple[str, ...]
    indicators: tuple[str, ...]
    question: str
    weight: Fraction
    position: int = 0


def points_of(ground: Ground) -> Iterator[Point]:
    """Every point of the area: from judged indicators, then from findings that no quote was taken from."""
    quoted: set[str] = set()
    for suggestion in ground.suggestions:
        question = ground.question(suggestion.question)
        if question is None:
            continue
        each = Fraction(question.max_points, max(1, len(suggestion.judgements)))
        for judgement in suggestion.judgements:
            quoted |= {quote.passage_id for quote in (*judgement.speaks_for, *judgement.speaks_against)}
            yield from _strengths(judgement, suggestion.question, each, ground)
            yield from _improvements(judgement, suggestion.question, each, ground)
    for passage in ground.passages:
        if passage.id not in quoted and passage.kind in _SIDES:
            yield from _found(passage, ground)


def _strengths(judgement: Judgement, question: str, each: Fraction, ground: Ground) -> Iterator[Point]:
    share = ground.share(judgement)
    if share == 0:
        return
    weight = each * (_UNKNOWN if share is None else share)
    sources = [(quote, passage) for quote in judgement.speaks_for if (passage := ground.passage(quote.passage_id))]
    said = False
    for quote, passage in sources:
        if passage.kind is not Kind.IMPROVEMENT and (
            text := as_strength(_sentence(quote, passage), ground.municipality)
        ):
            said = True
            yield Point(Kind.STRENGTH, text, (passage.id,), (judgement.indicator,), question, weight, passage.position)
    phrase = ground.phrase(judgement.indicator)
    if said or not phrase or share is None or share < _IN_PLACE:
        return
    settled = [passage for quote, passage in sources if not unsettled(_sentence(quote, passage))]
    if settled and supported_share(phrase, [passage.text for passage in settled]) >= _SAID:
        ids = tuple(passage.id for passage in settled)
        yield Point(Kind.STRENGTH, phrase, ids, (judgement.indicator,), question, weight)


def _improvements(judgement: Judgement, question: str, each: Fraction, ground: Ground) -> Iterator[Point]:
    share = ground.share(judgement)
    if share == 1:
        return
    weight = each * (1 - (_UNKNOWN if share is None else share))
    phrase = ground.phrase(judgement.indicator)
    against = [(quote, passage) for quote in judgement.speaks_against if (passage := ground.passage(quote.passage_id))]
    unsaid: list[str] = []
    on_paper = True
    for quote, passage in against:
        sentence = _sentence(quote, passage)
        if text := as_improvement(sentence, ground.municipality):
            yield Point(
                Kind.IMPROVEMENT, text, (passage.id,), (judgement.indicator,), question, weight, passage.position
            )
        elif supported_share(phrase, [sentence]) >= _TOUCHED:
            unsaid.append(passage.id)
            on_paper = on_paper and bool(pattern("planned").search(sentence))
    weak = judgement.indicator in ground.rated and share is not None and share <= _WEAK
    if phrase and unsaid:
        text = f"{phrase}, {ON_PAPER}" if on_paper else phrase
        yield Point(Kind.IMPROVEMENT, text, tuple(unsaid), (judgement.indicator,), question, weight)
    elif phrase and weak and not against and judgement.speaks_for:
        ids = tuple(quote.passage_id for quote in judgement.speaks_for if ground.passage(quote.passage_id))
        if ids:
            yield Point(Kind.IMPROVEMENT, phrase, ids, (judgement.indicator,), question, weight)


def _found(passage: Passage, ground: Ground) -> Iterator[Point]:
    """A strength or an improvement area that somebody has put into words before, condensed."""
    area = passage.area if passage.edition == ground.edition else None
    questions = [question for id_ in passage.questions if (question := ground.question(id_))]
    if states_only_a_result(passage) or area not in (None, ground.area.number) or not (area or questions):
        return
    kind = _SIDES[passage.kind]
    sentences = sentences_in(passage.text)
    condense = as_strength if kind is Kind.STRENGTH else as_improvement
    whole = bare(passage.text, ground.municipality)
    text = next((found for sentence in sentences if (found := condense(sentence, ground.municipality))), None)
    if kind is Kind.IMPROVEMENT and whole and fits(whole) and len(sentences) > 1:
        text = whole
    text = text or (whole if whole and fits(whole) else None)
    if text is None or (kind is Kind.STRENGTH and unsettled(text)):
        return
    points = max((question.max_points for question in questions), default=10)
    question_id = questions[0].id if questions else ""
    yield Point(kind, text, (passage.id,), (), question_id, points * _FINDING, passage.position)


def _sentence(quote: Quote, passage: Passage) -> str:
    return sentence_of(quote.text, passage.text)
