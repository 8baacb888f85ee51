"""One suite for the dense leg, on Chroma in this process and on a real Chroma server on loopback."""

import itertools
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from passages import make_passage
from ports import free_port
from retrieval_fakes import random_vectors

from assistant.domain.errors import BaseDamaged, ServiceUnavailable
from assistant.retrieval.chroma_index import connect_server, open_embedded
from assistant.retrieval.chroma_place import EmbeddedPlace, ServerPlace
from assistant.retrieval.dense import Neighbour, Scope
from assistant.retrieval.state import IndexState

EMBEDDER = "fake 1"
FOLDERS = itertools.count()


@pytest.fixture(scope="module")
def server_url(tmp_path_factory):
    port = free_port()
    command = [Path(sys.executable).parent / "chroma", "run", "--path", tmp_path_factory.mktemp("server")]
    process = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.send_signal(signal.SIGTERM)
    process.wait(10)


@pytest.fixture(params=["embedded", "server"])
def open_index(request):
    """Opens the index of a folder, searched by Chroma where there is no scope; whatever was opened is closed."""
    opened = []
    url = request.getfixturevalue("server_url") if request.param == "server" else None

    def opener(folder):
        opened.append(connect_server(folder, url, many=0) if url else open_embedded(folder, many=0))
        return opened[-1]

    yield opener
    for index in opened:
        index.close()


def built(index, passages, vectors, revision="r1"):
    draft = index.draft(EMBEDDER, vectors.shape[1])
    draft.add([passage.id for passage in passages], vectors)
    draft.commit(revision)
    return index


def among(*ids):
    """Only these; another passage of the base is not wanted."""
    return Scope((*ids, "not wanted"), np.array([True] * len(ids) + [False]))


def many(count, **fields):
    return [make_passage("text", id=f"{number:05d}", **fields) for number in range(count)]


def test_nearest_first_with_cosine(open_index, tmp_path):
    vectors = np.array([[1, 0], [0.6, 0.8], [-1, 0]], np.float32)
    index = built(open_index(tmp_path), many(3), vectors)
    for scope in (None, among("00002", "00001", "00000", "no such")):
        found = index.search(np.array([1, 0], np.float32), scope, 5)
        assert found == (Neighbour("00000", 1.0), Neighbour("00001", 0.6), Neighbour("00002", -1.0))


def test_equal_similarities_are_ordered_by_id(open_index, tmp_path):
    passages = list(reversed(many(40)))
    index = built(open_index(tmp_path), passages, np.tile(np.array([[0.6, 0.8]], np.float32), (40, 1)))
    for scope in (None, among(*(passage.id for passage in passages))):
        found = index.search(np.array([0.6, 0.8], np.float32), scope, 5)
        assert [near.passage_id for near in found] == ["00000", "00001", "00002", "00003", "00004"]


def test_similarities_and_background(open_index, tmp_path):
    vectors = np.array([[1, 0], [0.6, 0.8], [-1, 0]], np.float32)
    index = built(open_index(tmp_path), many(3), vectors)
    query = np.array([1, 0], np.float32)
    assert index.similarities(query, ["00002", "no such", "00001"]) == {"00002": -1.0, "00001": 0.6}
    assert index.similarities(query, []) == {}
    assert index.background(query) == 0.2


def test_an_empty_index_finds_nothing(open_index, tmp_path):
    index = built(open_index(tmp_path), [], np.zeros((0, 3), np.float32))
    assert index.background(np.array([1, 0, 0], np.float32)) == 0.0
    assert index.state(EMBEDDER, "r1") is IndexState.READY
    assert index.search(np.array([1, 0, 0], np.float32), None, 5) == ()
    assert index.search(np.array([1, 0, 0], np.float32), among("00000"), 5) == ()


def test_update_adds_replaces_and_removes(open_index, tmp_path):
    vectors = np.eye(4, dtype=np.float32)
    index = built(open_index(tmp_path), many(3), vectors[:3])
    index.update(["00001", "00009"], vectors[[3, 1]], ["00002", "no such"], revision="r2")
    for reader in (index, open_index(tmp_path)):
        assert reader.state(EMBEDDER, "r2") is IndexState.READY
        assert reader.revision == "r2"
        assert reader.search(vectors[3], None, 1) == (Neighbour("00001", 1.0),)
        assert reader.search(vectors[1], among("00001", "00002", "00009"), 1) == (Neighbour("00009", 1.0),)
        assert {near.passage_id for near in reader.search(vectors[2], None, 9)} == {"00000", "00001", "00009"}


def test_a_draft_is_not_seen_until_it_is_committed_and_can_be_abandoned(open_index, tmp_path):
    vectors = np.eye(3, dtype=np.float32)
    index = built(open_index(tmp_path), many(1), vectors[:1])
    for ending in ("abandon", "commit"):
        draft = index.draft(EMBEDDER, 3)
        draft.add(["00000", "00001", "00002"], vectors)
        assert len(index.search(vectors[0], None, 9)) == 1
        draft.abandon() if ending == "abandon" else draft.commit("r2")
    assert len(index.search(vectors[0], None, 9)) == 3
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1


def test_states(open_index, tmp_path):
    index = open_index(tmp_path)
    assert index.state(EMBEDDER) is IndexState.MISSING
    assert index.revision is None
    with pytest.raises(BaseDamaged, match="rebuild"):
        index.search(np.zeros(3, np.float32), None, 1)
    built(index, many(2), np.eye(3, dtype=np.float32)[:2])
    assert index.state(EMBEDDER) is IndexState.READY
    assert index.state(EMBEDDER, "r2") is IndexState.STALE
    assert index.state("fake 2", "r1") is IndexState.OTHER_EMBEDDER
    (tmp_path / "index.json").write_text("{", encoding="utf-8")
    assert open_index(tmp_path).state(EMBEDDER) is IndexState.DAMAGED


def test_an_interrupted_update_leaves_a_stale_index(open_index, tmp_path, monkeypatch):
    index = built(open_index(tmp_path), many(2), np.eye(3, dtype=np.float32)[:2])
    monkeypatch.setattr("assistant.retrieval.vector_rows.append_vectors", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        index.update(["00002"], np.eye(3, dtype=np.float32)[2:], [], revision="r2")
    monkeypatch.undo()
    assert index.state(EMBEDDER) is IndexState.STALE
    built(index, many(3), np.eye(3, dtype=np.float32), "r2")
    assert index.state(EMBEDDER, "r2") is IndexState.READY


@pytest.mark.parametrize("count", [999, 1000, 1001, 2500])
def test_after_reopening_every_vector_finds_itself(request, open_index, tmp_path, count):
    vectors = random_vectors(count, 32)
    built(open_index(tmp_path), many(count), vectors).close()
    index = open_index(tmp_path)
    assert index.state(EMBEDDER, "r1") is IndexState.READY
    step = 7 if "server" in request.node.name else 1  # 3 ms each over HTTP
    for number in {*range(0, count, step), count - 1}:
        assert index.search(vectors[number], None, 1) == (Neighbour(f"{number:05d}", 1.0),)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    count=st.integers(0, 60),
    held=st.sets(st.integers(0, 59)),
    wanted=st.sets(st.integers(0, 59)),
    limit=st.integers(1, 70),
)
def test_a_scope_costs_no_recall(tmp_path, count, held, wanted, limit):
    """Against brute force; the index lacks some passages of the scope, and holds some that are not in it."""
    vectors = random_vectors(60, 8, seed=count)
    names = [f"{number:02d}" for number in range(60)]
    index = open_embedded(tmp_path / str(next(FOLDERS)))
    chosen = sorted(held)
    draft = index.draft(EMBEDDER, 8)
    draft.add([names[number] for number in chosen], vectors[chosen])
    draft.commit("r1")
    scope = Scope(tuple(names[:count]), np.array([number in wanted for number in range(count)], np.bool_))
    query = vectors[7]
    exact = sorted((-round(float(vectors[n] @ query), 6), names[n]) for n in held & wanted if n < count)
    found = index.search(query, scope, limit)
    assert [near.passage_id for near in found] == [name for _, name in exact[:limit]]
    assert [near.similarity for near in found] == pytest.approx(
        [-similarity for similarity, _ in exact[:limit]], abs=2e-6
    )
    index.close()


def test_below_many_vectors_chroma_is_not_asked(tmp_path, monkeypatch):
    built(open_embedded(tmp_path), many(4), np.eye(4, dtype=np.float32)).close()
    monkeypatch.setattr(EmbeddedPlace, "open", lambda *_: pytest.fail("opened"))
    for limit, index in ((5, open_embedded(tmp_path, many=5)), (1, open_embedded(tmp_path))):
        assert len(index.search(np.ones(4, np.float32), None, limit)) == min(limit, 4)
    with pytest.raises(pytest.fail.Exception, match="opened"):
        open_embedded(tmp_path, many=4).search(np.ones(4, np.float32), None, 1)


# --- what only a server can do


def test_a_server_that_does_not_answer_is_said_to(tmp_path, server_url):
    built(connect_server(tmp_path, server_url), many(1), np.ones((1, 1), np.float32)).close()
    index = connect_server(tmp_path, "http://127.0.0.1:9", many=0)
    with pytest.raises(ServiceUnavailable, match="KOMPASS_CHROMA_URL"):
        index.state(EMBEDDER)
    with pytest.raises(ServiceUnavailable, match="svarar inte"):
        index.search(np.ones(1, np.float32), None, 1)


def test_a_collection_gone_from_the_server_is_missing(tmp_path, server_url):
    import chromadb

    index = built(connect_server(tmp_path, server_url), many(1), np.ones((1, 1), np.float32))
    generation = next(path.name for path in tmp_path.iterdir() if path.is_dir())
    client = chromadb.HttpClient("127.0.0.1", int(server_url.rsplit(":", 1)[1]))
    client.delete_collection(f"kompass-{generation}")
    ServerPlace.close(None, None, client)
    assert index.state(EMBEDDER) is IndexState.MISSING


# --- what only files can do


@pytest.fixture
def saved(tmp_path):
    """An index past Chroma's threshold of 1,000, where the graph is written to disk, closed in good order."""
    vectors = random_vectors(1500, 16)
    built(open_embedded(tmp_path), many(1500), vectors).close()
    return tmp_path, vectors


def hnsw_files(folder):
    return sorted(path for path in folder.rglob("*.bin") if path.stat().st_size)


def test_a_clean_close_needs_no_probe(saved, monkeypatch):
    folder, vectors = saved
    monkeypatch.setattr("assistant.retrieval.chroma_place.subprocess.run", lambda *_, **__: pytest.fail("probed"))
    index = open_embedded(folder, many=0)
    assert index.state(EMBEDDER, "r1") is IndexState.READY
    assert index.search(vectors[3], None, 1)[0].passage_id == "00003"
    index.close()


def _opened_and_killed(folder, vectors):
    index = open_embedded(folder, many=0)
    index.search(vectors[0], None, 1)
    os.kill(os.getpid(), signal.SIGKILL)


def test_after_a_kill_a_sound_index_is_probed_and_serves(saved):
    folder, vectors = saved
    process = multiprocessing.get_context("spawn").Process(target=_opened_and_killed, args=(folder, vectors))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    index = open_embedded(folder, many=0)
    assert index.state(EMBEDDER, "r1") is IndexState.READY
    assert index.search(vectors[7], None, 1)[0].passage_id == "00007"
    index.close()


@pytest.mark.parametrize("share", [0, 0.5, 0.99])
def test_truncated_graphs_are_damage_not_a_crash(saved, share):
    folder, _ = saved
    files = hnsw_files(folder)
    assert files
    for path in files:
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    index = open_embedded(folder, many=0)
    assert index.state(EMBEDDER) is IndexState.DAMAGED
    with pytest.raises(BaseDamaged):
        index.search(np.ones(16, np.float32), None, 1)
    built(index, many(3), np.eye(16, dtype=np.float32)[:3], "r2")
    assert index.state(EMBEDDER, "r2") is IndexState.READY
    index.close()


def test_flipped_bytes_in_a_graph_never_crash(saved):
    folder, vectors = saved
    path = max(hnsw_files(folder), key=lambda file: file.stat().st_size)
    content = bytearray(path.read_bytes())
    content[5000:5016] = bytes(255 - byte for byte in content[5000:5016])
    path.write_bytes(content)
    index = open_embedded(folder, many=0)
    assert index.state(EMBEDDER) in (IndexState.DAMAGED, IndexState.READY)
    assert index.search(vectors[9], among("00009"), 1) == (Neighbour("00009", 1.0),)
    index.close()


@pytest.mark.parametrize("name", ["chroma.sqlite3", "vectors.f32", "rows.json"])
def test_other_truncated_files_are_damage(saved, name):
    folder, _ = saved
    path = next(folder.rglob(name))
    path.write_bytes(path.read_bytes()[:1000])
    index = open_embedded(folder, many=0)
    assert index.state(EMBEDDER) is IndexState.DAMAGED
    index.close()


def _updated(folder, vector):
    index = open_embedded(folder, many=0)
    index.update(["from another process"], vector, [], revision="r2")
    index.close()


def test_what_another_process_wrote_is_seen_and_written_on(saved):
    folder, vectors = saved
    new = random_vectors(2, 16, seed=9)
    index = open_embedded(folder, many=0)
    assert index.search(vectors[0], None, 1)[0].passage_id == "00000"
    process = multiprocessing.get_context("spawn").Process(target=_updated, args=(folder, new[:1]))
    process.start()
    process.join()
    assert process.exitcode == 0
    assert index.search(new[0], None, 1) == (Neighbour("from another process", 1.0),)
    index.update(["from this process"], new[1:], [], revision="r3")
    index.close()
    again = open_embedded(folder, many=0)
    assert again.state(EMBEDDER, "r3") is IndexState.READY
    for vector, name in ((new[0], "from another process"), (new[1], "from this process"), (vectors[1499], "01499")):
        assert again.search(vector, None, 1) == (Neighbour(name, 1.0),)
    again.close()


@pytest.mark.parametrize("damage", [b"{", b"[]", b"\xff\xfe"])
def test_a_record_that_cannot_be_read_is_no_revision(open_index, tmp_path, damage):
    index = built(open_index(tmp_path), many(1), np.eye(1, 2, dtype=np.float32))
    (tmp_path / "index.json").write_bytes(damage)
    assert index.state(EMBEDDER) is IndexState.DAMAGED
    assert index.revision is None
