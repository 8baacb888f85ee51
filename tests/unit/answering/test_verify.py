import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from passages import make_passage

from assistant.answering.verify import holds, is_verbatim, numbers_in, verified_keys
from assistant.domain.answer import Statement

ROW = make_passage("Ljungby 2018, fråga 2.2 Tillgänglighet: 7 av 25 poäng, 29 procent.", questions=("2.2",))
TEXT = make_passage("En demokrati\u00adberedning driver många slags aktiviteter – och ”handlingsplaner” visar hur.")


def statement(text: str, *cited, computed=()) -> Statement:
    return Statement(text, tuple(cited), tuple(computed))


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
    ("text", "held"),
    [
        ("2.2: 7 av 25 poäng, 29 %", True),
        ("Ljungby 2018", True),
        ("2016 års utgåva", True),
        ("2.2: 8 av 25 poäng", False),
        ("2.3: 7 av 25", False),
        ("Ljungby 2019", False),
        ("Utan siffror", True),
    ],
)
def test_every_number_stands_in_what_is_cited(text, held):
    assert holds(statement(text, ROW)) is held


def test_a_number_that_code_worked_out_is_allowed():
    assert not holds(statement("18 poäng kvar", ROW))
    assert holds(statement("18 poäng kvar", ROW, computed=("18",)))


def test_a_statement_without_source_is_not_judged():
    assert holds(statement("42 skäl"))


@pytest.mark.parametrize(
    ("quote", "verbatim"),
    [
        ("driver många slags aktiviteter", True),
        ("En demokratiberedning driver", True),
        ("DRIVER   många\nslags", True),
        ('aktiviteter - och "handlingsplaner" visar', True),
        ("aktiviteter — och “handlingsplaner” visar", True),
        ("En demokratiberedning … handlingsplaner", True),
        ("En demokratiberedning [...] visar hur", True),
        ("En demokratiberedning ... visar hur.", True),
        ("visar hur … En demokratiberedning", False),
        ("driver några slags aktiviteter", False),
        ("driver slags aktiviteter", False),
        ("En demokratiberedning … bestämmer", False),
    ],
)
def test_a_quote_stands_word_for_word(quote, verbatim):
    assert is_verbatim(quote, TEXT.text) is verbatim


def test_a_false_quote_fails_its_statement():
    assert holds(statement("Där står ”driver många slags aktiviteter”.", TEXT))
    assert not holds(statement("Där står ”driver få slags aktiviteter”.", TEXT))
    assert not holds(statement('Där står "driver få slags aktiviteter".', TEXT))


def test_one_failing_statement_unverifies_the_passages_it_cites_and_no_other():
    keys = {ROW.id: "KAAA", TEXT.id: "KBBB"}
    said = [statement("7 av 25", ROW), statement("99 slags aktiviteter", TEXT), statement("många slags", TEXT)]
    assert verified_keys(said, keys) == {"KAAA"}


figures = st.lists(st.integers(0, 99999), min_size=1, max_size=6)


@given(figures, st.data())
def test_a_changed_digit_is_always_caught(values, data):
    text = "Poäng: " + ", ".join(str(v) for v in values) + "."
    passage = make_passage(text, year=None, edition=None, municipality=None)
    assert holds(statement(text, passage))
    places = [match.start() for match in re.finditer(r"\d", text)]
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from("0123456789"))
    changed = text[:place] + digit + text[place + 1 :]
    # a change that makes one of the other figures is no false figure
    assume(not numbers_in(changed) <= numbers_in(text))
    assert not holds(statement(changed, passage))


@given(st.sampled_from("0123456789"), st.integers(0, 3))
def test_a_changed_digit_of_a_printed_row_is_caught(digit, place):
    original = "7 av 25 poäng, 29 %"
    places = [match.start() for match in re.finditer(r"\d", original)][1:]
    at = places[place]
    changed = original[:at] + digit + original[at + 1 :]
    assert holds(statement(changed, ROW)) is (numbers_in(changed) <= {"7", "25", "29", "2,2", "2018", "2016"})


words = st.lists(
    st.sampled_from(["en", "två", "tre", "mål", "plan", "dialog", "kommun", "arbetar", "med", "och"]),
    min_size=4,
    max_size=12,
)


@given(words, st.data())
def test_part_of_a_text_is_verbatim_and_a_foreign_word_is_not(said, data):
    start = data.draw(st.integers(0, len(said) - 1))
    end = data.draw(st.integers(start + 1, len(said)))
    assert is_verbatim(" ".join(said[start:end]), " ".join(said))
    swapped = [*said[:start], "främmande", *said[end:]]
    assert not is_verbatim(" ".join(swapped), " ".join(said))
