import re

import pytest

from assistant.answering.language import fold
from assistant.answering.phrases import compile_phrase, names_said, patterns, says


def stands(phrase: str, text: str) -> bool:
    return bool(re.search(compile_phrase(phrase), fold(text)))


@pytest.mark.parametrize(
    ("phrase", "texts", "others"),
    [
        ("styrka", ["Vilken STYRKA?", "styrka"], ["styrkan", "understyrka"]),
        ("styrk*", ["styrkan", "styrk"], ["understyrka"]),
        ("*snittet", ["rikssnittet", "snittet"], ["snittets"]),
        ("hög poäng", ["hög  poäng", "hog poang"], ["hög och poäng", "högpoäng"]),
        ("om ... höj*", ["om vi skulle höja", "om höjer"], ["höja om", "omhöja"]),
        ("(chef|fack)*", ["cheferna", "facket"], ["mellanchef"]),
        ("ska (jag|man) fråga", ["ska man fråga", "ska jag fråga om"], ["ska vi fråga", "skajagfråga"]),
        ("minst #", ["minst 90", "minst 45,2"], ["minst tre", "minst"]),
        ("till #", ["från 3 till 45.5"], ["till a4"]),
        ("#%", ["90%"], ["90", "%"]),
        ("# %", ["90 %"], ["x %"]),
        ("^vad är", ["Vad är en nämnd?"], ["Men vad är en nämnd?"]),
        ("ledningsgrupp", ["LEDNINGSGRUPP"], ["ledningsgruppen"]),
    ],
)
def test_the_language(phrase, texts, others):
    assert [text for text in texts if not stands(phrase, text)] == []
    assert [text for text in others if stands(phrase, text)] == []


@pytest.mark.parametrize("phrase", ["pr-text", "system:", "a.b", "1+1", "[x]", "x?"])
def test_other_signs_mean_themselves(phrase):
    assert re.fullmatch(compile_phrase(phrase).replace(r"(?!\w)", "").replace(r"(?<!\w)", ""), fold(phrase))


def test_every_phrase_of_the_file_compiles_and_matches_something():
    for lists in patterns().values():
        for pattern in lists.values():
            assert not pattern.search("")


def test_the_names_said_come_in_the_order_of_the_file():
    folded = fold("Ordförande, rektor och fackliga")
    assert names_said("groups", folded) == ("fackliga", "enhetschefer", "politiker")
    assert says("groups", "politiker", folded)
    assert not says("groups", "kommunledning", folded)
