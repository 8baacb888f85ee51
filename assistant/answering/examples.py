"""How others work with a subject."""

from collections.abc import Sequence

from assistant.answering.composition import Composition
from assistant.answering.evidence import Evidence, gather
from assistant.answering.figure_book import FigureBook
from assistant.answering.findings import say_by_theme, say_leading, say_rows
from assistant.answering.follow_ups import suggest_on_topic
from assistant.answering.intents import Intent
from assistant.answering.knowledge import Knowledge
from assistant.answering.phrases import says
from assistant.answering.refusal import refuse_subject
from assistant.answering.theme_groups import say_by_shared_theme
from assistant.answering.theme_matching import Side
from assistant.answering.understanding import Understanding
from assistant.domain.answer import Answer
from assistant.domain.passage import Kind, Passage, PassageFilter
from assistant.domain.theme import Theme

# Lines shown of what speaks directly to the question, and of what lies near it.
_DIRECT_LINES = 10
_RELATED_LINES = 6


def answer_examples(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer:
    """How others work with a subject: direct findings by theme, both sides, then what lies near."""
    evidence = gather(u, scope, knowledge)
    if not evidence.about_the_base:
        return refuse_subject(u, evidence, scope, knowledge)
    out = Composition(english=u.english)
    if says("themes", "count", u.folded):
        out.say(
            "Underlaget säger inte säkert hur många kommuner som har just detta. Det närmaste:",
            "The base does not say for certain how many municipalities have exactly this. The nearest:",
        )
    direct, related = _of_kinds(u, evidence.direct), _of_kinds(u, evidence.related)
    names = knowledge.topic_names(evidence.questions)
    if not direct:
        if evidence.subject:
            out.say(
                f"Inget i underlaget talar ordagrant om ”{evidence.subject}”. Det närmaste gäller {names}:",
                f"Nothing in the base speaks of “{evidence.subject}” in those words. The nearest is about {names}:",
            )
        direct, related = related, ()
    themes = _themes_of(u, evidence, knowledge)
    _say_both_sides(out, u, direct, evidence.questions, themes, book, knowledge)
    if related:
        out.heading(f"Närliggande: {names}", f"Related: {names}")
        say_by_theme(out, related, evidence.questions, book, knowledge, limit=_RELATED_LINES)
    _say_figures(out, u, evidence, book, knowledge)
    if not out.shown:
        return refuse_subject(u, evidence, scope, knowledge)
    suggest_on_topic(out, evidence.questions, knowledge)
    return out.finish(Intent.EXAMPLES)


def _of_kinds(u: Understanding, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The kinds asked for; practice goes with strengths."""
    wanted = {*u.kinds, *((Kind.PRACTICE,) if Kind.STRENGTH in u.kinds else ())}
    return tuple(p for p in passages if not wanted or p.kind in wanted)


def _themes_of(u: Understanding, evidence: Evidence, knowledge: Knowledge) -> tuple[Theme, ...]:
    """The themes that the question names, and those of the 2016 questions it is about."""
    named = knowledge.themes.themes_in(u.asked)
    about = (t for t in knowledge.lexicon.themes if set(t.questions) & set(evidence.questions))
    return tuple(dict.fromkeys((*named, *about)))


def _say_both_sides(
    out: Composition,
    u: Understanding,
    direct: Sequence[Passage],
    questions: Sequence[str],
    themes: Sequence[Theme],
    book: FigureBook,
    knowledge: Knowledge,
) -> None:
    """What others do well, then what they have left to develop; an improvement area is never shown as an example."""
    good = [p for p in direct if p.kind is not Kind.IMPROVEMENT]
    weak = [p for p in direct if p.kind is Kind.IMPROVEMENT]
    if good:
        sv, en = _municipalities_of(good[:_DIRECT_LINES])
        out.heading(f"Så arbetar andra: styrkor och praktik från minst {sv}", f"How others work: at least {en}")
        say_by_shared_theme(out, good[:_DIRECT_LINES], themes, Side.IN_PLACE, questions, book, knowledge)
    elif weak and Kind.IMPROVEMENT in u.kinds:
        sv, en = _municipalities_of(weak[:_RELATED_LINES])
        out.heading(f"Förbättringsområden hos minst {sv}", f"Improvement areas of at least {en}")
    elif weak:
        out.say(
            "Underlaget har inget gott exempel på just detta. Däremot pekas det ut som förbättringsområde:",
            "The base holds no good example of exactly this. It is named as an improvement area, though:",
        )
    if weak:
        if good:
            out.heading("Det andra har kvar att utveckla (förbättringsområden)", "What others have left to develop")
        say_by_shared_theme(out, weak[:_RELATED_LINES], themes, Side.TO_DEVELOP, questions, book, knowledge)


def _municipalities_of(passages: Sequence[Passage]) -> tuple[str, str]:
    """How many municipalities the passages are about, in both languages: ``"3 kommuner"``."""
    count = len({p.municipality for p in passages})
    return ("1 kommun", "1 municipality") if count == 1 else (f"{count} kommuner", f"{count} municipalities")


def _say_figures(
    out: Composition, u: Understanding, evidence: Evidence, book: FigureBook, knowledge: Knowledge
) -> None:
    """The printed rows of the topics, and who leads the area where the question speaks of scores."""
    questions = tuple(
        dict.fromkeys((*evidence.questions[:2], *(q for p in evidence.direct[:5] for q in p.questions[:1])))
    )[:3]
    full = book.with_questions()[:3]
    if questions and any(r.question(q) for q in questions for r in full):
        out.heading("Poäng på frågan", "Points on the question")
        say_rows(out, questions, full, book, knowledge)
    if questions and says("marks", "scoring_well", u.folded):
        say_leading(out, questions, book, knowledge)
