"""``knowledge/phrases/<edition>.toml``: the indicators of an edition in a few words each."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from assistant.reading.data_file import DataModel, Text, read_data_file

_INDICATOR = re.compile(r"[1-8]\.[1-9][a-z]")
_STOPS = (".", ",", ";", ":")


class _Phrases(DataModel):
    phrases: dict[str, Text]


def load_phrases(folder: Path, edition: str) -> Mapping[str, str]:
    """The phrase of each indicator, such as ``"2.1a"``; empty where the edition has no file.

    Raises:
        InvalidDataFile: a broken format, a key that is no indicator, or a phrase that ends with a stop.
    """
    path = folder / f"{edition}.toml"
    if not path.exists():
        return MappingProxyType({})
    file = read_data_file(path, _Phrases)
    for indicator, phrase in file.content.phrases.items():
        if not _INDICATOR.fullmatch(indicator):
            raise file.error(f'"{indicator}" är ingen indikator; skriv till exempel "2.1a".', "phrases", indicator)
        if phrase.endswith(_STOPS):
            raise file.error("en rubrik slutar utan skiljetecken.", "phrases", indicator)
    return MappingProxyType(file.content.phrases)
