"""Suggested scores, and how good they are, as the JSON objects of the command line; the keys are a contract."""

from dataclasses import asdict
from fractions import Fraction

from assistant.commands.records import Record
from assistant.domain.criterion import Criterion
from assistant.domain.scorecard import QuestionScore
from assistant.domain.suggestion import TOO_LITTLE, Judgement, Suggestion
from assistant.evaluating.judging.measuring import Measurement


def suggestion_record(suggestion: Suggestion, criterion: Criterion | None, scored: QuestionScore) -> Record:
    """One question; `scored` is what the scoring core makes of the suggested percent."""
    texts = {indicator.id: indicator.text for indicator in criterion.indicators} if criterion else {}
    return {
        "fråga": suggestion.question,
        "namn": scored.name,
        "procent": scored.shown_percent,
        "procent_exakt": _exact(suggestion.percent),
        "lägst": _exact(suggestion.low),
        "högst": _exact(suggestion.high),
        "poäng": scored.shown_points,
        "max": _exact(scored.max_points),
        "besked": TOO_LITTLE if suggestion.percent is None else "",
        "sedda": suggestion.seen,
        "indikatorer": [_judgement(one, texts.get(one.indicator, "")) for one in suggestion.judgements],
        "grannar": [
            {
                "kommun": anchor.municipality,
                "år": anchor.year,
                "fråga": anchor.question,
                "procent": anchor.percent,
                "poäng": anchor.points,
                "text": anchor.finding,
                "passage_id": anchor.passage_id,
            }
            for anchor in suggestion.anchors
        ],
        "kalibrerad": suggestion.calibrated,
        "model": suggestion.maker,
    }


def measurement_record(found: Measurement) -> Record:
    """Leave-one-report-out: errors in percent units, skill against each yardstick, share without a number."""
    return {
        "reports": list(found.reports),
        "questions": found.questions,
        "numbers": len(found.cases),
        "abstention": _decimal(found.abstention),
        "mae": _decimal(found.error),
        "signed_error": _decimal(found.signed_error),
        "covered": _decimal(found.covered),
        "yardsticks": {
            name: {"mae": _decimal(found.yardstick(guess)), "skill": _decimal(found.skill(guess))}
            for name, guess in found.guesses().items()
        },
        "cases": [
            {name: _decimal(value) if isinstance(value, Fraction) else value for name, value in asdict(case).items()}
            for case in found.cases
        ],
    }


def _judgement(judgement: Judgement, text: str) -> Record:
    return {
        "id": judgement.indicator,
        "text": text,
        "nivå": judgement.level,
        "oklart": judgement.unsure,
        "för": [asdict(quote) for quote in judgement.speaks_for],
        "emot": [asdict(quote) for quote in judgement.speaks_against],
    }


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _decimal(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 4)
