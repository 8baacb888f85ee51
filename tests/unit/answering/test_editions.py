import re

import pytest
from answer_examples import cited_ids, plain

from assistant.answering.intents import Intent


@pytest.mark.parametrize("edition", ["2002", "2010", "2016", "2020"])
def test_the_areas_of_an_edition_are_listed_as_the_instrument_has_them(base, edition):
    answer = base.ask(f"Räkna upp områdena i {edition} års utgåva")
    listed = re.findall(r"^- (\d) (.+?) \[", answer.text, re.MULTILINE)
    known = base.instrument.edition(edition)
    assert [(int(n), name) for n, name in listed] == [(a.number, a.name) for a in known.areas]
    assert f"UTG-{edition}" in cited_ids(answer)
    assert answer.kind == Intent.EDITIONS


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Vad heter område 5 i 2020 års utgåva?", "Brukarens fokus"),
        ("Vad kallades Ständiga förbättringar i utgåvan före 2016?", "Verksamhetsutveckling"),
        ("Vilket område i 2016 års utgåva motsvarar Arbetsliv i 2020 års?", "Kommunen som arbetsgivare"),
        ("Vilka områden i 2016 års utgåva motsvarar Kvalitetsutveckling i 2020 års utgåva?", "Ständiga förbättringar"),
    ],
)
def test_counterparts(base, question, expected):
    assert expected in plain(base.ask(question))


def test_counterparts_are_never_points(base):
    answer = base.ask("Vilket område i 2016 års utgåva motsvarar Brukarens fokus i 2020 års?")
    assert "poängen kan inte jämföras" in plain(answer)
    assert "Brukarfokus" in plain(answer)
    assert not re.search(r"\d+ av 100", answer.text)


@pytest.mark.parametrize(
    ("municipality", "year", "edition"),
    [("Ljungby", 2018, "2016"), ("Höganäs", 2023, "2020"), ("Örebro", 2012, "2010")],
)
def test_which_edition_a_municipality_was_judged_by(base, municipality, year, edition):
    answer = base.ask(f"Enligt vilken utgåva bedömdes {municipality} {year}?")
    assert f"{municipality} {year}: {edition} års utgåva" in plain(answer)
    assert not answer.refused


def test_area_five_of_two_editions_is_not_the_same_thing(base):
    answer = base.ask("Vad fick Ljungby i Brukarens fokus?")
    assert "område 2" in plain(answer)
    assert any("2020" in warning for warning in answer.warnings)
