"""The verbs of reports: what comes out of an evaluation or an imported report, and how results compare."""

from pathlib import Path

from assistant.domain.audit import ReportAudit, audit_report
from assistant.domain.errors import InvalidInput
from assistant.domain.report import Report
from assistant.memory import Memory
from assistant.parts import Parts


class Reports:
    """Reached as ``assistant.reports``; safe between threads."""

    def __init__(self, parts: Parts, memory: Memory) -> None:
        """Nothing is opened yet."""
        self._parts = parts
        self._memory = memory

    def check(self, path: Path) -> ReportAudit:
        """The figures of a report in a file, tried against each other.

        Raises:
            UnreadableFile: the file cannot be read.
            InvalidInput: it is no report in the instrument's form.
        """
        with self._parts.reader() as reader:
            report = reader.read(path)
        if not isinstance(report, Report):
            raise InvalidInput(f"{path.name} är ingen rapport i instrumentets form, så där finns inga poäng att pröva.")
        return audit_report(report)
