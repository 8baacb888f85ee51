"""Drafting a finding in the reports' style: a proposal to review, with how it has been put before beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.composition import Composition
from assistant.answering.evidence import Evidence, gather, text_coverage
from assistant.answering.figure_book import FigureBook
from assistant.answering.figure_subject import choose_subject
from assistant.answering.findings import say_group, say_rows, say_tension, who
from assistant.answering.intents import Intent
from assistant.answering.knowledge import Knowledge
from assistant.answering.phrases import says
from assistant.answering.refusal import refuse_municipality, refuse_subject
from assistant.answering.result_only import states_only_a_result
from assistant.answering.subject_words import subject_of
from assistant.answering.understanding import Understanding
from assistant.domain.answer import Answer
from assistant.domain.passage import Kind, Passage, PassageFilter

_EXAMPLES = 8
# A draft is asked for in the asker's own words, so less of them need to be known.
_DRAFT_FLOOR = 0.2
_PROPOSALS = 2
# A summary or fact is quoted if it holds this share of the subject's words.
_SUMMARY_FLOOR = 0.5
_REUSE_SUBJECT = "återanvända text formuleringar mellan rapporter"


def answer_draft(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer:
    """A draft with sources; never presented as finished."""
    if u.municipalities and not knowledge.library.find_passages(
        replace(scope, municipalities=u.municipalities), limit=1
    ):
        return refuse_municipality(u, u.municipalities, scope, book, knowledge)
    if u.areas and not subject_of(u.asked, without=(*u.municipalities, *knowledge.names_of(u.areas))):
        return _draft_of_areas(u, scope, knowledge)
    evidence = gather(u, scope, knowledge)
    nowhere = not (evidence.topics or evidence.direct)
    if nowhere or (evidence.best_coverage < _DRAFT_FLOOR and not evidence.certain):
        return refuse_subject(u, evidence, scope, knowledge)
    kind = _kind_wanted(u)
    out = Composition(english=u.english)
    said = "styrka" if kind is Kind.STRENGTH else "förbättringsområde"
    out.say(
        f"**Utkast till {said} – för granskning.** Skriv om det efter den kommun som bedöms och styrk varje mening med eget underlag.",
        f"**Draft of {'a strength' if kind is Kind.STRENGTH else 'an improvement area'} – for review.** Reword it for the "
        "municipality being evaluated and support every sentence with its own evidence.",
    )
    for text, passage in _proposals(evidence, kind, scope, knowledge):
        out.bullet(text, cite=[passage])
    best = next((p for p in evidence.direct if p.kind is kind and not states_only_a_result(p)), None)
    if best is not None:
        pattern = out.text(f"efter mönster från {who(best)}", f"after the pattern of {who(best)}")
        out.bullet(f"{generalised(best)} *({pattern})*", cite=[best])
    _say_expressed_before(out, u, _expressed_before(evidence, kind, scope, knowledge), scope, book, knowledge)
    results = choose_subject(u, book).results
    if any(r.question(q) for r in results for q in evidence.questions[:2]):
        out.heading("Poäng på frågan", "Points on the question")
        say_rows(out, evidence.questions[:2], results, book, knowledge)
        say_tension(out, evidence.questions[:2], [*evidence.direct, *evidence.related], results)
    if not out.shown:
        return refuse_subject(u, evidence, scope, knowledge)
    for question in evidence.questions[:1]:
        out.follow(f"Vad menas med fråga {question}?", f"Vilka intervjufrågor passar för {question}?")
    return out.finish(Intent.DRAFT)


def _draft_of_areas(u: Understanding, scope: PassageFilter, knowledge: Knowledge) -> Answer:
    """Drafts for whole areas: from the municipality's own findings where it is named, else in general terms."""
    out = Composition(english=u.english)
    kinds = u.kinds or (Kind.STRENGTH, Kind.IMPROVEMENT)
    edition = knowledge.instrument.theme_edition
    areas = knowledge.themes_of(u.areas)
    out.say(
        "**Utkast – för granskning.** Styrk varje mening med eget underlag innan den används.",
        "**Draft – for review.** Support every sentence with your own evidence before it is used.",
    )
    for area in areas:
        name = f"{area} {knowledge.area_name(area, edition.id)}"
        for kind in kinds:
            sv, en = ("Styrkor", "Strengths") if kind is Kind.STRENGTH else ("Förbättringsområden", "Improvement areas")
            lines = _lines_of_area(u, area, kind, scope, knowledge)
            if lines:
                out.heading(f"{sv}, område {name}", f"{en}, area {name}")
                for text, passage in lines:
                    out.bullet(text, cite=[passage])
    if not out.shown:
        return refuse_subject(u, gather(u, scope, knowledge), scope, knowledge)
    out.follow(*(f"Vilka intervjufrågor passar för område {area}?" for area in areas[:2]))
    return out.finish(Intent.DRAFT)


def _lines_of_area(
    u: Understanding, area: int, kind: Kind, scope: PassageFilter, knowledge: Knowledge
) -> list[tuple[str, Passage]]:
    """The municipality's own findings; without one, the first typical line of each of the area's criteria."""
    if u.municipalities:
        own = replace(scope, municipalities=u.municipalities, kinds=(kind,), areas=(area,))
        return [(p.text, p) for p in knowledge.library.find_passages(own)]
    typical = "Typiska styrkor" if kind is Kind.STRENGTH else "Typiska förbättringsområden"
    passages = knowledge.library.find_passages(replace(scope, kinds=(Kind.CRITERION,), areas=(area,)))
    return [(line, p) for p in passages if p.heading.endswith(typical) for line in p.text.splitlines()[:1]]


def _say_expressed_before(
    out: Composition,
    u: Understanding,
    before: Sequence[Passage],
    scope: PassageFilter,
    book: FigureBook,
    knowledge: Knowledge,
) -> None:
    """How others' reports put it, and why a sentence is not reused."""
    if before:
        out.heading("Så har det uttryckts förut", "How it has been put before")
        for passage in before:
            say_group(out, [passage], book)
        out.say(
            "Återanvänd inte en annan kommuns mening: tanken kan vara densamma, men formuleringen och källan ska vara den "
            "bedömda kommunens egen.",
            "Do not reuse another municipality's sentence: the thought may be the same, but wording and source must be its own.",
        )
    if says("marks", "reuse", u.folded):
        for hit, passage in knowledge.search(_REUSE_SUBJECT, replace(scope, kinds=(Kind.GENERAL,)), limit=1):
            if hit.coverage >= _SUMMARY_FLOOR:
                out.say(passage.text, passage.text, cite=[passage])


def _kind_wanted(u: Understanding) -> Kind:
    if Kind.STRENGTH in u.kinds and Kind.IMPROVEMENT not in u.kinds:
        return Kind.STRENGTH
    if Kind.IMPROVEMENT in u.kinds or says("marks", "lacking", u.folded):
        return Kind.IMPROVEMENT
    return Kind.STRENGTH if says("marks", "in_place", u.folded) else Kind.IMPROVEMENT


def _proposals(evidence: Evidence, kind: Kind, scope: PassageFilter, knowledge: Knowledge) -> list[tuple[str, Passage]]:
    """Sentences made from the criteria's indicators that fit the subject best, with the passage each rests on."""
    within = replace(
        scope, kinds=(Kind.CRITERION,), questions=evidence.questions[:2], municipalities=(), years=(), editions=()
    )
    hits = [p for _, p in knowledge.search(evidence.subject, within, limit=30)] or list(
        knowledge.library.find_passages(within)
    )
    indicators = [p for p in hits if ": Indikator " in p.heading][:_PROPOSALS]
    # An indicator is already a statement of what is in place.
    return [(p.text if kind is Kind.STRENGTH else as_improvement(p.text), p) for p in indicators]


def generalised(passage: Passage) -> str:
    """A finding's text with its municipality's name replaced by "kommunen", as a pattern for another one."""
    name = passage.municipality or ""
    if not name:
        return passage.text
    text = re.sub(rf"\b{re.escape(name)}s\b", "kommunens", passage.text)
    text = re.sub(rf"\b{re.escape(name)}\b", "kommunen", text)
    return text[:1].upper() + text[1:]


def as_improvement(indicator: str) -> str:
    """``"Kommunen har mål."`` becomes ``"Utveckla arbetet så att kommunen har mål."``.

    An inverted or dummy-subject clause ("Det finns ...") keeps its order after "så att" in Swedish.
    """
    statement = indicator.strip()
    first, _, rest = statement.partition(" ")
    lowered = first if re.fullmatch(r"[A-ZÅÄÖ]{2,}[\w-]*", first) else first[:1].lower() + first[1:]
    return f"Utveckla arbetet så att {lowered} {rest}".rstrip()


def _expressed_before(evidence: Evidence, kind: Kind, scope: PassageFilter, knowledge: Knowledge) -> list[Passage]:
    """Findings and summaries that say it: the wanted kind first, then the other side."""
    general = knowledge.search(evidence.subject, replace(scope, kinds=(Kind.GENERAL,)), limit=6)
    summaries = [
        p for hit, p in general
        if p.municipality
        and hit.coverage >= _SUMMARY_FLOOR
        and text_coverage(p, evidence.subject, knowledge) >= _SUMMARY_FLOOR
    ]  # fmt: skip
    telling = [p for p in evidence.direct if not states_only_a_result(p)]
    wanted = [p for p in telling if p.kind is kind]
    other = [p for p in telling if p.kind is not kind]
    # What lies near fills up only where little speaks directly of it.
    near = [p for p in evidence.related if p.kind is kind] if len(wanted) < 3 else []
    return list(dict.fromkeys([*wanted[:4], *summaries[:2], *other[:3], *near]))[:_EXAMPLES]
