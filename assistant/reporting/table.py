"""A table as it may stand on a page, in a document or in a sheet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Words and figures; the first column names the row.

    Attributes:
        notes: what a reader must know, Swedish sentences to stand below.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    notes: tuple[str, ...] = ()
