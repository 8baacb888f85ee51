"""An evaluation becomes a finished report: accepted texts, the team's ratings, and how both came to be.

What is not accepted is not in it, and what is not rated is said to be so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.domain.assessment import OwnRating, TeamRating
from assistant.domain.criterion import Criterion
from assistant.domain.drafted import Drafted, Verdict
from assistant.domain.evaluation import Evaluation, Piece
from assistant.domain.finished import (
    AreaChapter,
    AreaTable,
    Chapter,
    Drafting,
    FinishedReport,
    Origin,
    Paragraph,
    RatingLine,
    Row,
    Statement,
    SuggestionLine,
)
from assistant.domain.follow_up import FollowUp
from assistant.domain.instrument import Instrument
from assistant.domain.passage import Kind, Passage
from assistant.domain.rating import Rating
from assistant.domain.rounding import half_up
from assistant.domain.scorecard import AreaScore, Scorecard
from assistant.domain.suggestion import Suggestion
from assistant.reporting.evidence_keys import EvidenceKeys
from assistant.reporting.followed import follow_up_chapter
from assistant.reporting.imported import place_figures
from assistant.reporting.own_words import about_the_evaluation, about_the_instrument


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an evaluation has come to, as far as the asker may see it.

    Attributes:
        own: evaluators' own ratings that are open to the asker.
        pieces: the evidence that counts.
        passages: by id, those that accepted texts and the follow-up rest on.
        criteria: of the evaluation's edition.
        followed: what became of the improvement areas of the last report, None where there is none.
    """

    evaluation: Evaluation
    scorecard: Scorecard
    team: tuple[TeamRating, ...]
    own: tuple[OwnRating, ...]
    suggestions: tuple[Suggestion, ...]
    drafts: tuple[Drafted, ...]
    pieces: tuple[Piece, ...]
    passages: Mapping[str, Passage]
    criteria: tuple[Criterion, ...]
    followed: FollowUp | None = None


def finished_from_evaluation(outcome: Outcome, instrument: Instrument) -> FinishedReport:
    """The report as it would come out now."""
    facts, card = outcome.evaluation, outcome.scorecard
    edition = instrument.edition(facts.edition)
    references = tuple(r for r in instrument.references if r.edition == facts.edition)
    total = card.shown_points if card.complete else None
    rated = sum(question.complete for question in card.questions)
    progress = "" if card.complete else f"{rated} av {len(card.questions)} frågor är bedömda."
    written = _accepted(outcome.drafts, 0, Kind.GENERAL)
    summary = tuple(Paragraph(draft.text) for draft in written) or (
        Paragraph("Sammanfattningen är inte antagen ännu."),
    )
    result = f"{facts.name}: {total} poäng" if total is not None else f"Totalpoängen är inte klar: {progress}"
    keys = EvidenceKeys(outcome.pieces, outcome.passages)
    chapters = tuple(_chapter(area, outcome.drafts, keys) for area in card.areas)
    followed = follow_up_chapter(outcome.followed, keys) if outcome.followed else None
    return FinishedReport(
        origin=Origin.EVALUATION,
        title=f"Kommunkompassen Analys av {municipal(facts.municipality)} {facts.year}",
        municipality=facts.municipality,
        year=facts.year,
        edition=facts.edition,
        edition_name=edition.name if edition else "",
        evaluators=facts.team,
        total=total,
        max_points=card.max_points,
        progress=progress,
        about=(about_the_instrument(instrument, edition),),
        summary=place_figures(
            (
                about_the_evaluation(facts, municipal(facts.municipality), edition.name if edition else ""),
                Chapter("Sammanfattning", summary),
                Chapter("Resultat", (Paragraph(result), *_beside([(r.label, r.total) for r in references]))),
            )
        ),
        references=references,
        chapters=chapters,
        tables=tuple(_table(area) for area in card.areas),
        sources=keys.sources(),
        ratings=tuple(_ratings(outcome)),
        suggestions=_suggestions(outcome),
        drafting=_drafting(outcome.drafts),
        followed=followed,
    )


def municipal(name: str) -> str:
    """``"Ljungby kommun"``; a name that says what it is stands as it is."""
    return name if name.casefold().split()[-1] in ("kommun", "stad") or name.startswith("Region ") else f"{name} kommun"


def _accepted(drafts: Sequence[Drafted], area: int, kind: Kind) -> tuple[Drafted, ...]:
    found = [d for d in drafts if d.verdict is Verdict.ACCEPTED and (d.area, d.kind) == (area, kind)]
    return tuple(sorted(found, key=lambda draft: (draft.place, draft.id)))


def _beside(averages: Sequence[tuple[str, int]]) -> tuple[Paragraph, ...]:
    text = "Diagrammen visar poängen per område."
    if averages:
        listed = " och dels ".join(f"{label} ({points} poäng)" for label, points in averages)
        listed = f"dels {listed}" if len(averages) > 1 else listed
        text = f"Diagrammen visar poängen per område, och profilen mot publicerade medelvärden: {listed}."
    return (Paragraph(text),)


def _chapter(area: AreaScore, drafts: Sequence[Drafted], keys: EvidenceKeys) -> AreaChapter:
    def statements(kind: Kind, letter: str) -> tuple[Statement, ...]:
        return tuple(
            Statement(f"{area.number}{letter}{place}", draft.text, keys.of(draft.evidence))
            for place, draft in enumerate(_accepted(drafts, area.number, kind), start=1)
        )

    general = tuple(Paragraph(draft.text) for draft in _accepted(drafts, area.number, Kind.GENERAL))
    questions = len(area.questions)
    return AreaChapter(
        number=area.number,
        name=area.name,
        rubrics=tuple(question.name for question in area.questions),
        points=area.shown_points if area.complete else None,
        general=general or (Paragraph(f"Området prövas med {questions} frågor, som tillsammans ger högst {area.max_points} poäng."),),
        strengths=statements(Kind.STRENGTH, "S"),
        improvements=statements(Kind.IMPROVEMENT, "F"),
    )  # fmt: skip


def _table(area: AreaScore) -> AreaTable:
    rows = tuple(
        Row(
            q.id,
            q.name,
            int(q.max_points),
            q.shown_points if q.complete else None,
            q.shown_percent if q.complete else None,
            q.percent if q.complete else None,
        )
        for q in area.questions
    )
    whole = area.points if area.complete else None
    percent = None if whole is None else half_up(100 * whole / area.max_points)
    return AreaTable(area.number, area.name, area.max_points, None if whole is None else half_up(whole), percent, rows)


def _ratings(outcome: Outcome) -> list[RatingLine]:
    lines = [_line(decided.rating, "", decided.reason, outcome.criteria) for decided in outcome.team]
    lines += [_line(own.rating, own.by, own.reason, outcome.criteria) for own in outcome.own if own.locked]
    order = {question.id: place for place, question in enumerate(outcome.scorecard.questions)}
    return sorted(lines, key=lambda line: (order.get(line.question, len(order)), line.by))


def _line(rating: Rating, by: str, reason: str, criteria: Sequence[Criterion]) -> RatingLine:
    """With every indicator of the criterion where levels are given: one that is left out is not rated."""
    criterion = next((c for c in criteria if c.question == rating.question), None)
    levels = rating.levels
    if levels and criterion is not None:
        given = dict(levels)
        levels = tuple((indicator.id, given.get(indicator.id)) for indicator in criterion.indicators)
    return RatingLine(rating.question, by, rating.percent, levels, reason)


def _suggestions(outcome: Outcome) -> tuple[SuggestionLine, ...]:
    made = {suggestion.question: suggestion for suggestion in outcome.suggestions}
    reasons = {decided.question: decided.reason for decided in outcome.team}
    lines = []
    for question in outcome.scorecard.questions:
        s = made.get(question.id)
        if s is not None:
            decided: Fraction | None = question.percent if question.complete else None
            reason = reasons.get(question.id, "")
            lines.append(SuggestionLine(question.id, s.percent, s.low, s.high, decided, s.maker, reason))
    return tuple(lines)


def _drafting(drafts: Sequence[Drafted]) -> Drafting:
    accepted = [draft for draft in drafts if draft.verdict is Verdict.ACCEPTED]
    return Drafting(
        kept=sum(bool(draft.proposed) and not draft.changed for draft in accepted),
        changed=sum(draft.changed for draft in accepted),
        written=sum(not draft.proposed for draft in accepted),
        rejected=sum(draft.verdict is Verdict.REJECTED for draft in drafts),
        waiting=sum(draft.verdict is Verdict.PROPOSED for draft in drafts),
    )
