"""The only place that picks concrete parts and wires them; everything above speaks to `Assistant`."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from assistant.answering.ask import ask
from assistant.answering.figure_book import FigureBook, open_book
from assistant.answering.knowledge import Knowledge
from assistant.answering.language import well_formed
from assistant.domain.answer import Answer
from assistant.domain.criterion import Criterion
from assistant.domain.document import DocumentEntry, DocumentKind, StoredDocument
from assistant.domain.errors import BaseDamaged, InvalidInput, KompassError, NotFound
from assistant.domain.glossary import Municipality, Term
from assistant.domain.instrument import Instrument
from assistant.domain.passage import PUBLIC, Hit, Passage, PassageFilter
from assistant.domain.rating import Ratings
from assistant.domain.report import Report, TextDocument
from assistant.domain.result import Result
from assistant.ingesting.indexing import bring_up_to_date, rebuild
from assistant.ingesting.outcome import IngestSummary
from assistant.ingesting.pipeline import Ingest, gives_way, outdated
from assistant.ingesting.sources import Source, shipped_sources, sources_in
from assistant.reading.criteria_files import load_criteria, parse_criterion
from assistant.reading.glossary_files import load_glossary, load_municipalities
from assistant.reading.instrument_files import load_instrument
from assistant.settings import Settings
from assistant.storage.database import Database, open_database
from assistant.storage.lock import base_lock

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever

    from assistant.ingesting.interpretation import Interpretation, Interpreter
    from assistant.retrieval.dense import DenseIndex
    from assistant.retrieval.lexical import LexicalIndex
    from assistant.retrieval.search import Search

Progress = Callable[[int, int, str], None]
"""Called as ``(done, total, what)``."""

_LOG = logging.getLogger(__name__)

# Removed documents kept for `restore`: they lie in memory whole, and nobody undoes what was done so long ago.
_UNDOABLE = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A search hit with its passage."""

    hit: Hit
    passage: Passage


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the doctor: a part, whether it works, and what it is or what to do."""

    part: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class _Removed:
    """A removed document with all that putting it back takes."""

    document: StoredDocument
    passages: tuple[Passage, ...]
    result: Result | None


class Assistant:
    """What the page and the command line can ask for; safe between threads.

    Engines are opened when first needed, so that a question about points never loads the search.
    """

    def __init__(self, settings: Settings) -> None:
        """Nothing is opened yet."""
        self.settings = settings
        self._opening = threading.RLock()
        self._book: tuple[str, FigureBook] | None = None
        self._criteria: tuple[str, tuple[Criterion, ...]] | None = None
        self._known: Knowledge | None = None
        self._removed: dict[str, _Removed] = {}  # the latest last

    # --- asking ------------------------------------------------------------------------------------------------

    def ask(
        self,
        question: str,
        *,
        filter: PassageFilter | None = None,  # noqa: A002 the field's own word
        previous: Sequence[str] = (),
    ) -> Answer:
        """Answer one question; `filter` narrows what may be shown, `previous` are the asker's earlier questions."""
        started = time.perf_counter()
        scope = filter or PassageFilter(collections=(PUBLIC,))
        answer = ask(
            well_formed(question),
            scope=scope,
            book=self._figures(scope.collections),
            knowledge=self._knowledge(),
            previous=[well_formed(earlier) for earlier in previous],
        )
        return replace(answer, seconds=time.perf_counter() - started)

    def find(
        self,
        query: str,
        *,
        filter: PassageFilter | None = None,  # noqa: A002 the field's own word
        limit: int = 10,
    ) -> tuple[Found, ...]:
        """The best passages for a query, best first."""
        scope = filter or PassageFilter(collections=(PUBLIC,))
        hits = self.search.find(well_formed(query), filter=scope, limit=limit)
        by_id = {p.id: p for p in self.database.passages([h.passage_id for h in hits], scope.collections)}
        return tuple(Found(hit, by_id[hit.passage_id]) for hit in hits if hit.passage_id in by_id)

    def surroundings(self, passage_id: str, collections: Sequence[str] = (PUBLIC,)) -> tuple[str, str]:
        """Text before and after a passage in its document (each up to 600 characters, may be empty)."""
        return self.database.surroundings(passage_id, collections)

    def documents(self, collections: Sequence[str] = (PUBLIC,)) -> tuple[DocumentEntry, ...]:
        """The documents of the base, by name; fact sheets that gave way to a report included."""
        return self.database.documents(collections, include_superseded=True)

    def results(self, collections: Sequence[str] = (PUBLIC,)) -> tuple[Result, ...]:
        """Results of municipalities, by municipality and year."""
        return self._figures(collections).results

    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria texts of the base: an organisation's own where it has replaced one."""
        fingerprint = self.database.fingerprint()
        if self._criteria is None or self._criteria[0] != fingerprint:
            if not self.database.count_passages():
                return load_criteria(self.settings.knowledge / "criteria")
            entries = [e for e in self.database.documents((PUBLIC,)) if e.kind is DocumentKind.CRITERION]
            texts = [(e, self.database.document(e.id, (PUBLIC,)).text) for e in entries]
            criteria = tuple(
                parse_criterion(text, path=Path(entry.name), edition=entry.edition or "2016") for entry, text in texts
            )
            self._criteria = (fingerprint, criteria)
        return self._criteria[1]

    def retriever(self, *, limit: int = 10) -> "BaseRetriever":
        """The search over the public collection as a LangChain retriever."""
        from assistant.retrieval.langchain_retriever import KompassRetriever

        return KompassRetriever(
            search=self.search,
            lookup=lambda ids: {p.id: p for p in self.database.passages(ids, (PUBLIC,))},
            filter=PassageFilter(collections=(PUBLIC,)),
            limit=limit,
        )

    # --- the base ----------------------------------------------------------------------------------------------

    def read(self, path: Path) -> Report | TextDocument:
        """What a file holds, read in a child process; nothing is stored."""
        from assistant.reading.sandbox import read_in_child

        return read_in_child(
            path,
            timeout_s=self.settings.read_timeout_s,
            memory_mb=self.settings.read_memory_mb,
            max_file_mb=self.settings.max_file_mb,
            knowledge=self.settings.knowledge,
        )

    def read_ratings(self, path: Path) -> Ratings:
        """Ratings from a toml, json, csv or xlsx file."""
        from assistant.reading.scorecard_file import read_ratings

        return read_ratings(path, instrument=self.instrument)

    def ingest(
        self, paths: Sequence[Path] = (), *, by: str, collection: str = PUBLIC, on_progress: Progress | None = None
    ) -> IngestSummary:
        """Read files and folders into the base and index them; the shipped knowledge where no path is given.

        Raises:
            BaseBusy: another process is writing.
            NotFound: a path does not exist.
        """
        sources = (
            tuple(sources_in(paths, self.settings.knowledge)) if paths else shipped_sources(self.settings.knowledge)
        )
        return self._ingest(sources, by=by, collection=collection, on_progress=on_progress)

    def remove(self, document_id: str, *, by: str) -> None:
        """Remove a document with its passages; `restore` undoes it.

        Shipped knowledge stays removed until it is ingested again; where an own text is removed that had taken its
        place, it comes back at once.

        Raises:
            NotFound: the base does not hold it.
        """
        with self._writing():
            readable = [collection.name for collection in self.database.collections()]
            document = self.database.document(document_id, readable)
            result = next((r for r in self.database.results(readable) if r.document_id == document_id), None)
            removed = _Removed(document, self.database.passages_of(document_id, readable), result)
            self.database.remove_document(document_id, by=by, at=datetime.now(UTC))
            self._removed.pop(document_id, None)
            self._removed[document_id] = removed
            for oldest in list(self._removed)[:-_UNDOABLE]:
                del self._removed[oldest]
            self._catch_up()
        replaced = self._shipped_under(document)
        if replaced:
            self._ingest(replaced, by=by, collection=PUBLIC, on_progress=None)

    def remove_named(self, name: str, *, by: str, collection: str = PUBLIC) -> DocumentEntry:
        """Remove the document of this name, file name or id; what was removed.

        Raises:
            NotFound: no document of the collection is called so, or several are.
        """
        entries = self.documents((collection,))
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
        with self._writing():
            self._refuse_overwriting(removed.document)
            self.database.put_document(removed.document, removed.passages, removed.result, by=by, at=datetime.now(UTC))
            del self._removed[document_id]
            self._catch_up()

    def prepare(self, on_progress: Progress | None = None) -> bool:
        """Make the base ready to serve: ingest what is new of the shipped knowledge, mend the index where needed.

        Returns whether there was anything to do.
        """
        sources = shipped_sources(self.settings.knowledge)
        new = outdated(sources, self.documents(), self.database.removed((PUBLIC,)))
        if new:
            self._ingest(new, by="start", collection=PUBLIC, on_progress=on_progress)
            return True
        if self._is_current():
            return False
        with self._writing():
            return self._catch_up(on_progress)

    def rebuild(self, on_progress: Progress | None = None) -> int:
        """Build the search index anew from the database; how many passages it holds."""
        with self._writing():
            return rebuild(self.database, self.search, on_progress=_as_index_progress(on_progress))

    def doctor(self) -> tuple[Check, ...]:
        """What is configured, reachable and indexed, and what is off and why."""
        return (
            Check("Kunskap", *self._try(self._describe_knowledge)),
            Check("Databas", *self._try(self._describe_database)),
            Check("Sökindex", *self._try(self._describe_index)),
            Check("Inbäddning", *self._try(lambda: self._embedder.identity)),
            Check("Språkmodell", ok=True, detail="Ingen: svaren sätts samman av kod ur underlaget."),
            Check("Sida", ok=True, detail=f"http://{self.settings.host}:{self.settings.port} (startas med make run)"),
        )

    def warm(self) -> None:
        """Open the engines, so that the first question need not wait for them."""
        self.find("brukarfokus", limit=1)
        self._knowledge()
        self._figures((PUBLIC,))

    def close(self) -> None:
        """Let go of files and connections that were opened."""
        for name in ("search", "database"):
            if name in self.__dict__:
                self.__dict__[name].close()

    # --- parts, opened when first needed -----------------------------------------------------------------------

    @cached_property
    def instrument(self) -> Instrument:
        """The instrument, from the knowledge folder."""
        return load_instrument(self.settings.knowledge / "instrument")

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """The register of municipalities."""
        return load_municipalities(self.settings.knowledge / "municipalities.toml")

    @cached_property
    def glossary(self) -> tuple[Term, ...]:
        """The word list."""
        return load_glossary(self.settings.knowledge / "glossary.toml")

    @cached_property
    def database(self) -> Database:
        """The database, brought to the newest tables."""
        with self._opening:
            if self.settings.database_url is None:
                try:
                    self.settings.data.mkdir(parents=True, exist_ok=True)
                except OSError as error:
                    raise BaseDamaged(
                        f"Mappen {self.settings.data} går inte att skriva i: {error.strerror}."
                    ) from error
            return open_database(self.settings.resolved_database_url)

    @cached_property
    def search(self) -> "Search":
        """The search over both legs."""
        from assistant.retrieval.search import Search

        with self._opening:
            return Search(embedder=self._embedder, dense=self._dense, lexical=self._lexical)

    @cached_property
    def _embedder(self):  # type: ignore[no-untyped-def]  # noqa: ANN202 the port lives behind a lazy import
        from assistant.retrieval.embedder import choose_embedder

        s = self.settings
        return choose_embedder(s.embedder, query_prompt=s.query_prompt, passage_prompt=s.passage_prompt)

    @cached_property
    def _dense(self) -> "DenseIndex":
        from assistant.retrieval.chroma_index import connect_server, open_embedded

        folder = self.settings.data / "index" / "meaning"
        return connect_server(folder, self.settings.chroma_url) if self.settings.chroma_url else open_embedded(folder)

    @cached_property
    def _lexical(self) -> "LexicalIndex":
        from assistant.retrieval.lexical import LexicalIndex

        return LexicalIndex(self.settings.data / "index" / "words", self.glossary)

    @cached_property
    def _interpreter(self) -> "Interpreter":
        from assistant.ingesting.interpretation import open_interpreter
        from assistant.retrieval.static_model import StaticEmbedder

        return open_interpreter(self.settings.knowledge, self.instrument, StaticEmbedder())

    def _interpret(self, text: str, areas: Sequence[int]) -> tuple["Interpretation", ...]:
        """Opens the interpreter at the first finding that no person has read."""
        return self._interpreter.interpret(text, areas)

    # --- within ------------------------------------------------------------------------------------------------

    def _knowledge(self) -> Knowledge:
        """All that answering may look at, made anew only when the criteria have changed."""
        criteria = self.criteria()
        if self._known is None or self._known.criteria is not criteria:
            self._known = Knowledge(
                instrument=self.instrument,
                criteria=criteria,
                glossary=self.glossary,
                register=self.municipalities,
                library=self.database,
                finder=_LazyFinder(self),
            )
        return self._known

    def _figures(self, collections: Sequence[str]) -> FigureBook:
        """The figures, read again only when the base has changed."""
        key = f"{self.database.fingerprint()} {' '.join(collections)}"
        if self._book is None or self._book[0] != key:
            self._book = (key, open_book(self.database, collections))
        return self._book[1]

    def _ingest(
        self, sources: Sequence[Source], *, by: str, collection: str, on_progress: Progress | None
    ) -> IngestSummary:
        from assistant.reading.sandbox import Reader

        s = self.settings
        started = time.perf_counter()
        limits = {"timeout_s": s.read_timeout_s, "memory_mb": s.read_memory_mb, "max_file_mb": s.max_file_mb}
        with self._writing(), Reader(**limits, knowledge=s.knowledge) as reader:
            job = Ingest(self.database, reader, self.instrument, self.glossary, self._interpret, by, collection)
            outcomes = job.run(sources, on_progress)
            self._catch_up(on_progress)
        return IngestSummary(outcomes, self.database.count_passages(), time.perf_counter() - started)

    def _refuse_overwriting(self, document: StoredDocument) -> None:
        """Only the shipped text that an own one had replaced may be there when that is restored."""
        there = next((e for e in self.documents((document.collection,)) if e.id == document.id), None)
        if there is None:
            return
        if self._shipped_under(there) or not self._shipped_under(document):
            raise InvalidInput(f"{document.name} finns i underlaget igen. Ta bort det först om du vill ångra.")

    def _shipped_under(self, document: StoredDocument | DocumentEntry) -> tuple[Source, ...]:
        """The shipped text that gives way to `document`, an organisation's own; none for any other document."""
        if document.collection != PUBLIC:
            return ()
        shipped = shipped_sources(self.settings.knowledge)
        return tuple(s for s in shipped if s.name == document.name and gives_way(s, document))

    def _is_current(self) -> bool:
        from assistant.retrieval.state import IndexState

        return self.search.state(self.database.fingerprint()) is IndexState.READY

    def _catch_up(self, on_progress: Progress | None = None) -> bool:
        words, meaning = self._lexical.snapshot(), self._dense.revision
        revision = meaning if words is not None and words.revision == meaning else None
        return bring_up_to_date(
            self.database, self.search, revision=revision, on_progress=_as_index_progress(on_progress)
        )

    def _writing(self) -> AbstractContextManager[None]:
        """The lock that keeps a second writing process out."""
        return base_lock(self.settings.data)

    def _try(self, describe: Callable[[], str]) -> tuple[bool, str]:
        try:
            return True, describe()
        except KompassError as error:
            return False, str(error)

    def _describe_knowledge(self) -> str:
        return (
            f"{self.settings.knowledge}: {len(self.instrument.editions)} utgåvor, {len(self.municipalities)} kommuner i "
            f"registret, {len(self.glossary)} ord i ordlistan"
        )

    def _describe_database(self) -> str:
        count = self.database.count_passages()
        url = self.database.engine.url.render_as_string(hide_password=True)
        hint = "" if count else ". Tom: kör python ingest.py"
        return f"{url}: {len(self.documents())} dokument, {count} textstycken{hint}"

    def _describe_index(self) -> str:
        from assistant.retrieval.state import IndexState

        state = self.search.state(self.database.fingerprint())
        where = self.settings.chroma_url or str(self.settings.data / "index")
        if state is not IndexState.READY:
            raise KompassError(f"{where}: {state.value}. Kör python -m assistant rebuild.")
        return f"{where}: klart, {self.database.count_passages()} textstycken"


@dataclass(frozen=True, slots=True)
class _LazyFinder:
    """Opens the search at the first question that needs it."""

    assistant: Assistant

    def find(self, query: str, *, filter: PassageFilter, limit: int = 10) -> tuple[Hit, ...]:  # noqa: A002
        return self.assistant.search.find(query, filter=filter, limit=limit)


def _as_index_progress(on_progress: Progress | None) -> Callable[[int, int], None] | None:
    if on_progress is None:
        return None
    return lambda done, total: on_progress(done, total, "sökindex")


def assemble(settings: Settings | None = None) -> Assistant:
    """The assistant that the settings describe.

    Raises:
        InvalidInput: a setting of the environment cannot be used.
    """
    try:
        return Assistant(settings or Settings())
    except ValidationError as error:
        names = ", ".join(f"KOMPASS_{str(fault['loc'][0]).upper()}={fault['input']}" for fault in error.errors())
        raise InvalidInput(f"Inställningen går inte att använda: {names}. Ändra eller ta bort den.") from error
