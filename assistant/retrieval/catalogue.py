"""What the lexical index knows of each passage besides its words: the fields that filters ask for."""

import json
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Self
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from assistant.domain.passage import Passage, PassageFilter

Value = str | int

_FIELDS: Final = (
    "collection",
    "municipality",
    "year",
    "edition",
    "area",
    "kind",
    "document_id",
    "theme_areas",
    "questions",
)


@dataclass(frozen=True)
class Column:
    """One field of all rows: pairs of a row and a value; a row may have no value, or several.

    Attributes:
        values: the distinct values.
        rows: (p,) row of each pair, ascending.
        codes: (p,) place of the pair's value in `values`.
    """

    values: tuple[Value, ...]
    rows: NDArray[np.int32]
    codes: NDArray[np.int32]

    def any_of(self, wanted: Iterable[Value], total: int) -> NDArray[np.bool_]:
        """(total,) whether a row has any of the values `wanted`."""
        asked = set(wanted)
        chosen = np.array([value in asked for value in self.values], np.bool_)
        if self._one_in_each and len(self.rows) == total:
            return chosen[self.codes]
        mask = np.zeros(total, np.bool_)
        mask[self.rows[chosen[self.codes]]] = True
        return mask

    @cached_property
    def _one_in_each(self) -> bool:
        """Whether the pairs are the rows 0, 1, 2 ... in order, so that `codes` alone says everything."""
        return bool(np.array_equal(self.rows, np.arange(len(self.rows))))

    def changed(self, keep: NDArray[np.bool_], added: "_NewValues") -> Self:
        """The rows of `keep` in their order, then `added` (started from this column)."""
        new_row = np.cumsum(keep, dtype=np.int64) - 1
        kept = keep[self.rows]
        new_rows = np.array(added.rows, np.int32) + np.int32(keep.sum())
        rows = np.concatenate([new_row[self.rows[kept]].astype(np.int32), new_rows])
        codes = np.concatenate([self.codes[kept], np.array(added.codes, np.int32)])
        return type(self)(tuple(added.code_of), rows, codes)


class _NewValues:
    """Values of one field on their way into a column, already as numbers."""

    def __init__(self, column: Column) -> None:
        """Start with the values of `column`."""
        self.code_of: dict[Value, int] = {value: code for code, value in enumerate(column.values)}
        self.rows = array("i")
        self.codes = array("i")

    def add(self, row: int, values: Iterable[Value]) -> None:
        """Let `row`, counted from the first new one, have `values`."""
        for value in values:
            self.rows.append(row)
            self.codes.append(self.code_of.setdefault(value, len(self.code_of)))


@dataclass(frozen=True)
class Catalogue:
    """The ids of all rows and their columns; immutable."""

    ids: tuple[str, ...]
    columns: Mapping[str, Column]

    @classmethod
    def empty(cls) -> Self:
        """A catalogue of no rows."""
        none = np.zeros(0, np.int32)
        return cls((), {name: Column((), none, none) for name in _FIELDS})

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """Row of each passage id."""
        return {identifier: row for row, identifier in enumerate(self.ids)}

    def changed(self, keep: NDArray[np.bool_], added: "NewEntries") -> Self:
        """The rows of `keep` in their order, then `added` (started from this catalogue)."""
        ids = (*(self.ids[row] for row in np.flatnonzero(keep)), *added.ids)
        columns = {name: column.changed(keep, added.values[name]) for name, column in self.columns.items()}
        return type(self)(ids, columns)

    def allowed(self, condition: PassageFilter) -> NDArray[np.bool_]:
        """(n,) which rows `condition` allows; agrees with `PassageFilter.allows`."""
        mask = self._any_of("collection", condition.collections)
        asked: tuple[tuple[str, tuple[Value, ...]], ...] = (
            ("municipality", condition.municipalities),
            ("year", condition.years),
            ("edition", condition.editions),
            ("area" if condition.own_areas else "theme_areas", condition.areas),
            ("questions", condition.questions),
            ("kind", condition.kinds),
            ("document_id", condition.document_ids),
        )
        for name, wanted in asked:
            if wanted:
                mask &= self._any_of(name, wanted)
        if condition.exclude_municipalities:
            mask &= ~self._any_of("municipality", condition.exclude_municipalities)
        return mask

    def save(self, folder: Path) -> None:
        """Write ids and columns into `folder`."""
        text = {"ids": self.ids, "values": {name: column.values for name, column in self.columns.items()}}
        (folder / "catalogue.json").write_text(json.dumps(text, ensure_ascii=False), encoding="utf-8")
        arrays = {f"{name}.rows": column.rows for name, column in self.columns.items()}
        arrays |= {f"{name}.codes": column.codes for name, column in self.columns.items()}
        np.savez(folder / "catalogue.npz", **arrays)  # type: ignore[arg-type]

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what `save` wrote.

        Raises:
            OSError: a file is missing.
            ValueError, KeyError, EOFError: a file is damaged.
        """
        text = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))
        try:
            with (folder / "catalogue.npz").open("rb") as file, np.load(file) as arrays:
                columns = {
                    name: Column(tuple(text["values"][name]), arrays[f"{name}.rows"], arrays[f"{name}.codes"])
                    for name in _FIELDS
                }
        except BadZipFile as error:
            raise ValueError(f"{folder / 'catalogue.npz'}: {error}") from error
        return cls(tuple(text["ids"]), columns)

    def _any_of(self, name: str, wanted: Iterable[Value]) -> NDArray[np.bool_]:
        return self.columns[name].any_of(wanted, len(self))


class NewEntries:
    """Passages on their way into a catalogue: 43 MB for 225,000 of them, where the passages without texts took 182."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Start with the values of `catalogue`."""
        self.ids: list[str] = []
        self.values = {name: _NewValues(column) for name, column in catalogue.columns.items()}

    def add(self, passages: Iterable[Passage]) -> None:
        """Append a row for each of `passages`."""
        for passage in passages:
            for name, values in self.values.items():
                values.add(len(self.ids), _values(passage, name))
            self.ids.append(passage.id)


def _values(passage: Passage, name: str) -> tuple[Value, ...]:
    value = getattr(passage, name)
    if value is None:
        return ()
    return tuple(dict.fromkeys(value)) if isinstance(value, tuple) else (value,)
