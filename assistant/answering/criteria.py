"""What a question or an area of the instrument means, how it is judged, and what evidence to look for."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.composition import Composition
from assistant.answering.criterion_quotes import quote_criteria
from assistant.answering.evidence import gather
from assistant.answering.figure_book import FigureBook, named
from assistant.answering.figure_lookup import say_row
from assistant.answering.follow_ups import suggest_on_topic
from assistant.answering.intents import Intent
from assistant.answering.knowledge import Knowledge
from assistant.answering.refusal import refuse_subject
from assistant.answering.understanding import Understanding
from assistant.domain.answer import Answer
from assistant.domain.criterion import OWN_READING
from assistant.domain.passage import Kind, Passage, PassageFilter


def answer_criteria(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer:
    """What a question or area of the instrument means, how it is judged, and what evidence to look for."""
    if u.areas and not u.questions:
        return _criteria_of_area(u, scope, knowledge)
    evidence = gather(u, scope, knowledge)
    quoted = [] if evidence.about_the_base else quote_criteria(evidence.subject, scope, knowledge)
    questions = (evidence.questions if evidence.about_the_base else tuple(quote.question for quote in quoted))[:2]
    if not questions:
        return refuse_subject(u, evidence, scope, knowledge)
    out = Composition(english=u.english)
    own_reading = False
    for question in questions:
        passages = knowledge.library.find_passages(replace(scope, kinds=(Kind.CRITERION,), questions=(question,)))
        _say_criterion(out, question, passages, knowledge)
        own_reading = own_reading or any(OWN_READING in passage.source for passage in passages)
    if own_reading:
        out.say(
            "Kriterietexterna är projektets egen läsning av instrumentet, inte SKR:s officiella texter.",
            "The criteria texts are this project's own reading of the instrument, not the official ones.",
        )
    for result in book.with_questions()[:2]:
        rows = [row for q in questions if (row := result.question(q))]
        if rows:
            out.heading(f"Så gick det i {named(result)}", f"The figures of {named(result)}")
            for row in rows:
                say_row(out, result, row, book, knowledge)
    if not out.shown:
        return refuse_subject(u, evidence, scope, knowledge)
    suggest_on_topic(out, questions, knowledge)
    return out.finish(Intent.CRITERIA)


def _criteria_of_area(u: Understanding, scope: PassageFilter, knowledge: Knowledge) -> Answer:
    out = Composition(english=u.english)
    for mention in u.areas[:3]:
        edition = knowledge.instrument.edition(mention.edition or knowledge.instrument.theme_edition.id)
        area = edition.area(mention.number) if edition else None
        if edition is None or area is None:
            continue
        cited = knowledge.library.find_passages(
            replace(scope, kinds=(Kind.GENERAL,), editions=(edition.id,), municipalities=())
        )
        listing = [p for p in cited if p.finding_id in (f"UTG-{edition.id}-{area.number}", f"UTG-{edition.id}")]
        out.say(
            f"**Område {area.number} {area.name}** ({edition.name}) ger högst {area.max_points} poäng.",
            f"**Area {area.number} {area.name}** ({edition.id} edition) gives at most {area.max_points} points.",
            cite=listing[:1],
            computed=(area.max_points,),
        )
        for question in area.questions:
            out.bullet(f"{question.id} {question.name} ({question.max_points})", cite=listing[:1])
        if not area.questions:
            out.say(
                "Frågorna i den här utgåvan är inte kända i underlaget.",
                "The questions of this edition are not known in the base.",
                cite=listing[:1],
            )
        general = [
            p for p in knowledge.library.find_passages(replace(scope, kinds=(Kind.GENERAL,), areas=(area.number,)))
            if p.municipality and p.edition == edition.id
        ]  # fmt: skip
        for passage in general[:1]:
            out.say(passage.text, passage.text, cite=[passage])
    if not out.shown:
        return refuse_subject(u, gather(u, scope, knowledge), scope, knowledge)
    out.follow(*(f"Vad menas med fråga {u.areas[0].number}.{n}?" for n in (1, 2)))
    return out.finish(Intent.CRITERIA)


def _say_criterion(out: Composition, question: str, passages: Sequence[Passage], knowledge: Knowledge) -> None:
    known = knowledge.instrument.theme_edition.question(question)
    most = f" ({known.max_points} {out.text('poäng', 'points')})" if known else ""
    out.heading(f"{knowledge.question_name(question)}{most}", f"{knowledge.question_name(question)}{most}")
    for passage in passages:
        part = passage.heading.split(": ", 1)[-1]
        if part.startswith("Vad frågan"):
            out.say(passage.text, passage.text, cite=[passage])
    indicators = [p for p in passages if ": Indikator " in p.heading]
    if indicators:
        scale = ", ".join(level.name for level in knowledge.instrument.scale.levels)
        out.heading(
            f"Bedöms med {len(indicators)} indikatorer ({scale})", f"Judged by {len(indicators)} indicators ({scale})"
        )
        for passage in indicators:
            out.bullet(
                f"{passage.heading.rsplit(' ', 1)[-1]} {passage.text}", cite=[passage], computed=(passage.heading,)
            )
    for title, sv, en in (
        ("Dokument att söka", "Dokument att söka", "Documents to look for"),
        ("Att söka på webbplatsen", "Att söka på webbplatsen", "To look for on the website"),
    ):
        for passage in passages:
            if passage.heading.endswith(title):
                out.heading(sv, en)
                for index, line in enumerate(passage.text.splitlines()):
                    out.bullet(line, cite=[passage] if index == 0 else ())
