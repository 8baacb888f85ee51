"""Files that a verb writes where it is told to."""

from pathlib import Path

from assistant.domain.errors import InvalidInput
from assistant.domain.file_faults import fault_of


def write_file(path: Path, content: bytes) -> None:
    """Write the file.

    Raises:
        InvalidInput: it cannot be written there.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InvalidInput(f"{path} går inte att skriva: {fault_of(error)}.") from error
