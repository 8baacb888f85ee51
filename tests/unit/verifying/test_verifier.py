import pytest
from hypothesis import given
from hypothesis import strategies as st
from passages import make_passage

from assistant.domain.passage import Kind
from assistant.verifying.fault import FIGURES_AND_NAMES, FaultKind
from assistant.verifying.verifier import Verifier

STYLE = make_passage("Modellen för styrning är lätt att överblicka och enkel. Målen behöver däremot bli klarare.")
CENTRE = make_passage("Ett kontaktcenter tar emot invånarnas frågor i telefon, e-post och besök.", kind=Kind.PRACTICE)
SHOWN = {"KAAA": STYLE, "KBBB": CENTRE}
verifier = Verifier(frozenset({"Ljungby", "Höganäs"}))


def kinds(line, **more):
    return [[fault.kind for fault in checked.faults] for checked in verifier.check(line, SHOWN, **more)]


@pytest.mark.parametrize(
    "line",
    [
        "Ljungbys styrmodell är enkel och går lätt att överblicka. [KAAA]",
        "Målen behöver bli klarare [KAAA].",
        "Invånarna når kontaktcentret via telefon, e-post eller besök. [KBBB]",
        "Frågor från invånarna tas emot i ett kontaktcenter. Det sker i telefon, e-post och vid besök. [KBBB]",
        "**Styrning**",
        "Det här sägs om styrningen:",
        "Hur har styrningen utvecklats?",
    ],
)
def test_what_is_true_holds(line):
    assert [faults for faults in kinds(line) if faults] == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Modellen för styrning är enkel. [KZZZ]", FaultKind.KEY),
        ("Modellen för styrning är enkel. [1]", FaultKind.KEY),
        ("Modellen för styrning är enkel.", FaultKind.KEY),
        ("Modellen är enkel, ”lätt att begripa”. [KAAA]", FaultKind.QUOTE),
        ("Modellen för styrning från 2011 är enkel. [KAAA]", FaultKind.NUMBER),
        ("Modellen för styrning i Höganäs är enkel. [KAAA]", FaultKind.NAME),
        ("Modellen för styrning är inte enkel. [KAAA]", FaultKind.POLARITY),
        ("Målen är klara. [KAAA]", FaultKind.POLARITY),
        ("Invånarnas frågor tas emot i telefon. [KAAA]", FaultKind.SUPPORT),
        ("Kommunen har byggt en ny simhall vid stationen. [KAAA]", FaultKind.SUPPORT),
    ],
)
def test_what_is_false_fails(line, kind):
    ((first, *_),) = kinds(line)
    assert first is kind


def test_a_question_may_hold_no_false_figure_or_name():
    assert kinds("Varför fick Ljungby 12 poäng?") == [[FaultKind.NUMBER]]
    assert kinds("Hur ser styrningen ut i Höganäs?") == [[FaultKind.NAME]]


def test_what_claims_nothing_is_not_counted():
    claims = [checked.claims for checked in verifier.check("Det här sägs:", SHOWN)]
    assert claims == [False]
    (checked,) = verifier.check("Invånarnas frågor tas emot i kontaktcentret. [KBBB]", SHOWN)
    assert checked.claims
    assert checked.fault == ""


def test_another_language_is_held_by_figures_names_and_quotes_only():
    line = "Residents reach a contact centre. [KBBB]"
    assert kinds(line, kinds=FIGURES_AND_NAMES) == [[]]
    assert kinds("Residents reached it in 1999. [KBBB]", kinds=FIGURES_AND_NAMES) == [[FaultKind.NUMBER]]


@given(st.text(max_size=200))
def test_no_text_breaks_it_and_none_is_lost(line):
    checked = verifier.check(line, SHOWN)
    assert "".join("".join(one.text for one in checked).split()) == "".join(line.split())


@given(st.sampled_from(sorted(SHOWN)), st.sampled_from(["", "**", "”"]))
def test_a_sources_own_words_hold(key, mark):
    sentence = SHOWN[key].text.split(". ")[0].rstrip(".")
    assert kinds(f"{mark}{sentence}{mark}. [{key}]") == [[]]
