"""Blind, then together: enforced by the verbs, whoever asks."""

from fractions import Fraction

import pytest
from evaluation_people import BO, EVA

from assistant.domain.errors import InvalidInput, NotFound, Overtaken
from assistant.domain.rating import Rating
from assistant.domain.suggestion import Suggestion

ALL_FULL = Rating("2.1", None, tuple((f"2.1{letter}", "fullt ut") for letter in "abcd"))
HALF = Rating("2.1", Fraction(50), ())


@pytest.fixture
def ratings(evaluations, evaluation):
    evaluations.put(evaluation.id, Suggestion("2.1", (), Fraction(100, 3), None, None), seen=0, verb="föreslog")
    return evaluations.ratings


@pytest.fixture
def at(evaluations, evaluation):
    """The evaluation as an asker sees it."""
    return lambda asker: evaluations.open(evaluation.id, asker)


@pytest.fixture
def rate(ratings, evaluation, at):
    def rate(by, rating=HALF, *, lock=True, reason=""):
        item = f"rating/{rating.question}/{by}"
        ratings.rate(evaluation.id, rating, reason=reason, seen=at(by).version(item), by=by)
        if lock:
            ratings.lock(evaluation.id, rating.question, seen=at(by).version(item), by=by)

    return rate


def decide(ratings, evaluation, rating=HALF, *, reason="Enades.", seen=0, by=EVA):
    return ratings.decide(evaluation.id, rating, reason=reason, seen=seen, by=by)


class TestBlind:
    def test_one_sees_only_ones_own_until_it_is_locked(self, rate, at):
        rate(EVA, lock=False, reason="hemligt")
        rate(BO, ALL_FULL)
        assert [r.by for r in at(EVA).ratings] == [EVA]
        assert at(EVA).rating("2.1", BO) is None
        assert at(EVA).suggestion("2.1") is None
        assert at(BO).rating("2.1", EVA) is None  # Bo has locked, Eva has not
        assert at(BO).suggestion("2.1").percent == Fraction(100, 3)
        assert at(None).ratings == ()
        assert at(EVA).locked_by("2.1") == (BO,)

    def test_both_locked_see_each_other_and_so_does_the_report(self, rate, at):
        rate(EVA)
        rate(BO, ALL_FULL)
        for asker in (EVA, BO, None):
            assert [(r.by, r.rating) for r in at(asker).ratings] == [(BO, ALL_FULL), (EVA, HALF)]
            assert at(asker).suggestion("2.1") is not None
            assert at(asker).all_locked("2.1")

    def test_other_questions_stay_closed(self, rate, at):
        rate(EVA)
        rate(BO)
        rate(BO, Rating("2.2", Fraction(10), ()))
        assert at(EVA).rating("2.2", BO) is None

    def test_the_history_tells_no_more_than_the_state(self, evaluations, evaluation, rate):
        rate(EVA, reason="hemligt")
        rate(BO, lock=False)
        lines = evaluations.history(evaluation.id, BO)
        evas = [line for line in lines if line.entry.by == EVA and line.entry.item.startswith("rating/")]
        assert [(line.is_open, line.entry.before, line.entry.after) for line in evas] == [(False, None, None)] * 2
        assert evas[0].entry.verb == "låste sin bedömning"
        assert not any(line.undoable for line in evas)
        assert "hemligt" not in repr(lines)
        evaluations.ratings.lock(evaluation.id, "2.1", seen=1, by=BO)
        assert "hemligt" in repr(evaluations.history(evaluation.id, BO))

    def test_nobody_undoes_anothers_rating(self, evaluations, evaluation, rate):
        rate(EVA)
        act = next(line.entry.act for line in evaluations.history(evaluation.id, EVA) if line.entry.by == EVA)
        with pytest.raises(InvalidInput, match="går inte att ångra"):
            evaluations.undo(evaluation.id, act, by=BO)
        evaluations.undo(evaluation.id, act, by=EVA)
        assert not evaluations.open(evaluation.id, EVA).rating("2.1", EVA).locked

    def test_unlocked_again_it_is_closed_again(self, ratings, evaluation, rate, at):
        rate(EVA)
        rate(BO)
        ratings.unlock(evaluation.id, "2.1", seen=2, by=EVA)
        assert at(BO).rating("2.1", EVA) is None
        assert at(EVA).rating("2.1", BO) is None
        assert at(EVA).suggestion("2.1") is None

    def test_an_outsider_can_do_nothing(self, ratings, evaluation):
        with pytest.raises(NotFound):
            ratings.rate(evaluation.id, HALF, seen=0, by="Ute Stående")
        with pytest.raises(NotFound):
            ratings.lock(evaluation.id, "2.1", seen=0, by="Ute Stående")


class TestOwn:
    def test_a_locked_rating_is_changed_only_after_unlocking(self, ratings, evaluation, rate, at):
        rate(EVA)
        with pytest.raises(InvalidInput, match="är låst"):
            ratings.rate(evaluation.id, ALL_FULL, seen=2, by=EVA)
        with pytest.raises(InvalidInput, match="redan låst"):
            ratings.lock(evaluation.id, "2.1", seen=2, by=EVA)
        ratings.unlock(evaluation.id, "2.1", seen=2, by=EVA)
        ratings.rate(evaluation.id, ALL_FULL, seen=3, by=EVA)
        assert at(EVA).rating("2.1", EVA).rating == ALL_FULL

    def test_which_suggestion_was_on_record_is_kept_without_being_shown(self, rate, at):
        rate(EVA)
        assert at(EVA).rating("2.1", EVA).suggestion == 1

    def test_two_windows_of_one_person(self, ratings, evaluation):
        ratings.rate(evaluation.id, HALF, seen=0, by=EVA)
        with pytest.raises(Overtaken):
            ratings.rate(evaluation.id, ALL_FULL, seen=0, by=EVA)

    @pytest.mark.parametrize(
        "rating",
        [
            Rating("9.9", Fraction(1), ()),
            Rating("2.1", Fraction(101), ()),
            Rating("2.1", None, (("2.1a", "ganska bra"),)),
            Rating("2.1", None, (("2.2a", "delvis"),)),
            Rating("2.1", Fraction(50), (("2.1a", "delvis"),)),
        ],
    )
    def test_what_cannot_be_scored_is_refused(self, ratings, evaluation, at, rating):
        with pytest.raises(InvalidInput, match=r"Fråga (9\.9|2\.1)"):
            ratings.rate(evaluation.id, rating, seen=0, by=EVA)
        assert at(EVA).ratings == ()


class TestTogether:
    def test_the_team_decides_when_all_have_locked(self, ratings, evaluation, rate, at):
        rate(EVA)
        with pytest.raises(InvalidInput, match=r"när alla har låst.*Kvar: Bo Alm"):
            decide(ratings, evaluation)
        rate(BO, ALL_FULL)
        with pytest.raises(InvalidInput, match="varför"):
            decide(ratings, evaluation, reason=" ")
        with pytest.raises(InvalidInput, match="ingen nivå"):
            decide(ratings, evaluation, Rating("2.1", None, (("2.1a", None),)))
        decide(ratings, evaluation, by=BO)
        decided = at(EVA).team_rating("2.1")
        assert (decided.rating, decided.reason, decided.suggestion) == (HALF, "Enades.", 1)
        with pytest.raises(Overtaken, match="Bo Alm hann före"):
            decide(ratings, evaluation)

    def test_what_is_not_rated_is_unknown_and_told(self, ratings, evaluation, rate, at):
        assert ratings.scorecard(at(EVA)).points is None
        rate(EVA)
        rate(BO)
        decide(ratings, evaluation)
        card = ratings.scorecard(at(EVA))
        assert "1 av 45 frågor bedömda" in card.text
        assert [q.id for q in card.questions if q.percent is not None] == ["2.1"]

    def test_own_ratings_are_no_points(self, ratings, rate, at):
        rate(EVA)
        assert ratings.scorecard(at(EVA)).points is None

    def test_what_if_is_computed_and_not_stored(self, assistant, ratings, evaluation, rate, at):
        rate(EVA)
        rate(BO)
        decide(ratings, evaluation)
        stored = assistant.database.entries(evaluation.id)
        maximum = next(q.max_points for q in ratings.scorecard(at(EVA)).questions if q.id == "2.1")
        then = ratings.what_if(at(EVA), Rating("2.1", Fraction(100), ()), Rating("1.1", Fraction(0), ()))
        assert then.points == maximum
        assert ratings.scorecard(at(EVA)).points == maximum / 2
        assert assistant.database.entries(evaluation.id) == stored
