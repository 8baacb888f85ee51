"""What is off the topic is refused, and what is on it is not; a question a line in ``floors/``, lines with # are headings.

The questions were written before anything was measured. The development half chose the floors of answering; the other
half only measures them. A refusal of a real question weighs more than an answer that is only near.
"""

from pathlib import Path

import pytest

from assistant.answering import floors

_FOLDER = Path(__file__).with_name("floors")
# False answers and false refusals when the limits were set. Before: 45 and 8 in the development half, 53 and 6 in the other.
_OFF_TOPIC = {"development": 8, "held_out": 21}
_ON_TOPIC = {"development": 4, "held_out": 8}
# How far a floor may lie from where it was chosen, and how many more may then be wrong on either side.
_SHIFT = 0.03
_MORE = 3


@pytest.mark.parametrize("half", sorted(_OFF_TOPIC))
def test_off_topic_is_refused(base, half):
    wrong = [question for question in _questions("off_topic", half) if not base.ask(question).refused]
    assert len(wrong) <= _OFF_TOPIC[half], "\n".join(wrong)


@pytest.mark.parametrize("half", sorted(_ON_TOPIC))
def test_on_topic_is_answered(base, half):
    wrong = [question for question in _questions("on_topic", half) if base.ask(question).refused]
    assert len(wrong) <= _ON_TOPIC[half], "\n".join(wrong)


def test_no_floor_stands_on_an_edge(base, monkeypatch):
    """Passages and weights come and go; what is right must not hang on the third decimal. All floors are moved at once."""
    chosen = {name: getattr(floors, name) for name in ("SUBJECT_FLOOR", "_HALF_FLOOR", "_PLAIN_FLOOR")}
    wrong = {"off_topic": [], "on_topic": []}
    for side, shift in (
        ("off_topic", -_SHIFT),
        ("on_topic", _SHIFT),
    ):  # a lower floor answers more, a higher refuses more
        for name, floor in chosen.items():
            monkeypatch.setattr(floors, name, floor + shift)
        is_wrong_refused = side == "on_topic"
        wrong[side] = [q for q in _questions(side, "development") if base.ask(q).refused is is_wrong_refused]
    assert len(wrong["off_topic"]) <= _OFF_TOPIC["development"] + _MORE, "\n".join(wrong["off_topic"])
    assert len(wrong["on_topic"]) <= _ON_TOPIC["development"] + _MORE, "\n".join(wrong["on_topic"])


def test_the_halves_share_no_question():
    both = [set(_questions(side, half)) for side in ("off_topic", "on_topic") for half in ("development", "held_out")]
    assert len(set().union(*both)) == sum(map(len, both))


def _questions(side: str, half: str) -> list[str]:
    lines = (_FOLDER / f"{side}_{half}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
