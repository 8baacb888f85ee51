"""Every kind of thing survives the log exactly."""

from datetime import date
from fractions import Fraction

import pytest

from assistant.domain.assessment import OwnRating, TeamRating
from assistant.domain.drafted import Drafted, Verdict
from assistant.domain.errors import BaseDamaged
from assistant.domain.evaluation import Evaluation, Piece, SourceKind, Status
from assistant.domain.guide import Asked, Guide, Note, Why
from assistant.domain.passage import Kind
from assistant.domain.rating import Rating
from assistant.domain.suggestion import Anchor, Judgement, Quote, Suggestion
from assistant.evaluating.items import ItemKind, item_of, key_of, kind_of, put_step, read_value, value_of

RATING = Rating("2.1", None, (("2.1a", "delvis"), ("2.1b", None)))
THINGS = (
    Evaluation(
        "e1", "Ljungby", 2018, "2016", ("Eva Ek", "Åke Öst"), (date(2018, 3, 5), date(2018, 3, 7)), Status.ARCHIVED
    ),
    Evaluation("e1", "Ljungby", 2018, "2016", ("Eva Ek",)),
    Piece("d1", SourceKind.INTERVIEW, "Fackliga", date(2018, 3, 5), "fackliga", "ombud", "d0", withdrawn=True),
    OwnRating(RATING, "Eva/Ek", "tunt", locked=True, suggestion=3),
    TeamRating(Rating("2.1", Fraction(1, 3), ()), "enades", None),
    Suggestion(
        "2.1",
        (
            Judgement("2.1a", "delvis", (Quote("p1", "ord"),), (Quote("p2", "”sägs”"),)),
            Judgement("2.1b", None, unsure="oklart"),
        ),
        Fraction(200, 7),
        Fraction(0),
        Fraction(401, 3),
        (Anchor("Mark", 2024, "2.1", 60, 9, "M4F1", "p3"),),
        calibrated=True,
        maker="kod 1",
    ),
    Drafted(
        "u1",
        2,
        Kind.IMPROVEMENT,
        "Ny text.",
        "Text.",
        ("p1",),
        ("2.1a",),
        ("obelagt",),
        Verdict.REJECTED,
        "fel",
        4,
        "kod 1",
    ),
    Guide("fackliga", 60, 5, (Asked("Hur?", "6.4", ("6.4a",), Why.GAP, "saknas", "lön", ("p1",), 50),), 5),
    Note("n1", "fackliga", "6.4", ("6.4a",), "Hur?", "Så.", "ombud"),
)


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: type(thing).__name__)
def test_there_and_back(thing):
    value = value_of(thing)
    assert read_value(kind_of(item_of(thing)), value) == thing
    assert "Fraction" not in repr(value)


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: type(thing).__name__)
def test_a_value_of_another_kind_is_not_taken(thing):
    other = ItemKind.NOTE if not isinstance(thing, Note) else ItemKind.DRAFT
    with pytest.raises(BaseDamaged, match="säkerhetskopia"):
        read_value(other, value_of(thing))


def test_items_are_told_apart_by_what_they_are_of():
    assert len({item_of(thing) for thing in THINGS}) == len(THINGS) - 1  # the two facts are one item
    assert key_of(item_of(THINGS[3])) == "2.1/Eva/Ek"
    assert key_of("evaluation") == ""


def test_only_evidence_is_hidden():
    assert put_step(THINGS[2], seen=0, verb="x").hides == ("d1", True)
    assert put_step(THINGS[-1], seen=0, verb="x").hides is None
