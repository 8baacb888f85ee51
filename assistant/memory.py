"""What is read from the base and kept until the base changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from assistant.answering.figure_book import FigureBook, open_book
from assistant.answering.knowledge import Knowledge
from assistant.domain.criterion import Criterion
from assistant.domain.document import DocumentKind
from assistant.domain.passage import PUBLIC, Hit, PassageFilter
from assistant.parts import Parts
from assistant.reading.criteria_files import load_criteria, parse_criterion

_Value = TypeVar("_Value")


class Memory:
    """Criteria, figures and all else that answering looks at; safe between threads."""

    def __init__(self, parts: Parts) -> None:
        """Nothing is read yet."""
        self._parts = parts
        self._criteria: _Kept[tuple[Criterion, ...]] = _Kept()
        self._knowledge: _Kept[Knowledge] = _Kept()
        self._figures: _Kept[FigureBook] = _Kept()

    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria texts of the base, the shipped ones where it is empty."""
        return self._criteria.get(self._parts.database.fingerprint(), self._read_criteria)

    def knowledge(self) -> Knowledge:
        """All that answering may look at."""
        parts, criteria = self._parts, self.criteria()
        return self._knowledge.get(
            criteria,
            lambda: Knowledge(
                instrument=parts.instrument,
                criteria=criteria,
                glossary=parts.glossary,
                register=parts.municipalities,
                library=parts.database,
                finder=_LazyFinder(parts),
                lexicon=parts.themes,
            ),
        )

    def figures(self, collections: Sequence[str]) -> FigureBook:
        """The figures of these collections."""
        database = self._parts.database
        key = (database.fingerprint(), tuple(collections))
        return self._figures.get(key, lambda: open_book(database, collections))

    def _read_criteria(self) -> tuple[Criterion, ...]:
        database = self._parts.database
        public = database.documents((PUBLIC,))
        if not public:
            return load_criteria(self._parts.settings.knowledge / "criteria")
        entries = [e for e in public if e.kind is DocumentKind.CRITERION]
        texts = database.texts([e.id for e in entries], (PUBLIC,))
        return tuple(
            parse_criterion(texts[e.id], path=Path(e.name), edition=e.edition or "2016")
            for e in entries
            if e.id in texts
        )


class _Kept(Generic[_Value]):
    """The latest value, for as long as what it was made from is the same."""

    def __init__(self) -> None:
        self._latest: tuple[object, _Value] | None = None

    def get(self, origin: object, make: Callable[[], _Value]) -> _Value:
        # looked at once: another thread may put the value of another origin there at any moment
        latest = self._latest
        if latest is None or latest[0] != origin:
            latest = self._latest = (origin, make())
        return latest[1]


@dataclass(frozen=True, slots=True)
class _LazyFinder:
    """Opens the search at the first question that needs it."""

    parts: Parts

    def find(self, query: str, *, filter: PassageFilter, limit: int = 10) -> tuple[Hit, ...]:  # noqa: A002
        return self.parts.search.find(query, filter=filter, limit=limit)
