"""The parts that settings choose, opened when first needed; what each is made of is decided here and nowhere else."""

import threading
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.domain.errors import BaseDamaged
from assistant.domain.glossary import Municipality, Term
from assistant.domain.instrument import Instrument
from assistant.reading.glossary_files import load_glossary, load_municipalities
from assistant.reading.instrument_files import load_instrument
from assistant.settings import Settings
from assistant.storage.database import Database, open_database

if TYPE_CHECKING:
    from assistant.retrieval.dense import DenseIndex
    from assistant.retrieval.embedder import Embedder
    from assistant.retrieval.lexical import LexicalIndex
    from assistant.retrieval.search import Search
    from assistant.retrieval.state import IndexState


class Parts:
    """Knowledge files and engines; a question about points never loads the search. Safe between threads."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is opened yet."""
        self.settings = settings
        self._opening = threading.RLock()

    def close(self) -> None:
        """Let go of files and connections that were opened."""
        for name in ("search", "database"):
            if name in self.__dict__:
                self.__dict__[name].close()

    # --- knowledge files ---------------------------------------------------------------------------------------

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

    # --- engines -----------------------------------------------------------------------------------------------

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
            return Search(embedder=self.embedder, dense=self.dense, lexical=self.lexical)

    @cached_property
    def embedder(self) -> "Embedder":
        """Text to vectors."""
        from assistant.retrieval.embedder import choose_embedder

        s = self.settings
        return choose_embedder(s.embedder, query_prompt=s.query_prompt, passage_prompt=s.passage_prompt)

    @cached_property
    def dense(self) -> "DenseIndex":
        """The leg that searches by meaning."""
        from assistant.retrieval.chroma_index import connect_server, open_embedded

        folder = self.settings.data / "index" / "meaning"
        return connect_server(folder, self.settings.chroma_url) if self.settings.chroma_url else open_embedded(folder)

    @cached_property
    def lexical(self) -> "LexicalIndex":
        """The leg that searches by words."""
        from assistant.retrieval.lexical import LexicalIndex

        return LexicalIndex(self.settings.data / "index" / "words", self.glossary)

    def index_state(self) -> "IndexState":
        """What the search index is good for, beside the database as it stands now."""
        return self.search.state(self.database.fingerprint())
