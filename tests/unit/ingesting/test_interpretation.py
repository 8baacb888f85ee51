"""Questions read into findings: within bounds, and the same each time; how often they are right: tests/quality."""

import numpy as np
import pytest

from assistant.ingesting.interpretation import LEAST_CERTAIN, confidences, leads, open_interpreter
from assistant.retrieval.static_model import StaticEmbedder
from assistant.settings import ROOT

KNOWLEDGE = ROOT / "knowledge"
MANAGERS = "Chefer har personliga uppdrag med mål för sin enhet, som följs upp i en uppdragsdialog"


@pytest.fixture(scope="module")
def interpreter(instrument):
    return open_interpreter(KNOWLEDGE, instrument, StaticEmbedder())


def test_a_finding_that_speaks_of_a_question_is_read_so(interpreter):
    first, *_ = interpreter.interpret(MANAGERS, (4,))
    assert first.question == "4.4"
    assert 0.9 < first.confidence < 1


def test_a_reading_stays_in_the_areas_given(interpreter):
    for areas in ((3,), (4, 6), (8,)):
        assert {int(read.question[0]) for read in interpreter.interpret(MANAGERS, areas)} <= set(areas)


@pytest.mark.parametrize("text", ["", "!", "abcdefg", "Vi är bra", "Över genomsnittet i alla områden."])
def test_what_says_nothing_of_a_question_is_not_read(interpreter, text):
    assert interpreter.interpret(text) == ()


def test_readings_are_sure_enough_ordered_and_the_same_each_time(interpreter, instrument):
    again = open_interpreter(KNOWLEDGE, instrument, StaticEmbedder())
    for text in (MANAGERS, "Medarbetarundersökningar och medarbetarsamtal", "Fler e-tjänster och ett kontaktcenter"):
        read = interpreter.interpret(text)
        assert read == again.interpret(text)
        assert [one.confidence for one in read] == sorted((one.confidence for one in read), reverse=True)
        assert all(LEAST_CERTAIN <= one.confidence < 1 for one in read)


def test_a_word_that_one_criterion_happens_to_hold_is_not_enough(interpreter):
    assert interpreter.interpret("360?", (4,)) == ()
    (read,) = interpreter.interpret("360-graders chefsbedömning som underlag för chefens uppdrag", (4,))
    assert read.question == "4.4"


def test_a_base_without_criteria_and_sheets_still_reads_names(tmp_path, instrument):
    (tmp_path / "criteria").mkdir()
    bare = open_interpreter(tmp_path, instrument, StaticEmbedder())
    assert bare.examples.speaks_of.shape == (0, 45)
    assert bare.interpret("Mångfald")[0].question == "6.6"


def test_the_lead_is_taken_among_those_asked_for():
    likeness, among = np.array([0.9, 0.5, 0.7, 0.2]), np.array([False, True, True, True])
    assert leads(likeness, among)[1:] == pytest.approx([-0.2, 0.2, -0.5])
    sure = confidences(likeness, among)
    assert sure[0] == 0
    assert sure[2] > sure[1] > sure[3] > 0
