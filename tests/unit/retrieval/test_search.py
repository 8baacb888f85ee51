import random
from pathlib import Path

import pytest
from passages import make_passage
from retrieval_fakes import EVERYTHING, FakeEmbedder

from assistant.domain.errors import BaseDamaged
from assistant.domain.glossary import Term
from assistant.domain.passage import PassageFilter, Tie, WordMatch
from assistant.retrieval.chroma_index import open_embedded
from assistant.retrieval.embedder import SHIPPED_MODEL, choose_embedder
from assistant.retrieval.fusion import MEANING_WEIGHT
from assistant.retrieval.lexical import LexicalIndex
from assistant.retrieval.search import Search, embedded_text
from assistant.retrieval.state import IndexState

GLOSSARY = (Term("medborgarbudget", "", ("invånarbudget",), ("participatory budget",), ()),)


@pytest.fixture
def open_search():
    opened = []

    def opener(folder, embedder=None):
        parts = {"dense": open_embedded(folder / "dense"), "lexical": LexicalIndex(folder / "words", GLOSSARY)}
        opened.append(Search(embedder=embedder or FakeEmbedder(), **parts))
        return opened[-1]

    yield opener
    for search in opened:
        search.close()


@pytest.fixture
def passages():
    texts = ("Budget i balans", "Kultur för alla", "Skola och kultur", "Miljö i fokus", "Invånarbudget prövas")
    return [make_passage(text, year=2014 + number) for number, text in enumerate(texts)]


@pytest.fixture
def search(open_search, tmp_path, passages):
    made = open_search(tmp_path)
    made.rebuild(passages, len(passages), revision="r1")
    return made


def test_a_hit_tells_of_both_legs(search, passages):
    hits = search.find("budget i balans", filter=EVERYTHING)
    assert hits[0].passage_id == passages[0].id
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert hits[0].meaning == pytest.approx(MEANING_WEIGHT)
    assert hits[0].words > 0
    assert hits[0].coverage == pytest.approx(1.0)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_what_was_found_is_explained(search, passages):
    assert search.explain("budget i skolan", [passages[0], passages[1]]) == (
        (WordMatch("budget", "budget", Tie.WORD),),
        (),
    )


def test_limit_and_filter(search, passages):
    assert len(search.find("kultur", filter=EVERYTHING, limit=2)) == 2
    assert search.find("kultur", filter=EVERYTHING, limit=0) == ()
    only = PassageFilter(("public",), years=(2016,))
    assert [hit.passage_id for hit in search.find("budget", filter=only)] == [passages[2].id]
    most = PassageFilter(("public",), years=(2014, 2015, 2016, 2017))
    assert {hit.passage_id for hit in search.find("kultur", filter=most)} == {passage.id for passage in passages[:4]}
    assert search.find("budget", filter=PassageFilter(("team-a",))) == ()


@pytest.mark.parametrize("query", ["", "   \n\t", "?!… –"])
def test_a_query_without_words_finds_nothing(search, query):
    assert search.find(query, filter=EVERYTHING) == ()


def test_a_very_long_query_is_cut(search, passages):
    assert search.find("miljö " * 50_000, filter=EVERYTHING)[0].passage_id == passages[3].id
    assert search.find("x" * 100_000, filter=EVERYTHING) is not None


def test_a_query_of_stop_words_is_left_to_the_dense_leg(search):
    hits = search.find("vad är det", filter=EVERYTHING)
    assert hits
    assert all(hit.words == hit.coverage == 0.0 for hit in hits)


class WordBags(FakeEmbedder):
    sums_words = True


def test_equivalents_draw_a_vector_that_is_a_sum_of_words(tmp_path):
    glossary = (Term("teater", "", ("kultur",), (), ()),)
    texts = ("Kulturlivet är rikt", "Skolan är bra", "Miljön är god")
    for embedder, drawn in ((WordBags(), True), (FakeEmbedder(), False)):
        folder = tmp_path / str(drawn)
        parts = {"dense": open_embedded(folder / "dense"), "lexical": LexicalIndex(folder / "words", glossary)}
        search = Search(embedder=embedder, **parts)
        passages = [make_passage(text) for text in texts]
        search.rebuild(passages, 3, revision="r1")
        near = {hit.passage_id: hit.meaning for hit in search.find("teater", filter=EVERYTHING)}
        assert (near[passages[0].id] > near[passages[1].id]) is drawn
        search.close()


def test_glossary_words_are_covered(search, passages):
    hits = search.find("participatory budget", filter=EVERYTHING)
    assert next(hit for hit in hits if hit.passage_id == passages[4].id).coverage == pytest.approx(1.0)


def test_states_follow_revision_and_embedder(search, open_search, tmp_path):
    assert open_search(tmp_path / "elsewhere").state() is IndexState.MISSING
    assert search.state() is IndexState.READY
    assert search.state("r1") is IndexState.READY
    assert search.state("r2") is IndexState.STALE
    other = FakeEmbedder()
    other.identity = "fake 2"
    assert open_search(tmp_path, other).state("r1") is IndexState.OTHER_EMBEDDER


def test_another_embedder_is_not_asked_but_words_still_answer(search, open_search, tmp_path, passages):
    other = FakeEmbedder()
    other.identity = "fake 2"
    hits = open_search(tmp_path, other).find("kultur", filter=EVERYTHING)
    assert passages[1].id in [hit.passage_id for hit in hits]
    assert all(hit.meaning is None for hit in hits)


def test_update(search, open_search, tmp_path, passages):
    new = make_passage("Trygghet på torget")
    seen = []
    search.update([new], [passages[0].id], revision="r2", on_progress=lambda *done: seen.append(done))
    assert seen == [(1, 1)]
    assert search.state("r2") is IndexState.READY
    for reader in (search, open_search(tmp_path)):
        assert reader.find("trygghet", filter=EVERYTHING)[0].passage_id == new.id
        assert passages[0].id not in [hit.passage_id for hit in reader.find("budget i balans", filter=EVERYTHING)]


def test_an_update_stopped_between_the_legs_is_stale(search, passages, monkeypatch):
    monkeypatch.setattr(LexicalIndex, "update", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        search.update([make_passage("Nytt")], [], revision="r2")
    assert search.state() is IndexState.STALE
    assert search.find("nytt", filter=EVERYTHING) is not None
    assert {hit.passage_id for hit in search.find("kultur", filter=EVERYTHING)} <= {passage.id for passage in passages}


def test_the_old_index_serves_while_a_new_one_is_built(search, passages):
    found = []

    def on_progress(done, total):
        assert (done, total) == (1, 1)
        found.append(search.find("budget i balans", filter=EVERYTHING)[0].passage_id)

    search.rebuild(iter([make_passage("Nytt")]), 1, revision="r2", on_progress=on_progress)
    assert found == [passages[0].id]
    assert len(search.find("nytt", filter=EVERYTHING)) == 1
    assert search.state("r2") is IndexState.READY


def test_a_rebuild_that_fails_leaves_the_old_index(search, passages, tmp_path):
    def broken():
        yield passages[0]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        search.rebuild(broken(), 5, revision="r2")
    assert search.state("r1") is IndexState.READY
    assert len(search.find("kultur", filter=EVERYTHING)) == 5
    assert len([path for path in (tmp_path / "dense").iterdir() if path.is_dir()]) == 1


def test_without_an_index_the_person_is_told_what_to_do(open_search, tmp_path):
    for attempt in (
        lambda search: search.find("kultur", filter=EVERYTHING),
        lambda search: search.update([], [], revision="r1"),
    ):
        with pytest.raises(BaseDamaged, match="rebuild"):
            attempt(open_search(tmp_path / "none"))


def test_a_damaged_dense_index_leaves_words_and_is_reported(search, open_search, tmp_path):
    search.close()
    for path in (tmp_path / "dense").rglob("chroma.sqlite3"):
        path.write_bytes(b"not a database")
    damaged = open_search(tmp_path)
    assert damaged.state() is IndexState.DAMAGED
    hits = damaged.find("kultur", filter=EVERYTHING)
    assert hits
    assert all(hit.meaning is None for hit in hits)


def test_an_empty_base(open_search, tmp_path):
    search = open_search(tmp_path)
    search.rebuild([], 0, revision="r0")
    assert search.state("r0") is IndexState.READY
    assert search.find("kultur", filter=EVERYTHING) == ()
    search.update([make_passage("Kultur")], [], revision="r1")
    assert len(search.find("kultur", filter=EVERYTHING)) == 1


def test_a_short_text_is_embedded_with_its_heading():
    assert embedded_text(make_passage("360?", heading="Ledarskap")) == "Ledarskap: 360?"
    assert embedded_text(make_passage("x" * 40, heading="Ledarskap")) == "x" * 40


def test_a_filter_that_keeps_few_costs_no_recall(open_search, tmp_path):
    """Against every passage scored by both legs, of an index large enough for both to take their shortcuts."""
    lot = random.Random(7)
    words = ("budget", "medborgardialog", "mål", "uppföljning", "chef", "kultur", "vision", "skola", "miljö", "plan")
    passages = [
        make_passage(" ".join(lot.choices(words, k=6)), id=f"{number:05d}", year=number % 300)
        for number in range(6_000)
    ]
    search = open_search(tmp_path, choose_embedder(SHIPPED_MODEL))
    search.rebuild(passages, len(passages), revision="r1")
    only = PassageFilter(("public",), years=(7,))
    for query in ("chefens mål", "hur följs budgeten upp", "dialog med medborgare om miljön"):
        every = search.find(query, filter=EVERYTHING, limit=len(passages))
        allowed = {passage.id for passage in passages if passage.year == 7}
        right = [hit.passage_id for hit in every if hit.passage_id in allowed]
        assert len(allowed) == 20
        assert [hit.passage_id for hit in search.find(query, filter=only)] == right[:10]


def test_from_end_to_end_with_the_real_model(open_search, tmp_path):
    texts = {
        "dialog": "Medborgardialog i fysisk planering, översiktsplaner och landsbygdsdialog",
        "synpunkter": "Kommunövergripande system där synpunkter och klagomål följs",
        "chefer": "Ledarforum för alla chefer fyra gånger om året",
        "ekonomi": "Ekonomin är stabil och budgeten i balans",
    }
    passages = {name: make_passage(text, id=name) for name, text in texts.items()}
    search = open_search(Path(tmp_path), choose_embedder(SHIPPED_MODEL))
    search.rebuild(passages.values(), len(passages), revision="r1")
    for query, expected in (
        ("medborgardialog oversiktsplan landsbygd", "dialog"),
        ("synpunktshanteringssystem", "synpunkter"),
        ("Hur når ledningen ut till alla chefer?", "chefer"),
        ("Är ekonomin i balans?", "ekonomi"),
    ):
        first = search.find(query, filter=EVERYTHING)[0]
        assert first.passage_id == expected
        assert first.meaning is not None
        assert first.words is not None
    assert search.find("pannkakor", filter=EVERYTHING)[0].coverage == 0.0
