"""What is known of a municipality on a question of the instrument, told by its number."""

import pytest
from answer_examples import cited_ids, plain


@pytest.mark.parametrize(
    "question",
    ["Vad talar för och emot 6.3 i Ljungby?", "Vad talar för och emot 6.3?", "Vad säger underlaget om 6.3 i Ljungby?"],
)
def test_a_question_by_number_is_answered_with_its_row_and_its_findings_alone(base, question):
    answer = base.ask(question)
    assert not answer.refused
    assert "6.3 Kompetens- och medarbetarutveckling, Ljungby 2018: 11 av 25 poäng, 42 %" in plain(answer)
    found = [c.passage for c in answer.citations if c.passage.kind in {"styrka", "förbättringsområde"}]
    assert {p.kind for p in found} == {"styrka", "förbättringsområde"}
    assert all("6.3" in p.questions for p in found)


def test_a_side_without_findings_is_said_to_be_empty(base):
    answer = base.ask("Vad talar för och emot 2.1 i Ljungby?")
    assert "Styrkor: inget fynd i underlaget gäller 2.1." in plain(answer)
    assert any(found.startswith("L2F") for found in cited_ids(answer))
