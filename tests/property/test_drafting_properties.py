"""What holds for any text that drafts are made from or changed to, and for any guide."""

from drafting_examples import criterion
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.criterion import GROUPS
from assistant.domain.guide import Why
from assistant.evaluating.drafting.condensing import LONGEST, as_strength
from assistant.evaluating.drafting.difference import Fate, difference
from assistant.evaluating.drafting.improving import as_improvement
from assistant.evaluating.drafting.review import words_changed
from assistant.evaluating.interviewing.groups import LONGEST as LONGEST_SLOT
from assistant.evaluating.interviewing.groups import SHORTEST, group_named
from assistant.evaluating.interviewing.guiding import make_guide
from assistant.evaluating.interviewing.needs import Need

_WORDS = [
    "Kommunen",
    "har",
    "en",
    "plan",
    "inte",
    "följer",
    "upp",
    "målen",
    "saknas",
    "bör",
    "och",
    "mäts",
    "12",
    "Lean",
    ",",
    "men",
]
_SENTENCES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14).map(" ".join)


@given(_SENTENCES)
def test_a_bullet_brings_in_no_number_and_no_name(sentence):
    for bullet in (as_strength(sentence, "Ljungby"), as_improvement(sentence, "Ljungby")):
        if bullet is not None:
            assert ("12" in bullet) <= ("12" in sentence)
            assert ("Lean" in bullet) <= ("Lean" in sentence)
            assert 1 < len(bullet.split()) <= LONGEST
            assert bullet[0] == bullet[0].upper()
            assert not bullet.endswith(".")


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_difference_holds_both_texts(before, after):
    stretches = difference(before, after)
    assert "".join(s.text for s in stretches if s.fate is not Fate.ADDED) == before
    assert "".join(s.text for s in stretches if s.fate is not Fate.REMOVED) == after
    assert 0 <= words_changed(before, after) <= 1
    assert (words_changed(before, after) == 0) == (before.split() == after.split())


_CRITERIA = [
    criterion(f"{area}.{n}", "Det finns en plan.", "Den följs upp.", asked=tuple((f"Fråga {area}.{n} till {g}?", (g,)) for g in GROUPS))
    for area in range(1, 5)
    for n in range(1, 4)
]  # fmt: skip
_NEEDS = st.lists(
    st.builds(
        Need,
        question=st.sampled_from([c.question for c in _CRITERIA]),
        indicators=st.just(()),
        why=st.sampled_from(list(Why)),
        subject=st.just("planer"),
        because=st.just("Det är oklart."),
        year=st.just(2018),
    ),
    max_size=12,
)


@given(st.sampled_from([*GROUPS, "företagare"]), st.integers(SHORTEST, LONGEST_SLOT), _NEEDS)
def test_a_guides_minutes_are_those_of_the_slot_and_the_strongest_reasons_go_first(name, minutes, needs):
    guide = make_guide(group_named(name), minutes, criteria=_CRITERIA, needs=needs, max_points={})
    assert guide.opening + sum(asked.minutes for asked in guide.asked) + guide.closing == minutes
    assert len({asked.text for asked in guide.asked}) == len(guide.asked)
    reasons = [list(Why).index(asked.why) for asked in guide.asked]
    assert reasons == sorted(reasons)
