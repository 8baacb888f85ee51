"""Reading a batch: one JSON object per line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.domain.errors import InvalidInput
from assistant.domain.file_faults import fault_of


def read_batch(path: str, field: str) -> Iterator[tuple[Any, str]]:
    """Pairs of id and text of every line that is not empty.

    Raises:
        InvalidInput: the file cannot be read, or a line is not an object with the field; names the line.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InvalidInput(f"{path} går inte att läsa: {fault_of(error)}.") from error
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{path} går inte att läsa: den är inte skriven i UTF-8. Spara om den så.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except json.JSONDecodeError as error:
            raise InvalidInput(f"{path}, rad {number}: inte giltig JSON ({error.msg}).") from error
        if not isinstance(entry, dict) or not isinstance(entry.get(field), str):
            raise InvalidInput(f'{path}, rad {number}: raden ska vara {{"id": ..., "{field}": "..."}}.')
        yield entry.get("id"), entry[field]
