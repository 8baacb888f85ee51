"""Who "we" are: told by the narrowing, else by the conversation, else asked for."""

import pytest

from assistant.domain.passage import PUBLIC, PassageFilter

LJUNGBY = PassageFilter(collections=(PUBLIC,), municipalities=("Ljungby",))


def test_narrowed_to_one_municipality_that_is_us_and_the_other_may_be_looked_at(base):
    answer = base.ask("Jämför oss med Örebro", filter=LJUNGBY)
    assert not answer.refused
    assert "**Ljungby 2018** – **461**" in answer.text
    assert "**Örebro 2015** – **650**" in answer.text
    assert answer.warnings  # two editions


def test_else_we_are_the_one_spoken_of_before(base):
    answer = base.ask("jämför vår kommun med Grästorp", previous=("Vad fick Örebro 2012?", "Vad menas med 2.2?"))
    assert "Örebro" in answer.text
    assert "Grästorp" in answer.text


def test_else_the_asker_is_asked_and_offered_what_can_be_compared(base):
    answer = base.ask("jämför oss med Örebro")
    assert answer.refused
    assert "Vilken kommun gäller det?" in answer.text
    assert answer.follow_ups
    assert all(question.endswith("med Örebro") for question in answer.follow_ups)
    assert not base.ask(answer.follow_ups[0]).refused


@pytest.mark.parametrize(
    ("question", "previous"),
    [
        ("Ge mig en tabell över förändringen", ("Vad fick Vallentuna?",)),
        ("ge mig en tabell över förändringen i Vallentuna", ()),
        ("Tabell över förändringen för Vallentuna", ("Vad fick Örebro?",)),
    ],
)
def test_the_change_as_a_table_holds_no_difference_from_one_edition_to_another(base, question, previous):
    answer = base.ask(question, previous=previous)
    assert "| 2019 | 2016 års utgåva | 603 | +48 |" in answer.text
    assert "| 2021 | 2020 års utgåva | 648 | – |" in answer.text
    assert "+45" not in answer.text
    assert answer.warnings


def test_a_derived_figure_is_marked_in_the_table_and_areas_follow(base):
    answer = base.ask("Ge mig en tabell över förändringen i Örebro")
    assert "| 2010 | 2010 års utgåva | 516 (härledd) | – |" in answer.text
    assert "| 3 Politisk styrning och kontroll | 66 | 86 | +20 |" in answer.text


def test_a_table_of_nobody_asks_whose(base):
    answer = base.ask("ge mig en tabell över förändringen")
    assert answer.refused
    assert not base.ask(answer.follow_ups[0]).refused


def test_a_question_that_does_not_lean_on_us_is_left_alone(base):
    assert not base.ask("Jämför Ljungby med Örebro").refused
    assert "Vilken kommun" not in base.ask("Hur kan vi jämföra oss med andra kommuner?").text
