"""What is known of a municipality: on a subject, in an area, or in all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.composition import Composition
from assistant.answering.evidence import Evidence, gather, text_coverage
from assistant.answering.examples import answer_examples
from assistant.answering.figure_book import FigureBook, has_figures, named
from assistant.answering.figure_lookup import say_area_points, say_total
from assistant.answering.figure_subject import choose_subject, targets_in
from assistant.answering.findings import say_rows, say_tension, who
from assistant.answering.floors import SUBJECT_FLOOR, own_errand
from assistant.answering.follow_ups import suggest_on_topic
from assistant.answering.intents import Intent
from assistant.answering.knowledge import Knowledge
from assistant.answering.phrases import says
from assistant.answering.refusal import refuse_municipality, refuse_subject
from assistant.answering.subject_words import subject_of
from assistant.answering.understanding import Understanding
from assistant.domain.answer import Answer
from assistant.domain.passage import FINDING_KINDS, Kind, Passage, PassageFilter

# A number that is no year and no area or question.
_NUMBER = re.compile(r"\b(?!(?:19|20)\d\d\b)\d{2,}")
_SIDE_LINES = 12
_FACT_LINES = 2
_GENERAL_LINES = 4
# A general section is shown if it holds this share of the subject.
_GENERAL_FLOOR = 0.4
_GENERAL_LAST_FLOOR = 0.6
# A plain question of fact about one municipality needs its words in that municipality's own text ...
_FACT_FLOOR = 0.7
# ... and a question of how many or how much needs nearly all of them beside a number.
_QUANTITY_FLOOR = 0.9
# A municipality with this many findings or fewer is shown whole rather than refused.
_FEW = 4


@dataclass(frozen=True, slots=True)
class _Known:
    """What a municipality's own passages say of a subject; `covered` is the best share of its words, 0 to 1."""

    evidence: Evidence
    general: tuple[Passage, ...]
    covered: float
    needed: float

    @property
    def enough(self) -> bool:
        """Whether the passages speak of the subject."""
        return self.covered >= self.needed


def answer_findings(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer:
    """Figures, strengths, improvement areas and context of the municipality named, or of the one full report."""
    municipalities = u.municipalities or tuple(r.municipality for r in book.with_questions()[:1])
    if not municipalities:
        return answer_examples(u, scope, book, knowledge)
    within = replace(scope, municipalities=municipalities, years=scope.years or u.years)
    if not knowledge.library.find_passages(within, limit=1):
        return refuse_municipality(u, municipalities, scope, book, knowledge)
    out = Composition(english=u.english)
    if not u.municipalities:
        out.say(
            f"Ingen kommun är nämnd; svaret gäller {municipalities[0]}, den fullständiga rapport som finns i underlaget.",
            f"No municipality is named; the answer is about {municipalities[0]}, the full report in the base.",
        )
    subject = subject_of(u.asked, without=(*u.municipalities, *knowledge.names_of(u.areas)))
    if u.areas and not subject:
        return _findings_of_areas(out, u, within, book, knowledge)
    if u.questions and not subject:
        return _findings_of_questions(out, u, within, book, knowledge)
    if not subject:
        return _overview(out, u, within, book, knowledge)
    return _on_subject(out, u, subject, within, book, knowledge)


def _on_subject(
    out: Composition, u: Understanding, subject: str, within: PassageFilter, book: FigureBook, knowledge: Knowledge
) -> Answer:
    known = _known(u, subject, within, knowledge)
    several = len(within.municipalities) > 1
    if not known.enough:
        few = knowledge.library.find_passages(replace(within, kinds=FINDING_KINDS), limit=_FEW + 1)
        everywhere = replace(within, municipalities=(), years=())
        shows_all = 0 < len(few) <= _FEW and not _asks_a_fact(u) and gather(u, everywhere, knowledge).about_the_base
        if not shows_all:
            return refuse_subject(u, known.evidence, within, knowledge)
        out.say(
            "Underlaget svarar inte ordagrant på frågan. Detta är allt som finns:",
            "The base does not answer in those words. This is all there is:",
        )
        for passage in few:
            _say_of(out, passage, several=several)
        return out.finish(Intent.FINDINGS)
    evidence = known.evidence
    if u.municipalities:
        years = f" {', '.join(map(str, u.years))}" if u.years else ""
        out.lines.append(f"**{', '.join(within.municipalities)}{years}**\n")
    results = choose_subject(replace(u, municipalities=within.municipalities), book).results
    say_rows(out, evidence.questions, results, book, knowledge)
    widened = evidence.related if len(evidence.direct) < 3 or evidence.certain else ()
    shown = (*evidence.direct, *widened)
    if _asks_a_fact(u):
        _say_general(out, known.general[:_GENERAL_LINES])
    if not (evidence.direct or evidence.certain or known.general):
        names = knowledge.topic_names(evidence.questions)
        out.say(
            f"Inget i underlaget om {', '.join(within.municipalities)} talar ordagrant om ”{subject}”. Det närmaste gäller "
            f"{names}:",
            f"Nothing in the base on {', '.join(within.municipalities)} speaks of “{subject}” in those words. The nearest is "
            f"about {names}:",
            computed=evidence.questions,
        )
    _say_sides(out, u, shown, several=several, limit=_FACT_LINES if _asks_a_fact(u) and out.shown else _SIDE_LINES)
    if not _asks_a_fact(u):
        # What a report says in general is no finding: last, and only what speaks of the subject itself.
        own = [p for p in known.general if text_coverage(p, subject, knowledge) >= _GENERAL_LAST_FLOOR]
        _say_general(out, own[: 2 if shown else _GENERAL_LINES])
    say_tension(out, evidence.questions, shown, results)
    if not out.shown:
        return refuse_subject(u, evidence, within, knowledge)
    suggest_on_topic(out, evidence.questions, knowledge)
    return out.finish(Intent.FINDINGS)


def _say_general(out: Composition, passages: Sequence[Passage]) -> None:
    if passages:
        out.heading("Ur rapportens allmänna text", "From the report's general text")
        for passage in passages:
            out.bullet(passage.text, cite=[passage])


def _known(u: Understanding, subject: str, within: PassageFilter, knowledge: Knowledge) -> _Known:
    evidence = gather(u, within, knowledge)
    found = knowledge.search(subject, replace(within, kinds=(Kind.GENERAL,)), limit=8)
    general = tuple(p for hit, p in found if hit.coverage >= _GENERAL_FLOOR)
    if says("marks", "quantity", u.folded):
        sentences = [
            replace(p, text=sentence)
            for p in (*evidence.direct, *general)
            for sentence in re.split(r"(?<=[.!?;:]) ", p.text)
            if _NUMBER.search(sentence)
        ]
        covered = max((text_coverage(p, subject, knowledge) for p in sentences), default=0.0)
        return _Known(evidence, general, covered, _QUANTITY_FLOOR)
    covered = max([evidence.best_coverage, *(hit.coverage for hit, _ in found)])
    if says("marks", "fact_question", u.folded) or own_errand(u):
        return _Known(evidence, general, 1.0 if evidence.certain and own_errand(u) else covered, _FACT_FLOOR)
    return _Known(evidence, general, 1.0 if evidence.certain else covered, SUBJECT_FLOOR)


def _asks_a_fact(u: Understanding) -> bool:
    return says("marks", "fact_question", u.folded) or says("marks", "quantity", u.folded)


def _say_sides(
    out: Composition,
    u: Understanding,
    passages: Sequence[Passage],
    *,
    several: bool,
    limit: int | None = None,
    counted: bool = False,
) -> None:
    """Strengths, practice and improvement areas, each under its heading; only the kinds asked for."""
    for kind, sv, en in _SIDES:
        mine = [p for p in passages if p.kind is kind and (not u.kinds or kind in u.kinds)]
        if mine:
            count = f" ({len(mine)})" if counted else ""
            out.heading(f"{sv}{count}", f"{en}{count}")
            for passage in mine[:limit]:
                _say_of(out, passage, several=several)


def _findings_of_areas(
    out: Composition, u: Understanding, within: PassageFilter, book: FigureBook, knowledge: Knowledge
) -> Answer:
    """Every finding of the areas named: a number is the evaluation's own, a name also finds its counterparts."""
    several = len(within.municipalities) > 1
    results = choose_subject(replace(u, municipalities=within.municipalities), book).results
    asked = [(r, target) for r in results for target in targets_in(r, u.areas, knowledge.instrument)]
    any_known = any(r.area(target.area) is not None for r, target in asked)
    for result, target in asked:
        points = result.area(target.area)
        name = knowledge.area_name(target.area, result.edition)
        if points is not None:
            out.say(
                f"**{named(result)}, område {target.area} {name}: {points} av 100 poäng.**",
                f"**{named(result)}, area {target.area} {name}: {points} of 100 points.**",
                cite=book.cite_total(result)[:1],
                computed=(100,),
            )
        elif several and any_known:
            say_area_points(out, result, target, book, knowledge)
    if any_known:
        out.warn_editions([r.edition for r, _ in asked], book.comparability)
    _say_sides(out, u, _of_areas(u, within, knowledge), several=several, counted=True)
    if out.empty:
        return refuse_subject(u, gather(u, within, knowledge), within, knowledge)
    return out.finish(Intent.FINDINGS)


def _findings_of_questions(
    out: Composition, u: Understanding, within: PassageFilter, book: FigureBook, knowledge: Knowledge
) -> Answer:
    """The points of the questions named, and every finding that speaks of them: what is for, and what is against."""
    results = choose_subject(replace(u, municipalities=within.municipalities), book).results
    say_rows(out, u.questions, results, book, knowledge)
    found = knowledge.library.find_passages(replace(within, kinds=FINDING_KINDS, questions=u.questions))
    _say_sides(out, u, found, several=len(within.municipalities) > 1, counted=True)
    if not out.shown:
        return refuse_subject(u, gather(u, within, knowledge), within, knowledge)
    for kind, sv, en in _SIDES:
        if kind in (u.kinds or (Kind.STRENGTH, Kind.IMPROVEMENT)) and not any(p.kind is kind for p in found):
            out.say(
                f"{sv}: inget fynd i underlaget gäller {' eller '.join(u.questions)}.",
                f"{en}: no finding in the base is about {' or '.join(u.questions)}.",
                computed=u.questions,
            )
    say_tension(out, u.questions, found, results)
    suggest_on_topic(out, u.questions, knowledge)
    return out.finish(Intent.FINDINGS)


def _of_areas(u: Understanding, within: PassageFilter, knowledge: Knowledge) -> list[Passage]:
    findings = replace(within, kinds=FINDING_KINDS)
    numbers = tuple(m.number for m in u.areas if m.edition is None)
    themes = knowledge.themes_of(m for m in u.areas if m.edition)
    found: dict[str, Passage] = {}
    if numbers:
        own = knowledge.library.find_passages(replace(findings, areas=numbers, own_areas=True))
        found |= {p.id: p for p in own}
    if themes:
        found |= {p.id: p for p in knowledge.library.find_passages(replace(findings, areas=themes))}
    return list(found.values())


def _overview(
    out: Composition, u: Understanding, within: PassageFilter, book: FigureBook, knowledge: Knowledge
) -> Answer:
    """All that is known of a municipality in short: results, then findings by kind."""
    for result in [r for r in book.results if r.municipality in within.municipalities and has_figures(r)]:
        if not within.years or result.year in within.years:
            say_total(out, result, book)
    found = knowledge.library.find_passages(replace(within, kinds=u.kinds or FINDING_KINDS))
    for kind, sv, en in _SIDES:
        mine = [p for p in found if p.kind is kind]
        if mine:
            out.heading(f"{sv} ({len(mine)})", f"{en} ({len(mine)})")
            per_area: dict[int | None, list[Passage]] = {}
            for passage in mine:
                per_area.setdefault(passage.area, []).append(passage)
            many = len(mine) > 2 * _SIDE_LINES and not u.kinds
            for area, passages in per_area.items():
                if area is not None and len(per_area) > 1:
                    out.lines.append(f"\n*{area} {knowledge.area_name(area, passages[0].edition)}*\n")
                for passage in passages[: 2 if many else None]:
                    _say_of(out, passage, several=len(within.municipalities) > 1)
    if out.empty:
        return refuse_municipality(u, within.municipalities, within, book, knowledge)
    out.follow(f"Vilka förbättringsområden har {within.municipalities[0]}?", f"Vad fick {within.municipalities[0]}?")
    return out.finish(Intent.FINDINGS)


def _say_of(out: Composition, passage: Passage, *, several: bool) -> None:
    if several:
        out.bullet(f"**{who(passage)}**: {passage.text}", cite=[passage])
    else:
        year = f" ({passage.year})" if passage.year else ""
        out.bullet(f"{passage.text}{year}", cite=[passage])


_SIDES = (
    (Kind.STRENGTH, "Styrkor", "Strengths"),
    (Kind.PRACTICE, "Praktik", "Practice"),
    (Kind.IMPROVEMENT, "Förbättringsområden", "Improvement areas"),
)
