"""What the page and the command line can ask for: everything above speaks to `Assistant`."""

from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from assistant.answering.language import well_formed
from assistant.domain.answer import Answer
from assistant.domain.criterion import Criterion
from assistant.domain.document import DocumentEntry
from assistant.domain.errors import InvalidInput
from assistant.domain.passage import PUBLIC, Hit, Passage, PassageFilter, WordMatch
from assistant.domain.rating import Ratings
from assistant.domain.report import Report, TextDocument
from assistant.domain.result import Result
from assistant.parts import Opened, Parts
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.asking import Asking
    from assistant.base import Base
    from assistant.checks import Check
    from assistant.evaluations.desk import Evaluations
    from assistant.measuring.judging import Outcome
    from assistant.measuring.labelled import Labelled
    from assistant.memory import Memory
    from assistant.reports.desk import Reports
    from assistant.retrieval.langchain_retriever import KompassRetriever
    from assistant.verifying.verifier import Verifier

# What is asked of where the asker narrows nothing: all that everyone may read.
_EVERYTHING = PassageFilter(collections=(PUBLIC,))


@dataclass(frozen=True, slots=True)
class Found:
    """A search hit with its passage."""

    hit: Hit
    passage: Passage


class Assistant(Parts):
    """The verbs of the product, on parts that are opened when first needed; safe between threads.

    The rooms behind the verbs are imported here when a verb is first used: a command line that only searches never loads
    the others.
    """

    @Opened
    def evaluations(self) -> "Evaluations":
        """What people do in an evaluation."""
        from assistant.evaluations.desk import Evaluations

        return Evaluations(self, self._memory)

    @Opened
    def reports(self) -> "Reports":
        """What is read out of evaluations and reports when they are done."""
        from assistant.reports.desk import Reports

        return Reports(self, self._memory, self.evaluations.open, self.evaluations.follow_ups.follow_up)

    @Opened
    def base(self) -> "Base":
        """What is done to the base."""
        from assistant.base import Base

        return Base(self)

    @Opened
    def _asking(self) -> "Asking":
        from assistant.asking import Asking

        return Asking(self, self._memory)

    @Opened
    def _memory(self) -> "Memory":
        from assistant.memory import Memory

        return Memory(self)

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
        return self._asking.stream(question, scope=filter or _EVERYTHING, previous=previous)

    def measure(self, question: "Labelled") -> "Outcome":
        """Ask a labelled question and hold the answer against its label."""
        from assistant.measuring.judging import judge

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

    def index_fault(self) -> str | None:
        """What is wrong with the index that was searched; None where all is well, or nothing has been searched."""
        if "search" not in self.__dict__:
            return None
        from assistant.checks import index_fault

        return index_fault(self)

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
    def verifier(self) -> "Verifier":
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
        from assistant.reading.scorecard_file import read_ratings

        return read_ratings(path, instrument=self.instrument)

    def doctor(self) -> "tuple[Check, ...]":
        """What is configured, reachable and indexed, and what is off and why."""
        from assistant.checks import check_all

        return check_all(self)

    def warm(self) -> None:
        """Open the engines, so that the first question need not wait for them."""
        self.find("brukarfokus", limit=1)
        self._memory.knowledge()
        self._memory.figures((PUBLIC,))
        _ = self._asking
        with suppress(InvalidInput):  # told with each answer, and by the doctor
            _ = self.writer


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
