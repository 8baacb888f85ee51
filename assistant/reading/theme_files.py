"""``knowledge/themes/``: one file of themes per area, and the words that say that something is not in place."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from assistant.domain.theme import Pattern, Theme, ThemeLexicon
from assistant.reading.data_file import DataFile, DataModel, Text, read_data_file

UNSETTLED = "unsettled.toml"

_Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
_Question = Annotated[str, StringConstraints(pattern=r"^[1-8]\.[1-7]$")]
# A word as reports write it, with * for any letters at its beginning, its end or both.
_FORM = re.compile(r"\*?\w+([-:]\w+)*\*?")


class _Theme(DataModel):
    id: _Id
    name: Text
    questions: Annotated[list[_Question], Field(min_length=1)]
    words: Annotated[list[Text], Field(min_length=1)]
    without: list[Text] = Field(default_factory=list)


class _Themes(DataModel):
    theme: Annotated[list[_Theme], Field(min_length=1)]


class _Unsettled(DataModel):
    words: Annotated[list[Text], Field(min_length=1)]


def load_themes(folder: Path) -> ThemeLexicon:
    """Read the themes of every area that has a file, in the order of the areas.

    Raises:
        InvalidDataFile: a broken format or pattern, an id used twice, or a theme in the file of another area.
    """
    themes: list[Theme] = []
    for path in sorted(folder.glob("[1-8].toml")):
        file = read_data_file(path, _Themes)
        for index, row in enumerate(file.content.theme):
            if any(theme.id == row.id for theme in themes):
                raise file.error(f'temat "{row.id}" finns redan.', "theme", index, "id")
            if row.questions[0][0] != path.stem:
                problem = f"frågan {row.questions[0]} hör inte till område {path.stem}, som filen gäller."
                raise file.error(problem, "theme", index, "questions")
            words = patterns_of(file, row.words, "theme", index, "words")
            without = patterns_of(file, row.without, "theme", index, "without")
            themes.append(Theme(row.id, row.name, tuple(row.questions), words, without))
    unsettled = read_data_file(folder / UNSETTLED, _Unsettled)
    return ThemeLexicon(tuple(themes), patterns_of(unsettled, unsettled.content.words, "words"))


def parse_pattern(text: str) -> Pattern:
    """``"a / b c + d*"`` as a pattern.

    Raises:
        ValueError: a part or phrase without words, or a word with a character that no word has.
    """
    parts = tuple(tuple(tuple(phrase.split()) for phrase in part.split(" / ")) for part in f" {text} ".split(" + "))
    for form in (form for part in parts for phrase in part for form in phrase or ("",)):
        if not _FORM.fullmatch(form):
            raise ValueError(f'"{form}"')
    return Pattern(parts)


def patterns_of(file: DataFile[Any], texts: Sequence[str], *place: str | int) -> tuple[Pattern, ...]:
    """The patterns of a list in a data file.

    Raises:
        InvalidDataFile: a broken pattern, with the place of its list and its number there.
    """
    patterns = []
    for number, text in enumerate(texts):
        try:
            patterns.append(parse_pattern(text))
        except ValueError as error:
            problem = f"mönstret {text!r} går inte att läsa vid {error}; README.md visar hur mönster skrivs."
            raise file.error(problem, *place, number) from error
    return tuple(patterns)
