import itertools

from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.fusion import Ranking, fuse_rankings

ids = st.lists(st.sampled_from("abcdefgh"), unique=True)
rankings = st.lists(st.builds(Ranking, ids, st.sampled_from((0.1, 0.2, 0.5, 1.0))), max_size=3)


def test_worked_by_hand():
    fused = fuse_rankings([Ranking(("a", "b"), 1.0), Ranking(("b",), 0.5)], damping=1)
    assert fused == (("b", 1 / 3 + 0.25), ("a", 0.5))


@given(rankings)
def test_the_order_of_the_legs_does_not_matter(legs):
    expected = fuse_rankings(legs)
    assert all(fuse_rankings(order) == expected for order in itertools.permutations(legs))


@given(rankings)
def test_the_order_is_total_and_nothing_is_lost_or_added(legs):
    fused = fuse_rankings(legs)
    assert list(fused) == sorted(fused, key=lambda hit: (-hit[1], hit[0]))
    assert {identifier for identifier, _ in fused} == {identifier for leg in legs for identifier in leg.ids}
    assert len(fused) == len(dict(fused))


@given(ids, ids, st.sampled_from("abcdefgh"))
def test_a_hit_in_both_legs_never_ranks_below_the_same_hit_in_one(one, other, wanted):
    without = [identifier for identifier in other if identifier != wanted]
    if wanted not in one:
        one = [*one, wanted]
    alone = [identifier for identifier, _ in fuse_rankings([Ranking(one), Ranking(without, 0.2)])]
    both = [identifier for identifier, _ in fuse_rankings([Ranking(one), Ranking([*without, wanted], 0.2)])]
    assert both.index(wanted) <= alone.index(wanted)


@given(ids)
def test_one_leg_keeps_its_order(leg):
    assert [identifier for identifier, _ in fuse_rankings([Ranking(leg)])] == leg
