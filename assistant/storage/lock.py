"""One writing process at a time in a data folder; readers need no lock."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.domain.errors import BaseBusy, BaseDamaged
from assistant.domain.file_faults import fault_of

# A person waits at most 2 s to hear that somebody else is writing; starting the program takes some of them.
WAIT_S = 1.0

LOCK_NAME = "kompass.lock"


@contextmanager
def base_lock(folder: Path) -> Iterator[None]:
    """Hold the folder for writing; released by the system when the process dies, however it dies.

    The holder's process id stands in the lock file. A second hold in the same process is refused too.

    Raises:
        BaseBusy: another process holds it.
        BaseDamaged: the folder cannot be written.
    """
    path = folder / LOCK_NAME
    lock = FileLock(path, timeout=WAIT_S, thread_local=False, on_acquired=_write_process_id, fallback_to_soft=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise BaseBusy(
            f"Basen i {folder} används redan av {_holder(path)}, som skriver i den. Vänta tills den är klar, eller "
            "avsluta den, och försök igen."
        ) from error
    except OSError as error:
        raise BaseDamaged(f"Mappen {folder} går inte att skriva i: {fault_of(error)}.") from error
    try:
        yield
    finally:
        lock.release()


def _write_process_id(descriptor: int) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, f"{os.getpid()}\n".encode())


def _holder(path: Path) -> str:
    try:
        process_id = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):  # Windows lets nobody read a locked file
        return "en annan process"
    return f"process {process_id}" if process_id else "en annan process"
