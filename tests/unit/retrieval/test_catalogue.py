import numpy as np
from hypothesis import given
from retrieval_strategies import filters, passage_lists

from assistant.retrieval.catalogue import Catalogue, NewEntries


def entries_of(passages, start):
    added = NewEntries(start)
    for passage in passages:
        added.add([passage])
    return added


def catalogue_of(passages):
    start = Catalogue.empty()
    return start.changed(np.zeros(0, np.bool_), entries_of(passages, start))


@given(passage_lists(8), filters())
def test_a_filter_allows_what_the_domain_allows(passages, condition):
    assert catalogue_of(passages).allowed(condition).tolist() == [condition.allows(passage) for passage in passages]


@given(passage_lists(6), passage_lists(4), filters())
def test_after_a_change_too(first, second, condition):
    keep = np.array([number % 2 == 0 for number in range(len(first))], np.bool_)
    start = catalogue_of(first)
    changed = start.changed(keep, entries_of(second, start))
    expected = [*first[::2], *second]
    assert changed.ids == tuple(passage.id for passage in expected)
    assert changed.allowed(condition).tolist() == [condition.allows(passage) for passage in expected]


@given(passages=passage_lists(6), condition=filters())
def test_saved_and_loaded_it_is_the_same(tmp_path_factory, passages, condition):
    folder = tmp_path_factory.mktemp("catalogue")
    catalogue = catalogue_of(passages)
    catalogue.save(folder)
    loaded = Catalogue.load(folder)
    assert loaded.ids == catalogue.ids
    assert loaded.allowed(condition).tolist() == catalogue.allowed(condition).tolist()
