import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.verifying.sentences import sentences_of


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Målen är kända. [K7F2] Uppföljning saknas [K8ZZ].", 2),
        ("Målen är kända [K7F2]. Uppföljning saknas. [K8ZZ] [K9ZZ]", 2),
        ("Kommunen har t.ex. Facebook och bl.a. en app [K7F2].", 1),
        ("Se kap. 2 och fråga 2.1 Strategi. [K7F2]", 1),
        ("Se 2.1. Målen är kända.", 2),
        ("Ljungby fick 461 poäng 2018. Höganäs fick 679.", 2),
        ("Enligt A. Berg är det så. Ja.", 2),
        ("Planer, mål m.m. Kommunen följer dem.", 2),
        ("Den 18. april 2023.", 1),
        ("**Målen är kända.** Uppföljning saknas.", 2),
        ("Är målen kända? Ja! De är kända…", 3),
        ("Hon sade ”Det är så.” Han höll med.", 2),
        ("1. Målen är kända.", 1),
        ("Rubrik utan punkt", 1),
        ("", 0),
    ],
)
def test_sentences(line, count):
    assert len(sentences_of(line)) == count


def test_keys_stay_with_the_sentence_before_them():
    assert sentences_of("Målen är kända. [K7F2] [K8ZZ] Uppföljning saknas. [K9ZZ]") == (
        "Målen är kända. [K7F2] [K8ZZ]",
        "Uppföljning saknas. [K9ZZ]",
    )


@given(st.text(alphabet='AaÅå .!?:[]K7F2\n"”t.ex', max_size=80))
def test_nothing_is_lost(line):
    assert "".join("".join(sentences_of(line)).split()) == "".join(line.split())
