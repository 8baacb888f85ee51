"""Questions about the instrument and the work with it, the word list, and the base itself."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.composition import Composition
from assistant.answering.facts import UNKNOWN, RankedFact, find_facts, holding_more_than
from assistant.answering.figure_book import FigureBook, has_figures, named
from assistant.answering.figure_lookup import edition_name
from assistant.answering.floors import asked_verb
from assistant.answering.intents import Intent
from assistant.answering.knowledge import Knowledge
from assistant.answering.language import fold
from assistant.answering.phrases import says
from assistant.answering.understanding import Understanding
from assistant.domain.answer import Answer
from assistant.domain.passage import FINDING_KINDS, Kind, PassageFilter

# A fact is shown if it holds this share of the question's words, and close to as much as the best fact does.
_FACT_FLOOR = 0.4
_NEAR_BEST = 0.75
# Beside a fact that says it is unknown, what comes nearest is wanted.
_NEAR_UNKNOWN = 0.5
_FACTS_SHOWN = 3
# A fact that holds this share of the words answers before anything else is tried; less where nothing else is asked for.
_SETTLED = 0.85
_SETTLED_ABOUT = 0.5
_TERM = "ORD-"


def answer_process(u: Understanding, scope: PassageFilter, knowledge: Knowledge) -> Answer | None:
    """Facts about the instrument; None where no fact speaks of the question, refused where a fact says it is unknown."""
    facts = speaking_facts(u, scope, knowledge)
    return _say_facts(u, facts) if facts else None


def _say_facts(u: Understanding, facts: Sequence[RankedFact]) -> Answer:
    """The best facts; where the first says that it is unknown, or none is of the year asked for, a refusal."""
    out = Composition(english=u.english)
    shown = [fact.passage for fact in facts]
    unknown = [p for p in shown if (p.finding_id or "").startswith(UNKNOWN)]
    asked_years = {str(year) for year in u.years}
    out_of_date = bool(asked_years) and not any(asked_years & set(re.findall(r"\d{4}", p.text)) for p in shown)
    refused = bool(unknown) and (shown[0] is unknown[0] or out_of_date)
    if refused:
        out.say(unknown[0].text, unknown[0].text, cite=[unknown[0]])
        shown = [p for p in shown if p not in unknown][:2]
        if shown:
            out.say("Det närmaste som finns i underlaget:", "The nearest there is in the base:")
    for passage in shown[:_FACTS_SHOWN]:
        if refused or len(shown) > 1:
            out.bullet(passage.text, cite=[passage])
        else:
            out.say(passage.text, passage.text, cite=[passage])
    out.follow("Hur går en utvärdering till?", "Hur räknas poängen?", "Vad skiljer utgåvorna åt?")
    return out.finish(Intent.PROCESS, refused=refused)


def settled_by_fact(u: Understanding, scope: PassageFilter, knowledge: Knowledge) -> Answer | None:
    """The facts' answer where a fact holds nearly every word of a question about the instrument; else None."""
    if says("wishes", "examples_first", u.folded):
        return None
    facts = speaking_facts(u, scope, knowledge)
    plain = u.intent is Intent.PROCESS or (says("wishes", "figures", u.folded) and not u.operations)
    plain = plain or (says("marks", "the_instrument", u.folded) and not says("marks", "others", u.folded))
    floor = _SETTLED_ABOUT if plain else _SETTLED
    return _say_facts(u, facts) if facts and facts[0].share >= floor else None


def speaking_facts(u: Understanding, scope: PassageFilter, knowledge: Knowledge) -> list[RankedFact]:
    """Facts that hold enough of the question, best first, and close to as much as the best."""
    names = re.findall(r"(?<=\w )[A-ZÅÄÖØ][a-zåäöøé]+ [A-ZÅÄÖØ][a-zåäöøé]+", u.asked)
    ranked = find_facts(u, scope, knowledge)
    if names:
        ranked = holding_more_than(names, u, ranked, knowledge)
    if not ranked or ranked[0].share < _FACT_FLOOR:
        return []
    near = _NEAR_UNKNOWN if (ranked[0].passage.finding_id or "").startswith(UNKNOWN) else _NEAR_BEST
    speaking = [fact for fact in ranked if fact.share >= near * ranked[0].share]
    # That a price is known says nothing of what has it ("vad kostar en biljett").
    return speaking if holding_more_than([asked_verb(u)], u, speaking, knowledge) else []


def answer_word(u: Understanding, scope: PassageFilter, knowledge: Knowledge) -> Answer | None:
    """What a term of the field means, from the word list; None where the question asks for no single term."""
    asked = re.search(
        r"^(?:vad (?:betyder|ar|menas med|innebar)|what (?:is|does)|hva (?:betyr|er))\s+(?:en |ett |the |a )?(.+?)\s*(?:mean)?\s*\??$",
        u.folded,
    )
    if asked is None:
        return None
    word = asked.group(1).strip(" \"'”")
    term = next((t for t in knowledge.glossary if word in {fold(t.word), *map(fold, t.same)}), None)
    if term is None:
        return None
    cited = [
        p for p in knowledge.library.find_passages(replace(scope, kinds=(Kind.GENERAL,), municipalities=()))
        if p.finding_id == f"{_TERM}{term.word}"
    ]  # fmt: skip
    if not cited:
        return None
    out = Composition(english=u.english)
    out.say(f"**{term.word}**: {term.meaning}", f"**{term.word}**: {term.meaning}", cite=cited)
    if term.same:
        out.say(f"Sägs också: {', '.join(term.same)}.", f"Also: {', '.join((*term.english, *term.same))}.")
    out.follow(f"Hur arbetar andra med {term.word}?")
    return out.finish(Intent.CRITERIA)


def answer_base(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer:
    """What the base holds: municipalities by edition with totals, and those with findings only."""
    out = Composition(english=u.english)
    with_figures = [r for r in book.results if has_figures(r)]
    findings = knowledge.library.find_passages(replace(scope, kinds=FINDING_KINDS))
    municipalities = sorted({p.municipality for p in findings if p.municipality})
    out.say(
        f"Underlaget har {len(findings)} fynd från {len(municipalities)} kommuner och poäng från {len(with_figures)} utvärderingar.",
        f"The base holds {len(findings)} findings from {len(municipalities)} municipalities and points of {len(with_figures)} evaluations.",
    )
    for edition in reversed(knowledge.instrument.editions):
        wanted = book.results if u.years else with_figures
        mine = sorted(
            (r for r in wanted if r.edition == edition.id and (not u.years or r.year in u.years)),
            key=lambda r: (r.municipality, r.year or 0),
        )
        if mine:
            listed = ", ".join(named(r) + (f" ({r.total})" if r.total is not None else "") for r in mine)
            cited = [p for r in mine for p in book.cite_total(r)[:1]]
            out.bullet(f"{edition_name(edition.id, english=u.english)}: {listed}", cite=cited)
    full = book.with_questions()
    if full:
        names = ", ".join(named(r) for r in full)
        out.say(f"Poäng per fråga finns för {names}.", f"Points per question are known for {names}.")
    out.say(f"Fynd finns från {', '.join(municipalities)}.", f"There are findings from {', '.join(municipalities)}.")
    out.follow("Hur arbetar andra med brukarfokus?", "Vem har högsta poängen någonsin?")
    return out.finish(Intent.BASE)
