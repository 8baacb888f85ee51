"""A finished report as files."""

import re
import shutil
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.domain.errors import InvalidInput, ServiceUnavailable
from assistant.domain.file_faults import fault_of
from assistant.domain.finished import FinishedReport
from assistant.domain.instrument import Instrument
from assistant.reporting.json_file import write_json
from assistant.reporting.paged import write_paged
from assistant.reporting.pictures import pictures_of
from assistant.reporting.workbook.report import write_workbook


class Format(StrEnum):
    """What a report can come out as, by the end of the file's name."""

    WORD = "docx"
    PDF = "pdf"
    EXCEL = "xlsx"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export gave.

    Attributes:
        files: in the order asked for.
        remarks: Swedish lines on what could not be done as asked.
    """

    files: tuple[Path, ...]
    remarks: tuple[str, ...]


def export(
    report: FinishedReport,
    formats: Sequence[Format],
    folder: Path,
    *,
    instrument: Instrument,
    at: datetime,
    template: Path | None = None,
) -> Exported:
    """Write the report into `folder`, which comes into being; files of the same name are overwritten.

    Where a PDF cannot be made the other files are written all the same, and a remark says why.

    Raises:
        InvalidInput: the folder cannot be written to.
        UnreadableFile: the template cannot be opened.
        ServiceUnavailable: a PDF is all that was asked for, and it cannot be made here.
    """
    wanted = tuple(dict.fromkeys(formats))
    with TemporaryDirectory() as made:
        files = {kind: Path(made) / f"{file_stem(report)}.{kind}" for kind in wanted}
        remarks = _write(report, files, Path(made), instrument=instrument, at=at, template=template)
        written = [file for file in files.values() if file.exists()]
        if not written:
            raise ServiceUnavailable(" ".join(remarks))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return Exported(tuple(Path(shutil.copy(file, folder / file.name)) for file in written), remarks)
        except OSError as error:
            message = f"Mappen {folder} går inte att skriva i: {fault_of(error)}. Välj en annan mapp."
            raise InvalidInput(message) from error


def file_stem(report: FinishedReport) -> str:
    """``"kommunkompassen-ljungby-2018"``: a name that every file system and every mail takes."""
    plain = unicodedata.normalize("NFKD", report.name).encode("ascii", "ignore").decode().casefold()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "rapport"
    return words if words.startswith("kommunkompassen") else f"kommunkompassen-{words}"


def _write(
    report: FinishedReport,
    files: dict[Format, Path],
    folder: Path,
    *,
    instrument: Instrument,
    at: datetime,
    template: Path | None,
) -> tuple[str, ...]:
    remarks: tuple[str, ...] = ()
    if Format.WORD in files or Format.PDF in files:
        word = files.get(Format.WORD, folder / "rapport.docx")
        pictures = pictures_of(report, instrument)
        remarks = write_paged(report, word, files.get(Format.PDF), pictures=pictures, at=at, template=template)
    if Format.EXCEL in files:
        write_workbook(report, files[Format.EXCEL], at=at)
    if Format.JSON in files:
        write_json(report, files[Format.JSON], at=at)
    return remarks
