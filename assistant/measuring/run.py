"""A run: what was asked of which model when, and how each answer came out; kept as JSON to compare with."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from assistant.domain.errors import InvalidInput
from assistant.domain.file_faults import fault_of
from assistant.measuring.judging import Outcome


@dataclass(frozen=True, slots=True)
class Run:
    """A measured run.

    Attributes:
        questions: name of the file of questions.
        model: ``provider:name``, None without one.
        at: when it began, ISO 8601.
    """

    questions: str
    model: str | None
    at: str
    outcomes: tuple[Outcome, ...]

    @property
    def name(self) -> str:
        """How the run is called beside another."""
        return f"{self.model or 'utan modell'}, {self.at[:16].replace('T', ' ')}"


_FORM: Final = TypeAdapter(Run)


def write_run(run: Run, path: Path) -> None:
    """Write a run to a file.

    Raises:
        InvalidInput: the file cannot be written.
    """
    try:
        path.write_bytes(_FORM.dump_json(run, indent=1))
    except OSError as error:
        raise InvalidInput(f"{path} går inte att skriva: {fault_of(error)}.") from error


def read_run(path: Path) -> Run:
    """A run from a file.

    Raises:
        InvalidInput: it cannot be read, or is no run.
    """
    try:
        return _FORM.validate_json(path.read_bytes())
    except OSError as error:
        raise InvalidInput(f"{path} går inte att läsa: {fault_of(error)}.") from error
    except ValidationError as error:
        raise InvalidInput(f"{path} är ingen sparad mätning (skriv en med --out).") from error
