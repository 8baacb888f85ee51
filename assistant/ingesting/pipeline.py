"""Ingest: read, cut, store; document by document, so that a stop at any moment leaves whole documents only."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from assistant.domain.criterion import OWN_READING
from assistant.domain.document import Document, DocumentEntry, DocumentKind, StoredDocument, document_id
from assistant.domain.errors import KompassError
from assistant.domain.file_faults import fault_of
from assistant.domain.glossary import Term
from assistant.domain.instrument import THEME_EDITION, Instrument
from assistant.domain.passage import FINDING_KINDS, PUBLIC, Passage
from assistant.domain.report import Oddity, Report, TextDocument
from assistant.ingesting.cut_evidence import cut_evidence
from assistant.ingesting.cut_factsheet import cut_factsheet
from assistant.ingesting.cut_knowledge import cut_criterion, cut_document, cut_instrument
from assistant.ingesting.cut_report import cut_report
from assistant.ingesting.interpretation import Interpret
from assistant.ingesting.naming import name_for, same_content
from assistant.ingesting.outcome import FileOutcome
from assistant.ingesting.piece import RECIPE, Cut
from assistant.ingesting.sources import Source, SourceKind
from assistant.ingesting.subject import Subject
from assistant.reading.criteria_files import parse_criterion
from assistant.reading.data_file import read_text
from assistant.reading.factsheet_files import load_factsheet
from assistant.storage.database import Database

#: Called as ``(done, total, what)``.
Progress = Callable[[int, int, str], None]

_LOG = logging.getLogger(__name__)
_OWN_TEXT = {
    SourceKind.CRITERION: "Behålls inte: organisationens egen kriterietext för frågan används.",
    SourceKind.FACTSHEET: "Behålls inte: organisationens eget faktablad används.",
}
_BROUGHT_BACK = "Var borttaget och är nu tillbaka i underlaget."


class FileReader(Protocol):
    """Reads an uploaded file, away from this process."""

    def read(self, path: Path) -> Report | TextDocument:
        """What the file holds; UnreadableFile where it cannot be read."""


@dataclass(frozen=True, slots=True)
class Ingest:
    """Everything an ingest needs."""

    database: Database
    reader: FileReader
    instrument: Instrument
    glossary: tuple[Term, ...]
    interpret: Interpret
    by: str
    collection: str
    subject: Subject | None = None

    def run(self, sources: Sequence[Source], on_progress: Progress | None = None) -> tuple[FileOutcome, ...]:
        """Ingest every source in order; one that fails is told of and leaves nothing behind."""
        removed = self.database.removed((self.collection,))
        outcomes = []
        for index, source in enumerate(sources):
            if on_progress:
                on_progress(index, len(sources), source.path.name)
            outcome = self._outcome(source)
            back = source.shipped and outcome.status == "added" and outcome.document_id in removed
            outcomes.append(replace(outcome, reason=_BROUGHT_BACK) if back else outcome)
        if on_progress:
            on_progress(len(sources), len(sources), "")
        return tuple(outcomes)

    def _outcome(self, source: Source) -> FileOutcome:
        try:
            return self._ingest(source)
        except KompassError as error:
            return FileOutcome(source.path.name, "failed", str(error))
        except OSError as error:
            return FileOutcome(source.path.name, "failed", f"{source.path.name} går inte att läsa: {fault_of(error)}.")
        except Exception:  # noqa: BLE001 one file never stops the others; the trace is kept
            _LOG.exception("ingest of %s failed", source.path)
            reason = f"{source.path.name} kunde inte läsas in på grund av ett fel i programmet. Felet finns i loggen."
            return FileOutcome(source.path.name, "failed", reason)

    def _ingest(self, source: Source) -> FileOutcome:
        id_ = document_id(self.collection, source.name)
        content = source.content_sha256()
        # anew for each source, which may give way to the one before it
        entries = self.database.documents_akin(
            self.collection, document_id=id_, content_sha256=content, file_name=source.path.name
        )
        stored = next((entry for entry in entries if entry.id == id_), None)
        if stored and gives_way(source, stored):
            return _unchanged(source, stored, _OWN_TEXT[source.kind])
        equal = stored if stored and stored.content_sha256 == content else same_content(source, content, entries)
        if equal and equal.recipe == RECIPE:
            reason = "" if equal is stored else f"Innehållet är detsamma som i {equal.name}, som redan är inläst."
            return _unchanged(source, equal, reason)
        if equal:
            source, id_ = replace(source, name=equal.name), equal.id
        document, cut = self._cut(source, id_, content, entries)
        put = self.database.put_document(
            document, cut.passages, cut.result, by=self.by, at=datetime.now(UTC), hidden=self.subject is not None
        )
        return FileOutcome(
            name=source.path.name,
            status=str(put.status),
            document_id=document.id,
            kind=str(document.kind),
            passages=len(cut.passages),
            findings=sum(passage.kind in FINDING_KINDS for passage in cut.passages),
            oddities=tuple(oddity.message for oddity in document.oddities),
        )

    def _cut(
        self, source: Source, id_: str, content: str, entries: Sequence[DocumentEntry]
    ) -> tuple[StoredDocument, Cut]:
        if source.kind is SourceKind.INSTRUMENT:
            cut = cut_instrument(self.instrument, self.glossary, document_id=id_, collection=self.collection)
            return self._document(source, id_, content, DocumentKind.INSTRUMENT, "Om instrumentet och ordlistan"), cut
        if source.kind is SourceKind.CRITERION:
            edition = source.name.split("/")[1]
            text = read_text(source.path)
            criterion = parse_criterion(text, path=source.path, edition=edition)
            title = f"{criterion.question} {criterion.name}"
            cut = cut_criterion(
                criterion,
                document_id=id_,
                collection=self.collection,
                source=f"Kriterietext {title} ({OWN_READING})" if source.shipped else source.path.name,
            )
            document = self._document(source, id_, content, DocumentKind.CRITERION, title, text=text, edition=edition)
            return document, cut
        if source.kind is SourceKind.FACTSHEET:
            names = {question.id: question.name for question in self.instrument.theme_edition.questions()}
            sheet = load_factsheet(source.path, names)
            cut = cut_factsheet(sheet, self.instrument, document_id=id_, collection=self.collection)
            title = f"{sheet.municipality} {sheet.year or ''}".strip()
            document = self._document(
                source, id_, content, DocumentKind.FACTSHEET, title,
                municipality=sheet.municipality, year=sheet.year, edition=sheet.edition,
                origin=sheet.source if source.shipped else None,
            )  # fmt: skip
            return document, cut
        return self._read(source, content, entries)

    def _read(self, source: Source, content: str, entries: Sequence[DocumentEntry]) -> tuple[StoredDocument, Cut]:
        read = self.reader.read(source.path)
        if self.subject is None:  # of evidence nothing takes another's place
            source = replace(source, name=name_for(source, read, content, entries))
        id_ = document_id(self.collection, source.name)
        if isinstance(read, TextDocument):
            return self._text(source, id_, content, read)
        cut = cut_report(
            read,
            self.instrument,
            document_id=id_,
            collection=self.collection,
            source=source.path.name,
            interpretations=self._interpretations(read),
            interpret=self.interpret,
        )
        document = self._document(
            source, id_, content, DocumentKind.REPORT, read.title or source.path.name,
            municipality=read.municipality, year=read.year, edition=read.edition, text=read.text, oddities=read.oddities,
        )  # fmt: skip
        return document, cut

    def _text(self, source: Source, id_: str, content: str, read: TextDocument) -> tuple[StoredDocument, Cut]:
        subject, name = self.subject, source.path.name
        if subject is None:
            cut = cut_document(read, document_id=id_, collection=self.collection, source=name)
        else:
            cut = cut_evidence(read, subject, self.interpret, document_id=id_, collection=self.collection, source=name)
        document = self._document(
            source, id_, content, DocumentKind.DOCUMENT, read.title or name,
            municipality=subject.municipality if subject else None,
            year=subject.year if subject else None,
            edition=subject.edition if subject else None,
            text=read.text, oddities=read.oddities,
        )  # fmt: skip
        return document, cut

    def _interpretations(self, report: Report) -> dict[str, tuple[str, ...]]:
        """Which question each finding speaks to, as a fact sheet on the same evaluation reads it."""
        if not report.municipality or not report.year or report.edition not in (None, THEME_EDITION):
            return {}
        sheets = self.database.fact_sheets(self.collection, report.municipality, report.year)
        passages: Iterable[Passage] = (
            p for sheet in sheets for p in self.database.passages_of(sheet, (self.collection,))
        )
        return {p.finding_id: p.questions for p in passages if p.finding_id and p.kind in FINDING_KINDS}

    def _document(
        self,
        source: Source,
        id_: str,
        content: str,
        kind: DocumentKind,
        title: str,
        *,
        text: str = "",
        municipality: str | None = None,
        year: int | None = None,
        edition: str | None = None,
        origin: str | None = None,
        oddities: tuple[Oddity, ...] = (),
    ) -> StoredDocument:
        return StoredDocument(
            id=id_,
            collection=self.collection,
            name=source.name,
            source=origin or _origin(source),
            kind=kind,
            content_sha256=content,
            recipe=RECIPE,
            municipality=municipality,
            year=year,
            edition=edition,
            title=title,
            oddities=oddities,
            text=text,
            size=sum(file.stat().st_size for file in source.files),
        )


def outdated(
    sources: Sequence[Source], stored: Iterable[DocumentEntry], removed: frozenset[str] = frozenset()
) -> tuple[Source, ...]:
    """The sources that the public collection does not hold as they are now; ids in `removed` are to stay away."""
    by_name = {entry.name: entry for entry in stored}

    def is_current(source: Source) -> bool:
        entry = by_name.get(source.name)
        if entry is None:
            return document_id(PUBLIC, source.name) in removed
        return gives_way(source, entry) or (entry.content_sha256, entry.recipe) == (source.content_sha256(), RECIPE)

    return tuple(source for source in sources if not is_current(source))


def gives_way(source: Source, stored: Document) -> bool:
    """Whether a shipped criterion or fact sheet gives way to an organisation's own of the same name."""
    # what is the organisation's own has its file name as its source; see `_origin`
    return source.shipped and source.kind in _OWN_TEXT and stored.source == source.path.name


def _unchanged(source: Source, stored: DocumentEntry, reason: str) -> FileOutcome:
    oddities = tuple(oddity.message for oddity in stored.oddities)
    return FileOutcome(
        source.path.name,
        "unchanged",
        reason,
        stored.id,
        str(stored.kind),
        stored.passage_count,
        stored.finding_count,
        oddities,
    )


def _origin(source: Source) -> str:
    """Where a source comes from, for the reader."""
    return "Kompassassistentens egen kunskap" if source.shipped else source.path.name
