"""What holds for every test: no network beyond this machine, no telemetry, no model hub."""

import ipaddress
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

# That a busy machine is slow to think of an example says nothing of what is tested.
settings.register_profile("any machine", suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

# Before anything under test is imported: these libraries read them once, on import.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TRANSFORMERS_OFFLINE"] = "1"
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
# The settings of whoever runs the tests are not the tests'.
for name in [name for name in os.environ if name.startswith("KOMPASS_")]:
    del os.environ[name]

if TYPE_CHECKING:
    from assistant.assembly import Assistant
    from assistant.domain.glossary import Municipality
    from assistant.domain.instrument import Instrument

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


@pytest.fixture(scope="session")
def instrument() -> "Instrument":
    """The instrument as shipped."""
    import reading_files

    return reading_files.instrument()


@pytest.fixture(scope="session")
def register() -> "tuple[Municipality, ...]":
    """The register of municipalities as shipped."""
    import reading_files

    return reading_files.municipalities()


@pytest.fixture(scope="session")
def base_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder into which the shipped knowledge was ingested once; copy it to change it."""
    folder = tmp_path_factory.mktemp("underlag") / "data"
    assistant = _open(folder)
    summary = assistant.base.ingest(by="test")
    assistant.close()
    assert summary.count("failed") == 0
    return folder


@pytest.fixture(scope="session")
def base(base_folder: Path) -> "Iterator[Assistant]":
    """The real assistant on the shipped knowledge; no test changes it."""
    assistant = _open(base_folder)
    yield assistant
    assistant.close()


@pytest.fixture
def own_base(base_folder: Path, tmp_path: Path) -> "Iterator[Callable[[], Assistant]]":
    """Opens a copy of the shipped base that the test may change, anew each time it is called."""
    folder = tmp_path / "data"
    shutil.copytree(base_folder, folder)
    opened: list[Assistant] = []

    def open_copy() -> "Assistant":
        opened.append(_open(folder))
        return opened[-1]

    yield open_copy
    for assistant in opened:
        assistant.close()


def _open(folder: Path) -> "Assistant":
    from assistant.assembly import Assistant
    from assistant.settings import Settings

    return Assistant(Settings(data=folder, _env_file=None))
