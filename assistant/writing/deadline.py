"""A reply within a time limit, whatever the service does: a silent connection must not hold the asker."""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from typing import Final

from assistant.domain.errors import ServiceUnavailable
from assistant.writing.port import Part

_END: Final = object()


def within(seconds: float, start: Callable[[], Iterator[Part]]) -> Iterator[Part]:
    """What `start` gives, read in a thread of its own, for at most `seconds` in all.

    Closing this iterator, or running out of time, ends the reading at its next part.

    Raises:
        ServiceUnavailable: the time is out, or the model failed.
    """
    arrived: queue.SimpleQueue[object] = queue.SimpleQueue()
    stopped = threading.Event()

    def read() -> None:
        try:
            parts = start()
            for part in parts:
                arrived.put(part)
                if stopped.is_set():
                    close = getattr(parts, "close", None)
                    if close:
                        close()
                    break
            arrived.put(_END)
        except Exception as error:  # noqa: BLE001 raised again where the asker waits
            arrived.put(error)

    until = time.monotonic() + seconds
    threading.Thread(target=read, name="language-model", daemon=True).start()
    try:
        while True:
            try:
                part = arrived.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                raise ServiceUnavailable("Språkmodellen hann inte svara.") from None
            if part is _END:
                return
            if isinstance(part, Exception):
                raise part
            assert isinstance(part, Part)
            yield part
    finally:
        stopped.set()
