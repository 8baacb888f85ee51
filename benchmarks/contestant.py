"""What is measured: something that takes passages in, is opened again from disk, and finds them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Protocol

from assistant.domain.passage import Passage, PassageFilter


class Contestant(Protocol):
    """One way to search; its files lie in one folder, so that a fresh process can open what another built."""

    def build(self, documents: Iterable[Sequence[Passage]]) -> None:
        """Take passages in, document by document, and leave them on disk ready to be searched."""

    def find(self, query: str, condition: PassageFilter, limit: int) -> list[str]:
        """Ids of the best passages that `condition` allows, best first; opens what `build` left where nothing is open."""

    def exact(self, query: str, condition: PassageFilter, limit: int) -> list[str] | None:
        """What `find` would give if every passage were looked at; None where it always does look at every one."""

    def close(self) -> None:
        """Let go of files."""


#: Name in the tables, and the encoder whose reading of the texts counts as part of taking them in.
OURS: Final = "Kompassassistenten"
TEXTBOOK: Final = "LangChain: Chroma, MiniLM"
ENSEMBLE: Final = "LangChain: ensemble of rank-bm25 and Chroma"
WORDS: Final = "bm25s, Swedish stems and stop words"
TXTAI: Final = "txtai, hybrid, MiniLM"
NAMES: Final = (OURS, TEXTBOOK, ENSEMBLE, WORDS, TXTAI)


def opened(name: str, folder: Path, vectors: Path | None = None) -> Contestant:
    """The contestant of that name on `folder`; `vectors` are those of the English MiniLM where they are already made."""
    if name == OURS:
        from benchmarks.ours import Ours

        return Ours(folder)
    if name == WORDS:
        from benchmarks.bm25s_peer import Bm25s

        return Bm25s(folder)
    from benchmarks.minilm import MiniLM

    encoder = MiniLM(vectors)
    if name == TXTAI:
        from benchmarks.txtai_peer import Txtai

        return Txtai(folder, encoder)
    from benchmarks.langchain_peers import Ensemble, Textbook

    return Textbook(folder, encoder) if name == TEXTBOOK else Ensemble(folder, encoder)


def written(passage: Passage) -> str:
    """The text with its context before it, for those that index nothing but a text."""
    context = (passage.heading, passage.municipality or "", str(passage.year or ""))
    return ". ".join(part for part in (*context, passage.text) if part)
