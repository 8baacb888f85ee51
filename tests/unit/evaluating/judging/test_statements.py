"""Evidence cut into statements that stand word for word in it."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from judging_examples import evidence

from assistant.evaluating.judging.statements import statements_in


def _texts(*texts):
    return [statement.text for statement in statements_in([evidence(text) for text in texts])]


def test_sentences_lines_and_contrasts_are_statements_of_their_own():
    text = "- Målen är få och tydliga, men de är inte kända.\n• Uppföljning sker varje tertial; den analyseras inte."
    assert sorted(_texts(text)) == [
        "Målen är få och tydliga,",
        "Uppföljning sker varje tertial;",
        "den analyseras inte.",
        "men de är inte kända.",
    ]


def test_an_abbreviation_does_not_end_a_sentence():
    assert _texts("Alla nämnder, bl.a. socialnämnden, har mål.") == ["Alla nämnder, bl.a. socialnämnden, har mål."]


def test_headings_and_names_are_no_statements():
    assert _texts("Bemötande\nLjungby kommun") == []


def test_the_same_words_are_one_statement_in_whatever_source():
    one = evidence("Svarstiderna mäts varje år.", source="a")
    twice = statements_in([one, replace(one, passage_id="zzz", source="b", text="svarstiderna  mäts varje år")])
    assert [statement.evidence for statement in twice] == [one]


@settings(deadline=None)
@given(st.lists(st.text(alphabet="abc ÅÄ.;,\n-•?!", min_size=1, max_size=60), max_size=6), st.randoms())
def test_statements_stand_in_their_passages_and_order_does_not_matter(texts, random):
    passages = [replace(evidence(text), passage_id=str(place)) for place, text in enumerate(texts)]
    found = statements_in(passages)
    for one in found:
        assert one.evidence.text[one.start :].startswith(one.text)
    shuffled = list(passages)
    random.shuffle(shuffled)
    assert statements_in(shuffled) == found
