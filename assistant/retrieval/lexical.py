"""The lexical leg: BM25 over Swedish terms, on disk, with filters inside and the glossary's help."""

import secrets
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.domain.glossary import Term
from assistant.domain.passage import Passage, PassageFilter
from assistant.retrieval.catalogue import Catalogue, NewEntries
from assistant.retrieval.coverage import coverage
from assistant.retrieval.postings import NewRows, Postings
from assistant.retrieval.query import Query, read_query
from assistant.retrieval.state import IndexState, Record
from assistant.retrieval.synonyms import Synonyms
from assistant.retrieval.word_order import UNKNOWN, NewOrder, WordOrder
from assistant.retrieval.words import STEM_MARK, content_words, stem_term, word_terms

# An occurrence in the heading, the municipality or the year against one in the text: none 65.3 (32.1), 0.1 65.8 (32.6),
# 0.25 65.6 (33.0), 0.5 64.5 (33.8). The kind as context too: 66.7 to 65.2, so it is none; it is a filter.
CONTEXT_WEIGHT: Final = 0.25
# How much more the words earn where all that stand beside each other in the query do so in the passage. NorQuAD in Swedish
# (4 752), development, own, authorities, paraphrases: none 93.4, 69.2, 76.9, 54.0, 46; 0.5 94.0, 68.9, 76.6, 53.9, 46; 1.0
# 94.1 and the same.
NEARNESS_WEIGHT: Final = 0.75
# Raise when terms or files change: indexes made before are then stale.
LAYOUT: Final = 2

# Passages of an update whose words are added at a time: in memory together.
_BATCH: Final = 1_000
# Up to this share of all rows it costs less to score them one by one than to go through every term's rows.
_FEW: Final = 0.02

_DAMAGE: Final = (OSError, ValueError, EOFError, KeyError, TypeError, SyntaxError)


@dataclass(frozen=True)
class LexicalSnapshot:
    """The index as it stood at one moment; immutable, so that a search sees one state throughout.

    Attributes:
        revision: of the database it was made from.
    """

    catalogue: Catalogue
    postings: Postings
    order: WordOrder
    synonyms: Synonyms
    revision: str | None

    def __len__(self) -> int:
        return len(self.catalogue)

    def allowed(self, condition: PassageFilter) -> NDArray[np.bool_]:
        """(n,) which rows `condition` allows."""
        return self.catalogue.allowed(condition)

    def read(self, text: str) -> Query:
        """What `text` asks, with the glossary's help."""
        return read_query(text, self.synonyms)

    def shares(self, query: Query, keep: NDArray[np.bool_]) -> NDArray[np.float64]:
        """(n,) BM25 of each row of `keep` against the weight of the query's own terms, 0 upward; rounded to 6 decimals.

        The weight is what one occurrence of every term in a passage of average length earns. Rows outside `keep` may have
        any number.
        """
        whole = sum(weight * self.postings.idf(term) for term, weight in query.own.items()) or 1.0
        rows = np.flatnonzero(keep)
        if len(rows) > _FEW * len(self):
            return (self.postings.scores(query.terms) / whole).round(6)
        shares = np.zeros(len(self))
        shares[rows] = (self.postings.scores_of(query.terms, rows) / whole).round(6)
        return shares

    def best(self, shares: NDArray[np.float64], keep: NDArray[np.bool_], limit: int) -> NDArray[np.int64]:
        """Rows in `keep` of the highest `shares` above 0, at most `limit`; order: share, then id."""
        rows = np.flatnonzero((shares > 0) & keep)
        if len(rows) > limit:
            least = np.partition(shares[rows], -limit)[-limit]
            rows = rows[shares[rows] >= least]
        order = sorted(rows.tolist(), key=lambda row: (-shares[row], self.catalogue.ids[row]))
        return np.array(order[:limit], np.int64)

    def earned(self, query: Query, shares: NDArray[np.float64], ids: Sequence[str]) -> Mapping[str, float]:
        """Per passage id what its words earn: its share, and more where words stand beside each other as in the query."""
        rows = [self.catalogue.row_of[id_] for id_ in ids]
        number = self.postings.number_of
        pairs = [(number.get(one, UNKNOWN), number.get(other, UNKNOWN)) for one, other in query.neighbours]
        earned = shares[rows] * (1 + NEARNESS_WEIGHT * self.order.nearness(pairs, rows))
        return dict(zip(ids, earned.round(6).tolist(), strict=True))

    def coverage(self, query: Query, ids: Iterable[str]) -> Mapping[str, float]:
        """Per passage id the idf-weighted share of the query's informative words it holds, 0 to 1."""
        idf = {word: self.postings.idf(stem_term(word)) for word in query.words}
        return {id_: coverage(query.words, query.equivalents, self._stems(id_), idf.__getitem__) for id_ in ids}

    def _stems(self, identifier: str) -> list[str]:
        terms = self.postings.terms_of(self.catalogue.row_of[identifier])
        return [term.removeprefix(STEM_MARK) for term in terms if term.startswith(STEM_MARK)]


class LexicalDraft:
    """An index being built beside the one that serves."""

    def __init__(self, finish: Callable[[Catalogue, Postings, WordOrder, str], None]) -> None:
        """`finish` puts the finished index in place."""
        self._finish = finish
        self._entries = NewEntries(Catalogue.empty())
        self._words = _NewWords(Postings.empty(), WordOrder.empty())

    def add(self, passages: Iterable[Passage]) -> None:
        """Take passages in; their texts are not kept."""
        new = list(passages)
        self._entries.add(new)
        self._words.add(new)

    def commit(self, revision: str) -> None:
        """Let this index serve, as made from `revision`."""
        keep = np.zeros(0, np.bool_)
        catalogue = Catalogue.empty().changed(keep, self._entries)
        self._finish(catalogue, *self._words.after(keep), revision)


class LexicalIndex:
    """Keeps the index in a folder: one subfolder per generation, and ``index.json`` naming the one that serves."""

    def __init__(self, folder: Path, glossary: Sequence[Term] = ()) -> None:
        """Use the index in `folder`, which need not exist; `glossary` widens queries and is not part of the index."""
        self._folder = folder
        self._synonyms = Synonyms(glossary)
        self._lock = Lock()
        self._record: Record | None = None
        self._snapshot: LexicalSnapshot | None = None

    def state(self, revision: str | None = None) -> IndexState:
        """What the index is good for; with `revision` given, an index made from another is stale."""
        try:
            found = self._current()
            if found is None:
                return IndexState.MISSING if Record.read(self._folder) is None else IndexState.STALE
        except _DAMAGE:
            return IndexState.DAMAGED
        return IndexState.READY if revision in (None, found.revision) else IndexState.STALE

    def snapshot(self) -> LexicalSnapshot | None:
        """The index as it is now, another process's changes included; None where there is none that can be read."""
        try:
            return self._current()
        except _DAMAGE:
            return None  # `state` says so, and the search tells the person

    def update(self, added: Sequence[Passage], removed: Iterable[str], *, revision: str) -> None:
        """Take `added` in (replacing passages of the same id) and `removed` out; serves when this returns.

        Raises:
            ValueError: there is no index to update.
        """
        old = self.snapshot()
        if old is None:
            raise ValueError("there is no lexical index to update")
        gone = {*removed, *(passage.id for passage in added)}
        keep = np.array([identifier not in gone for identifier in old.catalogue.ids], np.bool_)
        entries, words = NewEntries(old.catalogue), _NewWords(old.postings, old.order)
        entries.add(added)
        for start in range(0, len(added), _BATCH):
            words.add(added[start : start + _BATCH])
        self._finish(old.catalogue.changed(keep, entries), *words.after(keep), revision)

    def draft(self) -> LexicalDraft:
        """An empty index beside this one."""
        return LexicalDraft(self._finish)

    def _current(self) -> LexicalSnapshot | None:
        with self._lock:
            try:
                return self._read()
            except FileNotFoundError:  # another process may have put a new generation in place just now
                return self._read()

    def _read(self) -> LexicalSnapshot | None:
        record = Record.read(self._folder)
        if record is None or record.layout != LAYOUT:
            return None
        if self._snapshot is None or record != self._record:
            place = self._folder / record.generation
            catalogue, postings, order = Catalogue.load(place), Postings.load(place), WordOrder.load(place)
            if not len(catalogue) == len(postings) == len(order) == record.count:
                raise ValueError("the parts of the lexical index differ in length")
            self._snapshot = LexicalSnapshot(catalogue, postings, order, self._synonyms, record.revision)
            self._record = record
        return self._snapshot

    def _finish(self, catalogue: Catalogue, postings: Postings, order: WordOrder, revision: str) -> None:
        generation = secrets.token_hex(8)
        place = self._folder / generation
        place.mkdir(parents=True)
        catalogue.save(place)
        postings.save(place)
        order.save(place)
        Record(generation, revision, len(catalogue), None, 0, LAYOUT).write(self._folder)
        for other in self._folder.iterdir():
            if other.is_dir() and other != place:
                shutil.rmtree(other, ignore_errors=True)  # a system that keeps mapped files lets the next one do it


class _NewWords:
    """The words of passages on their way into postings and word order, each text read once."""

    def __init__(self, postings: Postings, order: WordOrder) -> None:
        """Start from these, whose vocabulary is used."""
        self._postings, self._order = postings, order
        self._new_rows = NewRows(postings, word_terms)
        self._new_order = NewOrder()

    def add(self, passages: Sequence[Passage]) -> None:
        """Append a row for each of `passages`."""
        texts = [content_words(passage.text) for passage in passages]
        self._new_rows.add([indexed_words(passage, text) for passage, text in zip(passages, texts, strict=True)])
        numbers = self._new_rows.numbers
        self._new_order.add([[numbers[stem_term(word)] for word in text] for text in texts])

    def after(self, keep: NDArray[np.bool_]) -> tuple[Postings, WordOrder]:
        """The rows of `keep` in their order, then those added, which are used up."""
        return self._postings.changed(keep, self._new_rows), self._order.changed(keep, self._new_order)


def indexed_words(passage: Passage, text: Sequence[str]) -> Mapping[str, float]:
    """Weighted words of a passage: those of its `text`, and with less weight where it stands, whom and when it concerns.

    A heading that names questions which the program read into the passage weighs as much less as that is unsure.
    """
    about = f"{passage.municipality or ''} {passage.year or ''}"
    parts = (
        (text, 1.0),
        (_context_words(passage.heading), CONTEXT_WEIGHT * passage.certainty),
        (_context_words(about), CONTEXT_WEIGHT),
    )
    counts: dict[str, float] = {}
    for words, weight in parts:
        for word in words:
            counts[word] = counts.get(word, 0.0) + weight
    return counts


@lru_cache(maxsize=1_000)
def _context_words(text: str) -> tuple[str, ...]:
    """What stands over many passages is read once."""
    return content_words(text)
