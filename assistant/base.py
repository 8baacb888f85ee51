"""The base and what is done to it: taken in, removed, put back, indexed anew; one who writes at a time."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant.domain.document import DocumentEntry, StoredDocument
from assistant.domain.errors import InvalidInput, NotFound
from assistant.domain.evaluation import is_evidence
from assistant.domain.passage import PUBLIC, Passage
from assistant.domain.result import Result
from assistant.ingesting.indexing import rebuild
from assistant.ingesting.interpretation import Interpretation
from assistant.ingesting.outcome import IngestSummary
from assistant.ingesting.pipeline import Ingest, Progress, gives_way, outdated
from assistant.ingesting.sources import Source, shipped_sources, sources_in
from assistant.parts import Parts
from assistant.retrieval.state import IndexState

# Removed documents kept for `restore`: they lie in memory whole, and nobody undoes what was done so long ago.
_UNDOABLE = 20


@dataclass(frozen=True, slots=True)
class _Removed:
    """A removed document with all that putting it back takes."""

    document: StoredDocument
    passages: tuple[Passage, ...]
    result: Result | None


class Base:
    """The verbs that change the base; safe between threads."""

    def __init__(self, parts: Parts) -> None:
        """Nothing is opened yet."""
        self._parts = parts
        self._removed: dict[str, _Removed] = {}  # the latest last

    def ingest(
        self, paths: Sequence[Path] = (), *, by: str, collection: str = PUBLIC, on_progress: Progress | None = None
    ) -> IngestSummary:
        """Read files and folders into the base and index them; the shipped knowledge where no path is given.

        Raises:
            BaseBusy: another process is writing.
            NotFound: a path does not exist.
        """
        knowledge = self._parts.settings.knowledge
        sources = tuple(sources_in(paths, knowledge)) if paths else shipped_sources(knowledge)
        return self._ingest(sources, by=by, collection=collection, on_progress=on_progress)

    def remove(self, document_id: str, *, by: str) -> None:
        """Remove a document with its passages; `restore` undoes it.

        Shipped knowledge stays removed until it is ingested again; where an own text is removed that had taken its
        place, it comes back at once.

        Raises:
            NotFound: the base does not hold it, or it is evidence of an evaluation, which is withdrawn there.
        """
        database = self._parts.database
        with self._parts.writing():
            names = (collection.name for collection in database.collections())
            readable = [name for name in names if not is_evidence(name)]
            document = database.document(document_id, readable)
            result = database.result_of(document_id, readable)
            removed = _Removed(document, database.passages_of(document_id, readable), result)
            database.remove_document(document_id, by=by, at=datetime.now(UTC))
            self._removed.pop(document_id, None)
            self._removed[document_id] = removed
            for oldest in list(self._removed)[:-_UNDOABLE]:
                del self._removed[oldest]
            self._parts.catch_up()
        replaced = self._shipped_under(document)
        if replaced:
            self._ingest(replaced, by=by, collection=PUBLIC, on_progress=None)

    def remove_named(self, name: str, *, by: str, collection: str = PUBLIC) -> DocumentEntry:
        """Remove the document of this name, file name or id; what was removed.

        Raises:
            NotFound: no document of the collection is called so, or several are.
        """
        entries = self._documents(collection)
        found = [e for e in entries if name in (e.id, e.name)] or [e for e in entries if Path(e.name).name == name]
        if len(found) != 1:
            known = f"{len(found)} dokument heter så" if found else "inget dokument heter så"
            raise NotFound(f"{name} kan inte tas bort: {known}. Namnen står i Underlaget på sidan.")
        self.remove(found[0].id, by=by)
        return found[0]

    def restore(self, document_id: str, *, by: str) -> None:
        """Undo the removal of a document, as long as this process lives.

        Raises:
            NotFound: it was not removed here or so long ago that it is forgotten, or it has been restored already.
            InvalidInput: the base holds a document of that name again.
        """
        removed = self._removed.get(document_id)
        if removed is None:
            raise NotFound("Borttagningen går inte längre att ångra. Läs in filen igen.")
        with self._parts.writing():
            self._refuse_overwriting(removed.document)
            self._parts.database.put_document(
                removed.document, removed.passages, removed.result, by=by, at=datetime.now(UTC)
            )
            del self._removed[document_id]
            self._parts.catch_up()

    def prepare(self, on_progress: Progress | None = None) -> bool:
        """Make the base ready to serve: ingest what is new of the shipped knowledge, mend the index where needed.

        Returns whether there was anything to do.
        """
        sources = shipped_sources(self._parts.settings.knowledge)
        new = outdated(sources, self._documents(PUBLIC), self._parts.database.removed((PUBLIC,)))
        if new:
            self._ingest(new, by="start", collection=PUBLIC, on_progress=on_progress)
            return True
        if self._parts.index_state() is IndexState.READY:
            return False
        with self._parts.writing():
            return self._parts.catch_up(_as_index_progress(on_progress))

    def rebuild(self, on_progress: Progress | None = None) -> int:
        """Build the search index anew from the database; how many passages it holds."""
        with self._parts.writing():
            return rebuild(self._parts.database, self._parts.search, on_progress=_as_index_progress(on_progress))

    def _documents(self, collection: str) -> tuple[DocumentEntry, ...]:
        return self._parts.database.documents((collection,), include_superseded=True)

    def _interpret(self, text: str, areas: Sequence[int]) -> tuple[Interpretation, ...]:
        """Opens the interpreter at the first finding that no person has read."""
        return self._parts.interpreter.interpret(text, areas)

    def _ingest(
        self, sources: Sequence[Source], *, by: str, collection: str, on_progress: Progress | None
    ) -> IngestSummary:
        started, parts = time.perf_counter(), self._parts
        with parts.writing(), parts.reader() as reader:
            job = Ingest(parts.database, reader, parts.instrument, parts.glossary, self._interpret, by, collection)
            outcomes = job.run(sources, on_progress)
            parts.catch_up(_as_index_progress(on_progress))
        return IngestSummary(outcomes, parts.database.count_passages(), time.perf_counter() - started)

    def _refuse_overwriting(self, document: StoredDocument) -> None:
        """Only the shipped text that an own one had replaced may be there when that is restored."""
        there = next((e for e in self._documents(document.collection) if e.id == document.id), None)
        if there is None:
            return
        if self._shipped_under(there) or not self._shipped_under(document):
            raise InvalidInput(f"{document.name} finns i underlaget igen. Ta bort det först om du vill ångra.")

    def _shipped_under(self, document: StoredDocument | DocumentEntry) -> tuple[Source, ...]:
        """The shipped text that gives way to `document`, an organisation's own; none for any other document."""
        if document.collection != PUBLIC:
            return ()
        shipped = shipped_sources(self._parts.settings.knowledge)
        return tuple(s for s in shipped if s.name == document.name and gives_way(s, document))


def _as_index_progress(on_progress: Progress | None) -> Callable[[int, int], None] | None:
    if on_progress is None:
        return None
    return lambda done, total: on_progress(done, total, "sökindex")
