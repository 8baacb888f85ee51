"""The index follows the database, whatever stops on the way."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from assistant.assembly import Assistant
from assistant.domain.errors import BaseDamaged
from assistant.ingesting.sources import sources_in
from assistant.settings import Settings

ROOT = Path(__file__).parents[3]
KILLS = 3
QUERIES = ("brukarfokus", "ledarskap chefer", "medborgardialog", "jämförelser")


def found(assistant: Assistant) -> list[list[str]]:
    return [[hit.hit.passage_id for hit in assistant.find(query)] for query in QUERIES]


def index_is_ready(assistant: Assistant) -> bool:
    return next(check for check in assistant.doctor() if check.part == "Sökindex").ok


def test_a_stale_index_catches_up_and_does_so_once(own_base, ingest, knowledge, tmp_path):
    file = tmp_path / "nytt.md"
    file.write_text("# Nytt\n\nKommunen prövar en kvantdatorstödd snöröjningsplan.\n", encoding="utf-8")
    assistant = own_base()
    # into the database alone, as when a process is killed before it indexes
    (outcome,) = ingest(sources_in([file], knowledge), database=assistant.database)
    assert outcome.status == "added"
    assert not index_is_ready(assistant)
    assert assistant.base.prepare()
    assert index_is_ready(assistant)
    assert "kvantdatorstödd" in assistant.find("kvantdatorstödd snöröjningsplan")[0].passage.text
    assert not assistant.base.prepare()


@pytest.fixture
def small(knowledge) -> Path:
    """Knowledge of about a hundred passages, which is read in in a few seconds."""
    for path in (knowledge / "factsheets" / "ljungby-2018.toml", *(knowledge / "criteria" / "2016").glob("[14]*")):
        path.unlink()
    return knowledge


def test_a_missing_index_is_told_of_and_built_again(tmp_path, small):
    with _open(tmp_path / "data", small) as assistant:
        assistant.base.ingest(by="test")
        before = found(assistant)
    shutil.rmtree(tmp_path / "data" / "index")
    with _open(tmp_path / "data", small) as assistant:
        with pytest.raises(BaseDamaged, match="rebuild"):
            assistant.find("brukarfokus")
        assert "679 av 800" in assistant.ask("Vad fick Höganäs 2023?").text
        assert not index_is_ready(assistant)
        assert assistant.base.rebuild() == assistant.database.count_passages() > 90
        assert index_is_ready(assistant)
        assert found(assistant) == before


@pytest.mark.parametrize("damage", [b"{", b"[]", b"\xff\xfe"])
@pytest.mark.parametrize("leg", ["meaning", "words"])
def test_a_damaged_record_is_mended_at_the_start(tmp_path, knowledge, leg, damage):
    file = tmp_path / "a.md"
    file.write_text("# Mål\n\nNämnden följer upp sina mål.\n", encoding="utf-8")
    for path in (*(knowledge / "criteria").rglob("*.md"), *(knowledge / "factsheets").glob("*")):
        path.unlink()
    with _open(tmp_path / "data", knowledge) as assistant:
        assistant.base.ingest([file], by="test")
        assistant.base.prepare()
    (tmp_path / "data" / "index" / leg / "index.json").write_bytes(damage)
    with _open(tmp_path / "data", knowledge) as assistant:
        assert not index_is_ready(assistant)
        assert assistant.base.prepare()
        assert index_is_ready(assistant)
        assert assistant.find("nämnden mål")


def test_killed_at_random_moments(tmp_path, small):
    """kill -9 of ``python ingest.py``: run again, it ends in the same base and index as a run in peace."""
    began = time.monotonic()
    assert _start(tmp_path / "ren", small).wait(timeout=120) == 0
    whole_s = time.monotonic() - began
    with _open(tmp_path / "ren", small) as clean:
        wanted = (_contents(clean), found(clean))
    chance = random.Random(20181)
    data = tmp_path / "dödad"
    for _ in range(2):  # twice from nothing
        shutil.rmtree(data, ignore_errors=True)
        killed = missed = 0
        while killed < KILLS:
            process = _start(data, small)
            time.sleep(chance.uniform(0.2, 1.0) * whole_s / (1 + missed))
            process.send_signal(signal.SIGKILL)
            was_killed = process.wait(timeout=60) == -signal.SIGKILL
            killed, missed = killed + was_killed, missed + (not was_killed)
    assert _start(data, small).wait(timeout=120) == 0
    with _open(data, small) as assistant:
        assert (_contents(assistant), found(assistant)) == wanted
        assert all(check.ok for check in assistant.doctor())


def _start(data: Path, knowledge: Path) -> subprocess.Popen:
    environment = os.environ | {"KOMPASS_DATA": str(data), "KOMPASS_KNOWLEDGE": str(knowledge)}
    command = [sys.executable, str(ROOT / "ingest.py"), "--json"]
    return subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)


def _open(data: Path, knowledge: Path) -> closing[Assistant]:
    return closing(Assistant(Settings(data=data, knowledge=knowledge, _env_file=None)))


def _contents(assistant: Assistant) -> dict[str, str]:
    return {p.id: p.text for batch in assistant.database.all_passages() for p in batch}
