"""Why something has to be asked: what the evidence contradicts itself on, does not show, or shows thinly."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.domain.evaluation import SourceKind
from assistant.domain.guide import Why
from assistant.domain.passage import Kind, Passage
from assistant.domain.suggestion import Judgement, Quote, Suggestion
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
    """

    question: str
    indicators: tuple[str, ...]
    why: Why
    subject: str
    because: str
    passages: tuple[str, ...] = ()
    year: int | None = None


def needs_of(
    suggestions: Sequence[Suggestion],
    sources: Mapping[str, Sequence[SourceKind]],
    earlier: Sequence[Passage],
    phrases: Mapping[str, str],
    questions: Sequence[str] = (),
) -> tuple[Need, ...]:
    """Every reason, the strongest kind first, then by question.

    Args:
        suggestions: at most one per question.
        sources: per question, the kinds of source that speak of it; a question that is left out has none.
        earlier: the municipality's findings from earlier evaluations.
        phrases: indicators in a few words; one without is spoken of by its number's question only.
        questions: of the edition; one that nothing speaks of is a gap.
    """
    found = [
        *(need for suggestion in suggestions for need in _judged(suggestion, phrases)),
        *_thin(sources),
        *_silent(questions, {suggestion.question for suggestion in suggestions} | set(sources)),
        *(need for passage in earlier for need in _follow_ups(passage)),
    ]
    order = list(Why)
    return tuple(sorted(found, key=lambda need: (order.index(need.why), need.question, need.indicators, need.because)))


def _judged(suggestion: Suggestion, phrases: Mapping[str, str]) -> Iterator[Need]:
    for judgement in suggestion.judgements:
        phrase = lowered(phrases.get(judgement.indicator, ""))
        sides = _sides(judgement)
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
            yield Need(suggestion.question, (judgement.indicator,), Why.GAP, phrase, because, passages)


def _sides(judgement: Judgement) -> tuple[Quote, Quote] | None:
    """A quote for and one against from different passages, None where they do not contradict each other."""
    for told in judgement.speaks_for:
        for against in judgement.speaks_against:
            if told.passage_id != against.passage_id:
                return told, against
    return None


def _thin(sources: Mapping[str, Sequence[SourceKind]]) -> Iterator[Need]:
    for question, kinds in sources.items():
        told = tuple(dict.fromkeys(kinds))
        if len(told) == 1:
            yield Need(question, (), Why.THIN, "", f"Frågan belyses bara {_IN[told[0]]}.")


def _silent(questions: Sequence[str], told: Collection[str]) -> Iterator[Need]:
    for question in questions:
        if question not in told:
            yield Need(question, (), Why.GAP, "", "Inget i underlaget tar upp frågan.")


def _follow_ups(passage: Passage) -> Iterator[Need]:
    if passage.kind is Kind.IMPROVEMENT and passage.questions and passage.year:
        because = f"Utvärderingen {passage.year} pekade ut det som ett förbättringsområde."
        said = _short(passage.text.rstrip("."))
        yield Need(passage.questions[0], (), Why.FOLLOW_UP, said, because, (passage.id,), passage.year)


def _short(text: str) -> str:
    """At most so many letters, cut between words."""
    plain = " ".join(text.split()).rstrip(".")
    return plain if len(plain) <= _QUOTE_LETTERS else f"{plain[:_QUOTE_LETTERS].rsplit(' ', 1)[0].rstrip(',;')} …"
