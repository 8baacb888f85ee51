"""From ratings to a scorecard, exactly.

A question's percent is set by a person, or is the weighted mean of its indicators' levels on the scale. An indicator
without a level is unknown, so its question is unknown, unless the caller asks for the mean of what is rated so far
(`Partial.RATED`); then the question, its area and the total are marked as not complete. Unknown is never zero.

Source: this project's assumption. No public source says how a question's percent is obtained; the printed percents look
like means of finer items (the Ljungby report 2018, chapter 4). Scale and weights are therefore data.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from assistant.domain.criterion import Criterion
from assistant.domain.errors import InvalidInput
from assistant.domain.instrument import Area, Edition, Scale
from assistant.domain.rating import Rating, Ratings
from assistant.domain.scorecard import AreaScore, QuestionScore, Scorecard


def _repeated(names: Iterable[str]) -> tuple[str, ...]:
    """The names that occur more than once, each once, in order of first occurrence."""
    return tuple(name for name, count in Counter(names).items() if count > 1)


class Partial(StrEnum):
    """What a question with some unrated indicators gets."""

    UNKNOWN = "okänd"
    RATED = "hittills"


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights that are data, because no public source states any; every weight is positive.

    Attributes:
        indicators: (indicator id, weight within its question); an indicator not named weighs 1.
        questions: (question id, weight within its area); a question not named weighs its max points. Where an area
            has a weight of its own, its max points are shared in proportion to the weights.
    """

    indicators: tuple[tuple[str, Fraction], ...] = ()
    questions: tuple[tuple[str, Fraction], ...] = ()

    def __post_init__(self) -> None:
        """Refuse a weight that is not positive, and a second weight for the same thing."""
        for pairs in (self.indicators, self.questions):
            if any(weight <= 0 for _, weight in pairs):
                raise InvalidInput("En vikt ska vara större än noll.")
            if twice := _repeated(name for name, _ in pairs):
                raise InvalidInput(f"Flera vikter för {', '.join(twice)}.")


#: Every indicator weighs the same and every question weighs its max points.
EQUAL_WEIGHTS = Weights()


def score(
    ratings: Ratings,
    edition: Edition,
    scale: Scale,
    *,
    criteria: tuple[Criterion, ...] = (),
    weights: Weights = EQUAL_WEIGHTS,
    partial: Partial = Partial.UNKNOWN,
) -> Scorecard:
    """The scorecard of `ratings`; the order of the ratings and of their levels does not matter.

    Args:
        ratings: what is decided so far; a question without a rating is unknown.
        edition: the edition the ratings name, with its questions.
        scale: gives each level its share.
        criteria: the edition's criteria. Where a question has one, its indicators that are missing from the rating
            count as unrated and indicators that it does not have are refused; without one, the listed are all.
        weights: weights of indicators and questions.
        partial: what a question with some unrated indicators gets.

    Raises:
        InvalidInput: a question, indicator or level that does not exist, a percent outside 0 to 100, a question
            rated twice or both by percent and by levels, or the wrong edition. Names every such place.
    """
    of_edition = {criterion.question: criterion for criterion in criteria if criterion.edition == edition.id}
    problems = _problems(ratings, edition, scale, of_edition, weights)
    if problems:
        raise InvalidInput(" ".join(problems))
    ratings_by_question = {rating.question: rating for rating in ratings.ratings}
    indicator_weights = dict(weights.indicators)
    areas = []
    for area in edition.areas:
        maxima = _question_maxima(area, dict(weights.questions))
        scores = []
        for question in area.questions:
            rating = ratings_by_question.get(question.id, Rating(question.id, None, ()))
            levels = _levels(rating, of_edition.get(question.id))
            rated = [(indicator_weights.get(indicator, Fraction(1)), level) for indicator, level in levels if level]
            percent = rating.percent
            if rated and (len(rated) == len(levels) or partial is Partial.RATED):
                percent = _weighted_mean(rated, scale)
            counts = (len(levels), len(rated)) if rating.percent is None else (0, 0)
            scores.append(QuestionScore(question.id, question.name, maxima[question.id], percent, *counts))
        areas.append(AreaScore(area.number, area.name, area.max_points, tuple(scores)))
    return Scorecard(edition.id, tuple(areas))


def unreached(max_points: int, points: int) -> int:
    """Points left to the max.

    Raises:
        InvalidInput: `points` below 0 or above `max_points`.
    """
    if not 0 <= points <= max_points:
        raise InvalidInput(f"{points} poäng går inte: det ska vara 0 till {max_points}.")
    return max_points - points


def _weighted_mean(rated: list[tuple[Fraction, str]], scale: Scale) -> Fraction:
    """Percent, 0 to 100, of levels that all exist on the scale."""
    shares = {level.name: level.share for level in scale.levels}
    total = sum((weight * shares[level] for weight, level in rated), Fraction(0))
    return 100 * total / sum((weight for weight, _ in rated), Fraction(0))


def _levels(rating: Rating, criterion: Criterion | None) -> tuple[tuple[str, str | None], ...]:
    """Every indicator of the question once, with its level or None; empty where nothing says which there are."""
    if criterion is None:
        return rating.levels
    given = dict(rating.levels)
    return tuple((indicator.id, given.get(indicator.id)) for indicator in criterion.indicators)


def _question_maxima(area: Area, weights: dict[str, Fraction]) -> dict[str, Fraction]:
    """Max points per question id; they sum to the area's max where a weight is given."""
    own = {question.id: weights.get(question.id, Fraction(question.max_points)) for question in area.questions}
    if not any(question.id in weights for question in area.questions):
        return own
    total = sum(own.values(), Fraction(0))
    return {question: area.max_points * weight / total for question, weight in own.items()}


def _problems(
    ratings: Ratings, edition: Edition, scale: Scale, criteria: dict[str, Criterion], weights: Weights
) -> tuple[str, ...]:
    """Why the ratings cannot be scored, one Swedish sentence each; empty where they can."""
    if ratings.edition != edition.id:
        return (f"Bedömningen gäller utgåva {ratings.edition}, inte {edition.id}.",)
    known = {question.id for question in edition.questions()}
    if not known:
        return (f"Frågorna i utgåva {edition.id} är inte kända, så den kan inte poängsättas.",)
    found = [f"Fråga {q} är bedömd flera gånger." for q in _repeated(r.question for r in ratings.ratings)]
    for rating in ratings.ratings:
        if rating.question not in known:
            found.append(f"Fråga {rating.question} finns inte i utgåva {edition.id}.")
        else:
            found.extend(_rating_problems(rating, scale, criteria.get(rating.question)))
    found.extend(
        f"Vikt för fråga {q}, som inte finns i utgåva {edition.id}." for q, _ in weights.questions if q not in known
    )
    return tuple(found)


def _rating_problems(rating: Rating, scale: Scale, criterion: Criterion | None) -> Iterable[str]:
    """What is wrong with one rating of a known question."""
    place = f"Fråga {rating.question}"
    if rating.percent is not None and not 0 <= rating.percent <= 100:
        yield f"{place}: procenten ska vara 0 till 100, inte {rating.percent}."
    if rating.percent is not None and any(level is not None for _, level in rating.levels):
        yield f"{place}: ange antingen procent eller nivåer, inte båda."
    for indicator in _repeated(indicator for indicator, _ in rating.levels):
        yield f"{place}: indikator {indicator} är bedömd flera gånger."
    indicators = {indicator.id for indicator in criterion.indicators} if criterion else None
    for indicator, level in rating.levels:
        if indicators is not None and indicator not in indicators:
            yield f"{place}: indikator {indicator} finns inte."
        if level is not None and scale.level(level) is None:
            names = ", ".join(step.name for step in scale.levels)
            yield f"{place}: nivån ”{level}” finns inte på skalan ({names})."
