"""Where Chroma runs: in this process on a folder, or as a server; and whether what it holds can be trusted.

A Chroma whose HNSW files are truncated or changed kills the process that opens it (chroma issue 7238), so embedded
files that are not as they were left are first opened in a child process.
"""

import contextlib
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

import assistant
from assistant.domain.errors import BaseDamaged, ServiceUnavailable
from assistant.retrieval.state import IndexState, write_whole

_FILES: Final = "chroma"
# Says how the files stood when they were last closed in good order.
_CLOSED: Final = "closed.json"
# Opening 200,000 vectors takes some seconds; a damaged file can make Chroma run for ever (claude-mem issue 3202).
_PROBE_TIMEOUT_S: Final = 60

# A query takes some milliseconds, a batch of 250 on a busy server a second.
_ANSWER_TIMEOUT_S: Final = 60

_LOG = logging.getLogger(__name__)


class ChromaPlace(Protocol):
    """Gives clients for the generations of an index."""

    def open(self, generation: Path) -> Any:
        """A Chroma client for what stands in `generation`."""

    def close(self, generation: Path, client: Any) -> None:
        """Let go of what `open` gave."""

    def check(self, generation: Path, collection: str, dimension: int, count: int) -> IndexState:
        """Whether the collection is there, whole, and safe to open."""

    def drop(self, generation: Path, collection: str) -> None:
        """Remove what is not in the folder `generation` itself."""


class EmbeddedPlace:
    """Chroma in this process, its files in the generation's folder: exactly one writing process at a time."""

    def open(self, generation: Path) -> Any:
        """See `ChromaPlace`."""
        from chromadb import PersistentClient
        from chromadb.config import Settings

        with translated_errors():
            client = PersistentClient(generation / _FILES, settings=Settings(anonymized_telemetry=False))
        (generation / _CLOSED).unlink(missing_ok=True)
        return client

    def close(self, generation: Path, client: Any) -> None:
        """See `ChromaPlace`."""
        client.close()
        if generation.is_dir():
            write_whole(generation / _CLOSED, json.dumps(_fingerprint(generation / _FILES)))

    def check(self, generation: Path, collection: str, dimension: int, count: int) -> IndexState:
        """See `ChromaPlace`; costs a file listing, and a child process only where the files are not as left."""
        if not (generation / _FILES).is_dir():
            return IndexState.DAMAGED
        if _as_left(generation) or _survives(generation, collection, dimension, count):
            return IndexState.READY
        return IndexState.DAMAGED

    def drop(self, generation: Path, collection: str) -> None:
        """See `ChromaPlace`: all of it is in the folder."""


class ServerPlace:
    """Chroma's Rust server (``chroma run``); never the Python one, which runs code sent to it (CVE-2026-45829)."""

    def __init__(self, url: str) -> None:
        """Nothing is asked of the server before `open`."""
        self._url = url

    def open(self, generation: Path) -> Any:  # noqa: ARG002 the server holds every generation
        """See `ChromaPlace`."""
        from chromadb import HttpClient
        from chromadb.config import Settings

        parts = urlsplit(self._url)
        secure = parts.scheme == "https"
        with translated_errors(self._url):
            client = HttpClient(
                parts.hostname or "localhost",
                parts.port or (443 if secure else 8000),
                ssl=secure,
                settings=Settings(anonymized_telemetry=False),
            )
        for connections in _connections(client):
            connections.timeout = _ANSWER_TIMEOUT_S  # Chroma would wait for ever
        return client

    def close(self, generation: Path, client: Any) -> None:  # noqa: ARG002 the server keeps the files
        """See `ChromaPlace`."""
        opened = _connections(client)
        client.close()
        for connections in opened:
            connections.close()

    def check(self, generation: Path, collection: str, dimension: int, count: int) -> IndexState:  # noqa: ARG002 ours
        """See `ChromaPlace`."""
        client = self.open(generation)
        try:
            with translated_errors(self._url):
                found = {entry.name: entry for entry in client.list_collections()}.get(collection)
                if found is None:
                    return IndexState.MISSING
                return IndexState.READY if found.count() == count else IndexState.DAMAGED
        finally:
            self.close(generation, client)

    def drop(self, generation: Path, collection: str) -> None:
        """See `ChromaPlace`."""
        from chromadb.errors import NotFoundError

        client = self.open(generation)
        try:
            with translated_errors(self._url), contextlib.suppress(NotFoundError):
                client.delete_collection(collection)
        finally:
            self.close(generation, client)


@contextlib.contextmanager
def translated_errors(url: str | None = None) -> Iterator[None]:
    """Chroma's errors as ours; `url` names the server that was spoken to, None the embedded one.

    Raises:
        ServiceUnavailable: the server does not answer.
        BaseDamaged: Chroma refused.
    """
    from chromadb.errors import ChromaError
    from httpx import HTTPError

    try:
        yield
    except HTTPError as error:
        raise _no_answer(url) from error
    except (ChromaError, OSError) as error:
        raise BaseDamaged(f"Sökindexet kan inte användas: {error}. Bygg om det: python -m assistant rebuild") from error
    except ValueError as error:
        if url and "connect" in str(error).lower():  # how HttpClient says that nobody answers
            raise _no_answer(url) from error
        raise


def _connections(client: Any) -> tuple[Any, ...]:
    """The HTTP connections of a client, which Chroma 1.5.9 gives no public way to close or to limit in time."""
    return tuple(part._server._session for part in (client, client._admin_client))


def _no_answer(url: str | None) -> ServiceUnavailable:
    return ServiceUnavailable(
        f"Chromaservern {url} svarar inte. Kontrollera att den är igång (chroma run) och att "
        "KOMPASS_CHROMA_URL stämmer."
    )


def _fingerprint(folder: Path) -> list[list[str | int]]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [[str(path.relative_to(folder)), path.stat().st_size, path.stat().st_mtime_ns] for path in files]


def _as_left(generation: Path) -> bool:
    try:
        left = json.loads((generation / _CLOSED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(left == _fingerprint(generation / _FILES))


def _survives(generation: Path, collection: str, dimension: int, count: int) -> bool:
    root = str(Path(assistant.__file__).parent.parent)
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    arguments = [str(generation), str(generation / _FILES), collection, str(dimension), str(count)]
    try:
        done = subprocess.run(  # noqa: S603 our own module, our own arguments
            [sys.executable, "-m", "assistant.retrieval.chroma_probe", *arguments],
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            timeout=_PROBE_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        _LOG.warning("the probe of %s did not end in %d s", generation, _PROBE_TIMEOUT_S)
        return False
    if done.returncode != 0:
        _LOG.warning("the probe of %s ended with %d: %s", generation, done.returncode, done.stderr[-500:])
    return done.returncode == 0
