"""Passages and filters for hypothesis, from few values so that they meet often."""

from hypothesis import strategies as st
from passages import make_passage

from assistant.domain.passage import Kind, Passage, PassageFilter

COLLECTIONS = ("public", "team-a")
MUNICIPALITIES = ("Ljungby", "Nacka", "Åre")
YEARS = (2016, 2018, 2023)
EDITIONS = ("2016", "2020")
AREAS = (1, 2, 8)
QUESTIONS = ("1.1", "2.5", "8.7")
DOCUMENTS = ("d1", "d2")


def _some(values, least=0):
    return st.lists(st.sampled_from(values), min_size=least, max_size=2, unique=True).map(tuple)


def passages(number: int) -> st.SearchStrategy[Passage]:
    return st.builds(
        lambda **fields: make_passage("text", id=f"{number:04d}", **fields),
        collection=st.sampled_from(COLLECTIONS),
        municipality=st.sampled_from((*MUNICIPALITIES, None)),
        year=st.sampled_from((*YEARS, None)),
        edition=st.sampled_from((*EDITIONS, None)),
        area=st.sampled_from((*AREAS, None)),
        theme_areas=_some(AREAS),
        questions=_some(QUESTIONS),
        kind=st.sampled_from(tuple(Kind)),
        document_id=st.sampled_from(DOCUMENTS),
    )


def passage_lists(most: int) -> st.SearchStrategy[list[Passage]]:
    return st.integers(0, most).flatmap(lambda count: st.tuples(*map(passages, range(count))).map(list))


def filters() -> st.SearchStrategy[PassageFilter]:
    return st.builds(
        PassageFilter,
        collections=_some(COLLECTIONS, least=1),
        municipalities=_some(MUNICIPALITIES),
        years=_some(YEARS),
        editions=_some(EDITIONS),
        areas=_some(AREAS),
        own_areas=st.booleans(),
        questions=_some(QUESTIONS),
        kinds=_some(tuple(Kind)),
        exclude_municipalities=_some(MUNICIPALITIES),
        document_ids=_some(DOCUMENTS),
    )
