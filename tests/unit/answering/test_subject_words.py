import pytest

from assistant.answering.language import fold
from assistant.answering.subject_words import frame_words, subject_of


@pytest.mark.parametrize(
    ("question", "without", "subject"),
    [
        ("Hur arbetar andra med brukarfokus?", (), "brukarfokus"),
        ("Hur arbetar Ljungby med medborgardialog?", ("Ljungby",), "medborgardialog"),
        ("Ljungbys styrkor inom lönesättning 2018", ("Ljungby",), "lönesättning"),
        ("oppna namndsammantraden i upplands vasbys kommun", ("Upplands Väsby",), "oppna namndsammantraden"),
        ("Vad fick Ljungby på 2.2?", ("Ljungby",), ""),
        ("Vad?", (), ""),
        ("", (), ""),
    ],
)
def test_what_is_left(question, without, subject):
    assert subject_of(question, without=without) == subject


def test_a_frame_word_that_is_kept_counts():
    kept = subject_of("Vilka styrkor har Ljungby med dialog", without=("Ljungby",), keep=frozenset({"styrkor"}))
    assert kept == "styrkor dialog"


def test_the_frame_words_are_folded_and_hold_no_subject_of_the_instrument(instrument):
    assert all(word == fold(word) for word in frame_words())
    for question in instrument.theme_edition.questions():
        assert subject_of(question.name), question.id


@pytest.mark.parametrize("question", ["andra komuner", "jobar kommunerna", "hur hitar man"])
def test_a_frame_word_with_a_slip_in_its_double_consonant_is_one(question):
    assert subject_of(question) == ""


def test_a_short_word_with_a_single_consonant_is_its_own():
    assert subject_of("hur många tal") == "tal"
