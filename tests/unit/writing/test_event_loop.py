"""Whoever leaves a call to a service ends it, also where the service's client is deaf to being cancelled."""

import asyncio
import threading
from contextlib import nullcontext, suppress

import pytest

from assistant.writing.event_loop import iterate


@pytest.mark.parametrize(
    "cancelled",
    [
        pytest.param(nullcontext(), id="where it waits"),
        # as asyncio.wait_for does before Python 3.12, where a piece arrives in the same moment
        pytest.param(suppress(asyncio.CancelledError), id="that swallows its cancellation"),
    ],
)
def test_leaving_ends_a_call(cancelled):
    ended = threading.Event()

    async def numbers():
        try:
            yield 1
            with cancelled:
                await asyncio.sleep(60)
            for number in range(2, 1000):
                yield number
                await asyncio.sleep(0.01)
        finally:
            ended.set()

    items = iterate(numbers, breath_s=1)
    assert next(items) == 1
    items.close()
    assert ended.wait(5)
