"""Municipalities ranked against each other, edition by edition: by total, by area, beyond a threshold, of all time."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.composition import COMPARABILITY, Composition
from assistant.answering.entities import AreaMention
from assistant.answering.figure_book import FigureBook, named
from assistant.answering.figure_bounds import DEFAULT_COUNT, Bound, count_in
from assistant.answering.figure_lookup import edition_name, say_area, say_areas, say_references, say_total
from assistant.answering.figure_subject import targets_in
from assistant.answering.knowledge import Knowledge
from assistant.answering.phrases import says
from assistant.answering.understanding import Understanding
from assistant.domain.figure_text import describe_edition
from assistant.domain.instrument import Edition
from assistant.domain.passage import Passage
from assistant.domain.result import Result

# Ranked only where it is asked for: another country's evaluations.
_NORWEGIAN = "norsk"


@dataclass(frozen=True, slots=True)
class _Figure:
    """A result's total; its points in an area where `area` is given."""

    result: Result
    area: int | None
    points: int


def say_records(out: Composition, u: Understanding, book: FigureBook, knowledge: Knowledge) -> None:
    """The highest results known, newest record first, each with its edition."""
    records = sorted(knowledge.instrument.records, key=lambda r: (-r.total, r.year))
    shown = [
        r for r in records if (not u.editions or r.edition in u.editions) and (not u.years or r.year in u.years)
    ] or records
    best = shown[0]
    out.say(
        f"Högst i underlaget är **{best.municipality} {best.total} poäng** ({best.year}, {describe_edition(best.edition)}).",
        f"Highest in the base is **{best.municipality} {best.total} points** ({best.year}, {edition_name(best.edition, english=True)}).",
        cite=_record_passages(book, best.municipality, best.year),
    )
    if len(shown) > 1:
        out.say("Tidigare rekord:", "Earlier records:")
    for record in shown[1:]:
        out.bullet(
            f"{record.municipality} {record.total} ({record.year}, {edition_name(record.edition, english=out.english)})",
            cite=_record_passages(book, record.municipality, record.year),
        )
    out.say(
        "Senare eller opublicerade resultat kan finnas; underlaget säger bara vad källorna visar.",
        "Later or unpublished results may exist; the base only says what its sources show.",
    )
    out.warn_editions([record.edition for record in shown], book.comparability)


def say_ranking(out: Composition, u: Understanding, book: FigureBook, knowledge: Knowledge) -> None:
    """Municipalities by total or by the area named, edition by edition."""
    low = says("marks", "low", u.folded) and not says("marks", "high", u.folded)
    editions = [e for e in knowledge.instrument.editions if (e.id in u.editions if u.editions else e.id != _NORWEGIAN)]
    if not u.areas and not u.years and len(editions) > 1:
        _say_extreme_of_all(out, book, editions, low=low)
    used = []
    for edition in reversed(editions):
        known = _known_figures(edition.id, u.areas, book, knowledge)
        figures = [f for f in known if not u.years or f.result.year in u.years]
        if not figures:
            continue
        used.append(edition.id)
        figures.sort(key=lambda f: (f.points if low else -f.points, f.result.municipality, f.result.year or 0))
        out.heading(describe_edition(edition.id), edition_name(edition.id, english=True))
        for figure in figures[: count_in(u.folded) or DEFAULT_COUNT]:
            label = "" if figure.area is None else f"{figure.area} {knowledge.area_name(figure.area, edition.id)}: "
            _say_figure(out, figure, book, label=label)
    out.warn_editions(used, book.comparability)


def say_place(
    out: Composition, u: Understanding, results: Sequence[Result], book: FigureBook, knowledge: Knowledge
) -> None:
    """Where a municipality stands in the areas named, among results of the same edition.

    By total where no area is named, or nobody else's points in it are known. `results` are those of one municipality, oldest
    first; the newest that has the figures counts.
    """
    instrument = knowledge.instrument
    with_areas = [r for r in results for t in targets_in(r, u.areas, instrument) if r.area(t.area) is not None]
    result = (with_areas or results)[-1]
    placed = False
    for target in targets_in(result, u.areas, instrument):
        if say_area(out, result, target, book, knowledge):
            placed = _say_place_of(out, result, target.area, book, knowledge) or placed
    if placed:
        return
    say_total(out, result, book)
    if not u.areas:
        say_areas(out, result, book, knowledge)
    say_references(out, result, book, knowledge)
    if result.total is not None:
        _say_place_of(out, result, None, book, knowledge)


def _say_place_of(out: Composition, result: Result, area: int | None, book: FigureBook, knowledge: Knowledge) -> bool:
    """The place of one figure, then the highest and itself; False where there is nothing to rank it with, which is said."""
    mentions = [] if area is None else [AreaMention(area, result.edition)]
    known = _known_figures(result.edition, mentions, book, knowledge)
    figure_sv, figure_en = ("totalpoäng", "total points") if area is None else ("poäng i området", "points in the area")
    edition_sv, edition_en = describe_edition(result.edition), edition_name(result.edition, english=True)
    if result.edition is None or all(f.result.municipality == result.municipality for f in known):
        out.say(
            f"Ingen annan kommuns {figure_sv} finns att ställa bredvid i {edition_sv}, så någon placering går inte att ange.",
            f"No other municipality's {figure_en} of the {edition_en} can be set beside, so no place can be given.",
        )
        out.say(*COMPARABILITY, cite=book.comparability)
        return False
    known.sort(key=lambda f: (-f.points, f.result.municipality, f.result.year or 0))
    own = next(f for f in known if f.result == result)
    out.say(
        f"**{named(result)} ligger på plats {_place(own, known)} av {len(known)}** bland de resultat i {edition_sv} vars "
        f"{figure_sv} är kända:",
        f"**{named(result)} is number {_place(own, known)} of {len(known)}** among the results of the {edition_en} whose "
        f"{figure_en} are known:",
        cite=book.cite_total(result)[:1],
        computed=(_place(own, known), len(known)),
    )
    for figure in known[:DEFAULT_COUNT] + [f for f in known[DEFAULT_COUNT:] if f is own]:
        _say_figure(out, figure, book, place=_place(figure, known))
    return True


def _place(figure: _Figure, known: Sequence[_Figure]) -> int:
    """1 for the highest; equal points share a place."""
    return 1 + sum(other.points > figure.points for other in known)


def _known_figures(
    edition_id: str | None, mentions: Sequence[AreaMention], book: FigureBook, knowledge: Knowledge
) -> list[_Figure]:
    """The totals of one edition's results, or their points in the areas mentioned."""
    of_edition = [r for r in book.results if r.edition == edition_id]
    if not mentions:
        return [_Figure(r, None, r.total) for r in of_edition if r.total is not None]
    return [
        _Figure(r, target.area, points)
        for r in of_edition
        for target in targets_in(r, mentions, knowledge.instrument)
        if (points := r.area(target.area)) is not None
    ]


def _say_figure(
    out: Composition, figure: _Figure, book: FigureBook, *, label: str = "", place: int | None = None
) -> None:
    most = 800 if figure.area is None else 100
    derived = out.text(" (härledd)", " (derived)") if figure.result.derivation else ""
    where = f" ({out.text('plats', 'number')} {place})" if place else ""
    out.bullet(
        f"{named(figure.result)}: {label}**{figure.points}** {out.text('av', 'of')} {most}{derived}{where}",
        cite=book.cite_total(figure.result)[:1],
        computed=(100, 800, place or ""),
    )


def _say_extreme_of_all(out: Composition, book: FigureBook, editions: Sequence[Edition], *, low: bool) -> None:
    """The one result that is highest, or lowest, of all editions, with its edition."""
    ids = {edition.id for edition in editions}
    known = [r for r in book.results if r.total is not None and r.edition in ids]
    if not known:
        return
    extreme = sorted(known, key=lambda r: ((r.total or 0) * (1 if low else -1), r.municipality, r.year or 0))[0]
    derived = out.text(" (härledd siffra)", " (derived figure)") if extreme.derivation else ""
    out.say(
        f"{'Lägst' if low else 'Högst'} i underlaget: **{named(extreme)}, {extreme.total} av 800**{derived}, "
        f"{describe_edition(extreme.edition)}.",
        f"{'Lowest' if low else 'Highest'} in the base: **{named(extreme)}, {extreme.total} of 800**{derived}, "
        f"{edition_name(extreme.edition, english=True)}.",
        cite=book.cite_total(extreme),
        computed=(800,),
    )


def say_beyond(out: Composition, u: Understanding, bound: Bound, book: FigureBook) -> None:
    """Every result whose total is on the asked side of a threshold, the most extreme first."""
    results = [
        r
        for r in book.results
        if r.total is not None and bound.holds(r.total) and (not u.editions or r.edition in u.editions)
        and (not u.years or r.year in u.years)
    ]  # fmt: skip
    results.sort(key=lambda r: ((-1 if bound.above else 1) * (r.total or 0), r.municipality, r.year or 0))
    out.say(
        f"**{len(results)}** kända resultat ligger på {bound.words(english=False)} poäng:",
        f"**{len(results)}** known results are at {bound.words(english=True)} points:",
    )
    for result in results:
        out.bullet(
            f"{named(result)}: **{result.total}** ({edition_name(result.edition, english=out.english)})",
            cite=book.cite_total(result)[:1],
        )
    out.warn_editions([r.edition for r in results], book.comparability)


def _record_passages(book: FigureBook, municipality: str, year: int) -> tuple[Passage, ...]:
    result = next((r for r in book.of(municipality) if r.year == year), None)
    return book.cite_total(result) if result else ()
