"""A finished report as JSON and back: everything, exactly, with the version of its form."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.domain.errors import UnreadableFile
from assistant.domain.finished import FinishedReport

if TYPE_CHECKING:
    from pydantic import TypeAdapter

#: Says what the file is; the number rises when a reader of the old form would misread the new.
SCHEMA, VERSION = "kompassassistenten/rapport", 1


def write_json(report: FinishedReport, path: Path, *, at: datetime) -> None:
    """Write the report to `path`; fractions stand as text (``"200/3"``), unknown as null."""
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "version": VERSION,
        "made": at.isoformat(timespec="seconds"),
        "report": _adapter().dump_python(report, mode="json"),
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_json(path: Path) -> FinishedReport:
    """The report that `write_json` wrote.

    Raises:
        UnreadableFile: the file is something else, of a newer form, or changed so that it is no report.
    """
    from pydantic import ValidationError

    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise UnreadableFile(f"{path.name} är ingen läsbar JSON-fil. Exportera rapporten igen.") from error
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise UnreadableFile(f"{path.name} är ingen rapport som Kompassassistenten har exporterat.")
    if content.get("version") != VERSION:
        raise UnreadableFile(
            f"{path.name} har formen {content.get('version')}, och programmet läser {VERSION}. Uppdatera programmet."
        )
    try:
        return _adapter().validate_python(content.get("report"))
    except ValidationError as error:
        place = ".".join(str(step) for step in error.errors()[0]["loc"])
        raise UnreadableFile(f"{path.name} är ändrad så att den inte längre är en rapport (vid {place}).") from error


@cache
def _adapter() -> "TypeAdapter[FinishedReport]":
    from pydantic import TypeAdapter

    return TypeAdapter(FinishedReport)
