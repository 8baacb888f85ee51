"""Two people's processes act at once on one thing and are killed at any moment: what was confirmed is there."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from assistant.assembly import Assistant
from assistant.settings import Settings

WRITER = Path(__file__).with_name("act_writer.py")
TEAM = ("Eva", "Bo")


@pytest.mark.timeout(280)
@pytest.mark.parametrize("round_", range(3))
def test_whatever_was_confirmed_is_there_and_nothing_was_overwritten(tmp_path, round_):
    with closing(Assistant(Settings(data=tmp_path, _env_file=None))) as assistant:
        evaluation = assistant.evaluations.create("Ljungby", 2018, "2016", TEAM, by="Eva")
    processes = [
        subprocess.Popen(
            [sys.executable, WRITER, str(tmp_path), evaluation.id, name], stdout=subprocess.PIPE, text=True
        )
        for name in TEAM
    ]
    chance = random.Random(round_)
    first = [process.stdout.readline().strip() for process in processes]
    for process in processes:
        time.sleep(chance.uniform(0.2, 1.0))
        process.send_signal(signal.SIGKILL)
    confirmed = [word for process in processes for word in process.stdout.read().split()] + first
    for process in processes:
        process.stdout.close()
        assert process.wait(timeout=30) == -signal.SIGKILL
    with closing(sqlite3.connect(tmp_path / "kompass.sqlite3")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with closing(Assistant(Settings(data=tmp_path, _env_file=None))) as assistant:
        words = assistant.evaluations.open(evaluation.id, "Eva").draft("u1").text.split()
        assert set(confirmed) <= set(words)
        # at most one act of each was stored and killed before it was told
        assert len(words) == len(set(words)) <= len(confirmed) + len(TEAM)
        entries = [e for e in assistant.database.entries(evaluation.id) if e.item == "draft/u1"]
        assert [entry.version for entry in entries] == list(range(1, len(words) + 1))
        assert all(b.before == a.after for a, b in pairwise(entries))
    assert len(confirmed) > len(TEAM)
