"""Strict reading of the TOML files in ``knowledge/``: every fault names its file and line."""

import re
import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from assistant.domain.errors import InvalidDataFile
from assistant.domain.file_faults import fault_of

#: Editions that data files may name, oldest first; ``norsk`` is Norway's sister instrument.
EditionId = Literal["2002", "2010", "2016", "2020", "norsk"]
EDITIONS: tuple[str, ...] = get_args(EditionId)

AreaNumber = Annotated[int, Field(ge=1, le=8)]
AreaKey = Literal["1", "2", "3", "4", "5", "6", "7", "8"]
Points = Annotated[int, Field(ge=0, le=100)]
Total = Annotated[int, Field(ge=0, le=800)]
# The instrument is Swedish since 2002; practice described in fact sheets may be older.
Year = Annotated[int, Field(ge=1990, le=2100)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

Location = tuple[str | int, ...]
Schema = TypeVar("Schema", bound="DataModel")

# What pydantic's most common errors are called here; {ge} and the like come from the error's own context.
_PROBLEMS = {
    "extra_forbidden": "okänd nyckel",
    "missing": "nyckeln saknas",
    "string_type": "ska vara text inom citattecken",
    "string_too_short": "får inte vara tom",
    "string_pattern_mismatch": "har fel form (väntat mönster: {pattern})",
    "int_type": "ska vara ett heltal",
    "bool_type": "ska vara true eller false",
    "list_type": "ska vara en lista",
    "dict_type": "ska vara en tabell",
    "model_type": "ska vara en tabell",
    "model_attributes_type": "ska vara en tabell",
    "literal_error": "ska vara {expected}",
    "enum": "ska vara {expected}",
    "greater_than_equal": "ska vara minst {ge}",
    "less_than_equal": "får vara högst {le}",
    "too_short": "ska ha minst {min_length} poster",
}


class DataModel(BaseModel):
    """What a data file, or a table in it, may hold: nothing but the named keys, with exactly their types."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


@dataclass(frozen=True, slots=True)
class DataFile(Generic[Schema]):
    """A data file whose keys and types are right; what its values mean together is checked by its own reader."""

    path: Path
    text: str
    content: Schema

    def error(self, problem: str, *location: str | int) -> InvalidDataFile:
        """The error that says `problem` of the value at `location`, such as ``("area", 0, "max")``."""
        return InvalidDataFile(self.path, line_of(self.text, location), problem)


def read_text(path: Path) -> str:
    """The text of a data file, line feeds only.

    Raises:
        InvalidDataFile: the file is missing, cannot be opened or is not UTF-8.
    """
    try:
        raw_text = path.read_bytes()
    except OSError as error:
        raise InvalidDataFile(path, None, f"filen går inte att öppna ({fault_of(error)}).") from error
    try:
        return raw_text.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw_text.count(b"\n", 0, error.start) + 1
        raise InvalidDataFile(path, line, "filen är inte sparad i UTF-8. Spara om den i UTF-8.") from error


def read_data_file(path: Path, schema: type[Schema]) -> DataFile[Schema]:
    """Read a TOML file as `schema`.

    Raises:
        InvalidDataFile: a fault of syntax, an unknown key, a missing key or a wrong type; the first one in the file.
    """
    text = read_text(path)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidDataFile(path, syntax_line(text, error), f"filen är inte giltig TOML: {error}.") from error
    try:
        return DataFile(path, text, schema.model_validate(values))
    except ValidationError as error:
        line, problem = min((line_of(text, details["loc"]), _problem(details)) for details in error.errors())
        raise InvalidDataFile(path, line, problem) from error


def syntax_line(text: str, error: tomllib.TOMLDecodeError) -> int:
    """Line, from 1, of a fault of syntax: the one that the error names, else the last, where the text ends too early."""
    place = re.search(r"at line (\d+)", str(error))
    return int(place.group(1)) if place else text.rstrip().count("\n") + 1


def line_of(text: str, location: Location) -> int:
    """Line, from 1, where the value at `location` begins; that of the nearest table around it where it is missing.

    tomllib keeps no positions and tomlkit exposes none (its issue 55); spanned-toml does, but is a fork of a parser
    to depend on for one number. A file cut after whole lines is valid TOML unless the cut falls inside a value, so
    the shortest valid beginning that holds the value ends on the value's last line. Only read when there is an error.
    """
    lines = text.split("\n")
    known = _known_part(tomllib.loads(text), location)

    def holds(count: int) -> bool:
        values = tomllib.loads("\n".join(lines[: _whole_values(lines, count)]))
        return len(_known_part(values, known)) == len(known)

    last = bisect_left(range(len(lines) + 1), x=True, key=holds)
    return _whole_values(lines, last - 1) + 1 if last else 1


def _known_part(values: Any, location: Location) -> Location:
    for depth, step in enumerate(location):
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError):
            return location[:depth]
    return location


def _whole_values(lines: list[str], count: int) -> int:
    while True:
        try:
            tomllib.loads("\n".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            count -= 1
        else:
            return count


def _problem(details: ErrorDetails) -> str:
    name = ".".join(str(step + 1) if isinstance(step, int) else step for step in details["loc"] if step != "[key]")
    template = _PROBLEMS.get(details["type"])
    problem = template.format(**details.get("ctx", {})) if template else details["msg"]
    return f"{name}: {problem.replace(' or ', ' eller ')}."
