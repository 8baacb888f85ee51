"""Coverage: which questions the evidence speaks of, from which kinds of source, and what of it stands out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.domain.evaluation import Piece, SourceKind
from assistant.domain.passage import FINDING_KINDS, Kind, Passage
from assistant.domain.suggestion import Judgement, Quote, Suggestion

# Printed points and the instrument's own words in an uploaded report say nothing of how the municipality works.
_SPEAKING = (*FINDING_KINDS, Kind.EVIDENCE)


class Mark(StrEnum):
    """What stands out about a question; in words, so that it is not told by colour alone."""

    SILENT = "inget underlag"
    STALE = "gammalt underlag"
    CONTRADICTING = "säger emot sig"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one kind of source says of one question.

    Attributes:
        passages: how many passages speak of it.
        sources: how many pieces of evidence they come from.
        newest: the latest known date of those pieces, None where none is known.
        undated: how many of those pieces have no known date.
        certainty: how sure the surest passage is to speak of it, 0 to 1; 1 where a person has said so, 0 without any.
    """

    kind: SourceKind
    passages: int = 0
    sources: int = 0
    newest: date | None = None
    undated: int = 0
    certainty: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One question.

    Attributes:
        cells: one for each kind of source, in their order.
        marks: what stands out, in the order of `Mark`.
        because: one Swedish line for each mark.
        passages: ids of the passages that speak of it, those that contradict each other first.
    """

    question: str
    cells: tuple[Cell, ...]
    marks: tuple[Mark, ...]
    because: tuple[str, ...]
    passages: tuple[str, ...]

    @property
    def sources(self) -> int:
        """How many pieces of evidence speak of the question."""
        return sum(cell.sources for cell in self.cells)


def coverage_of(
    questions: Sequence[str],
    pieces: Iterable[Piece],
    passages: Sequence[Passage],
    *,
    suggestions: Iterable[Suggestion] = (),
    at: date,
    stale_months: int,
) -> tuple[Row, ...]:
    """A row for every question, in their order.

    Args:
        questions: of the edition.
        pieces: the evidence that counts.
        passages: of the evidence; those of other documents are left out.
        suggestions: those that are open to the asker; of a question without one, findings tell what contradicts.
        at: the day that the evidence is to be fresh on: the visit, or today.
        stale_months: evidence older than this many months is old.
    """
    by_document = {piece.document_id: piece for piece in pieces}
    speaking: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.document_id in by_document and passage.kind in _SPEAKING:
            for question in passage.questions:
                speaking[question].append(passage)
    suggested = {suggestion.question: suggestion for suggestion in suggestions}
    return tuple(
        _row(question, speaking[question], by_document, suggested.get(question), at, stale_months)
        for question in questions
    )


def _row(
    question: str,
    passages: Sequence[Passage],
    pieces: Mapping[str, Piece],
    suggestion: Suggestion | None,
    at: date,
    stale_months: int,
) -> Row:
    cells = tuple(_cell(kind, question, passages, pieces) for kind in SourceKind)
    opposed = _opposed(passages, suggestion)
    told: list[tuple[Mark, str]] = []
    if not passages:
        told.append((Mark.SILENT, "Inget i underlaget tar upp frågan."))
    newest = max((cell.newest for cell in cells if cell.newest), default=None)
    undated = sum(cell.undated for cell in cells)
    if newest is not None and not undated and months_between(newest, at) >= stale_months:
        told.append((Mark.STALE, f"Det nyaste underlaget är från {newest.isoformat()}."))
    if opposed:
        titles = dict.fromkeys(pieces[p.document_id].title for p in passages if p.id in opposed)
        told.append((Mark.CONTRADICTING, f"Det finns sådant som talar både för och emot: {', '.join(titles)}."))
    ids = dict.fromkeys((*opposed, *(passage.id for passage in passages)))
    return Row(question, cells, tuple(m for m, _ in told), tuple(line for _, line in told), tuple(ids))


def _cell(kind: SourceKind, question: str, passages: Sequence[Passage], pieces: Mapping[str, Piece]) -> Cell:
    of_kind = [passage for passage in passages if pieces[passage.document_id].kind is kind]
    sources = {passage.document_id for passage in of_kind}
    dates = [day for id_ in sources if (day := pieces[id_].dated)]
    return Cell(
        kind=kind,
        passages=len(of_kind),
        sources=len(sources),
        newest=max(dates, default=None),
        undated=len(sources) - len(dates),
        certainty=max((_certainty(passage, question) for passage in of_kind), default=0.0),
    )


def _certainty(passage: Passage, question: str) -> float:
    return passage.confidences[passage.questions.index(question)] if passage.confidences else 1.0


def _opposed(passages: Sequence[Passage], suggestion: Suggestion | None) -> tuple[str, ...]:
    """Passages that speak for and against the same thing; none where nothing contradicts."""
    if suggestion is not None:
        return tuple(
            dict.fromkeys(
                quote.passage_id
                for judgement in suggestion.judgements
                if sides_of(judgement)
                for quote in (*judgement.speaks_for, *judgement.speaks_against)
            )
        )
    strengths = [p.id for p in passages if p.kind in (Kind.STRENGTH, Kind.PRACTICE)]
    improvements = [p.id for p in passages if p.kind is Kind.IMPROVEMENT]
    return (*strengths, *improvements) if strengths and improvements else ()


def sides_of(judgement: Judgement) -> tuple[Quote, Quote] | None:
    """What is said for and against an indicator, None where nothing contradicts.

    One quote from a passage on each side: a passage that says both weighs, and contradicts nobody.
    """
    for told in judgement.speaks_for:
        for against in judgement.speaks_against:
            if told.passage_id != against.passage_id:
                return told, against
    return None


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to another, 0 or less where the first is not earlier."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)
