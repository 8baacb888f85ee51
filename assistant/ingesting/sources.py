"""What lies in the folders and files given to an ingest, and which reader each belongs to."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.domain.errors import NotFound
from assistant.domain.instrument import THEME_EDITION

_CRITERION = re.compile(r"[1-8]\.[1-9]\.md")
_EDITION = re.compile(r"20\d\d")
# Files of the shipped knowledge that are loaded at start, not cut by themselves.
_TOP_LEVEL = ("glossary.toml", "municipalities.toml")


class SourceKind(StrEnum):
    """Which reader a source belongs to."""

    INSTRUMENT = "instrument"
    CRITERION = "criterion"
    FACTSHEET = "factsheet"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to ingest.

    Attributes:
        kind: decides the reader.
        path: the file, or the folder of the instrument.
        name: logical name within the collection; the same name replaces.
        files: all files whose content decides whether it has changed.
        shipped: whether it comes with the program.
    """

    kind: SourceKind
    path: Path
    name: str
    files: tuple[Path, ...]
    shipped: bool

    def content_sha256(self) -> str:
        """Hash of its file's bytes, so that a renamed copy is known again; of several files their names too."""
        digest = hashlib.sha256()
        for file in self.files:
            if len(self.files) > 1:
                digest.update(file.name.encode() + b"\x00")
            digest.update(file.read_bytes())
        return digest.hexdigest()


def shipped_sources(knowledge: Path) -> tuple[Source, ...]:
    """The shipped knowledge: the instrument with the word list, the criteria, the fact sheets."""
    instrument = tuple(sorted((knowledge / "instrument").glob("*.toml")))
    files = (*instrument, *(knowledge / name for name in _TOP_LEVEL))
    criteria = sorted((knowledge / "criteria").glob("*/*.md"))
    sheets = sorted((knowledge / "factsheets").glob("*.toml"))
    return (
        Source(SourceKind.INSTRUMENT, knowledge / "instrument", "instrument", files, shipped=True),
        *(_criterion(path, shipped=True) for path in criteria if _CRITERION.fullmatch(path.name)),
        *(_factsheet(path, shipped=True) for path in sheets),
    )


def sources_in(paths: Sequence[Path], knowledge: Path) -> Iterator[Source]:
    """Sources for the paths given: files as they are, folders with all their files, each once and in order.

    Raises:
        NotFound: a path does not exist.
    """
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise NotFound(f"{path} finns inte. Kontrollera sökvägen.")
        if path.is_dir() and path.resolve() == knowledge.resolve():
            yield from shipped_sources(knowledge)
            continue
        for file in _files(path):
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield _source(file, _logical_name(file, path, paths))


def _files(path: Path) -> Iterable[Path]:
    if path.is_file():
        return (path,)
    found = (file for file in sorted(path.rglob("*")) if file.is_file())
    shown = (file for file in found if not any(part.startswith(".") for part in file.relative_to(path).parts))
    # a link that leads out of the folder would bring in what nobody pointed at
    return (file for file in shown if file.resolve().is_relative_to(path.resolve()))


def _logical_name(file: Path, given: Path, paths: Sequence[Path]) -> str:
    """What a file is known by: its place in the folder given, or its own name where that tells the files apart."""
    if given.is_dir():
        return file.relative_to(given).as_posix()
    alike = sum(path.name == file.name for path in paths if path.is_file())
    return file.name if alike == 1 else f"{file.resolve().parent.name}/{file.name}"


def _source(file: Path, name: str) -> Source:
    if _CRITERION.fullmatch(file.name):
        return _criterion(file, shipped=False)
    if file.suffix == ".toml":
        return _factsheet(file, shipped=False)
    return Source(SourceKind.FILE, file, name, (file,), shipped=False)


def _criterion(path: Path, *, shipped: bool) -> Source:
    """A criterion; one of the same edition and question replaces another, wherever it lies."""
    edition = path.parent.name if _EDITION.fullmatch(path.parent.name) else THEME_EDITION
    return Source(SourceKind.CRITERION, path, f"criteria/{edition}/{path.name}", (path,), shipped)


def _factsheet(path: Path, *, shipped: bool) -> Source:
    return Source(SourceKind.FACTSHEET, path, f"factsheets/{path.name}", (path,), shipped)
