"""Whoever leaves a call to a service ends it, also where the service's client is deaf to being cancelled."""

import asyncio
import threading
from contextlib import suppress

from assistant.writing.event_loop import iterate


def test_leaving_ends_the_call_where_it_waits():
    ended = threading.Event()

    async def numbers():
        try:
            yield 1
            await asyncio.sleep(60)
        finally:
            ended.set()

    items = iterate(numbers, breath_s=1)
    assert next(items) == 1
    items.close()
    assert ended.wait(5)


def test_leaving_ends_a_call_that_swallows_its_cancellation():
    """As asyncio.wait_for does before Python 3.12, where a piece arrives in the same moment."""
    ended = threading.Event()

    async def numbers():
        try:
            yield 1
            with suppress(asyncio.CancelledError):
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
