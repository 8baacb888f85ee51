"""Filters in SQL agree with the rule of `PassageFilter.allows`, whatever the passages and the filter."""

from dataclasses import replace

import pytest
from database_examples import BY, NOON, changed, make_document, make_passage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.domain.passage import PUBLIC, Kind, PassageFilter
from assistant.storage.database import open_database

COLLECTIONS = (PUBLIC, "utvärdering-7")
MUNICIPALITIES = ("Ale", "Åre", "åre")
YEARS = (2010, 2016, 2023)
EDITIONS = ("2010", "2016")
AREAS = (1, 2, 8)
QUESTIONS = ("2.1", "2.10", "8.7")
NAMES = ("a", "b")


def some(values):
    """Mostly nothing: a filter with every condition set lets nothing through, and then says nothing."""
    few = st.lists(st.sampled_from(values), min_size=1, max_size=2).map(tuple)
    return st.one_of(st.just(()), st.just(()), st.just(()), few)


passage_fields = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(Kind),
        "municipality": st.sampled_from((None, *MUNICIPALITIES)),
        "year": st.sampled_from((None, *YEARS)),
        "edition": st.sampled_from((None, *EDITIONS)),
        "area": st.sampled_from((None, *AREAS)),
        "theme_areas": st.lists(st.sampled_from(AREAS), max_size=2).map(tuple),
        "questions": st.lists(st.sampled_from(QUESTIONS), max_size=2).map(tuple),
        "confidences": st.just(()),
    }
)
documents = [make_document(name, collection=collection) for collection in COLLECTIONS for name in NAMES]
filters = st.builds(
    PassageFilter,
    collections=st.lists(st.sampled_from(COLLECTIONS), min_size=1, max_size=2).map(tuple),
    municipalities=some((*MUNICIPALITIES, "")),
    years=some(YEARS),
    editions=some(EDITIONS),
    areas=some(AREAS),
    own_areas=st.booleans(),
    questions=some(QUESTIONS),
    kinds=some(tuple(Kind)),
    exclude_municipalities=some(MUNICIPALITIES),
    document_ids=some(tuple(document.id for document in documents)),
)


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    with open_database(f"sqlite:///{tmp_path_factory.mktemp('filter') / 'kompass.sqlite3'}") as opened:
        yield opened


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    stored=st.lists(st.tuples(st.sampled_from(documents), passage_fields), max_size=25),
    asked=st.lists(filters, min_size=1, max_size=8),
)
def test_sql_agrees_with_the_rule(database, stored, asked):
    passages = [
        replace(make_passage(document, f"stycke {place}", position=place), **fields)
        for place, (document, fields) in enumerate(stored)
    ]
    recipe = str(hash(tuple(passages)))
    for document in documents:
        own = [passage for passage in passages if passage.document_id == document.id]
        database.put_document(replace(changed(document, "a"), recipe=recipe), own, None, by=BY, at=NOON)
    ordered = sorted(passages, key=lambda passage: (passage.document_id, passage.position))
    for passage_filter in asked:
        allowed = tuple(passage for passage in ordered if passage_filter.allows(passage))
        assert database.find_passages(passage_filter) == allowed
        assert database.find_passages(passage_filter, 2) == allowed[:2]
