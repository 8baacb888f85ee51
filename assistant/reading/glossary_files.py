"""``knowledge/glossary.toml`` and ``knowledge/municipalities.toml``: words of the field and names of municipalities."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assistant.domain.glossary import Municipality, Term
from assistant.reading.data_file import DataModel, Text, read_data_file

_Word = Annotated[str, StringConstraints(pattern=r"^\S(.*\S)?$")]


class _Term(DataModel):
    word: _Word
    meaning: Text
    same: list[_Word] = Field(default_factory=list)
    english: list[Text] = Field(default_factory=list)
    norwegian: list[Text] = Field(default_factory=list)


class _Glossary(DataModel):
    term: list[_Term]


class _Municipality(DataModel):
    name: Text
    country: Literal["SE", "NO"]
    aliases: list[Text] = Field(default_factory=list)


class _Register(DataModel):
    municipality: list[_Municipality]


def load_glossary(path: Path) -> tuple[Term, ...]:
    """Read the glossary, in the order of the file.

    Raises:
        InvalidDataFile: a broken format, a word that is not in lower case, or a word under two terms.
    """
    file = read_data_file(path, _Glossary)
    taken: dict[str, str] = {}
    for index, term in enumerate(file.content.term):
        for key, word in (("word", term.word), *(("same", word) for word in term.same)):
            if word != word.lower():
                raise file.error(f'"{word}" ska skrivas med små bokstäver.', "term", index, key)
            if word in taken:
                problem = f'"{word}" står redan under "{taken[word]}"; ett ord hör till en enda term.'
                raise file.error(problem, "term", index, key)
            taken[word] = term.word
    return tuple(
        Term(term.word, term.meaning, tuple(term.same), tuple(term.english), tuple(term.norwegian))
        for term in file.content.term
    )


def load_municipalities(path: Path) -> tuple[Municipality, ...]:
    """Read the register of municipalities, in the order of the file.

    Raises:
        InvalidDataFile: a broken format, or a name (or other written form) that leads to two municipalities.
    """
    file = read_data_file(path, _Register)
    taken: dict[str, str] = {}
    for index, row in enumerate(file.content.municipality):
        for key, name in (("name", row.name), *(("aliases", alias) for alias in row.aliases)):
            if name.casefold() in taken:
                raise file.error(f'"{name}" står redan för {taken[name.casefold()]}.', "municipality", index, key)
            taken[name.casefold()] = row.name
    return tuple(Municipality(row.name, row.country, tuple(row.aliases)) for row in file.content.municipality)
