"""The process that opens files from anywhere: ``python -m assistant.reading.child KNOWLEDGE MEMORY_MB TIMEOUT_S``.

Reads one JSON line per file on standard input, ``{"path": ...}``, and answers one JSON line each. It has a limit of
memory and of processor time where the platform knows them, opens no connection, starts no program and writes no file.
"""

import json
import os
import sys
import traceback
from pathlib import Path
from typing import IO, Any

from assistant.domain.errors import KompassError
from assistant.domain.glossary import Municipality
from assistant.domain.instrument import Instrument

#: Processor seconds beyond the time limit before the system ends a child whose parent is gone.
_GRACE_S = 5
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.remove")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def main() -> None:
    """Serve files until the parent closes the pipe."""
    knowledge, memory_mb, timeout_s = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    replies = _take_standard_output()
    try:
        instrument, municipalities = _load(knowledge)
    except KompassError as error:
        _reply(replies, {"status": "no start", "message": str(error)})
        return
    limit_memory(memory_mb)
    sys.addaudithook(_refuse)
    _reply(replies, {"status": "ready"})
    for line in sys.stdin:
        _limit_processor(timeout_s)
        answer = _answer(Path(json.loads(line)["path"]), instrument, municipalities)
        _reply(replies, answer)
        if answer["status"] == "no memory":
            return


def limit_memory(memory_mb: int) -> None:
    """Bound the memory of this process; does nothing where the platform has no such limit (Windows)."""
    _set_limit("RLIMIT_AS", memory_mb * 2**20)
    _set_limit("RLIMIT_CORE", 0)


def _load(knowledge: Path) -> tuple[Instrument, tuple[Municipality, ...]]:
    from assistant.reading.glossary_files import load_municipalities
    from assistant.reading.instrument_files import load_instrument

    return load_instrument(knowledge / "instrument"), load_municipalities(knowledge / "municipalities.toml")


def _answer(path: Path, instrument: Instrument, municipalities: tuple[Municipality, ...]) -> dict[str, Any]:
    from assistant.domain.report import Report
    from assistant.reading.read import read_file
    from assistant.reading.transfer import to_json

    try:
        read = read_file(path, instrument=instrument, municipalities=municipalities)
        return {"status": "read", "is_report": isinstance(read, Report), "content": to_json(read)}
    except KompassError as error:
        return {"status": "unreadable", "message": str(error)}
    except MemoryError:
        return {"status": "no memory"}
    except Exception:  # noqa: BLE001 (whatever a file does to a library concerns that file only; the parent logs it)
        return {"status": "fault", "trace": traceback.format_exc()}


def _take_standard_output() -> IO[str]:
    # libraries in C may print; only replies go to the parent
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.close(silent)
    return replies


def _reply(replies: IO[str], answer: dict[str, Any]) -> None:
    replies.write(json.dumps(answer) + "\n")
    replies.flush()


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    writes = event == "open" and len(arguments) > 2 and isinstance(arguments[2], int) and arguments[2] & _WRITING
    if writes or event.startswith(_FORBIDDEN):
        raise PermissionError(f"the reader may not do this: {event}")


def _limit_processor(timeout_s: int) -> None:
    try:
        import resource
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _set_limit("RLIMIT_CPU", int(usage.ru_utime + usage.ru_stime) + timeout_s + _GRACE_S)


def _set_limit(name: str, value: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    kind = getattr(resource, name, None)
    if kind is None:
        return
    _, hard = resource.getrlimit(kind)
    bounded = value if hard == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(kind, (bounded, hard))
    except (ValueError, OSError):  # macOS knows the name of a memory limit but does not take one
        return


if __name__ == "__main__":
    main()
