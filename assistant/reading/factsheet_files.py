"""``knowledge/factsheets/*.toml``: what public sources say of one municipality and year."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assistant.domain.factsheet import FactSheet, SheetFinding, SheetResult, SheetSection
from assistant.domain.instrument import THEME_EDITION
from assistant.domain.passage import Kind
from assistant.domain.report import PrintedQuestion
from assistant.domain.result import FigureStatus
from assistant.reading.data_file import (
    AreaKey,
    AreaNumber,
    DataFile,
    DataModel,
    EditionId,
    Points,
    Text,
    Total,
    Year,
    read_data_file,
)


class _Result(DataModel):
    total: Total | None = None
    status: Annotated[FigureStatus, Field(strict=False)]
    source: Text
    see_also: list[Text] = Field(default_factory=list)
    derivation: Text | None = None
    areas: dict[AreaKey, Points] = Field(default_factory=dict)


class _Figure(DataModel):
    question: Text
    points: Points
    max: Annotated[int, Field(ge=1, le=100)]
    percent: Points


class _Finding(DataModel):
    id: Text
    area: AreaNumber | None = None
    kind: Literal["styrka", "förbättringsområde", "praktik"]
    text: Text
    questions: list[Text]
    source: Text


class _Section(DataModel):
    id: Text
    title: Text
    kind: Literal["allmänt"]
    area: AreaNumber | None = None
    text: Text


class _Sheet(DataModel):
    id: Annotated[str, StringConstraints(pattern=r"^[FP]-\S+$")]
    municipality: Text
    country: Literal["SE", "NO"]
    year: Year | None = None
    edition: EditionId | None = None
    evaluated: bool
    basis: Literal["kommunkompass", "kvalitetskommun-material", "egen praktik"]
    source: Text
    note: str = ""
    result: _Result | None = None
    figures: list[_Figure] = Field(default_factory=list)
    findings: list[_Finding] = Field(default_factory=list)
    sections: list[_Section] = Field(default_factory=list)


def load_factsheet(path: Path, names: Mapping[str, str]) -> FactSheet:
    """Read one fact sheet.

    Args:
        path: the file.
        names: name of every question of the 2016 edition by its id; a sheet may refer to no other question.

    Raises:
        InvalidDataFile: a broken format, a finding without source, points above their max, a question that the 2016
            edition lacks, an id used twice, or a derived figure without its arithmetic.
    """
    return _sheet(_read(path, names).content, names)


def _read(path: Path, names: Mapping[str, str]) -> DataFile[_Sheet]:
    file = read_data_file(path, _Sheet)
    _check_result(file)
    _check_figures(file, names)
    seen: set[str] = set()
    for index, finding in enumerate(file.content.findings):
        if finding.id in seen:
            raise file.error(f"id {finding.id} står två gånger.", "findings", index, "id")
        seen.add(finding.id)
        for question in finding.questions:
            if question not in names:
                problem = f"fråga {question} finns inte i {THEME_EDITION} års utgåva."
                raise file.error(problem, "findings", index, "questions")
    return file


def _check_result(file: DataFile[_Sheet]) -> None:
    result = file.content.result
    if result is None:
        return
    if result.total is None and not result.areas:
        raise file.error("resultatet har varken total eller områden; utelämna [result].", "result")
    if result.status == FigureStatus.DERIVED and result.derivation is None:
        raise file.error("en härledd siffra behöver sin uträkning i derivation.", "result", "status")
    if result.status != FigureStatus.DERIVED and result.derivation is not None:
        raise file.error('derivation hör bara till status = "härledd".', "result", "derivation")


def _check_figures(file: DataFile[_Sheet], names: Mapping[str, str]) -> None:
    seen: set[str] = set()
    for index, figure in enumerate(file.content.figures):
        if file.content.edition != THEME_EDITION or figure.question not in names:
            problem = f"fråga {figure.question} finns inte; bara {THEME_EDITION} års frågor är kända."
            raise file.error(problem, "figures", index, "question")
        if figure.question in seen:
            raise file.error(f"fråga {figure.question} står två gånger.", "figures", index, "question")
        seen.add(figure.question)
        if figure.points > figure.max:
            raise file.error(f"{figure.points} poäng är mer än max {figure.max}.", "figures", index, "points")


def _sheet(content: _Sheet, names: Mapping[str, str]) -> FactSheet:
    return FactSheet(
        id=content.id,
        municipality=content.municipality,
        country=content.country,
        year=content.year,
        edition=content.edition,
        evaluated=content.evaluated,
        basis=content.basis,
        source=content.source,
        note=content.note,
        result=_result(content.result) if content.result else None,
        figures=tuple(
            PrintedQuestion(f.question, names[f.question], f.points, f.max, f.percent) for f in content.figures
        ),
        findings=tuple(
            SheetFinding(f.id, f.area, Kind(f.kind), f.text, tuple(f.questions), f.source) for f in content.findings
        ),
        sections=tuple(SheetSection(s.id, s.title, s.text, s.area) for s in content.sections),
    )


def _result(result: _Result) -> SheetResult:
    return SheetResult(
        total=result.total,
        status=result.status,
        source=result.source,
        see_also=tuple(result.see_also),
        derivation=result.derivation or "",
        areas=tuple(sorted((int(area), points) for area, points in result.areas.items())),
    )
