"""Saying that the base does not hold it: what was looked for, and the nearest that exists."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.composition import Composition
from assistant.answering.criterion_quotes import CriterionQuote, quote_criteria
from assistant.answering.evidence import Evidence
from assistant.answering.figure_book import FigureBook, has_figures, named
from assistant.answering.findings import who
from assistant.answering.intents import Intent
from assistant.answering.knowledge import Knowledge
from assistant.answering.understanding import Understanding
from assistant.domain.answer import Answer
from assistant.domain.passage import FINDING_KINDS, Passage, PassageFilter

_NEAREST = 3
# Below this share of known words nothing is near enough to be worth showing.
_NEAR_FLOOR = 0.2


def refuse_subject(u: Understanding, evidence: Evidence, scope: PassageFilter, knowledge: Knowledge) -> Answer:
    """Nothing in the base is about the subject."""
    out = Composition(english=u.english)
    subject = evidence.subject or u.asked.strip()
    where_sv = f" om {', '.join(scope.municipalities)}" if scope.municipalities else ""
    where_en = f" on {', '.join(scope.municipalities)}" if scope.municipalities else ""
    # The criteria say nothing of any municipality, so they are no answer where one is named.
    quotes = [] if scope.municipalities else quote_criteria(evidence.subject, scope, knowledge)
    if quotes:
        _say_criteria(out, subject, quotes, knowledge)
    else:
        out.say(
            f"Underlaget{where_sv} säger inget om ”{subject}”, så jag svarar inte på det.",
            f"The base{where_en} says nothing about “{subject}”, so I do not answer that.",
        )
    out.looked_for.append(subject)
    near = (
        [*evidence.direct, *evidence.related][:_NEAREST]
        if evidence.topics and evidence.best_coverage >= _NEAR_FLOOR
        else []
    )
    if near:
        # what is listed may be of another question than the one the subject belongs to
        named = next((q for q in evidence.questions[:1] if any(q in p.questions for p in near)), None)
        name = knowledge.question_name(named) if named else ""
        out.say(
            f"Det närmaste som finns gäller {name}:" if named else "Det närmaste som finns:",
            f"The nearest there is concerns {name}:" if named else "The nearest there is:",
            computed=evidence.questions,
        )
        for passage in near:
            _say_near(out, passage)
    elif not quotes:
        out.say(
            "Jag svarar på frågor om Kommunkompassen: poäng, styrkor och förbättringsområden, goda exempel, kriterier och intervjuer.",
            "I answer questions about Kommunkompassen: points, strengths and improvement areas, examples, criteria, interviews.",
        )
    out.follow("Vilka rapporter finns i underlaget?", "Hur arbetar andra med brukarfokus?")
    return out.finish(u.intent, refused=True)


def _say_criteria(out: Composition, subject: str, quotes: Sequence[CriterionQuote], knowledge: Knowledge) -> None:
    """What the instrument asks of a subject that no finding speaks of."""
    out.say(
        f"Inget fynd i underlaget handlar om ”{subject}”, så jag kan inte visa hur någon kommun arbetar med det. "
        "Kriterierna tar däremot upp det:",
        f"No finding in the base is about “{subject}”, so I cannot show how any municipality works with it. The criteria "
        "do take it up, though:",
    )
    for quote in quotes:
        out.bullet(f"**{knowledge.question_name(quote.question)}**: ”{quote.sentence}”", cite=[quote.passage])
        out.follow(f"Vad menas med fråga {quote.question}?")


def refuse_municipality(
    u: Understanding, municipalities: Sequence[str], scope: PassageFilter, book: FigureBook, knowledge: Knowledge
) -> Answer:
    """Nothing in the base is about the municipality, or about it in the year asked for."""
    out = Composition(english=u.english)
    years = f" {', '.join(map(str, u.years))}" if u.years else ""
    for municipality in municipalities:
        out.say(
            f"Underlaget innehåller inget om {municipality}{years}.",
            f"The base holds nothing on {municipality}{years}.",
            computed=u.years,
        )
        out.looked_for.append(f"{municipality}{years}")
        for result in [r for r in book.of(municipality) if has_figures(r)]:
            out.bullet(
                out.text(f"Däremot finns {named(result)}.", f"There is {named(result)}, though."),
                cite=book.cite_total(result)[:1],
            )
        other_years = knowledge.library.find_passages(
            replace(scope, municipalities=(municipality,), years=(), kinds=FINDING_KINDS), limit=_NEAREST
        )
        for passage in other_years if u.years else ():
            _say_near(out, passage)
    out.follow("Vilka rapporter finns i underlaget?", "Vilka kommuner har högst poäng?")
    return out.finish(u.intent, refused=True)


def _say_near(out: Composition, passage: Passage) -> None:
    out.bullet(f"**{who(passage)}** ({passage.kind.value}): {passage.text}", cite=[passage])


def refuse_promotion(u: Understanding) -> Answer:
    """The assistant writes nothing that the base cannot support."""
    out = Composition(english=u.english)
    out.say(
        "Det skriver jag inte: jag påstår inget som underlaget inte visar, och skriver bara utkast till styrkor och "
        "förbättringsområden. Är kommunen utvärderad kan jag visa dess poäng och fynd med källor.",
        "I do not write that: I claim nothing that the base does not show, and draft only strengths and improvement areas. "
        "If the municipality has been evaluated I can show its points and findings with sources.",
    )
    out.looked_for.append(u.asked)
    out.follow("Vilka rapporter finns i underlaget?", "Vem har högsta poängen någonsin?")
    return out.finish(Intent.PROMOTION, refused=True)


def refuse_judgement(u: Understanding) -> Answer:
    """Persons and parties are not judged, and nothing private is told."""
    out = Composition(english=u.english)
    out.say(
        "Det säger underlaget inget om, och jag bedömer varken personer eller partier. Jag kan visa vad utvärderingarna "
        "säger om hur en kommun leds och styrs.",
        "The base says nothing about that, and I judge neither persons nor parties. I can show what the evaluations say of "
        "how a municipality is led.",
    )
    out.looked_for.append(u.asked)
    return out.finish(Intent.JUDGEMENT, refused=True)


def refuse_narrowing(u: Understanding, scope: PassageFilter) -> Answer:
    """The question is about a municipality that the chosen narrowing leaves out."""
    out = Composition(english=u.english)
    asked, chosen = ", ".join(u.municipalities), ", ".join(scope.municipalities)
    out.say(
        f"Frågan gäller {asked}, men urvalet är {chosen}. Ta bort urvalet och fråga igen.",
        f"The question is about {asked}, but the selection is {chosen}. Remove the selection and ask again.",
    )
    return out.finish(u.intent, refused=True)


def refuse_place(u: Understanding) -> Answer:
    """An area or a question of the instrument that does not exist."""
    out = Composition(english=u.english)
    named = ", ".join(u.unknown_places)
    out.say(
        f"Det finns inget som heter {named}. Instrumentet har område 1–8, och 2016 års utgåva frågorna 1.1–8.7.",
        f"There is no {named}. The instrument has areas 1–8, and the 2016 edition questions 1.1–8.7.",
    )
    out.looked_for += u.unknown_places
    out.follow("Vilka områden finns i 2016 års utgåva?", "Vad menas med område 2?")
    return out.finish(u.intent, refused=True)


def refuse_order(u: Understanding) -> Answer:
    """Text that only gives orders is data; nothing is done with it."""
    out = Composition(english=u.english)
    out.say(
        "Texten är en instruktion, inte en fråga. Jag behandlar den som data: inga poäng, texter eller inställningar ändras "
        "eller visas.",
        "The text is an instruction, not a question. It is treated as data: no points, texts or settings change or show.",
    )
    out.follow("Hur arbetar andra med brukarfokus?", "Vilka rapporter finns i underlaget?")
    return out.finish(Intent.ORDER, refused=True)
