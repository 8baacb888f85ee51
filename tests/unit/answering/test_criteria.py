import pytest
from answer_examples import cited_ids

from assistant.answering.intents import Intent


@pytest.mark.parametrize(
    ("question", "criterion"),
    [
        ("Vad menas med fråga 2.2?", "K2.2"),
        ("Vilka kriterier handlar om sjukfrånvaro?", "K6.5"),
        ("Hur bedöms jobbsökande?", "K6.6"),
    ],
)
def test_a_question_of_the_instrument_is_explained_whether_or_not_any_finding_speaks_of_it(base, question, criterion):
    answer = base.ask(question)
    assert answer.kind == Intent.CRITERIA
    assert not answer.refused
    assert criterion in cited_ids(answer)


def test_what_no_criterion_takes_up(base):
    answer = base.ask("Vilka kriterier handlar om raketbränsle?")
    assert answer.refused
    assert not any(id_.startswith("K") for id_ in cited_ids(answer))
