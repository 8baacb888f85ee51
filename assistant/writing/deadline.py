"""A reply within a time limit: a silent or endless service must not hold the asker."""

import time
from collections.abc import Callable, Generator
from contextlib import closing

from assistant.domain.errors import ServiceUnavailable
from assistant.writing.port import Part


def within(seconds: float, start: Callable[[], Generator[Part, None, None]]) -> Generator[Part, None, None]:
    """What `start` gives, empty parts included, for at most `seconds` in all; closing this ends the call.

    Raises:
        ServiceUnavailable: the time is out, or the model failed.
    """
    until = time.monotonic() + seconds
    with closing(start()) as parts:
        for part in parts:
            if time.monotonic() > until:
                raise ServiceUnavailable("Språkmodellen hann inte svara.")
            yield part
