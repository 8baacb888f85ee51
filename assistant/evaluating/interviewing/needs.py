"""Why something has to be asked: what the evidence contradicts itself on, does not show, or shows thinly."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.domain.evaluation import SourceKind
from assistant.domain.follow_up import FollowedUp, FollowUp, Progress
from assistant.domain.guide import Why
from assistant.domain.suggestion import Suggestion
from assistant.evaluating.coverage import Mark, Row, sides_of
from assistant.evaluating.drafting.bare import lowered

_QUOTE_LETTERS: Final = 140
_IN: Final = {
    SourceKind.DOCUMENT: "i dokument",
    SourceKind.WEBSITE: "på webbplatsen",
    SourceKind.INTERVIEW: "i intervjuer",
    SourceKind.SELF_DESCRIPTION: "i egenbeskrivningen",
}


@dataclass(frozen=True, slots=True)
class Need:
    """A reason to ask.

    Attributes:
        subject: what it is about in a few words, or an earlier finding as it stands.
        because: Swedish line that names the gap or the sources.
        year: of the earlier evaluation, for `Why.FOLLOW_UP`.
        progress: what the evidence shows of it since, for the same.
    """

    question: str
    indicators: tuple[str, ...]
    why: Why
    subject: str
    because: str
    passages: tuple[str, ...] = ()
    year: int | None = None
    progress: Progress | None = None


def needs_of(
    suggestions: Sequence[Suggestion],
    coverage: Sequence[Row],
    followed: FollowUp | None,
    phrases: Mapping[str, str],
) -> tuple[Need, ...]:
    """Every reason, the strongest kind first, then by question.

    Args:
        suggestions: at most one per question.
        coverage: what of the evidence on each question stands out.
        followed: what became of the improvement areas of the last report; what is done is not asked about.
        phrases: indicators in a few words; one without is spoken of by its number's question only.
    """
    silent = {row.question: row for row in coverage if Mark.SILENT in row.marks}
    found = [
        *(need for s in suggestions for need in _judged(s, phrases, silent.get(s.question))),
        *(need for row in coverage for need in _standing_out(row, {s.question for s in suggestions})),
        *(need for line in (followed.lines if followed else ()) for need in _follow_ups(line)),
    ]
    order = list(Why)
    return tuple(sorted(found, key=lambda need: (order.index(need.why), need.question, need.indicators, need.because)))


def _judged(suggestion: Suggestion, phrases: Mapping[str, str], silent: Row | None) -> Iterator[Need]:
    for judgement in suggestion.judgements:
        phrase = lowered(phrases.get(judgement.indicator, ""))
        sides = sides_of(judgement)
        if sides:
            told, against = sides
            because = f"Underlaget säger både ”{_short(told.text)}” och ”{_short(against.text)}”."
            passages = tuple(dict.fromkeys((told.passage_id, against.passage_id)))
            yield Need(suggestion.question, (judgement.indicator,), Why.CONTRADICTION, phrase, because, passages)
        elif judgement.level is None and phrase:
            because = f"Underlaget visar inget om {phrase}."
            passages = tuple(dict.fromkeys(q.passage_id for q in (*judgement.speaks_for, *judgement.speaks_against)))
            if passages:
                because = f"Underlaget är för svagt för att bedöma {phrase}."
            elif silent and not suggestion.seen:
                because = silent.because[silent.marks.index(Mark.SILENT)]
            yield Need(suggestion.question, (judgement.indicator,), Why.GAP, phrase, because, passages)


def _standing_out(row: Row, judged: Collection[str]) -> Iterator[Need]:
    """What stands out of a question as a whole; that it is silent is told by its indicators where they are judged."""
    for mark, because in zip(row.marks, row.because, strict=True):
        if mark is Mark.STALE:
            yield Need(row.question, (), Why.STALE, "", because)
        elif mark is Mark.SILENT and row.question not in judged:
            yield Need(row.question, (), Why.GAP, "", because)
    kinds = [cell.kind for cell in row.cells if cell.sources]
    if len(kinds) == 1:
        yield Need(row.question, (), Why.THIN, "", f"Frågan belyses bara {_IN[kinds[0]]}.")


def _follow_ups(line: FollowedUp) -> Iterator[Need]:
    improvement = line.improvement
    if line.progress is Progress.DONE or not (improvement.questions and improvement.year):
        return
    because = f"Utvärderingen {improvement.year} pekade ut det som ett förbättringsområde. {line.because}"
    passages = tuple(dict.fromkeys((improvement.id, *(quote.passage_id for quote in line.quotes))))
    yield Need(
        improvement.questions[0],
        (),
        Why.FOLLOW_UP,
        _short(improvement.text.rstrip(".")),
        because,
        passages,
        improvement.year,
        line.progress,
    )


def _short(text: str) -> str:
    """At most so many letters, cut between words."""
    plain = " ".join(text.split()).rstrip(".")
    return plain if len(plain) <= _QUOTE_LETTERS else f"{plain[:_QUOTE_LETTERS].rsplit(' ', 1)[0].rstrip(',;')} …"
