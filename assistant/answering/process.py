"""Questions about the instrument and the work with it, the word list, and the base itself."""

import re
from dataclasses import replace

from assistant.answering.composition import Composition
from assistant.answering.evidence import search, text_coverage
from assistant.answering.figure_book import FigureBook, has_figures
from assistant.answering.figure_lookup import edition_name
from assistant.answering.intents import Intent
from assistant.answering.knowledge import Knowledge
from assistant.answering.language import fold
from assistant.answering.phrases import says
from assistant.answering.subject_words import subject_of
from assistant.answering.understanding import Understanding
from assistant.domain.answer import Answer
from assistant.domain.passage import FINDING_KINDS, Hit, Kind, Passage, PassageFilter

# A fact is shown if it holds this share of the question's words, and close to as much as the best fact does.
_FACT_FLOOR = 0.34
_NEAR_BEST = 0.75
_FACTS_SHOWN = 3
# A fact that holds this share of the words answers before anything else is tried; less where the words are the trade's.
_SETTLED = 0.85
_SETTLED_ABOUT = 0.6
# Words that frame a question elsewhere but are the subject of a fact.
_FACT_WORDS = frozenset(
    [
        "fraga",
        "fragor",
        "fragorna",
        "poang",
        "poangen",
        "procent",
        "rapport",
        "rapporten",
        "rapporter",
        "omrade",
        "omraden",
        "intervju",
        "intervjuer",
        "intervjun",
        "kriterier",
        "kriterium",
        "indikatorer",
        "svar",
        "svarar",
        "resultat",
        "resultatet",
        "styrkor",
        "forbattringsomraden",
        "questions",
        "points",
        "report",
    ]
)
_UNKNOWN = "OKÄNT-"
_TERM = "ORD-"


def answer_process(u: Understanding, scope: PassageFilter, knowledge: Knowledge) -> Answer | None:
    """Facts about the instrument; None where no fact speaks of the question, refused where a fact says it is unknown."""
    facts = find_facts(u, scope, knowledge)
    if not facts:
        return None
    out = Composition(english=u.english)
    shown = [p for _, p in facts]
    unknown = [p for p in shown if (p.finding_id or "").startswith(_UNKNOWN)]
    asked_years = {str(year) for year in u.years}
    out_of_date = bool(asked_years) and not any(asked_years & set(re.findall(r"\d{4}", p.text)) for p in shown)
    refused = bool(unknown) and (shown[0] is unknown[0] or out_of_date)
    if refused:
        out.say(unknown[0].text, unknown[0].text, cite=[unknown[0]])
        rest = [p for p in shown if p not in unknown]
        if rest:
            out.say("Det närmaste som finns i underlaget:", "The nearest there is in the base:")
        shown = rest
    for passage in shown[:_FACTS_SHOWN]:
        out.bullet(passage.text, cite=[passage]) if refused or len(shown) > 1 else out.say(
            passage.text, passage.text, cite=[passage]
        )
    out.follow("Hur går en utvärdering till?", "Hur räknas poängen?", "Vad skiljer utgåvorna åt?")
    return out.finish(Intent.PROCESS, refused=refused)


def settled_by_fact(u: Understanding, scope: PassageFilter, knowledge: Knowledge) -> Answer | None:
    """The facts' answer where a fact holds nearly every word of a question about the instrument; else None."""
    facts = find_facts(u, scope, knowledge)
    about = says("wishes", "process", u.folded)
    floor = _SETTLED_ABOUT if about else _SETTLED
    # The general sections of a report say what a report says, not what is so.
    if (
        not facts
        or facts[0][0].coverage < floor
        or facts[0][1].municipality
        or says("wishes", "examples_first", u.folded)
    ):
        return None
    return answer_process(u, scope, knowledge)


def find_facts(u: Understanding, scope: PassageFilter, knowledge: Knowledge) -> list[tuple[Hit, Passage]]:
    """Facts that hold enough of the question's words, best first; of a municipality only where it is named."""
    subject = subject_of(u.asked, without=u.municipalities, keep=_FACT_WORDS) or u.asked
    within = replace(scope, kinds=(Kind.GENERAL,), municipalities=u.municipalities or scope.municipalities)
    found = search(_with_editions(subject, u), within, knowledge, limit=12)
    if u.municipalities:
        found = [(h, p) for h, p in found if p.municipality in u.municipalities]
    found = [(h, p) for h, p in found if not (p.finding_id or "").startswith(_TERM) or _asks_for_word(u)]
    found = [(h, p) for h, p in found if _holds_what_is_asked(u, p, knowledge)]
    best = max((h.coverage for h, _ in found), default=0.0)
    if best < _FACT_FLOOR:
        return []
    return [(h, p) for h, p in found if h.coverage >= _NEAR_BEST * best]


def _holds_what_is_asked(u: Understanding, passage: Passage, knowledge: Knowledge) -> bool:
    """Whether a passage speaks of what is asked for, not only of the person named in the question."""
    names = tuple(re.findall(r"(?<=\w )[A-ZÅÄÖØ][a-zåäöøé]+", u.asked))
    rest = subject_of(u.asked, without=(*u.municipalities, *names))
    if not names or not rest or rest == subject_of(u.asked, without=u.municipalities):
        return True
    return text_coverage(replace(passage, text=f"{passage.heading} {passage.text}"), rest, knowledge) >= _FACT_FLOOR


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
        mine = sorted((r for r in with_figures if r.edition == edition.id), key=lambda r: (r.municipality, r.year or 0))
        if mine:
            listed = ", ".join(
                f"{r.municipality} {r.year}" + (f" ({r.total})" if r.total is not None else "") for r in mine
            )
            cited = [p for r in mine for p in book.cite_total(r)[:1]]
            out.bullet(f"{edition_name(edition.id, english=u.english)}: {listed}", cite=cited)
    full = book.with_questions()
    if full:
        names = ", ".join(f"{r.municipality} {r.year}" for r in full)
        out.say(f"Poäng per fråga finns för {names}.", f"Points per question are known for {names}.")
    out.say(f"Fynd finns från {', '.join(municipalities)}.", f"There are findings from {', '.join(municipalities)}.")
    out.follow("Hur arbetar andra med brukarfokus?", "Vem har högsta poängen någonsin?")
    return out.finish(Intent.BASE)


def _with_editions(subject: str, u: Understanding) -> str:
    return " ".join((subject, *(f"{e} års utgåva" for e in u.editions)))


def _asks_for_word(u: Understanding) -> bool:
    return u.folded.startswith(("vad betyder", "vad ar", "what is", "hva betyr"))
