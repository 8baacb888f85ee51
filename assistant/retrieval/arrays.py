"""Saved arrays, mapped into memory."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


def mapped(path: Path) -> NDArray[Any]:
    """A saved array, mapped where it holds anything (an empty file cannot be mapped).

    Raises:
        OSError: there is no such file.
        ValueError, EOFError: the file is damaged.
    """
    try:
        return np.asarray(np.load(path, mmap_mode="r"))  # a plain array over the same pages is quicker to slice
    except ValueError:
        return np.load(path)  # type: ignore[no-any-return]
