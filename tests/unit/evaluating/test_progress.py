"""How far an evaluation has come, as one of its evaluators may know it."""

from datetime import UTC, datetime
from fractions import Fraction

import reading_files
from evaluation_people import BO, EVA

from assistant.domain.assessment import OwnRating, TeamRating
from assistant.domain.drafted import Drafted, Verdict
from assistant.domain.evaluation import Entry, Evaluation
from assistant.domain.passage import Kind
from assistant.domain.rating import Rating, Ratings
from assistant.domain.scoring import score
from assistant.evaluating.items import Thing, item_of, value_of
from assistant.evaluating.progress import progress_of
from assistant.evaluating.state import fold

FACTS = Evaluation("e1", "Ljungby", 2018, "2016", (EVA, BO))
UNRATED, HALF = Rating("2.1", None, ()), Rating("2.2", Fraction(50), ())


def progress(*things: Thing, asker=EVA):
    now = datetime(2026, 1, 2, tzinfo=UTC)
    entries = [
        Entry(n, n, "e1", item_of(thing), 1, now, EVA, "", None, value_of(thing))
        for n, thing in enumerate((FACTS, *things), 1)
    ]
    state = fold(entries, asker)
    instrument = reading_files.instrument()
    edition = instrument.theme_edition
    ratings = Ratings("2016", tuple(team.rating for team in state.team))
    return progress_of(state, edition, score(ratings, edition, instrument.scale))


def test_a_new_evaluation_has_come_nowhere_and_no_point_is_zero():
    areas = progress().areas
    assert [area.number for area in areas] == list(range(1, 9))
    assert sum(area.questions for area in areas) == 45
    assert all((a.own, a.locked, a.team, a.accepted, a.waiting, a.points) == (0, 0, 0, 0, 0, None) for a in areas)


def test_ones_own_ratings_are_counted_and_not_a_colleagues():
    area = progress(OwnRating(HALF, EVA), OwnRating(UNRATED, EVA), OwnRating(HALF, BO, locked=True)).areas[1]
    assert (area.own, area.locked, area.team) == (1, 0, 0)


def test_a_question_is_locked_when_all_have_locked_it():
    area = progress(OwnRating(HALF, EVA, locked=True), OwnRating(HALF, BO, locked=True), TeamRating(HALF, "")).areas[1]
    assert (area.locked, area.team) == (1, 1)
    assert (area.points, area.complete) == (13, False)  # 12,5 av 25


def test_accepted_and_waiting_texts_are_told_apart():
    def draft(id_, verdict):
        return Drafted(id_, 2, Kind.STRENGTH, "x", "x", verdict=verdict)

    area = progress(*(draft(v.value, v) for v in Verdict)).areas[1]
    assert (area.accepted, area.waiting) == (1, 1)
