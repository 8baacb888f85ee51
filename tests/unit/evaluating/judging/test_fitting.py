"""Which indicator a sentence is about: by what tells it from its neighbours."""

import numpy as np
import pytest
from judging_examples import judge

FITTING = judge().fitting


def _best(sentence, question):
    row = FITTING.fits([sentence])[0]
    return max((row[n], id_) for n, id_ in enumerate(FITTING.ids) if FITTING.questions[n] == question)[1]


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        ("Normerna för svarstider och öppettider gäller hela kommunen sedan 2021.", "2.2a"),
        ("Bemötande finns med som krav i annonsmallen och i lönekriterierna.", "2.2b"),
        ("Svarsfrekvensen för telefon och e-post mäts varje år och redovisas per förvaltning.", "2.2e"),
        ("Lönekriterierna är inte kända av medarbetarna på vår enhet.", "6.4a"),
        ("Lönekartläggning görs årligen tillsammans med de fackliga.", "6.4f"),
        ("Målen saknar målvärden och går inte att följa upp.", "3.2b"),
        ("Deltagarna i dialogen får sällan återkoppling.", "1.4e"),
    ],
)
def test_the_right_indicator_of_a_question_fits_best(sentence, indicator):
    assert _best(sentence, indicator[:3]) == indicator


def test_the_name_of_a_municipality_changes_nothing():
    here, there = FITTING.fits(
        [
            "Svarstiderna i Ljungby mäts varje år för telefon.",
            "Svarstiderna i Upplands Väsby mäts varje år för telefon.",
        ]
    )
    assert np.array_equal(here, there)


def test_saying_it_twice_fits_as_well():
    sentence = "Svarstiderna mäts varje år för telefon"
    once, twice = FITTING.fits([sentence, f"{sentence} {sentence.lower()}"])
    assert np.allclose(once, twice, atol=1e-5)


def test_no_statements_and_no_known_words():
    assert FITTING.fits([]).shape == (0, len(FITTING.ids))
    assert FITTING.fits(["xyzzy"]).shape == (1, len(FITTING.ids))


def test_the_criterion_pasted_is_a_repetition_and_a_fact_is_none():
    text = judge().criterion("2.2").indicators[0].text
    assert FITTING.repeats(text)
    assert FITTING.repeats(text.replace("Kommunen", "Höganäs kommun"))
    assert not FITTING.repeats("Normerna för svarstider gäller hela kommunen sedan 2021.")
    assert not FITTING.repeats(f"{text[:-1]}: två dagar för e-post och tre minuter för telefon enligt servicepolicyn.")


def test_neighbours_are_the_other_indicators_of_the_question():
    assert np.allclose(FITTING.neighbours.sum(axis=1), 1)
    assert not FITTING.neighbours.diagonal().any()
