import numpy as np
import pytest

from assistant.retrieval.word_order import UNKNOWN, NewOrder, WordOrder

ROWS = ([1, 2, 3, 4], [], [4, 3, 2, 1], [2, 9, 9, 1], [1])


def made(rows, order=None, keep=()):
    new = NewOrder()
    new.add(rows)
    return (order or WordOrder.empty()).changed(np.array(keep, np.bool_), new)


@pytest.mark.parametrize(
    ("pairs", "shares"),
    [
        ([(1, 2)], [1, 0, 1, 0, 0]),
        ([(1, 3)], [1, 0, 1, 0, 0]),
        ([(1, 4)], [0, 0, 0, 0, 0]),
        ([(1, 2), (9, 9)], [0.5, 0, 0.5, 0.5, 0]),
        ([(1, UNKNOWN), (2, 3)], [0.5, 0, 0.5, 0, 0]),
        ([], [0, 0, 0, 0, 0]),
    ],
)
def test_stems_count_within_reach_in_either_order_and_never_across_rows(pairs, shares):
    order = made(ROWS)
    assert order.nearness(pairs, range(len(ROWS))).tolist() == shares
    assert order.nearness(pairs, [4, 0]).tolist() == [shares[4], shares[0]]


def test_no_rows_are_no_shares():
    assert made(ROWS).nearness([(1, 2)], []).tolist() == []


def test_changed_rows_are_those_of_one_made_anew(tmp_path):
    changed = made([[7, 8]], made(ROWS), [True, False, True, False, True])
    anew = made([ROWS[0], ROWS[2], ROWS[4], [7, 8]])
    assert changed.start.tolist() == anew.start.tolist()
    assert changed.stems.tolist() == anew.stems.tolist()
    changed.save(tmp_path)
    assert WordOrder.load(tmp_path).stems.tolist() == anew.stems.tolist()


def test_parts_that_do_not_fit_are_damage(tmp_path):
    made(ROWS).save(tmp_path)
    np.save(tmp_path / "order_start.npy", np.array([0, 4, 2]))
    with pytest.raises(ValueError, match="fit together"):
        WordOrder.load(tmp_path)
