import pytest

from assistant.retrieval.fusion import FEW_WORDS, MEANING_WEIGHT, fuse


@pytest.mark.parametrize(("most", "times"), [(0.0, 2.0), (FEW_WORDS / 2, 1.5), (FEW_WORDS, 1.0), (FEW_WORDS * 2, 1.0)])
def test_meaning_weighs_more_where_the_words_find_little(most, times):
    worded, meant = sorted(fuse({"worded": most}, {"meant": 0.6}, 0.2), key=lambda hit: hit.passage_id == "meant")
    assert worded.meaning == 0.0
    assert meant.meaning == pytest.approx(times * MEANING_WEIGHT * (0.6 - 0.2) / (1 - 0.2))


def test_a_rare_word_beats_a_likeness_that_is_no_closer_than_chance():
    best, other = fuse({"worded": 0.05}, {"worded": 0.3, "alike": 0.3}, 0.3)
    assert (best.passage_id, best.score) == ("worded", 0.05)
    assert other.score == 0.0


def test_without_the_dense_leg_words_alone_rank_and_equal_scores_go_by_id():
    assert [hit.passage_id for hit in fuse({"b": 0.2, "c": 0.4, "a": 0.2}, None, 0.0)] == ["c", "a", "b"]
    assert {hit.meaning for hit in fuse({"b": 0.2}, None, 0.0)} == {None}
