import os
import signal
import subprocess
import sys
import time

import pytest

from assistant.domain.errors import BaseBusy, BaseDamaged
from assistant.storage.lock import LOCK_NAME, base_lock

HOLDER = """
import sys
from pathlib import Path
from assistant.storage.lock import base_lock
with base_lock(Path(sys.argv[1])):
    print("håller", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == "håller\n".encode(sys.getfilesystemencoding())
        yield process
        process.kill()


def test_a_second_process_is_refused_in_time_and_told_by_whom(tmp_path, holder):
    began = time.monotonic()
    with pytest.raises(BaseBusy, match=f"process {holder.pid}"), base_lock(tmp_path):
        pass
    assert time.monotonic() - began < 2
    assert (tmp_path / LOCK_NAME).read_text() == f"{holder.pid}\n"


def test_it_comes_free_when_the_holder_ends(tmp_path, holder):
    holder.stdin.close()
    assert holder.wait(timeout=20) == 0
    with base_lock(tmp_path):
        assert (tmp_path / LOCK_NAME).read_text() == f"{os.getpid()}\n"


def test_it_comes_free_when_the_holder_is_killed(tmp_path, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait(timeout=20)
    with base_lock(tmp_path):
        pass


def test_a_second_hold_in_the_same_process_is_refused(tmp_path):
    with base_lock(tmp_path), pytest.raises(BaseBusy, match=str(os.getpid())), base_lock(tmp_path):
        pass


def test_it_comes_free_after_an_error_and_makes_its_folder(tmp_path):
    folder = tmp_path / "ny" / "mapp"
    with pytest.raises(RuntimeError), base_lock(folder):
        raise RuntimeError
    with base_lock(folder):
        pass


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "fil").write_text("")
    with pytest.raises(BaseDamaged, match="går inte att skriva"), base_lock(tmp_path / "fil" / "mapp"):
        pass
