import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.fusion import FEW_WORDS, MEANING_WEIGHT, Fused, fuse

ids = st.sampled_from("abcdefgh")
shares = st.dictionaries(ids, st.floats(0, 2))
cosines = st.dictionaries(ids, st.floats(-1, 1))
backgrounds = st.floats(-0.5, 0.9)


def order(fused):
    return [hit.passage_id for hit in fused]


def test_worked_by_hand():
    fused = fuse({"a": 0.5, "b": 0.75}, {"a": 0.8, "b": 0.2, "c": 0.6}, background=0.2)
    assert [(hit.passage_id, hit.words, round(hit.meaning, 6)) for hit in fused] == [
        ("a", 0.5, 0.75 * MEANING_WEIGHT),
        ("b", 0.75, 0.0),
        ("c", 0.0, 0.5 * MEANING_WEIGHT),
    ]
    assert fused[0].score == round(0.5 + 0.75 * MEANING_WEIGHT, 6)


@pytest.mark.parametrize(("most", "times"), [(0.0, 2.0), (FEW_WORDS / 2, 1.5), (FEW_WORDS, 1.0), (FEW_WORDS * 2, 1.0)])
def test_meaning_weighs_more_where_the_words_find_little(most, times):
    meaning = {hit.passage_id: hit.meaning for hit in fuse({"worded": most}, {"meant": 0.6}, 0.2)}
    assert meaning == {"worded": 0.0, "meant": pytest.approx(times * MEANING_WEIGHT * (0.6 - 0.2) / (1 - 0.2))}


def test_a_rare_word_beats_a_likeness_that_is_no_closer_than_chance():
    best, other = fuse({"worded": 0.05}, {"worded": 0.3, "alike": 0.3}, 0.3)
    assert (best.passage_id, best.score) == ("worded", 0.05)
    assert other.score == 0.0


def test_without_the_dense_leg_the_words_decide():
    assert fuse({"b": 0.2, "a": 0.2, "c": 0.9}, None, background=0.0) == (
        Fused("c", 0.9, None),
        Fused("a", 0.2, None),
        Fused("b", 0.2, None),
    )


@given(shares, cosines, backgrounds)
def test_the_order_is_total_and_nothing_is_lost_or_added(words, meaning, background):
    fused = fuse(words, meaning, background)
    assert list(fused) == sorted(fused, key=lambda hit: (-hit.score, hit.passage_id))
    assert sorted(order(fused)) == sorted(words.keys() | meaning.keys())


@given(shares, cosines, backgrounds, ids, st.floats(0, 1))
def test_more_of_either_leg_never_ranks_a_passage_lower(words, meaning, background, wanted, more):
    words, meaning = {**words, wanted: words.get(wanted, 0.0)}, {**meaning, wanted: meaning.get(wanted, background)}
    before = order(fuse(words, meaning, background)).index(wanted)
    worded = fuse({**words, wanted: words[wanted] + more}, meaning, background)
    meant = fuse(words, {**meaning, wanted: min(1.0, meaning[wanted] + more)}, background)
    assert order(worded).index(wanted) <= before
    assert order(meant).index(wanted) <= before


@given(shares, st.dictionaries(ids, st.floats(-1, 0.3)))
def test_what_lies_no_nearer_than_chance_changes_nothing(words, meaning):
    alone = order(fuse(words, None, 0.0))
    both = [hit.passage_id for hit in fuse(words, meaning, 0.3) if hit.passage_id in words]
    assert both == alone
