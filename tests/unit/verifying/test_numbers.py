import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from passages import make_passage

from assistant.verifying.figures import Role, figures_in, numbers_in
from assistant.verifying.grounds import Grounds
from assistant.verifying.numbers import number_faults

ROW = make_passage("Ljungby 2018, fråga 2.2 Tillgänglighet: 7 av 25 poäng, 29 procent.", questions=("2.2",), area=2)
PEOPLE = make_passage("Omkring 30 personer intervjuades i mars av två utvärderare; 28 000 invånare, tre nämnder.")
HOGANAS = make_passage("Höganäs 2023: totalt 679 av 800 poäng.", municipality="Höganäs", year=2023, edition="2020")


def faults(text, *passages, **more):
    return [fault.says for fault in number_faults(text, Grounds(passages, **more))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45,2 och 45.2", {"45,2"}),
        ("85 000 kronor", {"85000"}),
        ("85\u00a0000 eller 85\u202f000", {"85000"}),
        ("2.2.", {"2,2"}),
        ("7 av 25, 29 %", {"7", "25", "29"}),
        ("2018–2023", {"2018", "2023"}),
        ("inga", set()),
    ],
)
def test_numbers_have_one_form(text, expected):
    assert numbers_in(text) == expected


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("7 av 25 poäng", [("7", Role.POINTS), ("25", Role.MAXIMUM)]),
        ("29 procent år 2018", [("29", Role.PERCENT), ("2018", Role.YEAR)]),
        ("2016 års utgåva", [("2016", Role.EDITION)]),
        ("fråga 2.2 i område 2", [("2,2", Role.PLACE), ("2", Role.PLACE)]),
        ("tjugofem av 45 chefer", [("25", Role.POINTS), ("45", Role.MAXIMUM)]),
        ("hälften av nämnderna", [("1/2", Role.PLAIN)]),
        ("ett mål", []),
    ],
)
def test_each_number_has_its_part(text, roles):
    assert [(figure.value, figure.role) for figure in figures_in(text)] == roles


@pytest.mark.parametrize(
    "text",
    [
        "2.2: 7 av 25 poäng, 29 %",
        "Ljungby 2018",
        "2016 års utgåva",
        "Ljungby fick sju poäng av 25 möjliga.",
        "Utan siffror",
        "Område 2",
        "29 procent på fråga 2.2",
    ],
)
def test_what_the_row_shows_holds(text):
    assert faults(text, ROW) == []


@pytest.mark.parametrize(
    "text",
    [
        "2.2: 8 av 25 poäng",
        "2.3: 7 av 25",
        "Ljungby 2019",
        "Ljungby fick 25 poäng",
        "7 procent av poängen",
        "29 poäng",
        "åtta poäng",
        "Det var 2016",
        "2018 års utgåva",
        "2 poäng",
    ],
)
def test_what_it_does_not_show_fails(text):
    assert len(faults(text, ROW)) == 1


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Cirka trettio personer intervjuades.", True),
        ("Två utvärderare intervjuade 30 personer.", True),
        ("Två personer intervjuades.", False),
        ("Det var i mars.", True),
        ("Det var i april.", False),
        ("Kommunen har 28 000 invånare.", True),
        ("Kommunen har 3 nämnder.", True),
        ("Kommunen har fyra nämnder.", False),
    ],
)
def test_a_number_is_said_of_what_it_counts(text, held):
    assert (faults(text, PEOPLE) == []) is held


def test_two_municipalities_keep_their_own_figures():
    total = make_passage("Ljungby 2018: totalt 461 av 800 poäng.")
    assert faults("Ljungby fick 461 poäng och Höganäs 679.", total, HOGANAS) == []
    assert faults("Jämfört med Ljungbys 461 fick Höganäs 679 poäng.", total, HOGANAS) == []
    assert faults("679 poäng fick Höganäs, mot 461 för Ljungby.", total, HOGANAS) == []
    assert faults("Ljungby fick 679 poäng och Höganäs 461.", total, HOGANAS) != []
    assert faults("Höganäs utvärderades 2018.", total, HOGANAS) == ["året 2018 finns inte i källan"]


def test_a_number_that_code_worked_out_is_allowed():
    assert faults("18 poäng kvar", ROW)
    assert not faults("18 poäng kvar", ROW, computed=("18",))
    assert not faults("218 poäng skiljer", ROW, told=("Skillnaden är 218 poäng.",))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Kommunen utvärderades tre gånger: 555, 603 och 648.", True),
        ("Kommunen utvärderades två gånger: 555, 603 och 648.", False),
        ("Poängen var 555, 603, 648 och 3.", False),
        ("555, 603 och 648: fyra gånger.", False),
    ],
)
def test_a_count_comes_before_what_it_counts(text, held):
    results = make_passage("Poängen: 555, 603 och 648.", year=None, edition=None, source="")
    assert (faults(text, results) == []) is held


figures = st.lists(st.integers(0, 99999), min_size=1, max_size=6)


@given(figures, st.data())
def test_a_changed_digit_is_always_caught(values, data):
    text = "Poäng: " + ", ".join(str(v) for v in values) + "."
    passage = make_passage(text, year=None, edition=None, municipality=None, source="")
    assert not faults(text, passage)
    places = [match.start() for match in re.finditer(r"\d", text)]
    place = data.draw(st.sampled_from(places))
    changed = text[:place] + data.draw(st.sampled_from("0123456789")) + text[place + 1 :]
    # a change that makes one of the other figures is no false figure
    assume(not numbers_in(changed) <= numbers_in(text))
    assert faults(changed, passage)


@given(st.integers(2, 99))
def test_a_word_and_its_figure_are_one(value):
    words = [word for word in _words() if figures_in(word) and figures_in(word)[0].value == str(value)]
    for word in words:
        assert not faults(f"{word} möten", make_passage(f"Kommunen håller {value} möten.", year=None, source=""))
        assert not faults(f"{value} möten", make_passage(f"Kommunen håller {word} möten.", year=None, source=""))


def _words():
    units = ["två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"]
    tens = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"]
    return [*units, "tio", "elva", "tolv", "tretton", *tens, *(ten + unit for ten in tens for unit in units)]
