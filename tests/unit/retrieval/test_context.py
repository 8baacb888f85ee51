"""What stands around a finding helps it to be found, and says nothing for it."""

import pytest
from passages import make_passage
from retrieval_fakes import EVERYTHING

from assistant.retrieval.lexical import LexicalIndex

AREA = "Ledarskap, ansvar och delegation"
READ = f"{AREA}: Chefers personliga uppdrag"


def snapshot_of(folder, passages):
    index = LexicalIndex(folder)
    draft = index.draft()
    draft.add(passages)
    draft.commit("r1")
    return index.snapshot()


def found(folder, passages, query):
    """Texts in the order found, with their scores."""
    snapshot = snapshot_of(folder, passages)
    text_of = {passage.id: passage.text for passage in passages}
    keep = snapshot.allowed(EVERYTHING)
    shares = snapshot.shares(snapshot.read(query), keep)
    best = snapshot.best(shares, keep, 10)
    return {text_of[snapshot.catalogue.ids[row]]: shares[row] for row in best}


def test_a_bare_finding_is_found_through_its_area_and_question(tmp_path):
    bare = make_passage("360?", heading=READ, questions=("4.4",), confidences=(0.7,))
    others = [make_passage("Budget i balans", heading="Ekonomi"), make_passage("Plan finns", heading="Miljö")]
    for query in ("chefernas uppdrag", "ledarskap", "360-feedback till ledare"):
        assert list(found(tmp_path / query, [*others, bare], query)) == ["360?"]


@pytest.mark.parametrize("confidences", [(), (0.99,)])
def test_a_heading_that_holds_every_word_does_not_outrank_a_text_that_does(tmp_path, confidences):
    empty = make_passage("Plan finns", heading=READ, questions=("4.4",), confidences=confidences)
    speaking = make_passage(
        "Arbetet med chefers personliga uppdrag fortsätter och följs upp på flera sätt", heading=AREA
    )
    assert next(iter(found(tmp_path, [empty, speaking], "chefers personliga uppdrag"))) == speaking.text


def test_the_less_sure_an_interpretation_the_less_its_words_weigh(tmp_path):
    made = [
        make_passage(text, heading=READ, questions=("4.4",), confidences=confidences)
        for text, confidences in (("Sextio", (0.6,)), ("Nittio", (0.9,)), ("En annan", ()))
    ]
    scores = found(tmp_path, made, "chefers personliga uppdrag")
    assert scores["En annan"] > scores["Nittio"] > scores["Sextio"] > 0


def test_context_covers_nothing_of_another_subject(tmp_path):
    passage = make_passage("Fler moment", heading=READ, questions=("4.4",), confidences=(0.7,))
    snapshot = snapshot_of(tmp_path, [passage, make_passage("Annat")])
    assert snapshot.coverage(snapshot.read("vindkraftverk till havs"), [passage.id]) == {passage.id: 0.0}
    assert snapshot.coverage(snapshot.read("styrkor"), [passage.id]) == {passage.id: 0.0}
