import pytest
from drafting_examples import VERIFIER, evidence

from assistant.domain.passage import Kind
from assistant.evaluating.drafting.checking import unsupported

CENTRE = evidence("Kommunen har ett kontaktcenter som svarade på 1 200 frågor år 2017 enligt Stratsys.")


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Kontaktcenter som svarade på 1 200 frågor", 0),
        ("Kontaktcenter i Stratsys", 0),
        ("Kontaktcenter som svarade på 1 300 frågor", 1),
        ("Kontaktcenter som svarade enligt Hypergene", 1),
        ("Ledarutveckling i skolans regi", 1),
    ],
)
def test_numbers_names_and_words_stand_in_the_evidence(text, faults):
    assert len(unsupported(text, Kind.STRENGTH, (CENTRE,), VERIFIER)) == faults


def test_nothing_to_rest_on_is_said():
    assert unsupported("Kontaktcenter", Kind.STRENGTH, (), VERIFIER) == ("Inget underlag är angivet.",)


def test_what_is_missing_is_no_strength():
    missing = evidence("Ett kontaktcenter saknas.")
    assert unsupported("Kontaktcenter", Kind.STRENGTH, (missing,), VERIFIER)
    assert unsupported("Kontaktcenter", Kind.IMPROVEMENT, (missing,), VERIFIER) == ()


def test_what_is_missing_beside_it_does_not_count_against_a_strength():
    mixed = evidence("Kommunen har ett kontaktcenter för alla ärenden. Mätning av svarstider saknas.")
    assert unsupported("Kontaktcenter för alla ärenden", Kind.STRENGTH, (mixed,), VERIFIER) == ()
    assert unsupported("Mätning av svarstider", Kind.STRENGTH, (mixed,), VERIFIER)


def test_an_improvement_area_may_ask_for_what_the_criteria_want_and_a_strength_not():
    said = evidence("Det är oklart hur det går till.")
    wanted = ("Kommunen har fastställda normer för svarstider.",)
    assert unsupported("Fastställda normer för svarstider", Kind.IMPROVEMENT, (said,), VERIFIER, wanted=wanted) == ()
    assert unsupported("Fastställda normer för svarstider", Kind.STRENGTH, (said,), VERIFIER, wanted=wanted)
