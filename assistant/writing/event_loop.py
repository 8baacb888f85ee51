"""One thread where calls to services wait, so that whoever asked can leave at any moment and the call ends at once."""

import asyncio
import queue
import threading
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import aclosing
from functools import cache
from typing import Final, TypeVar

T = TypeVar("T")

_END: Final = object()
_starting = threading.Lock()


def iterate(make: Callable[[], AsyncGenerator[T, None]], *, breath_s: float) -> Generator[T | None, None, None]:
    """What an asynchronous generator gives, and None each time that it gives nothing for `breath_s`.

    Closing this iterator cancels the generator where it waits, or ends it at its next item: `asyncio.wait_for` loses a
    cancellation that comes with an item, before Python 3.12. An exception of the generator's is raised here.
    """
    arrived: queue.SimpleQueue[object] = queue.SimpleQueue()
    left = threading.Event()

    async def read() -> None:
        try:
            async with aclosing(make()) as items:
                async for item in items:
                    if left.is_set():
                        return
                    arrived.put(item)
            arrived.put(_END)
        except Exception as error:  # noqa: BLE001 raised again where the asker waits
            arrived.put(error)

    reading = asyncio.run_coroutine_threadsafe(read(), _loop())
    try:
        while True:
            try:
                item = arrived.get(timeout=breath_s)
            except queue.Empty:
                yield None
                continue
            if item is _END:
                return
            if isinstance(item, Exception):
                raise item
            yield item  # type: ignore[misc]  # only items and the two above are put there
    finally:
        left.set()
        reading.cancel()


def _loop() -> asyncio.AbstractEventLoop:
    """The one loop of the process: the clients of a service are kept between calls, and belong to the loop they met."""
    with _starting:
        return _started()


@cache
def _started() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="calls-to-services", daemon=True).start()
    return loop
