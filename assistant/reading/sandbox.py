"""Files are read in a child process with limits of time and memory, so that no file can bring the assistant down."""

import json
import logging
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import assistant
from assistant.domain.errors import ServiceUnavailable, UnreadableFile
from assistant.domain.report import Report, TextDocument
from assistant.reading.formats import check_file
from assistant.reading.transfer import from_json

_LOG = logging.getLogger(__name__)

#: Python, its libraries and the knowledge are loaded in well under a second on an idle machine.
_START_TIMEOUT_S = 60
_STOP_TIMEOUT_S = 5
#: A worker is replaced now and then, so that memory it did not give back never counts against a later file.
_FILES_PER_WORKER = 100
#: All that the child gets of the environment: no settings, no keys.
_ENVIRONMENT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "LD_LIBRARY_PATH")


class Reader:
    """Reads files one at a time in a worker that is started at the first file and replaced when it fails.

    Use it as a context manager; it may be shared by threads.
    """

    def __init__(self, *, timeout_s: int, memory_mb: int, max_file_mb: int, knowledge: Path) -> None:
        """Remember the limits; nothing is started yet."""
        self._timeout_s = timeout_s
        self._memory_mb = memory_mb
        self._max_file_mb = max_file_mb
        self._knowledge = knowledge
        self._worker: _Worker | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def worker_id(self) -> int | None:
        """Process id of the worker, None while there is none."""
        return self._worker.id if self._worker else None

    def close(self) -> None:
        """End the worker; a later file starts another."""
        with self._lock:
            self._drop_worker()

    def read(self, path: Path) -> Report | TextDocument:
        """The file as a report where it is one in the instrument's form, else as a document.

        Raises:
            UnreadableFile: with one line that says what is wrong and what to do.
            ServiceUnavailable: the worker does not start.
        """
        path = path.absolute()
        check_file(path)
        size_mb = path.stat().st_size / 2**20
        if size_mb > self._max_file_mb:
            shown = f"{size_mb:.1f}".replace(".", ",")
            raise UnreadableFile(f"{path.name} är {shown} MB; högst {self._max_file_mb} MB läses. Dela upp filen.")
        with self._lock:
            return self._read(path)

    def _read(self, path: Path) -> Report | TextDocument:
        if self._worker is not None and self._worker.files >= _FILES_PER_WORKER:
            self._drop_worker()
        fresh = self._worker is None or self._worker.files == 0
        answer = self._ask(path)
        if answer["status"] in ("no memory", "ended") and not fresh:
            answer = self._ask(path)  # files before this one may have used up the worker
        return self._result(path, answer)

    def _ask(self, path: Path) -> dict[str, Any]:
        if self._worker is None:
            self._worker = _Worker(self._knowledge, self._memory_mb, self._timeout_s)
        answer = self._worker.ask(path, self._timeout_s)
        if answer["status"] not in ("read", "unreadable"):
            self._drop_worker()
        return answer

    def _result(self, path: Path, answer: dict[str, Any]) -> Report | TextDocument:
        status = answer["status"]
        if status == "read":
            return self._checked(path, answer)
        if status == "unreadable":
            raise UnreadableFile(str(answer["message"]))
        if status == "late":
            raise UnreadableFile(
                f"{path.name} tog mer än {self._timeout_s} sekunder att läsa och avbröts. "
                "Dela upp filen eller spara om den i ett enklare format."
            )
        if status == "fault":
            _LOG.error("reading %s failed in the worker:\n%s", path, answer["trace"])
            raise UnreadableFile(f"{path.name} gick inte att läsa: ett oväntat fel, som är loggat. Spara om filen.")
        crash = "" if status == "no memory" else "fick läsaren att krascha: den är skadad eller "
        raise UnreadableFile(
            f"{path.name} {crash}kräver mer minne än {self._memory_mb} MB. Dela upp filen eller spara om den."
        )

    def _checked(self, path: Path, answer: dict[str, Any]) -> Report | TextDocument:
        try:
            return from_json(answer["content"], is_report=answer["is_report"])
        except (ValueError, KeyError, TypeError) as error:
            self._drop_worker()
            raise UnreadableFile(f"{path.name} gick inte att läsa: läsaren svarade med något annat än text.") from error

    def _drop_worker(self) -> None:
        if self._worker is not None:
            self._worker.stop()
        self._worker = None


def read_in_child(
    path: Path, *, timeout_s: int, memory_mb: int, max_file_mb: int, knowledge: Path
) -> Report | TextDocument:
    """Read one file in a child process of its own; see `Reader` for several.

    Raises:
        UnreadableFile: with one line that says what is wrong and what to do.
        ServiceUnavailable: the child does not start.
    """
    with Reader(timeout_s=timeout_s, memory_mb=memory_mb, max_file_mb=max_file_mb, knowledge=knowledge) as reader:
        return reader.read(path)


class _Worker:
    """The child process with its pipes; a thread takes its replies, because a pipe cannot be waited for on Windows."""

    def __init__(self, knowledge: Path, memory_mb: int, timeout_s: int) -> None:
        root = Path(assistant.__file__).parents[1]
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        environment |= {"PYTHONPATH": str(root), "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"}
        limits = (str(knowledge.absolute()), str(memory_mb), str(timeout_s))
        self._process = subprocess.Popen(  # noqa: S603 (our own module and numbers)
            [sys.executable, "-P", "-B", "-m", "assistant.reading.child", *limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self.files = 0
        self._replies: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._take_replies, daemon=True).start()
        started = self._wait(_START_TIMEOUT_S)
        if started["status"] != "ready":
            self.stop()
            raise ServiceUnavailable(f"Filläsaren startar inte: {started.get('message', started['status'])}")

    @property
    def id(self) -> int:
        """Process id."""
        return self._process.pid

    def ask(self, path: Path, timeout_s: int) -> dict[str, Any]:
        """The answer about a file; status ``late`` past the time limit, ``ended`` where the child is gone."""
        assert self._process.stdin is not None  # opened as a pipe
        self.files += 1
        try:
            self._process.stdin.write(json.dumps({"path": str(path)}).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            return {"status": "ended"}
        return self._wait(timeout_s)

    def stop(self) -> None:
        """End the child, at once."""
        self._process.kill()
        try:
            self._process.wait(_STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            _LOG.warning("the reader's process %d does not end", self._process.pid)
        for pipe in (self._process.stdin, self._process.stdout):
            self._close(pipe)

    @staticmethod
    def _close(pipe: Any) -> None:
        try:
            pipe.close()
        except OSError:
            _LOG.debug("a pipe to the ended reader was broken")

    def _wait(self, timeout_s: int) -> dict[str, Any]:
        try:
            return self._replies.get(timeout=timeout_s)
        except queue.Empty:
            return {"status": "late"}

    def _take_replies(self) -> None:
        assert self._process.stdout is not None  # opened as a pipe
        try:
            for line in self._process.stdout:
                self._replies.put(_parsed(line))
        except ValueError:
            _LOG.debug("the pipe from the reader was closed")
        self._replies.put({"status": "ended"})


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(line)
    except ValueError:
        return {"status": "ended"}  # cut off in the middle of an answer
    return answer if isinstance(answer, dict) and "status" in answer else {"status": "ended"}
