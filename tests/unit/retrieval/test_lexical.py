import pytest
from passages import make_passage
from retrieval_fakes import EVERYTHING

from assistant.domain.glossary import Term
from assistant.domain.passage import PassageFilter
from assistant.retrieval.lexical import CONTEXT_WEIGHT, NEARNESS_WEIGHT, LexicalIndex, indexed_words
from assistant.retrieval.state import IndexState
from assistant.retrieval.words import content_words

TEXTS = (
    "Medborgardialog i arbetet med översiktsplaner",
    "Ekonomin är stabil",
    "Brukarundersökningar görs varje år",
    "Kommunövergripande system där synpunkter följs",
    "Kulturpolitiskt program med tydliga mål",
)


def built(folder, passages, glossary=()):
    index = LexicalIndex(folder, glossary)
    draft = index.draft()
    draft.add(passages)
    draft.commit("r1")
    return index


def texts_found(index, passages, query, condition=EVERYTHING, limit=10):
    by_id = {passage.id: passage.text for passage in passages}
    return [by_id[identifier] for identifier, _ in found(index.snapshot(), query, condition, limit)]


def found(snapshot, query, condition=EVERYTHING, limit=10):
    keep = snapshot.allowed(condition)
    shares = snapshot.shares(snapshot.read(query), keep)
    best = snapshot.best(shares, keep, limit)
    return [(snapshot.catalogue.ids[row], shares[row]) for row in best]


@pytest.fixture
def passages():
    return [make_passage(text) for text in TEXTS]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("översiktsplanering", 0),
        ("oversiktsplan", 0),
        ("synpunktshanteringssystem", 3),
        ("undersökningar bland brukarna", 2),
        ("kultur", 4),
        ("kommunens ekonomi", 1),
    ],
)
def test_compounds_inflections_and_missing_diacritics_are_found(tmp_path, passages, query, first):
    assert texts_found(built(tmp_path, passages), passages, query)[0] == TEXTS[first]


def test_glossary_finds_other_words_but_the_written_word_comes_first(tmp_path):
    passages = [make_passage("Kunderna är nöjda"), make_passage("Brukarna är nöjda")]
    index = built(tmp_path, passages, (Term("brukare", "", ("kund",), ("user",), ()),))
    assert texts_found(index, passages, "kunder") == ["Kunderna är nöjda", "Brukarna är nöjda"]
    assert "Brukarna är nöjda" in texts_found(index, passages, "user")


def test_a_short_finding_is_found_by_its_heading_and_municipality(tmp_path):
    passages = [
        make_passage("360?", heading="Ledarutveckling"),
        make_passage("Plan finns", heading="Miljö", municipality="Nacka"),
    ]
    index = built(tmp_path, passages)
    assert texts_found(index, passages, "ledarutveckling") == ["360?"]
    assert texts_found(index, passages, "Nacka 2018")[0] == "Plan finns"


def test_text_weighs_more_than_heading(tmp_path):
    passages = [make_passage("Plan finns", heading="Mångfald"), make_passage("Mångfald finns", heading="Plan")]
    assert texts_found(built(tmp_path, passages), passages, "mångfald")[0] == "Mångfald finns"


def test_a_narrow_filter_loses_nothing(tmp_path):
    passages = [make_passage(f"Budget {number}", year=2016) for number in range(300)]
    passages += [make_passage("Något om budget i en lång text som annars hamnar sist", year=2023)]
    index = built(tmp_path, passages)
    assert texts_found(index, passages, "budget", PassageFilter(("public",), years=(2023,)), limit=1) == [
        passages[-1].text
    ]


def test_words_beside_each_other_earn_more_where_they_are_so_in_the_query(tmp_path):
    beside = make_passage("Utsatta barn, skola, hälsa, fritid, hem, stöd")
    apart = make_passage("Barn, skola, hälsa, utsatta, fritid, hem, stöd")
    snapshot = built(tmp_path, [apart, beside]).snapshot()
    query = snapshot.read("stöd till utsatta barn")
    shares = snapshot.shares(query, snapshot.allowed(EVERYTHING))
    assert shares[0] == shares[1]
    earned = snapshot.earned(query, shares, [apart.id, beside.id])
    assert earned[apart.id] == shares[0]
    assert earned[beside.id] == pytest.approx(shares[1] * (1 + NEARNESS_WEIGHT / 2), abs=1e-6)


def test_equal_scores_are_ordered_by_id(tmp_path):
    passages = [make_passage("Samma text", id=f"{number:02d}") for number in (3, 1, 2, 0)]
    snapshot = built(tmp_path, passages).snapshot()
    assert [identifier for identifier, _ in found(snapshot, "samma text", limit=3)] == ["00", "01", "02"]


def test_an_update_gives_what_a_rebuild_gives(tmp_path, passages):
    changed = make_passage("Ekonomin är svag", id=passages[1].id)
    new = make_passage("Ny satsning på översiktsplanering")
    index = built(tmp_path / "a", passages)
    index.update([changed, new], [passages[2].id], revision="r2")
    after = [passages[0], passages[3], passages[4], changed, new]
    anew = built(tmp_path / "b", after)
    for query in ("ekonomi", "översiktsplan", "brukarundersökning", "system"):
        assert found(index.snapshot(), query) == found(anew.snapshot(), query)
    assert LexicalIndex(tmp_path / "a").state("r2") is IndexState.READY


def test_a_snapshot_stays_as_it_was(tmp_path, passages):
    index = built(tmp_path, passages)
    before = index.snapshot()
    index.update([], [passage.id for passage in passages], revision="r2")
    assert found(before, "ekonomi")
    assert len(index.snapshot()) == 0
    assert found(index.snapshot(), "ekonomi") == []


def test_another_object_sees_the_change(tmp_path, passages):
    built(tmp_path, passages)
    reader = LexicalIndex(tmp_path)
    assert len(reader.snapshot()) == 5
    LexicalIndex(tmp_path).update([], [passages[0].id], revision="r2")
    assert len(reader.snapshot()) == 4
    assert reader.state("r1") is IndexState.STALE


def test_only_the_serving_generation_is_kept(tmp_path, passages):
    index = built(tmp_path, passages)
    index.update([], [], revision="r2")
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1


def test_missing_and_stale(tmp_path, passages):
    assert LexicalIndex(tmp_path / "none").state() is IndexState.MISSING
    assert LexicalIndex(tmp_path / "none").snapshot() is None
    built(tmp_path, passages)
    assert LexicalIndex(tmp_path).state() is IndexState.READY
    assert LexicalIndex(tmp_path).state("r9") is IndexState.STALE


@pytest.mark.parametrize("share", [0, 0.5, 0.99])
def test_truncated_files_are_damage_not_a_crash(tmp_path, passages, share):
    built(tmp_path, passages)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) > 10
    for path in files:
        whole = path.read_bytes()
        path.write_bytes(whole[: int(len(whole) * share)])
        state = LexicalIndex(tmp_path).state("r1")
        assert state is IndexState.DAMAGED, path.name
        assert LexicalIndex(tmp_path).snapshot() is None
        path.write_bytes(whole)
    assert LexicalIndex(tmp_path).state("r1") is IndexState.READY


def test_coverage_counts_text_and_context(tmp_path):
    passage = make_passage("Tydliga mål", heading="Politisk styrning", municipality="Nacka", year=2021)
    snapshot = built(tmp_path, [passage, make_passage("Annat")]).snapshot()
    assert snapshot.coverage(snapshot.read("Hur tydliga är målen i Nacka 2021?"), [passage.id]) == {
        passage.id: pytest.approx(1.0)
    }
    assert snapshot.coverage(snapshot.read("pannkakor"), [passage.id]) == {passage.id: 0.0}


def test_words_count_where_they_stand():
    passage = make_passage("Mål och mål", heading="Mål", municipality="Nacka", year=2021)
    assert indexed_words(passage, content_words(passage.text)) == {
        "mål": 2 + CONTEXT_WEIGHT,
        "nacka": CONTEXT_WEIGHT,
        "2021": CONTEXT_WEIGHT,
    }
