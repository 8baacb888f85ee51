"""Findings that speak to a question: hit directly by the search, or through the same 2016 question."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.entities import addressed_groups_in
from assistant.answering.figure_book import FigureBook
from assistant.answering.floors import SUBJECT_FLOOR, measured_subject, subject_floor
from assistant.answering.intents import Intent
from assistant.answering.knowledge import Knowledge
from assistant.answering.language import fold, words
from assistant.answering.subject_words import subject_of
from assistant.answering.topics import Topic, topics_of
from assistant.answering.understanding import Understanding
from assistant.domain.passage import FINDING_KINDS, Hit, Passage, PassageFilter
from assistant.domain.result import Result
from assistant.retrieval.coverage import coverage
from assistant.retrieval.words import content_words, query_words, stem

# A hit is direct if its own text holds this share of the question's informative words (its heading may hold the rest) ...
_DIRECT_TEXT = 0.4
_DIRECT_COVERAGE = 0.5
# ... and nearly all of them where it speaks of another area than the questions asked about.
_OFF_TOPIC_COVERAGE = 0.85
# Hits shown as near: this share of the words, and close to the best.
_NEAR_FLOOR = 0.3
_NEAR_BEST = 0.8
# Two findings whose words agree this far are shown together (Jaccard).
_NEAR_DUPLICATE = 0.75
_SEARCH_DEPTH = 30


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the base holds on a question.

    Attributes:
        subject: the words searched with.
        topics: the 2016 questions it is about, the surest first.
        direct: findings that the search hits directly, best first.
        related: further findings on the same 2016 questions.
        best_coverage: highest share of the subject's informative words that any hit holds, 0 to 1; the verb asked by left out.
        floor: the share that makes it about the base.
    """

    subject: str
    topics: tuple[Topic, ...]
    direct: tuple[Passage, ...]
    related: tuple[Passage, ...]
    best_coverage: float
    floor: float = SUBJECT_FLOOR

    @property
    def certain(self) -> bool:
        """Whether the question names one of the instrument's questions by number or name."""
        return any(topic.certain for topic in self.topics)

    @property
    def about_the_base(self) -> bool:
        """Whether enough of the subject's words are known here, or a question of the instrument is named."""
        return self.certain or (bool(self.direct or self.related) and self.best_coverage >= self.floor)

    @property
    def questions(self) -> tuple[str, ...]:
        """Ids of the topics."""
        return tuple(topic.question for topic in self.topics)


def gather(u: Understanding, scope: PassageFilter, knowledge: Knowledge) -> Evidence:
    """Search findings within `scope`, decide the topics, and add findings on the same topics."""
    without = (*u.municipalities, *(addressed_groups_in(u.asked) if u.intent is Intent.INTERVIEW else ()))
    subject = subject_of(u.asked, without=without)
    wanted = tuple(kind for kind in FINDING_KINDS if not scope.kinds or kind in scope.kinds)
    if not wanted:
        return Evidence(subject, (), (), (), 0.0)
    within = replace(scope, kinds=wanted)
    hits = knowledge.search(subject, within, limit=_SEARCH_DEPTH)
    topics = topics_of(u, subject, hits, scope.collections, knowledge)
    asked_about = {topic.question for topic in topics}
    direct = [p for hit, p in hits if _is_direct(hit, p, subject, asked_about, knowledge)]
    core = measured_subject(u, subject)
    measured = hits if core == subject else knowledge.search(core, within, limit=_SEARCH_DEPTH)
    best = max((h.coverage for h, _ in measured), default=0.0)
    asked = query_words(core)
    held = _held(asked, [p for _, p in measured], knowledge)
    closest = max((h.coverage for h, _ in hits), default=0.0)
    # Where nothing speaks directly, the hits that come closest go before what merely shares the topic.
    nearest = [] if direct else [p for h, p in hits if h.coverage >= max(_NEAR_FLOOR, _NEAR_BEST * closest)]
    taken = {p.id for p in (*direct, *nearest)}
    related: list[Passage] = []
    if topics:
        same = knowledge.library.find_passages(replace(within, questions=tuple(t.question for t in topics)))
        rank = {p.id: i for i, (_, p) in enumerate(hits)}
        related = sorted(
            (p for p in same if p.id not in taken), key=lambda p: (rank.get(p.id, len(rank)), p.document_id, p.position)
        )
    return Evidence(
        subject, topics, tuple(direct), (*nearest, *related), best, subject_floor(u, asked, held, knowledge.terms)
    )


def standing(passage: Passage, book: FigureBook, question: str | None) -> int:
    """How well the municipality scores where the passage speaks, 0 to 100; -1 where nothing is known.

    The printed percent of the question, else the area's points, else an eighth of the total; of the passage's own year.
    """
    result = result_of(passage, book)
    if result is None:
        return -1
    row = result.question(question) if question else None
    if row is not None:
        return row.percent
    points = result.area(passage.area) if passage.area is not None else None
    if points is not None:
        return points
    return result.total // 8 if result.total is not None else -1


def result_of(passage: Passage, book: FigureBook) -> Result | None:
    """The result of the same document, else of the same municipality and year."""
    own = book.by_document.get(passage.document_id)
    if own is not None and own.municipality == passage.municipality:
        return own
    if passage.municipality is None or passage.year is None:
        return None
    return book.by_year.get((passage.municipality, passage.year))


def group_near_duplicates(passages: Sequence[Passage]) -> list[list[Passage]]:
    """Passages with nearly the same words together, in the order of the first of each group."""
    groups: list[tuple[frozenset[str], list[Passage]]] = []
    for passage in passages:
        terms = frozenset(fold(w) for w in words(passage.text) if len(w) > 3)
        for known, group in groups:
            union = len(terms | known)
            if union and len(terms & known) / union >= _NEAR_DUPLICATE:
                group.append(passage)
                break
        else:
            groups.append((terms, [passage]))
    return [group for _, group in groups]


def text_coverage(passage: Passage, subject: str, knowledge: Knowledge) -> float:
    """Share of the subject's words that the passage's own text holds, its heading left out; 0 to 1."""
    asked = query_words(subject)
    stems = {stem(word) for word in content_words(passage.text)}
    return coverage(asked, knowledge.synonyms.of(asked), stems, lambda _: 1.0)


def _held(asked: Sequence[str], passages: Sequence[Passage], knowledge: Knowledge) -> list[str]:
    """Those of the words that any of the passages holds, its heading counted."""
    stems = [{stem(word) for word in content_words(f"{p.heading} {p.text}")} for p in passages]

    def is_held(word: str) -> bool:
        parts = query_words(word)
        equivalents = knowledge.synonyms.of(parts)
        return any(coverage(parts, equivalents, of_one, lambda _: 1.0) for of_one in stems)

    return [word for word in asked if is_held(word)]


def _is_direct(hit: Hit, passage: Passage, subject: str, asked_about: set[str], knowledge: Knowledge) -> bool:
    areas = {question.split(".")[0] for question in asked_about}
    on_topic = not asked_about or bool(areas & {question.split(".")[0] for question in passage.questions})
    if hit.coverage < (_DIRECT_COVERAGE if on_topic else _OFF_TOPIC_COVERAGE):
        return False
    return text_coverage(passage, subject, knowledge) >= _DIRECT_TEXT
