"""What the page and the command line can ask for: everything above speaks to `Assistant`."""

import logging
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from assistant.answering.ask import ask
from assistant.answering.follow_on import complete
from assistant.answering.knowledge import Knowledge
from assistant.answering.language import language_of, well_formed
from assistant.answering.ourselves import name_ourselves
from assistant.checks import Check, check_all
from assistant.domain.answer import Answer
from assistant.domain.criterion import Criterion
from assistant.domain.document import DocumentEntry, StoredDocument
from assistant.domain.errors import InvalidInput, KompassError, NotFound
from assistant.domain.evaluation import is_evidence
from assistant.domain.making import KeptAnswer, Making
from assistant.domain.passage import PUBLIC, Hit, Passage, PassageFilter, WordMatch
from assistant.domain.personal_data import mask
from assistant.domain.rating import Ratings
from assistant.domain.report import Report, TextDocument
from assistant.domain.result import Result
from assistant.evaluations import Evaluations
from assistant.ingesting.indexing import rebuild
from assistant.ingesting.interpretation import Interpretation
from assistant.ingesting.outcome import IngestSummary
from assistant.ingesting.pipeline import Ingest, gives_way, outdated
from assistant.ingesting.sources import Source, shipped_sources, sources_in
from assistant.measuring.judging import Outcome, judge
from assistant.measuring.labelled import Labelled
from assistant.memory import Memory
from assistant.parts import Parts
from assistant.reading.scorecard_file import read_ratings
from assistant.reports import Reports
from assistant.retrieval.state import IndexState
from assistant.settings import Settings
from assistant.verifying.verifier import Verifier
from assistant.writing.ledger import Ledger
from assistant.writing.tools import Tools

if TYPE_CHECKING:
    from assistant.retrieval.langchain_retriever import KompassRetriever

_log = logging.getLogger(__name__)

Progress = Callable[[int, int, str], None]
"""Called as ``(done, total, what)``."""

# What is asked of where the asker narrows nothing: all that everyone may read.
_EVERYTHING = PassageFilter(collections=(PUBLIC,))

# Removed documents kept for `restore`: they lie in memory whole, and nobody undoes what was done so long ago.
_UNDOABLE = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A search hit with its passage."""

    hit: Hit
    passage: Passage


@dataclass(frozen=True, slots=True)
class _Removed:
    """A removed document with all that putting it back takes."""

    document: StoredDocument
    passages: tuple[Passage, ...]
    result: Result | None


class Assistant(Parts):
    """The verbs of the product, on parts that are opened when first needed; safe between threads."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is opened yet."""
        super().__init__(settings)
        self._memory = Memory(self)
        self.evaluations = Evaluations(self, self._memory)
        self.reports = Reports(self, self._memory, self.evaluations.open, self.evaluations.follow_ups.follow_up)
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
        *_, answer = self.stream(question, filter=filter, previous=previous)
        return answer

    def stream(
        self,
        question: str,
        *,
        filter: PassageFilter | None = None,  # noqa: A002 the field's own word
        previous: Sequence[str] = (),
    ) -> Generator[Answer, None, None]:
        """The answer as it grows, where a language model writes it; the last one is whole. Close it to stop the model."""
        started = time.perf_counter()
        scope = filter or _EVERYTHING
        book, knowledge = self._memory.figures(scope.collections), self._memory.knowledge()
        earlier = [well_formed(before) for before in previous]
        asked = complete(well_formed(question), earlier, knowledge)
        asked, scope = name_ourselves(asked, earlier, scope, knowledge)

        def composed(text: str) -> Answer:
            return ask(text, scope=scope, book=book, knowledge=knowledge)

        with closing(self._written(asked, composed, scope, knowledge)) as answers:
            for growing in answers:
                answer = replace(growing, seconds=time.perf_counter() - started)
                if answer.whole and answer.making:
                    self._keep(asked, answer.text, answer.making, scope)
                yield answer

    def measure(self, question: Labelled) -> Outcome:
        """Ask a labelled question and hold the answer against its label."""
        return judge(question, self.ask(question.text), self._memory.knowledge().verifier)

    def find(
        self,
        query: str,
        *,
        filter: PassageFilter | None = None,  # noqa: A002 the field's own word
        limit: int = 10,
    ) -> tuple[Found, ...]:
        """The best passages for a query, best first."""
        scope = filter or _EVERYTHING
        hits = self.search.find(well_formed(query), filter=scope, limit=limit)
        by_id = {p.id: p for p in self.database.passages([h.passage_id for h in hits], scope.collections)}
        return tuple(Found(hit, by_id[hit.passage_id]) for hit in hits if hit.passage_id in by_id)

    def explain(self, query: str, found: Sequence[Found]) -> tuple[tuple[WordMatch, ...], ...]:
        """Per search hit, which of its words answer which of the query's."""
        return self.search.explain(well_formed(query), [hit.passage for hit in found])

    def surroundings(self, passage_id: str, collections: Sequence[str] = (PUBLIC,)) -> tuple[str, str]:
        """Text before and after a passage in its document (each up to 600 characters, may be empty)."""
        return self.database.surroundings(passage_id, collections)

    def documents(self, collections: Sequence[str] = (PUBLIC,)) -> tuple[DocumentEntry, ...]:
        """The documents of the base, by name; fact sheets that gave way to a report included."""
        return self.database.documents(collections, include_superseded=True)

    def results(self, collections: Sequence[str] = (PUBLIC,)) -> tuple[Result, ...]:
        """Results of municipalities, by municipality and year."""
        return self._memory.figures(collections).results

    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria texts of the base: an organisation's own where it has replaced one."""
        return self._memory.criteria()

    @property
    def verifier(self) -> Verifier:
        """What holds a sentence against its sources: answers, drafts, and what people write in them."""
        return self._memory.knowledge().verifier

    def retriever(self, *, limit: int = 10) -> "KompassRetriever":
        """The search over the public collection as a LangChain retriever."""
        from assistant.retrieval.langchain_retriever import KompassRetriever

        return KompassRetriever(
            search=self.search,
            lookup=lambda ids: {p.id: p for p in self.database.passages(ids, (PUBLIC,))},
            filter=_EVERYTHING,
            limit=limit,
        )

    # --- the base ----------------------------------------------------------------------------------------------

    def read(self, path: Path) -> Report | TextDocument:
        """What a file holds, read in a child process; nothing is stored."""
        with self.reader() as reader:
            return reader.read(path)

    def read_ratings(self, path: Path) -> Ratings:
        """Ratings from a toml, json, csv or xlsx file."""
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
            NotFound: the base does not hold it, or it is evidence of an evaluation, which is withdrawn there.
        """
        with self.writing():
            names = (collection.name for collection in self.database.collections())
            readable = [name for name in names if not is_evidence(name)]
            document = self.database.document(document_id, readable)
            result = self.database.result_of(document_id, readable)
            removed = _Removed(document, self.database.passages_of(document_id, readable), result)
            self.database.remove_document(document_id, by=by, at=datetime.now(UTC))
            self._removed.pop(document_id, None)
            self._removed[document_id] = removed
            for oldest in list(self._removed)[:-_UNDOABLE]:
                del self._removed[oldest]
            self.catch_up()
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
        with self.writing():
            self._refuse_overwriting(removed.document)
            self.database.put_document(removed.document, removed.passages, removed.result, by=by, at=datetime.now(UTC))
            del self._removed[document_id]
            self.catch_up()

    def prepare(self, on_progress: Progress | None = None) -> bool:
        """Make the base ready to serve: ingest what is new of the shipped knowledge, mend the index where needed.

        Returns whether there was anything to do.
        """
        sources = shipped_sources(self.settings.knowledge)
        new = outdated(sources, self.documents(), self.database.removed((PUBLIC,)))
        if new:
            self._ingest(new, by="start", collection=PUBLIC, on_progress=on_progress)
            return True
        if self.index_state() is IndexState.READY:
            return False
        with self.writing():
            return self.catch_up(_as_index_progress(on_progress))

    def rebuild(self, on_progress: Progress | None = None) -> int:
        """Build the search index anew from the database; how many passages it holds."""
        with self.writing():
            return rebuild(self.database, self.search, on_progress=_as_index_progress(on_progress))

    def doctor(self) -> tuple[Check, ...]:
        """What is configured, reachable and indexed, and what is off and why."""
        return check_all(self)

    def warm(self) -> None:
        """Open the engines, so that the first question need not wait for them."""
        self.find("brukarfokus", limit=1)
        self._memory.knowledge()
        self._memory.figures((PUBLIC,))
        with suppress(InvalidInput):  # told with each answer, and by the doctor
            _ = self.writer

    # --- within ------------------------------------------------------------------------------------------------

    def _written(
        self, asked: str, compose: Callable[[str], Answer], scope: PassageFilter, knowledge: Knowledge
    ) -> Generator[Answer, None, None]:
        """What code composes, written by the model that is set; as composed without one."""
        answer = compose(asked)
        try:
            writer = self.writer
        except InvalidInput as fault:
            answer, writer = replace(answer, warnings=(*answer.warnings, str(fault))), None
        if writer is None:
            yield answer
        else:
            tools = Tools(compose, scope, knowledge, Ledger(answer))
            yield from writer.write(asked, answer, tools, language=language_of(asked))

    def _keep(self, question: str, text: str, making: Making, scope: PassageFilter) -> None:
        """Log how an answer by a model came to be; a base that cannot be written to does not cost the asker the answer."""
        days, now = self.settings.model_keep_days, datetime.now(UTC)
        if not days:
            return
        private = next((name for name in scope.collections if name != PUBLIC), PUBLIC)
        removed = tuple(replace(rejected, sentence=mask(rejected.sentence).text) for rejected in making.removed)
        masked = replace(making, removed=removed)
        kept = KeptAnswer(now, mask(question).text, mask(text).text, masked, private)
        try:
            self.database.keep_answer(kept, oldest=now - timedelta(days=days))
        except KompassError as error:
            _log.warning("How an answer came to be could not be kept: %s", error)

    def _interpret(self, text: str, areas: Sequence[int]) -> tuple[Interpretation, ...]:
        """Opens the interpreter at the first finding that no person has read."""
        return self.interpreter.interpret(text, areas)

    def _ingest(
        self, sources: Sequence[Source], *, by: str, collection: str, on_progress: Progress | None
    ) -> IngestSummary:
        started = time.perf_counter()
        with self.writing(), self.reader() as reader:
            job = Ingest(self.database, reader, self.instrument, self.glossary, self._interpret, by, collection)
            outcomes = job.run(sources, on_progress)
            self.catch_up(_as_index_progress(on_progress))
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
