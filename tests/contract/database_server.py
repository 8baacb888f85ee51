"""A PostgreSQL server of its own for a test run: in a temporary folder, on a Unix socket, gone afterwards."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def _programs() -> Path | None:
    """The folder of initdb and postgres; Debian keeps them off the path."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return installed[-1].parent if installed else None


def _owner() -> str | None:
    """Whom the server runs as: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


@contextmanager
def postgresql_server() -> Iterator[str]:
    """The URL of a running server, without a database; skips where PostgreSQL is not installed, fails so in CI."""
    programs = _programs()
    if programs is None:
        reason = "PostgreSQL is not installed (apt-get install postgresql)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    # not tmp_path: its parents are closed to other users, and a socket's path has room for 107 characters
    folder = Path(tempfile.mkdtemp(prefix="kompass-pg-", dir="/tmp"))
    owner = _owner()
    if owner:
        shutil.chown(folder, owner)
    try:
        data = str(folder / "data")
        initdb = [programs / "initdb", "-D", data, "-U", "kompass", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        subprocess.run([*initdb, "--no-sync"], user=owner, cwd=folder, check=True, capture_output=True, timeout=60)
        settings = ["-k", str(folder), "-c", "listen_addresses=", "-c", "fsync=off"]
        with (folder / "log").open("wb") as log:
            command = [programs / "postgres", "-D", data, *settings]
            server = subprocess.Popen(command, user=owner, cwd=folder, stdout=log, stderr=log)
        try:
            _wait(programs, folder, server)
            yield f"postgresql+psycopg://kompass@/DATABASE?host={folder}"
        finally:
            server.send_signal(signal.SIGINT)  # asks PostgreSQL to close the sessions and end
            server.wait(timeout=30)
    finally:
        shutil.rmtree(folder)


def _wait(programs: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while subprocess.run([programs / "pg_isready", "-q", "-h", folder], check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"PostgreSQL did not start: {(folder / 'log').read_text()}")
        time.sleep(0.05)
