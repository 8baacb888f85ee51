"""Whose figures are asked for, and which: results of municipalities, reference averages, areas and questions."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.answering import topics
from assistant.answering.entities import AreaMention
from assistant.answering.figure_book import FigureBook, has_figures
from assistant.answering.intents import Operation
from assistant.answering.knowledge import Knowledge
from assistant.answering.language import fold
from assistant.answering.phrases import says
from assistant.answering.understanding import Understanding
from assistant.domain.instrument import Instrument, Reference
from assistant.domain.report import PrintedArea
from assistant.domain.result import Result


@dataclass(frozen=True, slots=True)
class Absent:
    """Figures that were asked for and do not exist in the base.

    Attributes:
        years: years asked for without result; empty where nothing at all is known of the municipality.
        editions: editions asked for.
        evaluated: whether an evaluation of such a year is known although its points are not.
    """

    municipality: str
    years: tuple[int, ...]
    editions: tuple[str, ...]
    evaluated: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose figures, chosen from what the question names.

    Attributes:
        results: results with figures, in the order asked for, oldest first within a municipality.
        absent: what was asked for in vain.
        assumed: whether the one full report was taken because no municipality was named.
        country: whether Swedish municipalities as a whole are meant.
    """

    results: tuple[Result, ...]
    absent: tuple[Absent, ...]
    assumed: bool
    country: bool


@dataclass(frozen=True, slots=True)
class Target:
    """An area of one result's own edition; `counterpart_of` says which area was named where that is another one."""

    area: int
    counterpart_of: AreaMention | None = None


def choose_subject(understanding: Understanding, book: FigureBook) -> Subject:
    """Results for the municipalities, years and editions named; the newest full report where none is named."""
    u = understanding
    country = says("marks", "national", u.folded)
    if not u.municipalities:
        full = book.with_questions()
        scoped = [r for r in full if (not u.years or r.year in u.years) and (not u.editions or r.edition in u.editions)]
        wants_one = bool(u.questions) or says("marks", "one_report", u.folded) or not country
        return Subject(tuple(scoped[:1]) if wants_one else (), (), assumed=True, country=country)
    results: list[Result] = []
    absent: list[Absent] = []
    for municipality in u.municipalities:
        known = book.of(municipality)
        asked = replace(u, years=years_asked(u, municipality, book))
        chosen = [r for r in known if has_figures(r) and _fits(r, asked)]
        if chosen:
            results += chosen if _wants_history(asked) else _named_totals(chosen, u) or chosen[-1:]
        missing_years = tuple(y for y in asked.years if not any(r.year == y and has_figures(r) for r in known))
        if not chosen or (missing_years and len(u.municipalities) == 1):
            evaluated = any(r.year in missing_years for r in known) if asked.years else bool(known)
            absent.append(Absent(municipality, missing_years, u.editions, evaluated))
    return Subject(tuple(results), tuple(absent), assumed=False, country=country)


def years_asked(u: Understanding, municipality: str, book: FigureBook) -> tuple[int, ...]:
    """The years that the question asks of one of its municipalities; empty where it asks none of it.

    A year right after a name is that name's. It is also of a municipality without a year of its own that has a result
    of it ("Ljungby och Borås 2018"), and not of one that has results of other years only.
    """
    owners = {year: [name for name in u.municipalities if stands_after(u, name, year)] for year in u.years}
    known = {result.year for result in book.of(municipality)}
    has_own = any(municipality in names for names in owners.values())
    return tuple(
        year for year, names in owners.items() if not names or municipality in names or (year in known and not has_own)
    )


def stands_after(u: Understanding, municipality: str, year: int) -> bool:
    """Whether a year stands right after a municipality's name ("Karlstad 2011", "Karlstads kommun år 2011")."""
    return bool(
        re.search(rf"\b{re.escape(fold(municipality))}s?,?(?: kommun)?(?: (?:ar|i|fran|in|from))* {year}\b", u.folded)
    )


def targets_in(result: Result, mentions: Sequence[AreaMention], instrument: Instrument) -> tuple[Target, ...]:
    """The areas of `result`'s own edition that the mentions point to.

    A number means that number in the result's edition. A name that the result's edition has means that area. A name
    of another edition leads through the crosswalk to the areas that speak of the same thing.
    """
    own = [m for m in mentions if m.edition in (None, result.edition)]
    if own:
        return tuple(Target(number) for number in dict.fromkeys(m.number for m in own))
    targets: dict[int, Target] = {}
    for mention in mentions:
        for number in counterparts(instrument, mention, result.edition):
            targets.setdefault(number, Target(number, mention))
    return tuple(targets.values())


def counterparts(instrument: Instrument, mention: AreaMention, edition_id: str | None) -> tuple[int, ...]:
    """Areas of `edition_id` that speak of the same thing as the mentioned area; empty where unknown."""
    themes = set(instrument.theme_areas(mention.edition, mention.number))
    edition = instrument.edition(edition_id)
    if edition is None:
        return ()
    return tuple(a.number for a in edition.areas if themes & set(instrument.theme_areas(edition.id, a.number)))


def points_on(result: Result, themes: Collection[int], instrument: Instrument) -> tuple[tuple[int, int], ...]:
    """The known points of a result's areas that speak of one of `themes`, each area's number with its points."""
    return tuple(
        (number, points)
        for number, points in result.areas
        if not set(themes).isdisjoint(instrument.theme_areas(result.edition, number))
    )


def named_questions(understanding: Understanding, knowledge: Knowledge) -> tuple[str, ...]:
    """Questions by number, or by name where the name is not an area's."""
    if understanding.questions:
        return understanding.questions
    if understanding.areas:
        return ()
    return topics.named_topics(understanding.folded, knowledge)


def references_for(result: Result, instrument: Instrument) -> tuple[Reference, ...]:
    """Reference averages that may stand beside a result: of its edition, or printed in the same year."""
    return instrument.references_beside(result.edition, result.year)


def printed_areas(result: Result, knowledge: Knowledge) -> tuple[PrintedArea, ...]:
    """The result's areas with their rows, as printed tables; an area without rows has an empty tuple."""
    return tuple(
        PrintedArea(
            number=number,
            name=knowledge.area_name(number, result.edition),
            points=points,
            max_points=100,
            percent=points,
            questions=tuple(row for row in result.questions if row.id.startswith(f"{number}.")),
        )
        for number, points in result.areas
    )


def _fits(result: Result, u: Understanding) -> bool:
    if says("marks", "since", u.folded) and u.wants(Operation.CHANGE) and u.years:
        return result.year is not None and result.year >= min(u.years)
    if says("marks", "history", u.folded):
        return not u.editions or result.edition in u.editions
    return (not u.years or result.year in u.years) and (not u.editions or result.edition in u.editions)


def _wants_history(u: Understanding) -> bool:
    several = {Operation.CHANGE, Operation.COMPARE}
    return (len(u.municipalities) == 1 and bool(several & set(u.operations))) or len(u.years) > 1


def _named_totals(results: Sequence[Result], u: Understanding) -> list[Result]:
    """Results whose total stands as a number in the question ("Är Höganäs 679 bättre ...")."""
    numbers = {amount.value for amount in u.amounts}
    return [r for r in results if r.total is not None and r.total in numbers]
