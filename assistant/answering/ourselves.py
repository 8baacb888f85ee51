"""Who "we" are: the municipality that the page is narrowed to, else the one last spoken of; else the asker is asked."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.composition import Composition
from assistant.answering.entities import municipalities_in
from assistant.answering.figure_book import FigureBook, has_figures
from assistant.answering.intents import Intent, Operation, operations_in, tables_change
from assistant.answering.knowledge import Knowledge
from assistant.answering.language import fold
from assistant.answering.phrases import says
from assistant.answering.understanding import Understanding
from assistant.domain.answer import Answer
from assistant.domain.passage import PassageFilter

_US = re.compile(r"\b(?:oss|vår kommun|our municipality|us)\b", re.IGNORECASE)
# Comparisons offered where the asker has not said who they are.
_OFFERED = 3


def name_ourselves(
    question: str, previous: Sequence[str], scope: PassageFilter, knowledge: Knowledge
) -> tuple[str, PassageFilter]:
    """The question with our name in it, and what may be looked at for it: the others too where we are compared.

    Both as they came where the question does not lean on who we are, or nothing tells it.
    """
    folded = fold(question)
    named = [m.name for m, _ in municipalities_in(question, knowledge.register)]
    compares = bool(named) and _compares_us(folded)
    if not compares and not (tables_change(folded) and not named):
        return question, scope
    spoken_of = (m.name for earlier in reversed(previous) for m, _ in municipalities_in(earlier, knowledge.register))
    narrowed = scope.municipalities if len(scope.municipalities) == 1 else ()
    ours = next((name for name in (*narrowed, *spoken_of) if name not in named), None)
    if ours is None:
        return question, scope
    if compares:
        return _US.sub(ours, question, count=1), replace(scope, municipalities=())
    return f"{question.rstrip(' ?.!')} för {ours}", scope


def ask_who(u: Understanding, book: FigureBook) -> Answer | None:
    """Asks which municipality "we" are; None where the question does not lean on it."""
    compares = bool(u.municipalities) and _compares_us(u.folded)
    if not compares and not (tables_change(u.folded) and not u.municipalities):
        return None
    out = Composition(english=u.english)
    out.say(
        "Vilken kommun gäller det? Skriv dess namn i frågan, eller välj den under Avgränsa frågan.",
        "Which municipality is it? Write its name in the question, or choose it under Narrow the question.",
    )
    known = [r for r in book.results if has_figures(r)]
    if compares:
        other = u.municipalities[0]
        editions = {r.edition for r in known if r.municipality == other}
        alike = (r.municipality for r in known if r.municipality != other and r.edition in editions)
        out.follow(*(f"Jämför {name} med {other}" for name in list(dict.fromkeys(alike))[:_OFFERED]))
    else:
        several = (
            r.municipality for r in known if len({k.year for k in book.of(r.municipality) if has_figures(k)}) > 1
        )
        out.follow(
            *(f"Ge mig en tabell över förändringen för {name}" for name in list(dict.fromkeys(several))[:_OFFERED])
        )
    return out.finish(Intent.FIGURES, refused=True)


def _compares_us(folded: str) -> bool:
    return says("marks", "ourselves", folded) and Operation.COMPARE in operations_in(folded)
