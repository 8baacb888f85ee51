import json
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from assistant.domain.audit import audit_figures
from assistant.domain.explanations import find_explanations
from assistant.domain.hidden_score import hidden_score
from assistant.domain.instrument import Area, Edition, Level, Question, Scale
from assistant.domain.rating import Rating, Ratings
from assistant.domain.report import PrintedArea, PrintedQuestion
from assistant.domain.rounding import format_number, half_up, half_up_to
from assistant.domain.scoring import Partial, score
from assistant.domain.what_if import SetQuestionPoints, what_if

FIGURES = json.loads(
    (Path(__file__).parents[1] / "golden" / "report" / "ljungby_figures.json").read_text(encoding="utf-8")
)
SCALE = Scale(tuple(Level(name, Fraction(step, 3)) for step, name in enumerate(("0", "1", "2", "3"))))
LEVELS = [level.name for level in SCALE.levels]
EDITION = Edition(
    "2016",
    "",
    None,
    None,
    "",
    "",
    tuple(
        Area(
            number,
            "",
            100,
            questions=tuple(
                Question(name, "", top) for name, _, top, _ in FIGURES["questions"] if name[0] == str(number)
            ),
        )
        for number in range(1, 9)
    ),
)
QUESTIONS = tuple(EDITION.questions())

percents = st.fractions(min_value=0, max_value=100, max_denominator=720)


@st.composite
def all_ratings(draw, *, complete=False):
    """Ratings of some (or all) questions, by percent or by levels, in any order."""
    chosen = QUESTIONS if complete else draw(st.lists(st.sampled_from(QUESTIONS), unique=True, max_size=45))
    found = []
    for question in chosen:
        level = st.sampled_from(LEVELS) if complete else st.one_of(st.none(), st.sampled_from(LEVELS))
        if draw(st.booleans()):
            found.append(Rating(question.id, draw(percents), ()))
        else:
            names = draw(st.lists(level, min_size=1, max_size=4))
            found.append(Rating(question.id, None, tuple((f"{question.id}{i}", n) for i, n in enumerate(names))))
    return Ratings("2016", tuple(draw(st.permutations(found))))


@st.composite
def hidden_areas(draw):
    """An area of the edition with a true unrounded score per question, and what a report prints of it."""
    area = draw(st.sampled_from(EDITION.areas))
    hidden = {
        q.id: draw(st.fractions(min_value=0, max_value=q.max_points, max_denominator=400)) for q in area.questions
    }
    return print_area(area, hidden), hidden


def print_area(area, hidden):
    """The printed area, by the rule of the real report."""
    rows = tuple(
        PrintedQuestion(q.id, "", half_up(hidden[q.id]), q.max_points, half_up(hidden[q.id] * 100 / q.max_points))
        for q in area.questions
    )
    total = half_up(sum(hidden.values()))
    return PrintedArea(area.number, "", total, area.max_points, total, rows)


def raised(rating, draw):
    """The same rating with its percent, or one of its levels, raised or kept."""
    if rating.percent is not None:
        return Rating(rating.question, draw(st.fractions(min_value=rating.percent, max_value=100)), ())
    index = draw(st.integers(0, len(rating.levels) - 1))
    name, level = rating.levels[index]
    higher = draw(st.sampled_from(LEVELS[LEVELS.index(level) :]))
    return Rating(rating.question, None, (*rating.levels[:index], (name, higher), *rating.levels[index + 1 :]))


@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=10**6), st.integers(0, 4))
def test_half_up_agrees_with_the_textbook_for_tenths_and_smaller(value, decimals):
    ties = Fraction(round(value * 10 ** (decimals + 1)), 10 ** (decimals + 1))
    oracle = Decimal(ties.numerator) / Decimal(ties.denominator)
    expected = oracle.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    assert half_up_to(ties, decimals) == expected
    assert half_up(ties) == int(oracle.to_integral_value(rounding=ROUND_HALF_UP))


@given(st.fractions())
def test_half_up_is_the_nearest_whole_number(value):
    assert abs(half_up(value) - value) <= Fraction(1, 2)
    assert half_up(-value) == -half_up(value)


@given(st.fractions(min_value=-1000, max_value=1000), st.integers(0, 3))
def test_a_written_number_reads_back_as_the_rounded_one(value, decimals):
    written = format_number(value, decimals)
    assert Decimal(written.replace(",", ".").replace("\N{MINUS SIGN}", "-")) == half_up_to(value, decimals)
    assert len(written.partition(",")[2]) == decimals


@given(all_ratings(), st.randoms(use_true_random=False), st.sampled_from(Partial))
def test_the_order_of_ratings_and_levels_does_not_matter(ratings, random, partial):
    mixed = []
    for rating in ratings.ratings:
        levels = list(rating.levels)
        random.shuffle(levels)
        mixed.append(Rating(rating.question, rating.percent, tuple(levels)))
    random.shuffle(mixed)
    again = score(Ratings(ratings.edition, tuple(mixed)), EDITION, SCALE, partial=partial)
    assert again == score(ratings, EDITION, SCALE, partial=partial)


@given(st.data())
def test_raising_a_rating_never_lowers_question_area_or_total(data):
    ratings = data.draw(all_ratings(complete=True))
    index = data.draw(st.integers(0, len(ratings.ratings) - 1))
    higher = raised(ratings.ratings[index], data.draw)
    before = score(ratings, EDITION, SCALE)
    changed = (*ratings.ratings[:index], higher, *ratings.ratings[index + 1 :])
    after = score(Ratings("2016", changed), EDITION, SCALE)
    for old, new in zip((*before.questions, *before.areas), (*after.questions, *after.areas), strict=True):
        assert new.points >= old.points
        assert new.shown_points >= old.shown_points
    for old, new in zip(before.questions, after.questions, strict=True):
        assert new.shown_percent >= old.shown_percent
    assert after.points >= before.points
    assert after.shown_points >= before.shown_points


@given(st.data())
def test_rating_one_more_question_never_lowers_what_is_known(data):
    ratings = data.draw(all_ratings())
    left = [q for q in QUESTIONS if q.id not in {rating.question for rating in ratings.ratings}]
    assume(left)
    more = Rating(data.draw(st.sampled_from(left)).id, data.draw(percents), ())
    before = score(ratings, EDITION, SCALE)
    after = score(Ratings("2016", (*ratings.ratings, more)), EDITION, SCALE)
    assert (after.shown_points or 0) >= (before.shown_points or 0)
    assert after.rated_max > before.rated_max


@given(all_ratings())
def test_nothing_unknown_is_shown_as_a_figure(ratings):
    card = score(ratings, EDITION, SCALE)
    for question in card.questions:
        assert (question.percent is None) == (question.shown_points is None) == ("ej bedömd" in question.text)
    for area in card.areas:
        assert (area.points is None) == (not area.rated)
        assert ("hittills" in area.text) == (bool(area.rated) and not area.complete)
        assert 0 <= (area.points or 0) <= area.rated_max <= area.max_points
    if card.shown_points is None:
        assert all(area.points is None for area in card.areas)
    else:
        assert card.shown_points == sum(area.shown_points or 0 for area in card.areas)


@given(all_ratings())
def test_saving_and_loading_ratings_is_identity(ratings):
    adapter = TypeAdapter(Ratings)
    assert adapter.validate_json(adapter.dump_json(ratings)) == ratings


@given(hidden_areas())
def test_the_audit_accepts_everything_a_report_can_print(example):
    area, hidden = example
    audit = audit_figures((area,), area.points, {area.number: area.points})
    assert audit.problems == ()
    assert audit.consistent
    for question in audit.questions:
        assert hidden[question.question] in question.hidden
    assert sum(hidden.values()) in audit.areas[0].hidden


@given(st.integers(-2, 42), st.integers(1, 40), st.integers(-2, 102))
def test_the_audit_accepts_exactly_what_some_score_prints(points, max_points, percent):
    # Every boundary between printed figures is a multiple of a 200th of a point, so steps of a 400th miss none.
    steps = range(400 * max_points + 1)
    low, high = max(0, 400 * points - 400), min(400 * max_points, 400 * points + 400)
    printed = any(
        half_up(Fraction(step, 400)) == points and half_up(Fraction(step, 4 * max_points)) == percent
        for step in steps[low : max(low, high + 1)]
    )
    assert (hidden_score(points, max_points, percent) is not None) == printed


@given(hidden_areas(), st.data())
def test_what_if_holds_the_figure_that_the_hidden_scores_give(example, data):
    area, hidden = example
    changed = data.draw(st.lists(st.sampled_from(area.questions), unique_by=lambda row: row.id, min_size=1, max_size=3))
    new = {row.id: data.draw(st.fractions(min_value=0, max_value=row.max_points)) for row in changed}
    changes = tuple(SetQuestionPoints(question, points) for question, points in new.items())
    result = what_if({area.number: area.points}, changes, questions=area.questions)
    truth = half_up(sum((hidden | new).values()))
    assert result.total.low <= truth <= result.total.high
    assert result.total.before == area.points


@given(hidden_areas())
def test_every_explanation_of_a_true_report_blames_only_the_rounding(example):
    area, _ = example
    for explanation in find_explanations(area):
        assert "fel" not in explanation.text
        assert set(explanation.questions) <= {row.id for row in area.questions}
