"""``knowledge/stances.toml``: words that say how it stands with what a sentence speaks of."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from assistant.domain.stance import StanceLexicon
from assistant.reading.data_file import DataFile, DataModel, Text, read_data_file
from assistant.reading.theme_files import patterns_of

_Patterns = Annotated[list[Text], Field(min_length=1)]


class _Stances(DataModel):
    about_the_rating: _Patterns
    partly_not: _Patterns
    missing: _Patterns
    missing_without: _Patterns
    planned: _Patterns
    partly: _Patterns
    decided: _Patterns
    praise: _Patterns
    praised: _Patterns


def load_stances(path: Path) -> StanceLexicon:
    """Read the lists.

    Raises:
        InvalidDataFile: a missing or unknown list, or a broken pattern.
    """
    file: DataFile[_Stances] = read_data_file(path, _Stances)
    return StanceLexicon(**{name: patterns_of(file, texts, name) for name, texts in file.content})
