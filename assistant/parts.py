"""The parts that settings choose, opened when first needed; what each is made of is decided here and nowhere else.

Each part's modules are imported where it is opened, so that a command loads only what it uses.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from assistant.domain.errors import BaseBusy, BaseDamaged
from assistant.domain.file_faults import fault_of
from assistant.domain.glossary import Municipality, Term
from assistant.domain.instrument import Instrument
from assistant.domain.municipal_facts import KeyFigure
from assistant.domain.stance import StanceLexicon
from assistant.domain.theme import ThemeLexicon
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.ingesting.indexing import IndexProgress
    from assistant.ingesting.interpretation import Interpreter
    from assistant.reading.sandbox import Reader
    from assistant.retrieval.dense import DenseIndex
    from assistant.retrieval.embedder import Embedder
    from assistant.retrieval.lexical import LexicalIndex
    from assistant.retrieval.search import Search
    from assistant.retrieval.state import IndexState
    from assistant.storage.database import Database
    from assistant.writing.writer import Writer

_log = logging.getLogger(__name__)

# How long one thread waits for another that writes: about the time that a large file takes to read.
_QUEUE_S = 60.0

_Part = TypeVar("_Part")


class Opened(Generic[_Part]):
    """A part that is opened at its first use, once for all threads: `cached_property` has no lock from Python 3.12 on."""

    def __init__(self, open_part: Callable[[Any], _Part]) -> None:
        """`open_part` makes it, and gives it its name."""
        self._open = open_part
        self._opening = threading.RLock()
        self.__doc__ = open_part.__doc__

    def __get__(self, parts: "Parts", kind: type) -> _Part:
        name = self._open.__name__
        with self._opening:
            if name not in parts.__dict__:
                parts.__dict__[name] = self._open(parts)
            part: _Part = parts.__dict__[name]  # found there from now on, without coming here
            return part


class Parts:
    """Knowledge files and engines; a question about points never loads the search. Safe between threads."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is opened yet."""
        self.settings = settings
        self._queue = threading.Lock()

    def close(self) -> None:
        """Let go of files and connections that were opened."""
        for name in ("search", "database"):
            if name in self.__dict__:
                self.__dict__[name].close()

    # --- knowledge files ---------------------------------------------------------------------------------------

    @Opened
    def instrument(self) -> Instrument:
        """The instrument, from the knowledge folder."""
        from assistant.reading.instrument_files import load_instrument

        return load_instrument(self.settings.knowledge / "instrument")

    @Opened
    def municipalities(self) -> tuple[Municipality, ...]:
        """The register of municipalities."""
        from assistant.reading.glossary_files import load_municipalities

        return load_municipalities(self.settings.knowledge / "municipalities.toml")

    @Opened
    def glossary(self) -> tuple[Term, ...]:
        """The word list."""
        from assistant.reading.glossary_files import load_glossary

        return load_glossary(self.settings.knowledge / "glossary.toml")

    def phrases(self, edition: str) -> Mapping[str, str]:
        """The indicators of an edition in a few words each; empty where nobody has written them."""
        from assistant.reading.phrase_files import load_phrases

        return load_phrases(self.settings.knowledge / "phrases", edition)

    @Opened
    def themes(self) -> ThemeLexicon:
        """The themes that findings are counted by."""
        from assistant.reading.theme_files import load_themes

        return load_themes(self.settings.knowledge / "themes")

    @Opened
    def municipal_facts(self) -> tuple[KeyFigure, ...]:
        """Municipalities' key figures from the file that is set; none without one."""
        from assistant.reading.municipal_facts import load_municipal_facts

        path = self.settings.facts
        return load_municipal_facts(path, self.municipalities) if path else ()

    @Opened
    def stances(self) -> StanceLexicon:
        """Words that say whether something is in place."""
        from assistant.reading.stance_files import load_stances

        return load_stances(self.settings.knowledge / "stances.toml")

    # --- engines -----------------------------------------------------------------------------------------------

    @Opened
    def database(self) -> "Database":
        """The database, brought to the newest tables."""
        from assistant.storage.database import open_database

        if self.settings.database_url is None:
            try:
                self.settings.data.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise BaseDamaged(f"Mappen {self.settings.data} går inte att skriva i: {fault_of(error)}.") from error
        return open_database(self.settings.resolved_database_url)

    @Opened
    def search(self) -> "Search":
        """The search over both legs."""
        from assistant.retrieval.search import Search

        return Search(embedder=self.embedder, dense=self.dense, lexical=self.lexical)

    @Opened
    def embedder(self) -> "Embedder":
        """Text to vectors."""
        from assistant.retrieval.embedder import choose_embedder

        s = self.settings
        return choose_embedder(s.embedder, query_prompt=s.query_prompt, passage_prompt=s.passage_prompt)

    @Opened
    def writer(self) -> "Writer | None":
        """Writes answers with the language model that is set; None without one.

        Raises:
            InvalidInput: the model cannot be used as it is set.
        """
        s = self.settings
        if s.model is None:
            return None
        from assistant.writing.langchain_model import LangChainModel
        from assistant.writing.prompts import load_prompts
        from assistant.writing.writer import Prices, Writer

        model = LangChainModel(
            s.model,
            url=s.model_url,
            key=s.model_key.get_secret_value() if s.model_key else None,
            timeout_s=s.model_seconds,
            retries=s.model_retries,
            max_tokens=s.model_max_tokens,
            tools=s.model_tools,
        )
        read, written = s.model_price_read, s.model_price_written
        prices = Prices(read, written) if read is not None and written is not None else None
        return Writer(model, load_prompts(), s.model_seconds, prices)

    @Opened
    def interpreter(self) -> "Interpreter":
        """Reads questions into findings; with the shipped embedder, whatever the search uses."""
        from assistant.ingesting.interpretation import open_interpreter
        from assistant.retrieval.static_model import StaticEmbedder

        return open_interpreter(self.settings.knowledge, self.instrument, StaticEmbedder())

    @Opened
    def dense(self) -> "DenseIndex":
        """The leg that searches by meaning."""
        from assistant.retrieval.chroma_index import connect_server, open_embedded

        folder = self.settings.data / "index" / "meaning"
        return connect_server(folder, self.settings.chroma_url) if self.settings.chroma_url else open_embedded(folder)

    @Opened
    def lexical(self) -> "LexicalIndex":
        """The leg that searches by words."""
        from assistant.retrieval.lexical import LexicalIndex

        return LexicalIndex(self.settings.data / "index" / "words", self.glossary)

    def reader(self) -> "Reader":
        """Reads files in a child process with limits; a context manager, one for each stretch of reading."""
        from assistant.reading.sandbox import Reader

        s = self.settings
        return Reader(
            timeout_s=s.read_timeout_s,
            memory_mb=s.read_memory_mb,
            max_file_mb=s.max_file_mb,
            knowledge=s.knowledge,
        )

    def catch_up(self, on_progress: "IndexProgress | None" = None) -> bool:
        """Bring the search index up to date with the database; False where nothing was to be done. Hold `writing` meanwhile."""
        from assistant.ingesting.indexing import bring_up_to_date

        words, meaning = self.lexical.snapshot(), self.dense.revision
        revision = meaning if words is not None and words.revision == meaning else None
        return bring_up_to_date(self.database, self.search, revision=revision, on_progress=on_progress)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one who writes: threads of this process wait for each other, another process is kept out.

        Raises:
            BaseBusy: another process is writing, or a thread of this one has been for too long.
        """
        from assistant.storage.lock import base_lock

        if not self._queue.acquire(timeout=_QUEUE_S):
            raise BaseBusy("Någon annan läser in underlag just nu. Vänta en stund och försök igen.")
        try:
            with base_lock(self.settings.data):
                yield
        finally:
            self._queue.release()

    def settle(self) -> None:
        """Bring the index in step after an act that is already stored; where another process writes, it will."""
        try:
            with self.writing():
                self.catch_up()
        except BaseBusy as busy:
            _log.warning("The index is brought up to date later: %s", busy)

    def index_state(self) -> "IndexState":
        """What the search index is good for, beside the database as it stands now."""
        return self.search.state(self.database.fingerprint())
