"""Reports and documents as JSON, for the way out of the child process.

JSON and not pickle: the child opens files from anywhere, and a pickle from a child that a file has taken over would run
its code here. The types are checked on the way in.
"""

import json
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING

from assistant.domain.report import Report, TextDocument

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def to_json(read: Report | TextDocument) -> str:
    """The whole report or document."""
    return json.dumps(asdict(read), ensure_ascii=False)


def from_json(text: str, *, is_report: bool) -> Report | TextDocument:
    """What `to_json` wrote.

    Raises:
        ValueError: anything else.
    """
    return _adapter(is_report=is_report).validate_json(text)


@cache
def _adapter(*, is_report: bool) -> "TypeAdapter[Report] | TypeAdapter[TextDocument]":
    from pydantic import TypeAdapter

    return TypeAdapter(Report) if is_report else TypeAdapter(TextDocument)
