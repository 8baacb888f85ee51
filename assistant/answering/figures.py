"""Questions about figures: choose whose and which, then look up, rank, compare or explain. Code computes everything."""

from collections.abc import Sequence

from assistant.answering import figure_change, figure_lookup, figure_ranking, figure_reasoning
from assistant.answering.composition import Composition
from assistant.answering.figure_book import FigureBook, has_figures, named
from assistant.answering.figure_subject import Absent, Subject, choose_subject, named_questions
from assistant.answering.intents import Intent, Operation
from assistant.answering.knowledge import Knowledge
from assistant.answering.phrases import says
from assistant.answering.understanding import Understanding
from assistant.domain.answer import Answer
from assistant.domain.figure_text import describe_edition


def answer_figures(u: Understanding, book: FigureBook, collections: Sequence[str], knowledge: Knowledge) -> Answer:
    """Answer a question about figures; refused where the base does not hold them."""
    out = Composition(english=u.english)
    subject = choose_subject(u, book)
    if u.orders:
        out.warn(
            "Texten innehåller något som ser ut som en instruktion. Den behandlas som data: inga poäng eller texter ändras.",
            "The text contains something that looks like an instruction. It is treated as data: nothing is changed.",
        )
    if not subject.results and subject.absent:
        return refuse_figures(out, u, subject.absent, book, knowledge)
    for absent in subject.absent:
        _say_absent(out, absent, book)
    questions = named_questions(u, knowledge)
    pointed = questions or u.areas or u.operations or says("marks", "the_report", u.folded)
    if subject.assumed and not pointed:
        return refuse_figures(out, u, subject.absent, book, knowledge)
    if subject.assumed and subject.results and not _is_across(u, subject):
        out.say(
            f"Ingen kommun är nämnd; svaret gäller {named(subject.results[0])}, den fullständiga rapport som finns i underlaget.",
            f"No municipality is named; the answer is about {named(subject.results[0])}, the full report in the base.",
        )
    _operate(out, u, subject, questions, book, collections, knowledge)
    if out.empty:
        return refuse_figures(out, u, subject.absent, book, knowledge)
    _suggest(out, subject, knowledge)
    return out.finish(Intent.FIGURES)


def refuse_figures(
    out: Composition, u: Understanding, absent: Sequence[Absent], book: FigureBook, knowledge: Knowledge
) -> Answer:
    """Say that the figures are not in the base, what was looked for, and what is nearest."""
    for missing in absent:
        _say_absent(out, missing, book)
    if not absent:
        out.say(
            "Underlaget innehåller inga siffror som svarar på frågan.",
            "The base holds no figures that answer the question.",
        )
        known = sorted({r.municipality for r in book.results if has_figures(r)})
        out.say(f"Siffror finns för {', '.join(known)}.", f"There are figures for {', '.join(known)}.")
    out.looked_for += [f"poäng för {missing.municipality}" for missing in absent]
    full = book.with_questions()
    if full:
        out.follow(f"Vad fick {full[0].municipality}?")
    out.follow("Vilka rapporter finns i underlaget?")
    return out.finish(Intent.FIGURES, refused=True)


def _operate(
    out: Composition,
    u: Understanding,
    subject: Subject,
    questions: Sequence[str],
    book: FigureBook,
    collections: Sequence[str],
    knowledge: Knowledge,
) -> None:
    """Do the first operation that fits both the words and the figures that are known."""
    results = subject.results
    full = [r for r in results if r.questions]
    single = results[0] if results else None
    if u.wants(Operation.COUNT) and results:
        figure_lookup.count_findings(out, u, results, collections, knowledge)
        return
    if (
        u.wants(Operation.WHAT_IF)
        and single
        and figure_reasoning.say_what_if(out, u, single, questions, book, knowledge)
    ):
        return
    rounding = says("marks", "rounding", u.folded)
    if u.wants(Operation.EXPLAIN) and rounding and single and single.areas:
        figure_reasoning.say_explanations(out, u, single, questions, book, knowledge)
        return
    if u.wants(Operation.RECORD) and not u.municipalities:
        figure_ranking.say_records(out, u, book, knowledge)
        return
    if subject.country and not u.municipalities and u.wants(Operation.EXTREME):
        figure_ranking.say_reference_extremes(out, u, book, knowledge)
        return
    bound = figure_ranking.bound_in(u.folded) if u.wants(Operation.THRESHOLD) else None
    if bound and (results or not u.municipalities):
        figure_ranking.say_threshold(out, u, results, bound, book, knowledge)
        return
    if _is_across(u, subject):
        figure_ranking.say_ranking(out, u, book, knowledge)
        return
    if _relate(out, u, subject, questions, book, knowledge):
        return
    if u.wants(Operation.UNREACHED) and results:
        figure_ranking.say_unreached(out, u, results, book, knowledge)
        return
    ranks = not questions or (says("marks", "question_level", u.folded) and not u.questions)
    if u.wants(Operation.EXTREME) and (full or any(r.areas for r in results)) and ranks:
        figure_ranking.say_extremes(out, u, results, book, knowledge)
        return
    figure_lookup.look_up(out, u, results, questions, book, knowledge)


def _relate(
    out: Composition,
    u: Understanding,
    subject: Subject,
    questions: Sequence[str],
    book: FigureBook,
    knowledge: Knowledge,
) -> bool:
    """Averages, shares, sums, changes and comparisons; False where none fits."""
    results = subject.results
    single = results[0] if results else None
    if u.wants(Operation.AVERAGE):
        weighted = says("marks", "weighted", u.folded) or not says("marks", "against", u.folded)
        if single and u.areas and single.questions and weighted:
            return figure_reasoning.say_means(out, u, single, book, knowledge)
        if u.municipalities and results:
            figure_change.say_against_average(out, u, results, book, knowledge)
            return True
        figure_change.say_averages(out, u, book, knowledge)
        return True
    if (
        u.wants(Operation.SHARE)
        and single
        and not questions
        and figure_reasoning.say_share(out, u, single, book, knowledge)
    ):
        return True
    if u.wants(Operation.SUM) and single and figure_reasoning.say_sum(out, u, single, questions, book, knowledge):
        return True
    several_years = len({r.municipality for r in results}) < len(results)
    if several_years and (u.wants(Operation.CHANGE) or u.wants(Operation.COMPARE) or len(u.years) > 1):
        figure_change.say_change(out, u, results, book, knowledge)
        return True
    if len({r.municipality for r in results}) > 1 and not questions:
        figure_change.say_comparison(out, u, results, book, knowledge)
        return True
    return False


def _is_across(u: Understanding, subject: Subject) -> bool:
    """Whether municipalities are to be ranked against each other."""
    return (
        not u.municipalities
        and u.wants(Operation.EXTREME)
        and says("marks", "across", u.folded)
        and not subject.country
    )


def _say_absent(out: Composition, absent: Absent, book: FigureBook) -> None:
    known = [r for r in book.of(absent.municipality) if has_figures(r)]
    evaluated = [
        r for r in book.of(absent.municipality) if not has_figures(r) and (not absent.years or r.year in absent.years)
    ]
    years = f" {', '.join(str(y) for y in absent.years)}" if absent.years else ""
    if absent.evaluated and evaluated:
        listed = ", ".join(str(r.year) for r in evaluated if r.year)
        out.say(
            f"Underlaget känner till att {absent.municipality} utvärderades {listed}, men poängen finns inte där.",
            f"The base knows that {absent.municipality} was evaluated in {listed}, but not the points.",
            cite=[p for r in evaluated for p in book.cite_total(r)[:1]],
        )
    else:
        out.say(
            f"Underlaget innehåller ingen Kommunkompass för {absent.municipality}{years}, så jag kan inte ange några poäng.",
            f"The base holds no Kommunkompass for {absent.municipality}{years}, so I cannot give any points.",
            computed=absent.years,
        )
    for result in known:
        total = f"{result.total} av 800" if result.total is not None else "områdespoäng"
        out.bullet(
            out.text(
                f"Det närmaste som finns: {named(result)}, {total} ({describe_edition(result.edition)}).",
                f"The nearest there is: {named(result)}, {total} ({result.edition} edition).",
            ),
            cite=book.cite_total(result)[:1],
            computed=(800,),
        )


def _suggest(out: Composition, subject: Subject, knowledge: Knowledge) -> None:
    """Follow-up questions that the base can answer."""
    if not subject.results:
        return
    result = subject.results[0]
    if result.questions:
        lowest = min(result.questions, key=lambda r: (r.percent, r.id))
        out.follow(
            f"Vilka frågor har lägst procent i {result.municipality}?",
            f"Hur arbetar andra med {_topic(lowest.id, knowledge)}?",
        )
    if result.total is not None:
        out.follow(f"Hur ligger {result.municipality} till mot snittet?")


def _topic(question_id: str, knowledge: Knowledge) -> str:
    question = knowledge.instrument.theme_edition.question(question_id)
    return question.name[0].lower() + question.name[1:] if question else question_id
