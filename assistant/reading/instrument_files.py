"""``knowledge/instrument/``: editions, crosswalks, reference values, records, scale and facts."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assistant.domain.errors import InvalidDataFile
from assistant.domain.instrument import (
    AREAS,
    THEME_EDITION,
    Crosswalk,
    Edition,
    Fact,
    Instrument,
    Level,
    Record,
    Reference,
    Scale,
)
from assistant.reading.data_file import (
    EDITIONS,
    AreaKey,
    AreaNumber,
    DataModel,
    EditionId,
    Points,
    Text,
    Total,
    Year,
    read_data_file,
)
from assistant.reading.edition_files import load_edition

#: Files of the folder that are no editions.
_OTHER_FILES = ("about", "crosswalk", "records", "references", "scale")


class _Crosswalk(DataModel):
    from_edition: EditionId = Field(alias="from")
    to_edition: EditionId = Field(alias="to")
    note: Text
    areas: dict[AreaKey, Annotated[list[AreaNumber], Field(min_length=1)]]


class _Crosswalks(DataModel):
    crosswalk: list[_Crosswalk]


class _Reference(DataModel):
    id: Text
    label: Text
    year: Year
    edition: EditionId | None = None
    total: Total
    note: str = ""
    source: Text
    areas: dict[AreaKey, Points] = Field(default_factory=dict)


class _References(DataModel):
    reference: list[_Reference]


class _Record(DataModel):
    municipality: Text
    year: Year
    edition: EditionId
    total: Total
    finding_id: Text
    source: Text


class _Records(DataModel):
    record: list[_Record]


class _Fact(DataModel):
    # OM- and OKÄNT- are the facts' own ids; LKAP1 and LKAP2 cite a chapter of the Ljungby report and may recur.
    id: Annotated[str, StringConstraints(pattern=r"^(OM-|OKÄNT-).+|^LKAP[12]$")]
    title: Text
    text: Text
    source: Text
    topics: list[Text] = Field(default_factory=list)


class _Facts(DataModel):
    fact: list[_Fact]


class _Level(DataModel):
    name: Text
    share: Annotated[str, StringConstraints(pattern=r"^\d+(/[1-9]\d*)?$")]


class _Scale(DataModel):
    rounding: Literal["half_up"]
    level: Annotated[list[_Level], Field(min_length=2)]


def load_instrument(folder: Path) -> Instrument:
    """Read everything in ``knowledge/instrument/``.

    Raises:
        InvalidDataFile: a file is missing, unknown or broken; names the file and the line.
    """
    known = {f"{name}.toml" for name in (*EDITIONS, *_OTHER_FILES)}
    for path in sorted(folder.glob("*.toml")):
        if path.name not in known:
            raise InvalidDataFile(path, None, "filen hör inte till instrumentets kända filer och utgåvor.")
    return Instrument(
        editions=tuple(_load_editions(folder)),
        crosswalks=_load_crosswalks(folder / "crosswalk.toml"),
        references=_load_references(folder / "references.toml"),
        records=_load_records(folder / "records.toml"),
        facts=_load_facts(folder / "about.toml"),
        scale=_load_scale(folder / "scale.toml"),
    )


def _load_editions(folder: Path) -> Iterator[Edition]:
    for edition in EDITIONS:
        path = folder / f"{edition}.toml"
        # questions of the theme edition are what everything else refers to: it cannot be left out
        if path.exists() or edition == THEME_EDITION:
            yield load_edition(path)


def _load_crosswalks(path: Path) -> tuple[Crosswalk, ...]:
    file = read_data_file(path, _Crosswalks)
    seen: set[tuple[str, str]] = set()
    for index, row in enumerate(file.content.crosswalk):
        pair = (row.from_edition, row.to_edition)
        if pair in seen or row.from_edition == row.to_edition:
            raise file.error(f"övergången {pair[0]} till {pair[1]} står två gånger eller är samma.", "crosswalk", index)
        seen.add(pair)
        if len(row.areas) != AREAS:
            raise file.error(f"övergången ska ha {AREAS} områden, inte {len(row.areas)}.", "crosswalk", index, "areas")
    return tuple(
        Crosswalk(
            from_edition=row.from_edition,
            to_edition=row.to_edition,
            pairs=tuple(sorted((int(area), tuple(targets)) for area, targets in row.areas.items())),
            note=row.note,
        )
        for row in file.content.crosswalk
    )


def _load_references(path: Path) -> tuple[Reference, ...]:
    file = read_data_file(path, _References)
    seen: set[tuple[str, str]] = set()
    for index, row in enumerate(file.content.reference):
        if (row.id, row.label) in seen:
            raise file.error(f"referensvärdet {row.id} ({row.label}) står två gånger.", "reference", index, "id")
        seen.add((row.id, row.label))
        total = sum(row.areas.values())
        if len(row.areas) == AREAS and total != row.total:
            raise file.error(f"total är {row.total} men områdena blir {total}.", "reference", index, "total")
    return tuple(
        Reference(
            id=row.id,
            label=row.label,
            year=row.year,
            edition=row.edition,
            total=row.total,
            areas=tuple(sorted((int(area), points) for area, points in row.areas.items())),
            note=row.note,
            source=row.source,
        )
        for row in file.content.reference
    )


def _load_records(path: Path) -> tuple[Record, ...]:
    file = read_data_file(path, _Records)
    highest = 0
    for index, row in enumerate(file.content.record):
        if row.total <= highest:
            raise file.error(f"{row.total} är inget rekord efter {highest}.", "record", index, "total")
        highest = row.total
    return tuple(
        Record(row.municipality, row.year, row.edition, row.total, row.finding_id, row.source)
        for row in file.content.record
    )


def _load_facts(path: Path) -> tuple[Fact, ...]:
    file = read_data_file(path, _Facts)
    seen: set[str] = set()
    for index, row in enumerate(file.content.fact):
        if row.id in seen and row.id.startswith(("OM-", "OKÄNT-")):
            raise file.error(f"id {row.id} står två gånger.", "fact", index, "id")
        seen.add(row.id)
    return tuple(Fact(row.id, row.title, row.text, row.source, tuple(row.topics)) for row in file.content.fact)


def _load_scale(path: Path) -> Scale:
    file = read_data_file(path, _Scale)
    levels = tuple(Level(row.name, Fraction(row.share)) for row in file.content.level)
    for index, level in enumerate(levels):
        if level.share > 1:
            raise file.error(f"andelen för {level.name} får vara högst 1.", "level", index, "share")
        if index and level.share <= levels[index - 1].share:
            raise file.error(f"{level.name} ska ge mer än steget före.", "level", index, "share")
        if level.name in {earlier.name for earlier in levels[:index]}:
            raise file.error(f"steget {level.name} står två gånger.", "level", index, "name")
    return Scale(levels)
