"""``knowledge/instrument/<edition>.toml``: an edition of the instrument with its areas and questions."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from assistant.domain.instrument import AREA_MAX, AREAS, Area, Edition, Question
from assistant.reading.data_file import AreaNumber, DataFile, DataModel, EditionId, Text, Year, read_data_file

_MAX_TOTAL = AREAS * AREA_MAX


class _Question(DataModel):
    id: Annotated[str, StringConstraints(pattern=r"^[1-8]\.[1-9]$")]
    name: Text
    max: Annotated[int, Field(ge=1, le=100)]
    aliases: list[Text] = Field(default_factory=list)


class _Area(DataModel):
    number: AreaNumber
    name: Text
    max: Annotated[int, Field(ge=1, le=100)]
    aliases: list[Text] = Field(default_factory=list)
    question: list[_Question] = Field(default_factory=list)


class _Edition(DataModel):
    id: EditionId
    name: Text
    in_use_from: Year | None = None
    in_use_to: Year | None = None
    note: Text
    source: Text
    area: list[_Area]


def load_edition(path: Path) -> Edition:
    """Read one edition; the file is named after its id.

    Raises:
        InvalidDataFile: a broken format, areas that are not 1 to 8, a question in the wrong area, a sum of max points
            that does not agree (area = its questions, edition = 800), or a name that leads to two places.
    """
    file = read_data_file(path, _Edition)
    _check_edition(file)
    for index in range(AREAS):
        _check_area(file, index)
    _check_names(file)
    content = file.content
    return Edition(
        id=content.id,
        name=content.name,
        in_use_from=content.in_use_from,
        in_use_to=content.in_use_to,
        note=content.note,
        source=content.source,
        areas=tuple(_area(area) for area in content.area),
    )


def _area(area: _Area) -> Area:
    questions = tuple(Question(q.id, q.name, q.max, tuple(q.aliases)) for q in area.question)
    return Area(area.number, area.name, area.max, tuple(area.aliases), questions)


def _check_edition(file: DataFile[_Edition]) -> None:
    content = file.content
    if content.id != file.path.stem:
        raise file.error(f'id är "{content.id}" men filen heter {file.path.name}.', "id")
    for index, area in enumerate(content.area):
        if area.number != index + 1:
            raise file.error(f"här väntas område {index + 1}, inte {area.number}.", "area", index, "number")
    if len(content.area) != AREAS:
        raise file.error(f"utgåvan ska ha {AREAS} områden, inte {len(content.area)}.", "area", len(content.area) - 1)
    total = sum(area.max for area in content.area)
    if total != _MAX_TOTAL:
        odd = next(i for i, area in enumerate(content.area) if area.max != AREA_MAX)
        raise file.error(f"områdenas maxpoäng blir {total}, inte {_MAX_TOTAL}.", "area", odd, "max")


def _check_area(file: DataFile[_Edition], index: int) -> None:
    area = file.content.area[index]
    for order, question in enumerate(area.question):
        expected = f"{area.number}.{order + 1}"
        if question.id != expected:
            raise file.error(
                f"här väntas fråga {expected}, inte {question.id}.", "area", index, "question", order, "id"
            )
    total = sum(question.max for question in area.question)
    if area.question and total != area.max:
        problem = f"område {area.number} har max {area.max} men frågornas maxpoäng blir {total}."
        raise file.error(problem, "area", index, "max")


def _check_names(file: DataFile[_Edition]) -> None:
    taken: dict[str, str] = {}
    for name, owner, location in _names(file.content):
        first = taken.setdefault(name.casefold(), owner)
        if first != owner:
            raise file.error(f'"{name}" leder både till {first} och till {owner}.', *location)


def _names(edition: _Edition) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    for i, area in enumerate(edition.area):
        yield area.name, f"område {area.number}", ("area", i, "name")
        yield from ((alias, f"område {area.number}", ("area", i, "aliases")) for alias in area.aliases)
        for j, question in enumerate(area.question):
            place = ("area", i, "question", j)
            yield question.name, f"fråga {question.id}", (*place, "name")
            yield from ((alias, f"fråga {question.id}", (*place, "aliases")) for alias in question.aliases)
