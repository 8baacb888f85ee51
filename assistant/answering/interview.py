"""Preparing interviews: questions for a group on a subject, aimed at what is known and not yet shown."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.answering.composition import Composition
from assistant.answering.criterion_quotes import quote_criteria
from assistant.answering.evidence import Evidence, gather
from assistant.answering.figure_book import FigureBook, named
from assistant.answering.figure_subject import choose_subject
from assistant.answering.findings import interpretation_note, say_rows, say_tension, who
from assistant.answering.floors import SUBJECT_FLOOR
from assistant.answering.intents import Intent
from assistant.answering.knowledge import Knowledge
from assistant.answering.refusal import refuse_municipality, refuse_subject
from assistant.answering.topics import named_topics
from assistant.answering.understanding import Understanding
from assistant.domain.answer import Answer
from assistant.domain.passage import Kind, Passage, PassageFilter

_TOPICS = 3
_WHOLE = 5
_QUESTIONS_PER_TOPIC = 5
_POINTS_PER_SIDE = 6


def answer_interview(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer:
    """Questions per group, what to listen for, and the strong and weak points already on record."""
    subject = choose_subject(u, book)
    if u.municipalities and not knowledge.library.find_passages(
        replace(scope, municipalities=u.municipalities), limit=1
    ):
        return refuse_municipality(u, u.municipalities, scope, book, knowledge)
    known_of = u.municipalities or tuple(r.municipality for r in subject.results)
    evidence = gather(u, scope, knowledge)
    whole = bool(u.areas) or (bool(u.groups) and not evidence.subject)
    if evidence.best_coverage >= SUBJECT_FLOOR or evidence.certain or whole:
        questions = _questions_to_prepare(u, evidence, scope, knowledge)
    else:
        questions = tuple(quote.question for quote in quote_criteria(evidence.subject, scope, knowledge))
    if not questions:
        return refuse_subject(u, evidence, scope, knowledge)
    out = Composition(english=u.english)
    whom_sv = f" till {', '.join(u.groups)}" if u.groups else ""
    out.say(
        f"Förslag{whom_sv} om {'; '.join(knowledge.question_name(q) for q in questions)}:",
        f"Suggestions{' for ' + ', '.join(u.groups) if u.groups else ''} on {'; '.join(knowledge.question_name(q) for q in questions)}:",
        computed=questions,
    )
    for question in questions:
        passages = knowledge.library.find_passages(replace(scope, kinds=(Kind.CRITERION,), questions=(question,)))
        _say_questions(out, u, question, passages, knowledge)
    if not whole or u.municipalities:
        _say_on_record(out, questions, known_of, scope, evidence.direct, subject.results, book, knowledge)
    if not out.shown:
        return refuse_subject(u, evidence, scope, knowledge)
    out.follow(*(f"Vad menas med fråga {q}?" for q in questions[:2]), f"Hur arbetar andra med {questions[0]}?")
    return out.finish(Intent.INTERVIEW)


def _questions_to_prepare(
    u: Understanding, evidence: Evidence, scope: PassageFilter, knowledge: Knowledge
) -> tuple[str, ...]:
    """The topics and what the group's own interview questions add; for a whole area or group, its heaviest questions."""
    if u.areas and not u.questions and not named_topics(u.folded, knowledge):
        areas = knowledge.themes_of(u.areas)
        of_areas = (q for q in knowledge.instrument.theme_edition.questions() if q.area in areas)
        return tuple(q.id for q in sorted(of_areas, key=lambda q: (-q.max_points, q.id)))[:_TOPICS]
    if u.groups and not evidence.subject:
        return _questions_of_groups(u.groups, knowledge)
    topics = [topic.question for topic in evidence.topics]
    if u.groups and not u.questions:
        found = knowledge.search(evidence.subject, replace(scope, kinds=(Kind.CRITERION,)), limit=30)
        asked = (p for h, p in found if h.coverage >= SUBJECT_FLOOR and any(g in p.heading for g in u.groups))
        near = {topic.split(".")[0] for topic in topics}
        topics += [q for p in asked for q in p.questions if not near or q.split(".")[0] in near]
    return tuple(dict.fromkeys(topics))[:_TOPICS]


def _questions_of_groups(groups: Sequence[str], knowledge: Knowledge) -> tuple[str, ...]:
    """Questions to take up with groups where no subject is named: one from each of the areas that ask them most."""
    asked = {c.question: sum(bool(set(groups) & set(q.groups)) for q in c.interview) for c in knowledge.criteria}
    of_area = {
        area.number: Fraction(sum(asked.get(q.id, 0) for q in area.questions), max(1, len(area.questions)))
        for area in knowledge.instrument.theme_edition.areas
    }
    ranked = sorted(
        (q for q in knowledge.instrument.theme_edition.questions() if asked.get(q.id)),
        key=lambda q: (-asked[q.id], -q.max_points, q.id),
    )
    best_of_area = {q.area: q.id for q in reversed(ranked)}
    areas = sorted(best_of_area, key=lambda area: (-of_area[area], area))
    return tuple(best_of_area[area] for area in areas[:_WHOLE])


def _say_questions(
    out: Composition, u: Understanding, question: str, passages: Sequence[Passage], knowledge: Knowledge
) -> None:
    out.heading(knowledge.question_name(question), knowledge.question_name(question))
    criterion = knowledge.criterion(question)
    asked = {q.text: q.groups for q in criterion.interview} if criterion else {}
    mine = [p for p in passages if p.text in asked and (not u.groups or set(u.groups) & set(asked[p.text]))]
    if u.groups and not mine:
        out.say(
            "Kriterietexten har ingen fråga till just den gruppen; de här kan anpassas:",
            "The criteria text has no question for that very group; these can be adapted:",
        )
        mine = [p for p in passages if p.text in asked]
    for passage in mine[:_QUESTIONS_PER_TOPIC]:
        out.bullet(f"{passage.text} *({', '.join(asked[passage.text])})*", cite=[passage])
    listen = [
        p
        for p in passages
        if ": Att lyssna efter" in p.heading and (not u.groups or any(g in p.heading for g in u.groups))
    ]
    if listen:
        out.say("Lyssna efter:", "Listen for:")
        for passage in listen[: 2 if not u.groups else len(listen)]:
            out.bullet(f"{passage.heading.rsplit(' ', 1)[-1]}: {passage.text}", cite=[passage])
    if re.search(r"\bwebb|\bhemsid|\bnatet\b|\bwebsite", u.folded):
        _say_lines(out, passages, "Att söka på webbplatsen", "Sök på webbplatsen:", "Look for on the website:")
    if re.search(r"\bdokument|\bhandling|\bdocument|\bunderlag", u.folded):
        _say_lines(out, passages, "Dokument att söka", "Sök i dokumenten:", "Look for in the documents:")


def _say_lines(out: Composition, passages: Sequence[Passage], title: str, swedish: str, english: str) -> None:
    for passage in passages:
        if passage.heading.endswith(title):
            out.say(swedish, english, cite=[passage])
            for line in passage.text.splitlines():
                out.bullet(line)


def _say_on_record(
    out: Composition,
    questions: Sequence[str],
    municipalities: Sequence[str],
    scope: PassageFilter,
    direct: Sequence[Passage],
    results: Sequence[object],
    book: FigureBook,
    knowledge: Knowledge,
) -> None:
    """Figures, improvement areas and strengths on the questions, of the municipality named or of the full report."""
    mine = [r for r in book.results if r.municipality in municipalities and r in results]
    within = replace(scope, municipalities=tuple(municipalities), questions=tuple(questions))
    found = list(
        knowledge.library.find_passages(replace(within, kinds=(Kind.STRENGTH, Kind.IMPROVEMENT, Kind.PRACTICE)))
    )
    found += [
        p for p in direct if p.municipality in municipalities and set(p.questions) & set(questions) and p not in found
    ]
    rank = {p.id: i for i, p in enumerate(direct)}
    order = {question: index for index, question in enumerate(questions)}
    found.sort(
        key=lambda p: (
            rank.get(p.id, len(rank)),
            min(order.get(q, len(order)) for q in p.questions),
            p.document_id,
            p.position,
        )
    )
    if not found and not any(r.question(q) for r in mine for q in questions):
        return
    names = ", ".join(named(r) for r in mine) or ", ".join(municipalities) or who(found[0])
    out.heading(f"Att knyta an till: {names}", f"On record: {names}")
    say_rows(out, questions, mine, book, knowledge)
    for kind, sv, en in (
        (Kind.IMPROVEMENT, "Svagare punkter att fråga om:", "Weaker points to ask about:"),
        (Kind.STRENGTH, "Styrkor att pröva om de håller:", "Strengths to test:"),
        (Kind.PRACTICE, "Känd praktik:", "Known practice:"),
    ):
        side = [p for p in found if p.kind is kind][:_POINTS_PER_SIDE]
        if side:
            out.say(sv, en)
            for passage in side:
                note = interpretation_note(passage, out)
                out.bullet(f"{who(passage)}{f' ({note})' if note else ''}: {passage.text}", cite=[passage])
    say_tension(out, questions, found, mine)
