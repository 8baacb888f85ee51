"""A writer killed at any moment leaves whole documents, and run again it ends in the same base."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from database_examples import Copy, all_ids

from assistant.domain.passage import PUBLIC
from assistant.storage.database import Database, open_database

WRITER = Path(__file__).with_name("database_writer.py")
KILLS = 6


def run_writer(file: Path, kill_after_s: float | None) -> tuple[int, float]:
    """The writer's exit status and how long it wrote; killed (-9) after so many seconds of writing."""
    process = subprocess.Popen([sys.executable, WRITER, f"sqlite:///{file}"], stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == b"redo\n"
        began = time.monotonic()
        if kill_after_s is not None:
            time.sleep(kill_after_s)
            process.send_signal(signal.SIGKILL)
        return process.wait(timeout=60), time.monotonic() - began


def contents(database: Database) -> object:
    """Everything in the base but the log, the ledger and whether a document was put twice on the way."""
    entries = database.documents([PUBLIC], include_superseded=True)
    return (
        [database.document(entry.id, [PUBLIC]) for entry in entries],
        [(entry.passage_count, entry.finding_count, entry.superseded_by) for entry in entries],
        [database.passages_of(entry.id, [PUBLIC]) for entry in entries],
        list(database.all_passages()),
        database.results([PUBLIC]),
    )


def assert_whole(file: Path, copy: Copy) -> None:
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    with open_database(f"sqlite:///{file}") as database:
        for entry in database.documents([PUBLIC], include_superseded=True):
            assert len(database.passages_of(entry.id, [PUBLIC])) == entry.passage_count > 0
        copy.catch_up(database)
        assert set(copy.held) == all_ids(database)


def test_killed_at_random_moments(tmp_path):
    clean = tmp_path / "ren.sqlite3"
    status, whole_s = run_writer(clean, None)
    assert status == 0
    with open_database(f"sqlite:///{clean}") as database:
        wanted = contents(database)
    chance = random.Random(20240506)
    file = tmp_path / "dödad.sqlite3"
    for _ in range(2):  # twice from nothing, so that the tables' making is cut off too
        for part in tmp_path.glob("dödad.sqlite3*"):
            part.unlink()
        copy, killed, missed = Copy(), 0, 0
        while killed < KILLS:
            # the more runs were over before they were to be killed, the sooner the next one is
            status, _ = run_writer(file, chance.uniform(0, 0.1 if killed < 2 else whole_s / (1 + missed)))
            killed += status == -signal.SIGKILL
            missed += status != -signal.SIGKILL
            assert_whole(file, copy)
    assert run_writer(file, None)[0] == 0
    assert_whole(file, copy)
    with open_database(f"sqlite:///{file}") as database:
        assert contents(database) == wanted
