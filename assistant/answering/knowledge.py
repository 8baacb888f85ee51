"""What an answer is made from: the fixed knowledge, the base of passages and figures, and the search."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from assistant.answering.entities import AreaMention
from assistant.answering.language import fold, words
from assistant.answering.theme_matching import ThemeMatcher
from assistant.domain.criterion import Criterion
from assistant.domain.glossary import Municipality, Term
from assistant.domain.instrument import Instrument
from assistant.domain.passage import Hit, Passage, PassageFilter
from assistant.domain.result import Result
from assistant.domain.theme import ThemeLexicon
from assistant.retrieval.synonyms import Synonyms
from assistant.verifying.verifier import Verifier


class Library(Protocol):
    """The part of the database that answering reads."""

    def passages(self, ids: Sequence[str], collections: Sequence[str]) -> tuple[Passage, ...]:
        """Passages by id, in the order asked; ids outside the collections are left out."""

    def find_passages(self, passage_filter: PassageFilter, limit: int | None = None) -> tuple[Passage, ...]:
        """Passages that meet a filter, ordered by document and position."""

    def results(self, collections: Sequence[str]) -> tuple[Result, ...]:
        """Results of municipalities, ordered by municipality and year."""


class Finder(Protocol):
    """The search."""

    def find(self, query: str, *, filter: PassageFilter, limit: int = 10) -> tuple[Hit, ...]:  # noqa: A002
        """Best passages first, in a total order."""


@dataclass(frozen=True)
class Knowledge:
    """Everything that answering may look at."""

    instrument: Instrument
    criteria: tuple[Criterion, ...]
    glossary: tuple[Term, ...]
    register: tuple[Municipality, ...]
    library: Library
    finder: Finder
    lexicon: ThemeLexicon = field(default_factory=ThemeLexicon)

    def search(self, text: str, scope: PassageFilter, limit: int) -> list[tuple[Hit, Passage]]:
        """Hits with their passages, best first; empty for an empty text."""
        if not text.strip():
            return []
        hits = self.finder.find(text, filter=scope, limit=limit)
        by_id = {p.id: p for p in self.library.passages([hit.passage_id for hit in hits], scope.collections)}
        return [(hit, by_id[hit.passage_id]) for hit in hits if hit.passage_id in by_id]

    def criterion(self, question_id: str) -> Criterion | None:
        """The criterion of a 2016 question, or None."""
        return next((c for c in self.criteria if c.question == question_id), None)

    def question_name(self, question_id: str) -> str:
        """``"2.2 Tillgänglighet och bemötande"``; the id alone where the question is unknown."""
        question = self.instrument.theme_edition.question(question_id)
        return f"{question_id} {question.name}" if question else question_id

    def topic_phrase(self, question_id: str) -> str:
        """A question's name as it stands within a sentence: ``"tillgänglighet och bemötande"``."""
        name = self.question_name(question_id).split(" ", 1)[-1]
        return name[:1].lower() + name[1:]

    def topic_names(self, question_ids: Sequence[str]) -> str:
        """The first two questions by name, for a sentence; "annat" where there is none."""
        return " och ".join(self.question_name(q) for q in question_ids[:2]) or "annat"

    def names_of(self, mentions: Sequence[AreaMention]) -> tuple[str, ...]:
        """Names and aliases of the areas mentioned by name, with their Swedish endings, so that they can be set aside."""
        return tuple(
            name + ending
            for m in mentions
            if (edition := self.instrument.edition(m.edition)) and (area := edition.area(m.number))
            for name in (area.name, *area.aliases)
            for ending in ("", "n", "en", "et")
        )

    def themes_of(self, mentions: Iterable[AreaMention]) -> tuple[int, ...]:
        """Areas of the 2016 edition that the areas mentioned speak of, in order; a bare number is one of its own."""
        instrument = self.instrument
        own = instrument.theme_edition.id
        return tuple(sorted({n for m in mentions for n in instrument.theme_areas(m.edition or own, m.number)}))

    def area_name(self, number: int, edition_id: str | None) -> str:
        """Name of an area in an edition; ``"område N"`` where the edition is unknown."""
        edition = self.instrument.edition(edition_id)
        area = edition.area(number) if edition else None
        return area.name if area else f"område {number}"

    @cached_property
    def municipality_names(self) -> frozenset[str]:
        """Names of every municipality in the register, as passages bear them."""
        return frozenset(m.name for m in self.register)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The word list's words and their equals, folded."""
        return frozenset(fold(word) for term in self.glossary for word in (term.word, *term.same))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Folded words that the field itself uses: those of the word list and of what the criteria are about."""
        criteria = (text for c in self.criteria for text in (c.name, *c.about, *(i.text for i in c.indicators)))
        return frozenset(word for text in (*self.terms, *criteria) for word in words(fold(text)))

    @cached_property
    def synonyms(self) -> Synonyms:
        """The word list as the search uses it."""
        return Synonyms(self.glossary)

    @cached_property
    def verifier(self) -> Verifier:
        """What every sentence is held against its sources by."""
        return Verifier(self.municipality_names, self.synonyms.of)

    @cached_property
    def themes(self) -> ThemeMatcher:
        """The themes, ready to match texts to."""
        return ThemeMatcher(self.lexicon)
