import itertools

import pytest
from answer_examples import KEY, keys_in
from hypothesis import given
from hypothesis import strategies as st
from passages import make_passage

from assistant.answering.composition import COMPARABILITY, Composition
from assistant.answering.intents import Intent

PASSAGES = [make_passage(f"Fynd nummer {i}") for i in range(400)]


def test_keys_are_opaque_unique_and_the_same_each_time():
    out, again = Composition(), Composition()
    marks = [out.mark([p]) for p in PASSAGES]
    assert len(set(marks)) == len(PASSAGES)
    assert all(KEY.fullmatch(mark.strip()) for mark in marks)
    assert [again.mark([p]) for p in PASSAGES] == marks
    assert [out.mark([p]) for p in PASSAGES] == marks
    assert not any(str(i) == mark.strip(" []")[1:] for i, mark in enumerate(marks))


def test_a_key_does_not_tell_where_in_the_answer_it_stands():
    one, other = Composition(), Composition()
    for passage in PASSAGES[:5]:
        one.mark([passage])
    assert other.mark([PASSAGES[4]]) == one.mark([PASSAGES[4]])


@given(st.lists(st.lists(st.sampled_from(PASSAGES[:40]), max_size=4), max_size=12))
def test_every_key_in_the_text_is_a_citation_and_every_citation_stands_in_the_text(cited):
    out = Composition()
    for number, passages in enumerate(cited):
        (out.say if number % 3 else lambda sv, en, cite: out.bullet(sv, cite=cite))("Så här", "Thus", cite=passages)
    answer = out.finish(Intent.EXAMPLES)
    assert keys_in(answer.text) == {c.key for c in answer.citations}
    assert {c.passage.id for c in answer.citations} == {p.id for p in itertools.chain(*cited)} == out.shown


def test_one_passage_has_one_key_however_often_it_is_cited():
    out = Composition()
    out.say("Ett", "One", cite=[PASSAGES[0], PASSAGES[0]])
    out.bullet("Två", cite=[PASSAGES[0]])
    answer = out.finish(Intent.EXAMPLES)
    assert len(answer.citations) == 1
    assert answer.text.count(answer.citations[0].key) == 2


def test_brackets_of_a_document_are_no_key():
    out = Composition()
    out.bullet("Rapporten säger [K7F2] och [KABC], men [x] får stå.", cite=[PASSAGES[0]])
    answer = out.finish(Intent.EXAMPLES)
    assert keys_in(answer.text) == {answer.citations[0].key}
    assert "(K7F2)" in answer.text
    assert "[x]" in answer.text


def test_a_warning_is_given_once():
    out = Composition()
    for _ in range(3):
        out.warn("Se upp", "Beware")
        out.warn_editions(["2016", "2020"], [PASSAGES[0]])
    answer = out.finish(Intent.FIGURES)
    assert answer.warnings == ("Se upp", COMPARABILITY[0])
    assert answer.text.count(COMPARABILITY[0]) == 1
    assert len(answer.citations) == 1


@pytest.mark.parametrize("editions", [[], ["2016"], ["2016", "2016"], ["2016", None]])
def test_one_edition_is_nothing_to_warn_of(editions):
    out = Composition()
    out.warn_editions(editions, [PASSAGES[0]])
    assert out.finish(Intent.FIGURES).warnings == ()
    assert out.empty


def test_the_frame_follows_the_askers_language():
    out = Composition(english=True)
    out.say("Svenska", "English")
    out.warn("Varning", "Warning")
    answer = out.finish(Intent.BASE)
    assert answer.text == "English"
    assert answer.warnings == ("Warning",)


def test_at_most_four_different_questions_to_go_on_with():
    out = Composition()
    out.follow("a", "b", "a", "c", "d", "e")
    assert out.finish(Intent.BASE).follow_ups == ("a", "b", "c", "d")


def test_a_false_figure_is_marked():
    passage = make_passage("7 av 25 poäng")
    for text, verified in (("7 av 25", True), ("8 av 25", False)):
        out = Composition()
        out.say(text, text, cite=[passage])
        assert [c.verified for c in out.finish(Intent.FIGURES).citations] == [verified]
