"""Questions about figures: choose whose and which, then look up, rank, compare or explain. Code computes everything."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering import figure_change, figure_league, figure_lookup, figure_ranking, figure_reasoning
from assistant.answering.composition import Composition
from assistant.answering.figure_book import FigureBook, has_figures, named
from assistant.answering.figure_bounds import bound_in
from assistant.answering.figure_subject import (
    Absent,
    Subject,
    choose_subject,
    named_questions,
    stands_after,
    years_asked,
)
from assistant.answering.figure_why import say_why
from assistant.answering.findings import say_where_to_begin
from assistant.answering.intents import Intent, Operation, compares_with_others
from assistant.answering.knowledge import Knowledge
from assistant.answering.phrases import says
from assistant.answering.understanding import Understanding
from assistant.domain.answer import Answer
from assistant.domain.figure_text import describe_edition
from assistant.domain.result import Result


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question about figures with all that answering it takes."""

    out: Composition
    u: Understanding
    subject: Subject
    questions: Sequence[str]
    book: FigureBook
    collections: Sequence[str]
    knowledge: Knowledge

    @property
    def results(self) -> tuple[Result, ...]:
        """The results asked about."""
        return self.subject.results

    @property
    def single(self) -> Result | None:
        """The first of them."""
        return self.results[0] if self.results else None


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
        return refuse_figures(out, subject.absent, book)
    for absent in subject.absent:
        _say_absent(out, absent, book)
    _say_years(out, u, subject, book)
    questions = named_questions(u, knowledge)
    pointed = questions or u.areas or u.operations or _says_any(u, "the_report", "most_improved")
    if subject.assumed and not pointed:
        return refuse_figures(out, subject.absent, book)
    of_all = _says_any(u, "everyone", "national", "others") or u.wants(Operation.RECORD)
    if subject.assumed and subject.results and not (of_all or _is_across(u, subject)):
        out.say(
            f"Ingen kommun är nämnd; svaret gäller {named(subject.results[0])}, den fullständiga rapport som finns i underlaget.",
            f"No municipality is named; the answer is about {named(subject.results[0])}, the full report in the base.",
        )
    asked = _Asked(out, u, subject, questions, book, collections, knowledge)
    next(attempt for attempt in _ATTEMPTS if attempt(asked))
    if out.empty:
        return refuse_figures(out, subject.absent, book)
    _suggest(out, subject, knowledge)
    return out.finish(Intent.FIGURES)


def refuse_figures(out: Composition, absent: Sequence[Absent], book: FigureBook) -> Answer:
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


def _count(a: _Asked) -> bool:
    if not (a.u.wants(Operation.COUNT) and a.results):
        return False
    figure_lookup.count_findings(a.out, a.u, a.results, a.collections, a.knowledge)
    return True


def _what_if(a: _Asked) -> bool:
    wanted = a.u.wants(Operation.WHAT_IF) and a.single is not None
    return wanted and figure_reasoning.say_what_if(a.out, a.u, a.results[0], a.questions, a.book, a.knowledge)


def _explain(a: _Asked) -> bool:
    rounding = says("marks", "rounding", a.u.folded)
    if not (a.u.wants(Operation.EXPLAIN) and rounding and a.single and a.single.areas):
        return False
    figure_reasoning.say_explanations(a.out, a.u, a.single, a.questions, a.book, a.knowledge)
    return True


def _record(a: _Asked) -> bool:
    if not a.u.wants(Operation.RECORD) or a.u.municipalities:
        return False
    figure_league.say_records(a.out, a.u, a.book, a.knowledge)
    return True


def _national(a: _Asked) -> bool:
    if not (a.subject.country and not a.u.municipalities and a.u.wants(Operation.EXTREME)):
        return False
    figure_ranking.say_reference_extremes(a.out, a.u, a.book, a.knowledge)
    return True


def _threshold(a: _Asked) -> bool:
    bound = bound_in(a.u.folded) if a.u.wants(Operation.THRESHOLD) else None
    if bound is None or (a.u.municipalities and not a.results):
        return False
    if bound.value > 100 and says("marks", "across", a.u.folded) and not a.u.municipalities:
        figure_league.say_beyond(a.out, a.u, bound, a.book)
    else:
        figure_ranking.say_threshold(a.out, a.u, a.results, bound, a.book, a.knowledge)
    return True


def _most_improved(a: _Asked) -> bool:
    if a.u.municipalities or not says("marks", "most_improved", a.u.folded):
        return False
    figure_change.say_most_improved(a.out, a.u, a.book)
    return True


def _across(a: _Asked) -> bool:
    if not _is_across(a.u, a.subject):
        return False
    figure_league.say_ranking(a.out, a.u, a.book, a.knowledge)
    return True


def _among_others(a: _Asked) -> bool:
    asked = compares_with_others(a.u.folded, a.u.operations) and len(a.u.municipalities) == 1
    other_wish = {Operation.AVERAGE, Operation.CHANGE, Operation.EXTREME} & set(a.u.operations)
    if not asked or other_wish or a.questions or not a.results:
        return False
    figure_league.say_place(a.out, a.u, a.results, a.book, a.knowledge)
    return True


def _average(a: _Asked) -> bool:
    if not a.u.wants(Operation.AVERAGE):
        return False
    others = says("marks", "against", a.u.folded) or says("marks", "everyone", a.u.folded)
    weighted = says("marks", "weighted", a.u.folded) or not others
    if a.single and a.u.areas and a.single.questions and weighted:
        return figure_reasoning.say_means(a.out, a.u, a.single, a.book, a.knowledge)
    if a.u.municipalities and a.results:
        figure_change.say_against_average(a.out, a.u, a.results, a.book, a.knowledge)
    else:
        figure_change.say_averages(a.out, a.u, a.book, a.knowledge)
    return True


def _share(a: _Asked) -> bool:
    wanted = a.u.wants(Operation.SHARE) and a.single is not None and not a.questions
    return wanted and figure_reasoning.say_share(a.out, a.u, a.results[0], a.book, a.knowledge)


def _sum(a: _Asked) -> bool:
    wanted = a.u.wants(Operation.SUM) and a.single is not None
    return wanted and figure_reasoning.say_sum(a.out, a.u, a.results[0], a.questions, a.book, a.knowledge)


def _change(a: _Asked) -> bool:
    several_years = len({r.municipality for r in a.results}) < len(a.results)
    wanted = a.u.wants(Operation.CHANGE) or a.u.wants(Operation.COMPARE) or len(a.u.years) > 1
    if not (several_years and wanted):
        return False
    figure_change.say_change(a.out, a.u, a.results, a.book, a.knowledge)
    return True


def _compare(a: _Asked) -> bool:
    if len({r.municipality for r in a.results}) < 2 or a.questions:
        return False
    figure_change.say_comparison(a.out, a.u, a.results, a.book, a.knowledge)
    return True


def _unreached(a: _Asked) -> bool:
    prioritise = says("marks", "prioritise", a.u.folded)
    if not ((a.u.wants(Operation.UNREACHED) or prioritise) and a.results):
        return False
    figure_ranking.say_unreached(a.out, a.u, a.results, a.book, a.knowledge)
    if prioritise:
        say_where_to_begin(a.out, a.u, a.results[0], a.collections, a.knowledge)
    return True


def _extreme(a: _Asked) -> bool:
    ranks = not a.questions or (says("marks", "question_level", a.u.folded) and not a.u.questions)
    if not (a.u.wants(Operation.EXTREME) and ranks and any(r.questions or r.areas for r in a.results)):
        return False
    figure_ranking.say_extremes(a.out, a.u, a.results, a.book, a.knowledge)
    if a.u.wants(Operation.EXPLAIN) and figure_ranking.ranks_areas(a.u):
        say_why(a.out, a.u, a.results, a.collections, a.knowledge)
    return True


def _look_up(a: _Asked) -> bool:
    figure_lookup.look_up(a.out, a.u, a.results, a.questions, a.book, a.knowledge)
    return True


# Tried in order; the first that fits both the words and the figures that are known answers.
_ATTEMPTS = (
    _count, _what_if, _explain, _record, _national, _unreached, _most_improved, _threshold, _across, _among_others, _average, _share, _sum, _change, _compare,
     _extreme, _look_up,
)  # fmt: skip


def _is_across(u: Understanding, subject: Subject) -> bool:
    """Whether municipalities are to be ranked against each other."""
    return (
        not u.municipalities
        and u.wants(Operation.EXTREME)
        and says("marks", "across", u.folded)
        and not subject.country
    )


def _says_any(u: Understanding, *marks: str) -> bool:
    return any(says("marks", mark, u.folded) for mark in marks)


def _by_edition(absent: Absent) -> str:
    return "".join(f" enligt {describe_edition(edition)}" for edition in absent.editions)


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
            f"Underlaget innehåller ingen Kommunkompass för {absent.municipality}{years}{_by_edition(absent)}, så jag kan "
            "inte ange några poäng.",
            f"The base holds no Kommunkompass for {absent.municipality}{years}, so I cannot give any points.",
            computed=absent.years,
        )
    for result in known:
        total = f"{result.total} av 800" if result.total is not None else "områdespoäng"
        known_how = " (härledd)" if result.derivation else ""
        out.bullet(
            out.text(
                f"Det närmaste som finns: {named(result)}, {total}{known_how} ({describe_edition(result.edition)}).",
                f"The nearest there is: {named(result)}, {total} ({result.edition} edition).",
            ),
            cite=book.cite_total(result)[:1],
            computed=(800,),
        )


def _say_years(out: Composition, u: Understanding, subject: Subject, book: FigureBook) -> None:
    """Which municipality a year was taken for, where another one named is shown with another year."""
    for result in subject.results:
        if result.year is None or result.year in u.years or years_asked(u, result.municipality, book):
            continue
        for year in u.years:
            owners = out.text(" och ", " and ").join(name for name in u.municipalities if stands_after(u, name, year))
            out.say(
                f"Året {year} gäller {owners}; för {result.municipality} visas det senaste resultatet, {result.year}.",
                f"The year {year} belongs to {owners}; for {result.municipality} the latest result is shown, {result.year}.",
                computed=(year, result.year),
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
            f"Hur arbetar andra med {knowledge.topic_phrase(lowest.id)}?",
        )
    if result.total is not None:
        out.follow(f"Hur ligger {result.municipality} till mot snittet?")
