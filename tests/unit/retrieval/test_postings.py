import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval import postings
from assistant.retrieval.postings import K1, B, NewRows, Postings

ROWS = (
    {"mål": 2.0, "budget": 1.0},
    {"mål": 1.0},
    {"kultur": 1.0, "plan": 3.0, "budget": 1.0},
    {},
)


def index_of(rows, start=None, keep=()):
    start = start or Postings.empty()
    new = NewRows(start, lambda word: ((word, 1.0),))
    for half in (rows[:2], rows[2:]):
        new.add(half)
    return start.changed(np.array(keep, np.bool_), new)


def test_scores_are_those_of_bm25s():
    import bm25s

    index = index_of(ROWS)
    oracle = bm25s.BM25(method="lucene", k1=K1, b=B)
    oracle.index(
        [[term for term, count in row.items() for _ in range(int(count))] for row in ROWS], show_progress=False
    )
    for query in (["mål"], ["budget", "plan"], ["mål", "kultur", "budget"]):
        expected = oracle.get_scores(query) * (K1 + 1)  # Lucene leaves this constant factor out
        assert index.scores(dict.fromkeys(query, 1.0)) == pytest.approx(expected, rel=1e-5)


def test_query_weights_scale_and_unknown_terms_add_nothing():
    index = index_of(ROWS)
    once = index.scores({"mål": 1.0})
    assert index.scores({"mål": 0.5, "saknas": 9.0}) == pytest.approx(once / 2)
    assert index.scores({}).tolist() == [0.0] * 4


@given(
    rows=st.lists(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from((0.25, 1.0, 3.0))), max_size=12),
    query=st.dictionaries(st.sampled_from("abcdefghz"), st.sampled_from((0.1, 0.4, 1.0))),
    chosen=st.sets(st.integers(0, 11)),
)
def test_some_rows_score_exactly_what_they_score_among_all(rows, query, chosen):
    index = index_of(rows)
    wanted = np.array(sorted(row for row in chosen if row < len(rows)), np.int64)
    assert index.scores_of(query, wanted).tolist() == index.scores(query)[wanted].tolist()


def test_a_changed_index_equals_one_made_anew():
    changed = index_of(({"plan": 1.0, "ny": 2.0},), index_of(ROWS), (True, False, True, True))
    anew = index_of((ROWS[0], ROWS[2], ROWS[3], {"plan": 1.0, "ny": 2.0}))
    for term in ("mål", "budget", "kultur", "plan", "ny"):
        assert changed.scores({term: 1.0}) == pytest.approx(anew.scores({term: 1.0}))
        assert changed.idf(term) == anew.idf(term)


def test_computed_a_few_rows_at_a_time_it_is_the_same(monkeypatch):
    rows = [{"mål": 1.0 + row, "plan": 0.25, f"ord {row % 3}": 2.0} if row % 4 else {} for row in range(11)]
    whole = index_of(rows)
    monkeypatch.setattr(postings, "_AT_ONCE", 3)
    parts = index_of(rows)
    for name in postings._ARRAYS:
        assert getattr(parts, name).tolist() == getattr(whole, name).tolist()
    assert all(np.all(np.diff(part) > 0) for part in np.split(parts.term_rows, parts.term_start[1:-1]))


def test_terms_that_words_share_are_counted_together():
    new = NewRows(Postings.empty(), lambda word: ((word, 1.0), (word[:2], 0.5)))
    new.add([{"måla": 2.0, "målet": 0.25}, {"plan": 1.0}])
    index = Postings.empty().changed(np.zeros(0, np.bool_), new)
    counts = dict(zip(index.terms_of(0), index.row_counts.tolist(), strict=False))
    assert counts == {"måla": 2.0, "målet": 0.25, "må": 1.125}
    assert index.terms_of(1) == ["plan", "pl"]


def test_terms_of_a_row():
    assert sorted(index_of(ROWS).terms_of(2)) == ["budget", "kultur", "plan"]
    assert index_of(ROWS).terms_of(3) == []


@pytest.mark.parametrize("rows", [ROWS, ()])
def test_saved_and_loaded_it_is_the_same(tmp_path, rows):
    index = index_of(rows)
    index.save(tmp_path)
    loaded = Postings.load(tmp_path)
    assert len(loaded) == len(rows)
    assert loaded.scores({"mål": 1.0, "plan": 0.5}).tolist() == index.scores({"mål": 1.0, "plan": 0.5}).tolist()


@pytest.mark.parametrize("name", ["term_rows", "row_terms", "row_start"])
def test_numbers_out_of_range_are_refused(tmp_path, name):
    index_of(ROWS).save(tmp_path)
    array = np.load(tmp_path / f"{name}.npy")
    array[1] = 2**30
    np.save(tmp_path / f"{name}.npy", array)
    with pytest.raises(ValueError, match="do not fit"):
        Postings.load(tmp_path)
