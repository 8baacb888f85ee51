"""A question understood by code: what it names and what it wants."""

import re
from dataclasses import dataclass

from assistant.answering import entities, intents
from assistant.answering.intents import Intent, Operation
from assistant.answering.knowledge import Knowledge
from assistant.answering.language import fold, language_of
from assistant.domain.passage import Kind

# Text that tries to steer the assistant instead of asking it something; it is data, never an instruction.
_ORDERS = (
    r"\bsystem\s*:|\bignorera\b|\bignore (?:all|the|previous|your)\b|\bglom (?:alla|dina|tidigare|reglerna)\b|\bdu ar nu\b|\byou are now\b"
    r"|\b(?:ge|satt|skriv|andra|hoj|sank|give|set|change|raise)\b.{0,60}\b(?:\d{2,3}|poang\w*|full pott|max\w*|score|points)\b"
    r"|\bnya instruktioner\b|\bdeveloper mode\b|\bprompt\w*|\bska ges \d+"
)
_QUOTED = re.compile(r"[\"”“«„]([^\"”“»]{12,})[\"”“»]|```(.+?)```|<(\w+)>(.+?)</\3>", re.DOTALL)


# Operations that only figures can answer, whatever else the question speaks of.
_STRONG = frozenset(
    {
        Operation.EXPLAIN,
        Operation.THRESHOLD,
        Operation.UNREACHED,
        Operation.AVERAGE,
        Operation.SHARE,
        Operation.RECORD,
        Operation.SUM,
    }
)


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a question names and wants.

    Attributes:
        question: as typed.
        asked: the question without quoted text that tries to give orders.
        folded: `asked` in lower case without diacritics.
        language: ``"sv"``, ``"en"`` or ``"no"``.
        orders: whether part of the text tried to give orders (set aside as data).
        municipalities: names in the order of the text.
        unknown_names: capitalised words that are no municipality and occur nowhere in the base.
        years: years named, editions excluded.
        questions: 2016 questions by number.
        areas: areas by number or name.
        intent: what kind of answer is wanted.
        operations: what to do with figures, most specific first; empty unless figures are wanted.
    """

    question: str
    asked: str
    folded: str
    language: str
    orders: bool
    municipalities: tuple[str, ...]
    unknown_names: tuple[str, ...]
    years: tuple[int, ...]
    editions: tuple[str, ...]
    questions: tuple[str, ...]
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


def understand(question: str, knowledge: Knowledge, *, vocabulary: frozenset[str] = frozenset()) -> Understanding:
    """Understand a question; `vocabulary` are the words that occur in the base, used to spot unknown names."""
    text = " ".join(question.split())
    orders = intents.matches(_ORDERS, fold(text))
    asked = _without_quoted_orders(text) if orders else text
    if orders and not asked.strip(" .:?!"):
        asked = text
    folded = fold(asked)
    years, editions = entities.years_and_editions(asked)
    municipalities = tuple(m.name for m, _ in entities.municipalities_in(asked, knowledge.register))
    areas = entities.areas_in(text if orders else asked, knowledge.instrument)
    questions = entities.questions_in(asked, knowledge.instrument)
    groups = entities.groups_in(asked)
    kinds = entities.kinds_in(asked)
    operations = intents.operations_in(folded)
    return Understanding(
        question=question,
        asked=asked,
        folded=folded,
        language=language_of(asked),
        orders=orders,
        municipalities=municipalities,
        unknown_names=entities.unknown_names(asked, vocabulary | knowledge.names) if vocabulary else (),
        years=years,
        editions=editions,
        questions=questions,
        areas=areas,
        groups=groups,
        kinds=kinds,
        amounts=entities.amounts_in(asked),
        operations=operations,
        intent=_intent(folded, bool(municipalities), bool(questions or areas), groups, kinds, operations),
    )


def _without_quoted_orders(text: str) -> str:
    def keep(match: re.Match[str]) -> str:
        return " " if intents.matches(_ORDERS, fold(match.group())) else match.group()

    without = _QUOTED.sub(keep, text)
    # What introduced the quote says nothing once the quote is set aside.
    return re.sub(
        r"^\s*(?:här är (?:ett|en|min)? ?\w*|here is (?:a|the)? ?\w*)\s*:?\s*[.:]?\s*", "", without, flags=re.IGNORECASE
    )


def _intent(
    folded: str,
    names_municipality: bool,  # noqa: FBT001 plain facts of the question
    names_place: bool,  # noqa: FBT001
    groups: tuple[str, ...],
    kinds: tuple[Kind, ...],
    operations: tuple[Operation, ...],
) -> Intent:
    """The main intent: the most specific wish first."""
    figures = intents.matches(intents.FIGURE_WORDS, folded)
    counting = Operation.COUNT in operations
    if intents.matches(intents.PROMOTION, folded):
        return Intent.PROMOTION
    if intents.matches(intents.BASE, folded):
        return Intent.BASE
    if counting or (Operation.WHAT_IF in operations and (figures or names_place)):
        return Intent.FIGURES
    interview = intents.matches(intents.INTERVIEW, folded) and not intents.matches(intents.INTERVIEW_FALSE, folded)
    if interview and (groups or not figures):
        return Intent.INTERVIEW
    if intents.matches(intents.DRAFT, folded) and not (figures and intents.matches(r"\bskriv\b.{0,20}\d", folded)):
        return Intent.DRAFT
    if intents.matches(intents.CRITERIA, folded) and not (figures and names_municipality):
        return Intent.CRITERIA
    if not names_municipality and intents.matches(intents.EXAMPLES_FIRST, folded):
        return Intent.EXAMPLES
    if kinds and not _STRONG & set(operations) and not names_place:
        return Intent.FINDINGS
    if names_municipality and intents.matches(r"\bfynd\w*|\bfindings?\b", folded):
        return Intent.FINDINGS
    if (figures or operations) and _about_figures(folded, figures, names_municipality, names_place, kinds, operations):
        return Intent.FIGURES
    if kinds or intents.matches(intents.FINDINGS, folded) or names_municipality:
        return Intent.FINDINGS
    if intents.matches(intents.THE_REPORT, folded) and not intents.matches(r"\bkommunkompass\w*", folded):
        return Intent.FINDINGS
    if intents.matches(intents.EXAMPLES, folded):
        return Intent.EXAMPLES
    if intents.matches(intents.PROCESS, folded):
        return Intent.PROCESS
    return Intent.EXAMPLES


def _about_figures(
    folded: str,
    figures: bool,  # noqa: FBT001
    names_municipality: bool,  # noqa: FBT001
    names_place: bool,  # noqa: FBT001
    kinds: tuple[Kind, ...],
    operations: tuple[Operation, ...],
) -> bool:
    if kinds and not figures:
        return False
    if figures and (names_municipality or names_place or _STRONG & set(operations)):
        return True
    if names_municipality and {Operation.CHANGE, Operation.COMPARE, Operation.EXTREME} & set(operations):
        return True
    if Operation.EXTREME in operations and intents.matches(intents.NATIONAL, folded):
        return True
    return figures and bool(operations)
