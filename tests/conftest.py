"""What holds for every test: no network beyond this machine, no telemetry, no model hub."""

import ipaddress
import os
import socket
from pathlib import Path
from typing import Any

import pytest

# Before anything under test is imported: these libraries read them once, on import.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TRANSFORMERS_OFFLINE"] = "1"
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

ROOT = Path(__file__).resolve().parent.parent
SEED_REPORT = ROOT.parent / "shared" / "seeds" / "000_f384272a81ee168f.txt"


class OutsideConnectionError(Exception):
    """Not an OSError: a library that shrugs at a missing network would hide it."""


def _is_loopback(address: Any) -> bool:
    if not isinstance(address, tuple):
        return True  # AF_UNIX: a path
    host = str(address[0]).partition("%")[0]
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _refuse_outside(name: str) -> None:
    real = getattr(socket.socket, name)

    def guarded(self: socket.socket, address: Any) -> Any:
        if not _is_loopback(address):
            self.close()  # or the warning about an open socket hides the reason
            raise OutsideConnectionError(f"a test may not reach {address!r}")
        return real(self, address)

    setattr(socket.socket, name, guarded)


# Everything in Python passes here, asyncio and threads included. Not covered: libraries that open their sockets in C
# (libpq, Chroma's Rust client), and child processes such as Chromium.
_refuse_outside("connect")
_refuse_outside("connect_ex")


@pytest.fixture(scope="session")
def seed_report() -> Path:
    """A real report, whole; it lies beside the repository and not in it."""
    if not SEED_REPORT.exists():
        if os.environ.get("CI"):
            pytest.fail(f"CI must have the real report: {SEED_REPORT} is missing")
        pytest.skip(f"the real report is not on this machine: {SEED_REPORT}")
    return SEED_REPORT
