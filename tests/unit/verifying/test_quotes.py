import pytest
from hypothesis import given
from hypothesis import strategies as st
from passages import make_passage

from assistant.verifying.grounds import Grounds
from assistant.verifying.quotes import is_verbatim, quote_faults

TEXT = make_passage("En demokrati\u00adberedning driver många slags aktiviteter – och ”handlingsplaner” visar hur.")


def faults(sentence, *passages):
    return [fault.says for fault in quote_faults(sentence, Grounds(passages))]


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
        ("beredning driver många", False),
    ],
)
def test_a_quote_stands_word_for_word(quote, verbatim):
    assert is_verbatim(quote, TEXT.text) is verbatim


@pytest.mark.parametrize("marks", ["””", "“”", '""', "»«", "«»", "„”"])
def test_a_false_quote_fails_in_any_marks(marks):
    first, last = marks
    assert faults(f"Där står {first}driver många slags aktiviteter{last}.", TEXT) == []
    (says,) = faults(f"Där står {first}driver få slags aktiviteter{last}.", TEXT)
    assert says == "citatet ”driver få slags aktiviteter” står inte ordagrant i källan"


def test_a_single_quoted_word_stands_in_any_inflection():
    assert faults("En ”aktivitet” nämns.", TEXT) == []
    assert faults("Ett ”lotteri” nämns.", TEXT)


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
