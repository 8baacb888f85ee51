"""A small part of the shipped knowledge, to ingest and to change; a database of its own for each test."""

import shutil
from pathlib import Path

import pytest
from reading_files import KNOWLEDGE, glossary, text_content

from assistant.ingesting.pipeline import Ingest
from assistant.reading.report_parser import parse_report
from assistant.reading.sandbox import Reader
from assistant.storage.database import open_database

CRITERIA = ("1.1", "2.2", "4.3")
SHEETS = ("ljungby-2018", "hoganas-2023", "mark-2024", "vallentuna-2021")


@pytest.fixture
def knowledge(tmp_path) -> Path:
    """The instrument and the word list in short, three criteria and four fact sheets."""
    folder = tmp_path / "kunskap"
    shutil.copytree(KNOWLEDGE / "instrument", folder / "instrument")
    shutil.copytree(KNOWLEDGE / "themes", folder / "themes")
    for name in ("glossary.toml", "municipalities.toml"):
        shutil.copy(KNOWLEDGE / name, folder / name)
    for kind, names, suffix in (("criteria/2016", CRITERIA, "md"), ("factsheets", SHEETS, "toml")):
        (folder / kind).mkdir(parents=True)
        for name in names:
            shutil.copy(KNOWLEDGE / kind / f"{name}.{suffix}", folder / kind)
    _shorten(folder / "glossary.toml", "[[term]]")
    _shorten(folder / "instrument" / "about.toml", "[[fact]]")
    return folder


def _shorten(path: Path, table: str, kept: int = 20) -> None:
    """Leave the first entries: what a file holds more of only takes time."""
    entries = path.read_text(encoding="utf-8").split(table)
    path.write_text(table.join(entries[: kept + 1]), encoding="utf-8")


@pytest.fixture
def database(tmp_path):
    with open_database(f"sqlite:///{tmp_path / 'bas.sqlite3'}") as opened:
        yield opened


@pytest.fixture(scope="session")
def reader():
    with Reader(timeout_s=60, memory_mb=1024, max_file_mb=50, knowledge=KNOWLEDGE) as opened:
        yield opened


@pytest.fixture
def ingest(database, reader, instrument):
    """Ingests sources into the database; the index is left out."""

    def run(sources, *, collection="public", on_progress=None, reader=reader, database=database):
        job = Ingest(database, reader, instrument, glossary(), lambda *_: (), by="test", collection=collection)
        return job.run(tuple(sources), on_progress)

    return run


@pytest.fixture(scope="session")
def report(seed_report, instrument, register):
    """The real report, parsed."""
    text = seed_report.read_text(encoding="utf-8-sig")
    return parse_report(text_content(text), instrument=instrument, municipalities=register)
