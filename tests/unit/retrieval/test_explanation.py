import numpy as np
from passages import make_passage

from assistant.domain.glossary import Term
from assistant.domain.passage import Tie, WordMatch
from assistant.retrieval.explanation import explain
from assistant.retrieval.query import read_query
from assistant.retrieval.synonyms import Synonyms

SYNONYMS = Synonyms((Term("invånare", "", ("kommunens medlemmar",), ("resident",), ()),))


class Directions:
    """Chefer and ledare point one way, every other word its own."""

    identity, dimension, sums_words = "fake", 64, True

    def __init__(self):
        self.places = {"chefer": 0, "ledare": 0}

    def embed_queries(self, texts):
        rows = [self.places.setdefault(text, len(self.places)) for text in texts]
        return np.eye(self.dimension, dtype=np.float32)[rows]

    embed_passages = embed_queries


def matches(query, text, heading=""):
    return explain(read_query(query, SYNONYMS), [make_passage(text, heading=heading)], Directions())[0]


def test_each_kind_of_match():
    assert matches("målens", "Tydliga mål") == (WordMatch("målens", "mål", Tie.WORD),)
    assert matches("residents", "Kommunens alla medlemmar") == (
        WordMatch("residents", "kommunens medlemmar", Tie.EQUIVALENT),
    )
    assert matches("målstyrning", "Styrning av skolan") == (WordMatch("målstyrning", "styrning", Tie.PART),)
    assert matches("chefer", "Våra ledare får stöd") == (WordMatch("chefer", "ledare", Tie.MEANING),)


def test_words_without_a_match_are_left_out_and_the_heading_counts():
    assert matches("budget och kultur", "Plan finns", heading="Kultur") == (WordMatch("kultur", "kultur", Tie.WORD),)
    assert matches("budget", "?!") == ()
    assert matches("vad är det", "Plan finns") == ()


def test_every_passage_gets_its_own():
    query = read_query("kultur", SYNONYMS)
    passages = [make_passage("Miljö"), make_passage("Kultur")]
    assert [len(found) for found in explain(query, passages, Directions())] == [0, 1]
    assert explain(query, [], Directions()) == ()
