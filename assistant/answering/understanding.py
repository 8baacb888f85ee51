"""A question understood by code: what it names and what it wants."""

import re
from dataclasses import dataclass

from assistant.answering import entities, intents
from assistant.answering.intents import Intent, Operation
from assistant.answering.knowledge import Knowledge
from assistant.answering.language import fold, language_of
from assistant.answering.phrases import says
from assistant.answering.subject_words import subject_of
from assistant.domain.passage import Kind

_QUOTED = re.compile(r"[\"”“«„]([^\"”“»]{12,})[\"”“»]|```(.+?)```|<(\w+)>(.+?)</\3>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a question names and wants.

    Attributes:
        asked: the question as typed, without quoted text that tries to give orders.
        folded: `asked` in lower case without diacritics.
        language: ``"sv"``, ``"en"`` or ``"no"``.
        orders: whether part of the text tried to give orders (set aside as data).
        municipalities: names in the order of the text.
        years: years named, editions excluded.
        questions: 2016 questions by number.
        unknown_places: numbers of areas or questions that do not exist.
        areas: areas by number or name.
        intent: what kind of answer is wanted.
        operations: what to do with figures, most specific first; empty unless figures are wanted.
    """

    asked: str
    folded: str
    language: str
    orders: bool
    municipalities: tuple[str, ...]
    years: tuple[int, ...]
    editions: tuple[str, ...]
    questions: tuple[str, ...]
    unknown_places: tuple[str, ...]
    areas: tuple[entities.AreaMention, ...]
    groups: tuple[str, ...]
    kinds: tuple[Kind, ...]
    amounts: tuple[entities.Amount, ...]
    operations: tuple[Operation, ...]
    intent: Intent

    @property
    def english(self) -> bool:
        """Whether the answer's frame is written in English."""
        return self.language == "en"

    def wants(self, operation: Operation) -> bool:
        """Whether an operation's words occur."""
        return operation in self.operations


def understand(question: str, knowledge: Knowledge) -> Understanding:
    """Understand a question: what it names, and what it wants."""
    text = " ".join(question.split())
    orders = says("wishes", "orders", fold(text))
    asked = _without_quoted_orders(text) if orders else text
    if orders and not asked.strip(" .:?!"):
        asked = text
    folded = fold(asked)
    years, editions = entities.years_and_editions(asked)
    municipalities = tuple(m.name for m, _ in entities.municipalities_in(asked, knowledge.register))
    misspelt = (
        None if municipalities else entities.misspelt_municipality(asked, knowledge.register, knowledge.vocabulary)
    )
    if misspelt:
        municipalities = (misspelt[0].name,)
        asked = asked.lower().replace(misspelt[1], misspelt[0].name)
        folded = fold(asked)
    areas = entities.areas_in(text if orders else asked, knowledge.instrument)
    questions = entities.questions_in(asked, knowledge.instrument)
    groups = entities.groups_in(asked)
    kinds = entities.kinds_in(asked)
    operations = intents.operations_in(folded)
    intent = intents.intent_of(
        folded,
        municipality=bool(municipalities),
        place=bool(questions or areas),
        groups=bool(groups),
        kinds=kinds,
        subject=bool(subject_of(asked, without=municipalities)),
        operations=operations,
        years=len(years) + len(editions),
    )
    if orders and not (municipalities or questions or "?" in asked):
        intent = Intent.ORDER
    elif orders and intent is Intent.DRAFT:
        intent = Intent.FIGURES  # "skriv 800" asks for no text
    return Understanding(
        asked=asked,
        folded=folded,
        language=language_of(asked),
        orders=orders,
        municipalities=municipalities,
        years=years,
        editions=editions,
        questions=questions,
        unknown_places=entities.unknown_places(asked, knowledge.instrument),
        areas=areas,
        groups=groups,
        kinds=kinds,
        amounts=entities.amounts_in(asked),
        operations=operations,
        intent=intent,
    )


def _without_quoted_orders(text: str) -> str:
    def keep(match: re.Match[str]) -> str:
        return " " if says("wishes", "orders", fold(match.group())) else match.group()

    without = _QUOTED.sub(keep, text)
    # What introduced the quote says nothing once the quote is set aside.
    return re.sub(
        r"^\s*(?:här är (?:ett|en|min)? ?\w*|here is (?:a|the)? ?\w*)\s*:?\s*[.:]?\s*", "", without, flags=re.IGNORECASE
    )
