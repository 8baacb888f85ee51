"""Municipalities ranked against each other, edition by edition: by total, by area, beyond a threshold, of all time."""

from collections.abc import Sequence

from assistant.answering.composition import Composition
from assistant.answering.figure_book import FigureBook, named
from assistant.answering.figure_bounds import DEFAULT_COUNT, Bound, count_in
from assistant.answering.figure_lookup import edition_name
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
        figures: list[tuple[int, str, Result]] = []
        for result in book.results:
            if result.edition != edition.id or (u.years and result.year not in u.years):
                continue
            if not u.areas:
                figures += [(result.total, "", result)] if result.total is not None else []
            for target in targets_in(result, u.areas, knowledge.instrument):
                points = result.area(target.area)
                if points is not None:
                    figures.append((points, f"{target.area} {knowledge.area_name(target.area, edition.id)}: ", result))
        if not figures:
            continue
        used.append(edition.id)
        figures.sort(key=lambda f: (f[0] if low else -f[0], f[2].municipality, f[2].year or 0))
        out.heading(describe_edition(edition.id), edition_name(edition.id, english=True))
        for points, label, result in figures[: count_in(u.folded) or DEFAULT_COUNT]:
            unit = out.text("av 100", "of 100") if label else out.text("av 800", "of 800")
            known = out.text(" (härledd)", " (derived)") if result.derivation else ""
            out.bullet(
                f"{named(result)}: {label}**{points}** {unit}{known}",
                cite=book.cite_total(result)[:1],
                computed=(100, 800),
            )
    out.warn_editions(used, book.comparability)


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
