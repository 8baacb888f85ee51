"""How findings are shown: what the program reads into them is said to be that."""

import pytest
from answer_examples import plain
from passages import make_passage

from assistant.answering.composition import Composition
from assistant.answering.figure_book import FigureBook
from assistant.answering.findings import say_finding, say_group, say_tension
from assistant.answering.intents import Intent
from assistant.domain.passage import Passage
from assistant.domain.report import PrintedQuestion
from assistant.domain.result import FigureStatus, Result

RESULT = Result(
    id="LT",
    document_id="blad",
    collection="public",
    municipality="Ljungby",
    country="SE",
    year=2018,
    edition="2016",
    total=461,
    areas=((4, 45),),
    questions=(PrintedQuestion("4.4", "Chefers personliga uppdrag", 4, 15, 25),),
    status=FigureStatus.PRINTED,
    derivation="",
    note="",
    source="en källa",
    see_also=(),
    is_report=True,
)


def finding(*confidences: float) -> Passage:
    return make_passage("360?", area=4, questions=("4.4", "4.6")[: len(confidences) or 1], confidences=confidences)


def shown(say, *arguments, english: bool = False):
    out = Composition(english=english)
    say(out, *arguments)
    return out.finish(Intent.EXAMPLES)


@pytest.mark.parametrize(
    ("confidences", "english", "note"),
    [
        ((0.93,), False, "fråga 4.4 är en säker tolkning"),
        ((0.93, 0.62), False, "fråga 4.4 och 4.6 är en trolig tolkning"),
        ((0.62,), True, "question 4.4 is a likely interpretation"),
    ],
)
def test_a_finding_says_that_its_question_is_read_into_it(confidences, english, note):
    passage, book = finding(*confidences), FigureBook((RESULT,), {}, ())
    for answer in (shown(say_group, [passage], book, english=english), shown(say_finding, passage, english=english)):
        assert note in plain(answer)
        assert all(citation.verified for citation in answer.citations)


def test_a_question_set_by_a_person_is_no_interpretation_of_the_program():
    passage, book = finding(), FigureBook((RESULT,), {}, ())
    for answer in (shown(say_group, [passage], book), shown(say_finding, passage)):
        assert "tolkning" not in answer.text


def test_a_tension_seen_through_an_interpretation_says_so():
    (read,) = shown(say_tension, ["4.4"], [finding(0.9)], [RESULT]).warnings
    (by_person,) = shown(say_tension, ["4.4"], [finding()], [RESULT]).warnings
    assert "Ljungby 2018 har enligt programmets tolkning en styrka på fråga 4.4" in read
    assert "tolkning" not in by_person
