import pytest
from passages import make_passage

from assistant.domain.passage import Kind
from assistant.verifying.grounds import Grounds
from assistant.verifying.polarity import polarity_faults


def faults(sentence, text, kind=Kind.STRENGTH):
    return [fault.says for fault in polarity_faults(sentence, Grounds((make_passage(text, kind=kind),)))]


HELD = [
    ("Riktlinjer för medborgardialog saknas.", "Kommunen saknar riktlinjer för medborgardialog."),
    ("Riktlinjer för medborgardialog saknas.", "Det finns inga riktlinjer för medborgardialog."),
    ("Målen är tydliga men uppföljningen brister.", "Målen är tydliga."),
    ("Målen är tydliga men uppföljningen brister.", "Uppföljningen av målen har brister."),
    ("En servicepolicy planeras till hösten.", "Kommunen planerar en servicepolicy."),
    ("Nämnderna följer delvis upp sina mål.", "Nämndernas mål följs upp till viss del."),
    ("Alla nämnder följer upp sina mål.", "Samtliga nämnder följer upp målen."),
    ("Kommunen har en strategi för hur styrningen ska utvecklas.", "Kommunen har en strategi för styrningens utveckling."),
    ("Kontaktcenter finns för att invånarna ska nå kommunen.", "Invånarna når kommunen via ett kontaktcenter."),
]  # fmt: skip
BROKEN = [
    ("Riktlinjer för medborgardialog saknas.", "Det finns riktlinjer för medborgardialog."),
    ("Det finns riktlinjer för medborgardialog.", "Riktlinjer för medborgardialog saknas."),
    ("Målen är tydliga men uppföljningen brister.", "Uppföljningen av målen är bra."),
    ("En servicepolicy planeras till hösten.", "Kommunen har en servicepolicy."),
    ("Kommunen har en servicepolicy.", "Kommunen planerar en servicepolicy."),
    ("Kommunen har en servicepolicy.", "Kommunen bör ta fram en servicepolicy."),
    ("Nämnderna följer delvis upp sina mål.", "Nämnderna följer upp sina mål."),
    ("Nämnderna följer upp sina mål.", "Alla nämnder följer upp sina mål."),
    ("Alla nämnder följer upp sina mål.", "Vissa nämnder följer upp sina mål."),
    ("Resultatet ligger över snittet.", "Resultatet ligger under snittet."),
    ("Sjukfrånvaron har minskat.", "Sjukfrånvaron har ökat."),
    ("Styrmodellen är tydlig.", "Styrmodellen är otydlig."),
]
WANTED = "Uppföljningen av målen bör utvecklas i nämnderna."


@pytest.mark.parametrize(("text", "sentence"), HELD)
def test_what_agrees_holds(text, sentence):
    assert faults(sentence, text) == []


@pytest.mark.parametrize(("text", "sentence"), BROKEN)
def test_what_disagrees_fails(text, sentence):
    assert faults(sentence, text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Uppföljningen av målen behöver utvecklas.",
        "Uppföljningen av målen är ett förbättringsområde i nämnderna.",
        "Nämndernas uppföljning av målen kan stärkas.",
    ],
)
def test_a_weakness_may_be_told_as_one(sentence):
    assert faults(sentence, WANTED, Kind.IMPROVEMENT) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Uppföljningen av målen är utvecklad i nämnderna.",
        "En styrka är uppföljningen av målen i nämnderna.",
        "Nämnderna ska utveckla uppföljningen av målen.",
    ],
)
def test_a_weakness_is_never_told_as_done_or_planned(sentence):
    assert faults(sentence, WANTED, Kind.IMPROVEMENT)


def test_a_strength_is_not_called_a_weakness():
    assert faults("Ett förbättringsområde är dialogen med brukarna.", "Dialogen med brukarna är levande.")


def test_what_a_criterion_demands_may_be_told_as_a_demand():
    text = "Kommunen har en strategi för brukarnas medverkan."
    assert faults("Kommunen bör ha en strategi för brukarnas medverkan.", text, Kind.CRITERION) == []
    assert faults("Kommunen ska ha en strategi för brukarnas medverkan.", text, Kind.CRITERION) == []
