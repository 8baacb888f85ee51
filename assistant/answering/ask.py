"""From a question to an answer: understand, then look up, search or compose. No model is needed on the way."""

import time
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.composition import Composition
from assistant.answering.drafting import answer_draft
from assistant.answering.figure_book import FigureBook
from assistant.answering.figures import answer_figures
from assistant.answering.intents import Intent, Operation
from assistant.answering.interview import answer_interview
from assistant.answering.knowledge import Knowledge
from assistant.answering.process import answer_base, answer_process, answer_word
from assistant.answering.refusal import refuse_municipality, refuse_promotion
from assistant.answering.topical import answer_criteria, answer_examples, answer_findings
from assistant.answering.understanding import Understanding, understand
from assistant.domain.answer import Answer
from assistant.domain.passage import PassageFilter


def ask(
    question: str,
    *,
    scope: PassageFilter,
    book: FigureBook,
    knowledge: Knowledge,
    vocabulary: frozenset[str] = frozenset(),
    previous: Sequence[str] = (),
) -> Answer:
    """Answer `question` from what `scope` allows.

    Args:
        question: as typed, in Swedish, Norwegian or English.
        scope: what the asker may see, narrowed by the filters chosen on the page.
        book: the figures of the same collections.
        knowledge: everything else.
        vocabulary: words of the base, to tell unknown names.
        previous: the asker's earlier questions, the latest last.
    """
    started = time.perf_counter()
    if not question.strip():
        out = Composition()
        out.say("Skriv en fråga, till exempel: Hur arbetar andra med brukarfokus?", "Type a question.")
        return out.finish(Intent.BASE, refused=True)
    u = understand(question, knowledge, vocabulary=vocabulary)
    if scope.municipalities and not u.municipalities:
        u = replace(u, municipalities=scope.municipalities)
    answer = _route(u, _narrowed(u, scope), book, knowledge)
    return replace(answer, seconds=time.perf_counter() - started)


def _route(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer:
    """The answer of the main intent; where it holds nothing, the next that may."""
    if u.intent is Intent.PROMOTION:
        return refuse_promotion(u)
    if u.intent is Intent.BASE:
        return answer_base(u, scope, book, knowledge)
    word = answer_word(u, scope, knowledge)
    if word is not None:
        return word
    if u.intent is Intent.FIGURES:
        return answer_figures(u, book, scope.collections, knowledge)
    if u.intent is Intent.INTERVIEW:
        return answer_interview(u, scope, book, knowledge)
    if u.intent is Intent.DRAFT:
        return answer_draft(u, scope, book, knowledge)
    if u.intent is Intent.CRITERIA:
        answer = answer_criteria(u, scope, book, knowledge)
        return (answer_process(u, scope, knowledge) or answer) if answer.refused else answer
    if u.intent is Intent.PROCESS:
        return answer_process(u, scope, knowledge) or answer_examples(u, scope, book, knowledge)
    if u.intent is Intent.FINDINGS:
        return _findings(u, scope, book, knowledge)
    answer = answer_examples(u, scope, book, knowledge)
    return (answer_process(u, scope, knowledge) or answer) if answer.refused else answer


def _findings(u: Understanding, scope: PassageFilter, book: FigureBook, knowledge: Knowledge) -> Answer:
    unknown = [
        m for m in u.municipalities if not knowledge.library.find_passages(replace(scope, municipalities=(m,)), limit=1)
    ]
    if unknown and len(unknown) == len(u.municipalities):
        return refuse_municipality(u, unknown, scope, book, knowledge)
    if u.municipalities and Operation.COMPARE in u.operations and len(u.municipalities) > 1:
        return answer_figures(u, book, scope.collections, knowledge)
    return answer_findings(u, scope, book, knowledge)


def _narrowed(u: Understanding, scope: PassageFilter) -> PassageFilter:
    """The asker's scope; years named in the question narrow it only together with a municipality."""
    return replace(scope, municipalities=()) if not scope.municipalities else scope
