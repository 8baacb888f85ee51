"""What happened to each file of an ingest."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """One file's outcome.

    Attributes:
        name: the file's name as given.
        status: ``"added"``, ``"unchanged"``, ``"replaced"`` or ``"failed"``.
        reason: one Swedish line where it failed or something should be known; else empty.
        document_id: the stored document, None where it failed.
        kind: ``"report"``, ``"factsheet"``, ``"criterion"``, ``"instrument"``, ``"document"``; empty where it failed.
        passages: passages the document now has.
        findings: strengths, improvement areas and practices among them.
        oddities: what the reader met, one Swedish line each.
    """

    name: str
    status: str
    reason: str = ""
    document_id: str | None = None
    kind: str = ""
    passages: int = 0
    findings: int = 0
    oddities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """All files of one ingest, in the order they were given, and the time it took."""

    files: tuple[FileOutcome, ...]
    passages_in_base: int
    seconds: float

    def count(self, status: str) -> int:
        """How many files had this status."""
        return sum(outcome.status == status for outcome in self.files)
