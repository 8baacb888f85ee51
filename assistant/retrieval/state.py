"""What an index on disk is good for, and the small file that says what stands beside it."""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, Self

_NAME: Final = "index.json"


class IndexState(StrEnum):
    """Whether an index can serve; everything but `READY` is mended by rebuilding."""

    READY = "ready"
    MISSING = "missing"
    STALE = "stale"
    OTHER_EMBEDDER = "other_embedder"
    DAMAGED = "damaged"

    @classmethod
    def worst(cls, states: Iterable["IndexState"]) -> "IndexState":
        """The state of a whole whose parts are in `states`."""
        order = (cls.MISSING, cls.DAMAGED, cls.OTHER_EMBEDDER, cls.STALE)
        found = set(states)
        return next((state for state in order if state in found), cls.READY)


@dataclass(frozen=True, slots=True)
class Record:
    """What stands in a folder's ``index.json``.

    Attributes:
        generation: name of the folder (and collection) that serves.
        revision: of the database the index was made from; None while it is being changed.
        count: passages in the index.
        embedder: identity of the embedder, None for an index without vectors.
        dimension: of the vectors, 0 without.
        layout: version of the files' layout and of how text becomes terms.
    """

    generation: str
    revision: str | None
    count: int
    embedder: str | None
    dimension: int
    layout: int

    def write(self, folder: Path) -> None:
        """Write the record so that a reader sees the old one or the new one, whole."""
        write_whole(folder / _NAME, json.dumps(asdict(self), ensure_ascii=False))

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """The record of `folder`, None where there is none.

        Raises:
            ValueError: the file is damaged.
        """
        try:
            fields = json.loads((folder / _NAME).read_text(encoding="utf-8"))
            return cls(**fields)
        except FileNotFoundError:
            return None
        except TypeError as error:
            raise ValueError(f"{folder / _NAME}: {error}") from error


def write_whole(path: Path, text: str) -> None:
    """Replace `path` by `text` in one step, on disk when this returns."""
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
