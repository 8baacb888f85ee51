"""From a question to an answer: understand, then look up, search or compose. No model is needed on the way."""

from dataclasses import replace

from assistant.answering.composition import Composition
from assistant.answering.criteria import answer_criteria
from assistant.answering.drafting import answer_draft
from assistant.answering.editions import answer_editions
from assistant.answering.examples import answer_examples
from assistant.answering.figure_book import FigureBook, narrowed_book
from assistant.answering.figures import answer_figures
from assistant.answering.intents import Intent, Operation, asks_what_reports_say
from assistant.answering.interview import answer_interview
from assistant.answering.knowledge import Knowledge
from assistant.answering.municipality import answer_findings
from assistant.answering.ourselves import ask_who
from assistant.answering.phrases import says
from assistant.answering.process import answer_base, answer_process, answer_word, settled_by_fact
from assistant.answering.refusal import (
    refuse_judgement,
    refuse_municipality,
    refuse_narrowing,
    refuse_order,
    refuse_place,
    refuse_promotion,
)
from assistant.answering.subject_words import subject_of
from assistant.answering.theme_answers import answer_themes
from assistant.answering.understanding import Understanding, understand
from assistant.domain.answer import Answer
from assistant.domain.passage import FINDING_KINDS, PassageFilter


def ask(
    question: str,
    *,
    scope: PassageFilter,
    book: FigureBook,
    knowledge: Knowledge,
) -> Answer:
    """Answer `question` from what `scope` allows.

    Args:
        question: as typed, in Swedish, Norwegian or English.
        scope: what the asker may see, narrowed by the filters chosen on the page.
        book: the figures of the same collections.
        knowledge: everything else.
    """
    if not question.strip():
        out = Composition()
        out.say("Skriv en fråga, till exempel: Hur arbetar andra med brukarfokus?", "Type a question.")
        return out.finish(Intent.BASE, refused=True)
    u = understand(question, knowledge)
    whose = ask_who(u, book)
    if whose is not None:
        return whose
    if scope.municipalities and u.municipalities and not set(scope.municipalities) & set(u.municipalities):
        return refuse_narrowing(u, scope)
    if scope.municipalities and not u.municipalities:
        u = replace(u, municipalities=scope.municipalities)
    book = narrowed_book(book, scope)
    if scope.kinds:
        u = replace(u, kinds=tuple(kind for kind in scope.kinds if kind in FINDING_KINDS) or u.kinds)
    return _route(u, scope, book, knowledge)


def _route(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer:
    """The answer of the main intent; where it holds nothing, the next that may."""
    if u.intent is Intent.PROMOTION:
        return refuse_promotion(u)
    if u.unknown_places and not (u.questions or u.areas):
        return refuse_place(u)
    if u.intent is Intent.JUDGEMENT:
        return refuse_judgement(u)
    if u.intent is Intent.ORDER:
        return refuse_order(u)
    if u.intent is Intent.BASE:
        return answer_base(u, scope, book, knowledge)
    settled = answer_word(u, scope, knowledge) or answer_themes(u, scope, book, knowledge)
    if settled is not None:
        return settled
    answer = _main_answer(u, scope, book, knowledge)
    return _what_else(answer, u, scope, book, knowledge) if answer is None or answer.refused else answer


def _what_else(
    answer: Answer | None, u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge
) -> Answer:
    """The refusal where a municipality is named or a fact says it is unknown; else what else speaks of the question."""
    if answer is not None and (u.municipalities or (answer.citations and answer.kind == Intent.PROCESS.value)):
        return answer
    fact = settled_by_fact(u, scope, knowledge)
    if fact is not None:
        return fact
    if answer is not None and u.intent is Intent.EXAMPLES:
        return answer
    attempt = answer_examples(u, scope, book, knowledge)
    return attempt if answer is None or not attempt.refused else answer


def _main_answer(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer | None:
    """The answer of the question's own intent; None where that room has nothing to say."""
    if u.intent is Intent.EDITIONS:
        return answer_editions(u, scope, book, knowledge) or answer_process(u, scope, knowledge)
    if u.intent is Intent.INTERVIEW:
        return answer_interview(u, scope, book, knowledge)
    if u.intent is Intent.DRAFT:
        return answer_draft(u, scope, book, knowledge)
    if u.intent is Intent.CRITERIA:
        return answer_criteria(u, scope, book, knowledge)
    plain_figures = says("wishes", "figures", u.folded) and not (u.operations or u.areas)
    about = plain_figures or says("wishes", "process", u.folded) or says("marks", "how_good", u.folded)
    about = about and not asks_what_reports_say(u.folded, u.kinds)
    about = about and not {Operation.RECORD, Operation.EXTREME, Operation.THRESHOLD} & set(u.operations)
    if about and not u.municipalities and not u.questions and (fact := settled_by_fact(u, scope, knowledge)):
        return fact
    if u.intent is Intent.FIGURES:
        figures = answer_figures(u, book, scope.collections, knowledge)
        asks_points = says("marks", "points_asked", u.folded) and not u.areas
        if figures.refused and u.municipalities and not asks_points:
            return _findings(replace(u, operations=()), scope, book, knowledge)
        return figures
    if u.intent is Intent.PROCESS:
        return answer_process(u, scope, knowledge)
    if u.intent is Intent.FINDINGS:
        return _findings(u, scope, book, knowledge)
    return answer_examples(u, scope, book, knowledge)


def _findings(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer:
    unknown = [
        m for m in u.municipalities if not knowledge.library.find_passages(replace(scope, municipalities=(m,)), limit=1)
    ]
    if unknown and len(unknown) == len(u.municipalities):
        return refuse_municipality(u, unknown, scope, book, knowledge)
    answer = answer_findings(u, scope, book, knowledge)
    if answer.refused and u.municipalities and u.operations and not subject_of(u.asked, without=u.municipalities):
        figures = answer_figures(u, book, scope.collections, knowledge)
        return answer if figures.refused else figures
    return answer
