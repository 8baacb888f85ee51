"""Setting figures beside each other: change over time, municipalities, averages."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from assistant.answering.composition import Composition
from assistant.answering.figure_book import FigureBook, named
from assistant.answering.figure_lookup import difference_text, edition_name, say_area_points, say_references
from assistant.answering.figure_subject import Target, targets_in
from assistant.answering.knowledge import Knowledge
from assistant.answering.phrases import says
from assistant.answering.understanding import Understanding
from assistant.domain.figure_text import describe_edition
from assistant.domain.passage import Passage
from assistant.domain.result import Result
from assistant.domain.rounding import format_difference, format_trimmed

_RISES_SHOWN = 6


def say_change(
    out: Composition, u: Understanding, results: Sequence[Result], book: FigureBook, knowledge: Knowledge
) -> None:
    """A municipality's figures year by year with the differences; the edition stands beside every figure."""
    for municipality in dict.fromkeys(r.municipality for r in results):
        mine = [r for r in results if r.municipality == municipality]
        areas = sorted({t.area for r in mine for t in targets_in(r, u.areas, knowledge.instrument)})
        if areas:
            for area in areas:
                _change_of_area(out, municipality, [r for r in mine if r.area(area) is not None], area, book, knowledge)
        elif says("marks", "table", u.folded):
            _tables_of_change(out, municipality, mine, book, knowledge)
        else:
            _change_of_total(out, municipality, [r for r in mine if r.total is not None], book)
            _largest_area_changes(out, mine, book, knowledge)
        out.warn_editions([r.edition for r in mine], book.comparability)


def _change_of_total(out: Composition, municipality: str, mine: Sequence[Result], book: FigureBook) -> None:
    out.say(f"**{municipality}**, totalpoäng av 800:", f"**{municipality}**, total of 800 points:")
    for result in mine:
        out.bullet(
            f"{result.year}: **{result.total}** ({edition_name(result.edition, english=out.english)})",
            cite=book.cite_total(result),
        )
    steps = [(a, b, (b.total or 0) - (a.total or 0)) for a, b in pairwise(mine)]
    for before, after, difference in steps:
        out.bullet(
            f"{before.year}–{after.year}: {difference_text(before.total or 0, after.total or 0)}"
            f"{_across(out, before, after)}",
            cite=(*book.cite_total(before)[:1], *book.cite_total(after)[:1]),
            computed=(abs(difference),),
        )
    if len(mine) > 2:
        whole = (mine[-1].total or 0) - (mine[0].total or 0)
        out.say(
            f"Sammanlagt {mine[0].year}–{mine[-1].year}: **{format_difference(whole)} poäng**.",
            f"In all {mine[0].year}–{mine[-1].year}: **{format_difference(whole)} points**.",
            cite=(*book.cite_total(mine[0])[:1], *book.cite_total(mine[-1])[:1]),
            computed=(abs(whole),),
        )


def _tables_of_change(
    out: Composition, municipality: str, mine: Sequence[Result], book: FigureBook, knowledge: Knowledge
) -> None:
    """Totals, then areas, as tables; a change only where the evaluation before was by the same edition."""
    known = [r for r in mine if r.total is not None]
    changes = [None, *(_change(a.total, b.total) if a.edition == b.edition else None for a, b in pairwise(known))]
    out.say(
        f"**{municipality}**, totalpoäng av 800. Förändringen visas bara inom samma utgåva:",
        f"**{municipality}**, total of 800 points. The change is shown within one edition only:",
        cite=[passage for result in known for passage in book.cite_total(result)[:1]],
        computed=(800,),
    )
    out.table(
        (
            out.text("År", "Year"),
            out.text("Utgåva", "Edition"),
            out.text("Poäng", "Points"),
            out.text("Förändring", "Change"),
        ),
        [
            (
                str(r.year or ""),
                edition_name(r.edition, english=out.english),
                f"{r.total}{_how_known(r, out)}",
                change or "–",
            )
            for r, change in zip(known, changes, strict=True)
        ],
    )
    for before, after in pairwise([r for r in mine if r.areas]):
        if before.edition == after.edition:
            out.table(
                (out.text("Område", "Area"), str(before.year), str(after.year), out.text("Förändring", "Change")),
                [
                    (f"{n} {knowledge.area_name(n, after.edition)}", str(old), str(new), format_difference(new - old))
                    for n, new in after.areas
                    if (old := before.area(n)) is not None
                ],
            )


def _change(before: int | None, after: int | None) -> str | None:
    return None if before is None or after is None else format_difference(after - before)


def _how_known(result: Result, out: Composition) -> str:
    if result.is_stated:
        return ""
    return out.text(f" ({result.status.value})", " (derived)" if result.derivation else " (second hand)")


def _change_of_area(
    out: Composition, municipality: str, mine: Sequence[Result], area: int, book: FigureBook, knowledge: Knowledge
) -> None:
    for result in mine:
        name = knowledge.area_name(area, result.edition)
        known = "" if not result.derivation else out.text(" (härledd siffra)", " (derived figure)")
        out.bullet(
            f"{municipality} {result.year}, {out.text('område', 'area')} {area} {name}: **{result.area(area)}**{known}, "
            f"{edition_name(result.edition, english=out.english)}",
            cite=book.cite_total(result),
        )
    for before, after in pairwise(mine):
        if before.edition == after.edition:
            old, new = before.area(area) or 0, after.area(area) or 0
            out.say(
                f"Förändring {before.year}–{after.year}: **{difference_text(old, new)}**, samma utgåva.",
                f"Change {before.year}–{after.year}: **{difference_text(old, new)}**, same edition.",
                cite=(*book.cite_total(before), *book.cite_total(after)),
                computed=(abs(new - old),),
            )
    for result in mine:
        if result.derivation:
            out.say(result.derivation, result.derivation, cite=book.cite_total(result)[:1])


def _largest_area_changes(out: Composition, mine: Sequence[Result], book: FigureBook, knowledge: Knowledge) -> None:
    for before, after in pairwise([r for r in mine if r.areas]):
        if before.edition != after.edition:
            continue
        changes = [(n, p, old, p - old) for n, p in after.areas if (old := before.area(n)) is not None]
        changes.sort(key=lambda c: (-abs(c[3]), c[0]))
        out.say(f"Per område {before.year}–{after.year}:", f"Per area {before.year}–{after.year}:")
        for number, new, old, difference in changes:
            out.bullet(
                f"{number} {knowledge.area_name(number, after.edition)}: {difference_text(old, new)}",
                cite=(*book.cite_total(before)[:1], *book.cite_total(after)[:1]),
                computed=(abs(difference),),
            )


def say_most_improved(out: Composition, u: Understanding, book: FigureBook) -> None:
    """The largest rises of a total between two evaluations by the same edition."""
    rises = []
    for municipality in sorted({r.municipality for r in book.results}):
        known = [
            r for r in book.of(municipality) if r.total is not None and (not u.editions or r.edition in u.editions)
        ]
        rises += [
            (b.total - a.total, a, b) for a, b in pairwise(known) if a.edition == b.edition and a.total and b.total
        ]
    rises.sort(key=lambda rise: (-rise[0], rise[1].municipality, rise[1].year or 0))
    out.say(
        "Störst ökning av totalen mellan två utvärderingar enligt samma utgåva:",
        "Largest rise of the total between two evaluations by the same edition:",
    )
    for rise, before, after in rises[:_RISES_SHOWN]:
        derived = (
            out.text(" (en härledd siffra)", " (a derived figure)") if before.derivation or after.derivation else ""
        )
        out.bullet(
            f"{before.municipality} {before.year}–{after.year}: "
            f"**{difference_text(before.total or 0, after.total or 0)}**, "
            f"{edition_name(after.edition, english=out.english)}{derived}",
            cite=(*book.cite_total(before)[:1], *book.cite_total(after)[:1]),
            computed=(rise,),
        )


def say_comparison(
    out: Composition, u: Understanding, results: Sequence[Result], book: FigureBook, knowledge: Knowledge
) -> None:
    """Results side by side; differences only within one edition."""
    editions = {r.edition for r in results}
    figures: list[tuple[Result, int, str]] = []
    unknown: list[tuple[Result, Target]] = []
    for result in results:
        targets = targets_in(result, u.areas, knowledge.instrument) if u.areas else ()
        for target in targets:
            points = result.area(target.area)
            if points is None:
                unknown.append((result, target))
            else:
                figures.append((result, points, f"{target.area} {knowledge.area_name(target.area, result.edition)}"))
        if not targets and result.total is not None:
            figures.append((result, result.total, ""))
    for result, points, label in figures:
        what = f"{out.text('område', 'area')} {label}: " if label else ""
        unit = out.text("av 100", "of 100") if label else out.text("av 800", "of 800")
        out.bullet(
            f"**{named(result)}** – {what}**{points}** {unit} ({edition_name(result.edition, english=out.english)})",
            cite=book.cite_total(result),
            computed=(100, 800),
        )
    for result, target in unknown:
        say_area_points(out, result, target, book, knowledge)
    if len(editions) == 1 and len(figures) == 2:
        (first, a, _), (second, b, _) = figures
        out.say(
            f"Skillnad {named(first)} − {named(second)}: **{format_difference(a - b)} poäng**, samma utgåva.",
            f"Difference {named(first)} − {named(second)}: **{format_difference(a - b)} points**, same edition.",
            cite=(*book.cite_total(first)[:1], *book.cite_total(second)[:1]),
            computed=(abs(a - b),),
        )
    if len(editions) == 1 and not u.areas and all(r.areas for r in results) and len(results) == 2:
        _table_of_areas(out, results, knowledge)
    if len(editions) > 1:
        cited: list[Passage] = [p for r in results for p in book.cite_total(r)[:1]]
        out.say(
            "Det går inte att säga vilken som är bättre utifrån de här siffrorna: de kommer ur olika utgåvor.",
            "These figures do not tell which is better: they come from different editions.",
            cite=cited,
        )
    out.warn_editions([r.edition for r in results], book.comparability)


def _table_of_areas(out: Composition, results: Sequence[Result], knowledge: Knowledge) -> None:
    first, second = results
    header = (out.text("Område", "Area"), named(first), named(second), out.text("Skillnad", "Difference"))
    rows = [
        (f"{n} {knowledge.area_name(n, first.edition)}", str(p), str(q), format_difference(p - q))
        for n, p in first.areas
        if (q := second.area(n)) is not None
    ]
    out.table(header, rows)


def say_against_average(
    out: Composition, u: Understanding, results: Sequence[Result], book: FigureBook, knowledge: Knowledge
) -> None:
    """Totals and areas beside the reference averages of the same edition; an area whose average is unknown is told of."""
    with_areas = [
        r for r in results if any(r.area(t.area) is not None for t in targets_in(r, u.areas, knowledge.instrument))
    ]
    for result in with_areas or results:
        targets = targets_in(result, u.areas, knowledge.instrument)
        for target in targets:
            say_area_points(out, result, target, book, knowledge)
        if targets:
            _say_area_averages(out, result, [t.area for t in targets], book, knowledge)
        if result.total is not None:
            out.say(
                f"**{named(result)}**: {result.total} av 800 poäng ({describe_edition(result.edition)}).",
                f"**{named(result)}**: {result.total} of 800 points ({edition_name(result.edition, english=True)}).",
                cite=book.cite_total(result)[:1],
                computed=(800,),
            )
            say_references(out, result, book, knowledge)
            mean = format_trimmed(Fraction(result.total, 8), 1)
            out.bullet(
                out.text(
                    f"I medel per område: {result.total} / 8 = {mean} poäng.",
                    f"Mean per area: {result.total} / 8 = {mean} points.",
                ),
                cite=book.cite_total(result)[:1],
                computed=(8, mean),
            )
        if not targets:
            _say_area_averages(out, result, (), book, knowledge)


def _say_area_averages(
    out: Composition, result: Result, areas: Sequence[int], book: FigureBook, knowledge: Knowledge
) -> None:
    """The areas asked for, or all, beside the averages of the same edition; says which of those asked for have none."""
    known: set[int] = set()
    for reference in knowledge.instrument.references:
        averages = dict(reference.areas)
        if reference.edition != result.edition:
            continue
        beside = [(n, p) for n, p in result.areas if n in averages and (not areas or n in areas)]
        if beside:
            out.say(f"Per område mot {reference.label}:", f"Per area against {reference.label}:")
        for number, points in beside:
            known.add(number)
            out.bullet(
                f"{number} {knowledge.area_name(number, result.edition)}: {points} {out.text('mot', 'against')} "
                f"{averages[number]} ({format_difference(points - averages[number])})",
                cite=(*book.cite_total(result)[:1], *book.cite_reference(reference)),
                computed=(abs(points - averages[number]),),
            )
    for area in areas:
        if area not in known and result.area(area) is not None:
            out.say(
                f"Något medelvärde för område {area} i {describe_edition(result.edition)} finns inte i underlaget.",
                f"The base holds no average of area {area} in the {edition_name(result.edition, english=True)}.",
            )


def say_averages(out: Composition, u: Understanding, book: FigureBook, knowledge: Knowledge) -> None:
    """The reference averages that are known, for the year or edition asked for."""
    references = [
        r
        for r in knowledge.instrument.references
        if (not u.years or r.year in u.years) and (not u.editions or r.edition in u.editions)
    ]
    for reference in references:
        edition = f", {edition_name(reference.edition, english=out.english)}" if reference.edition else ""
        out.bullet(
            f"{reference.label} ({reference.year}{edition}): **{reference.total}** {out.text('av 800', 'of 800')}"
            f"{'. ' + reference.note if reference.note else ''}",
            cite=book.cite_reference(reference),
            computed=(800,),
        )
        areas = {m.number for m in u.areas}
        for number, points in reference.areas:
            if not areas or number in areas:
                out.bullet(
                    f"{number} {(name := knowledge.area_name(number, reference.edition))}: {points}",
                    cite=book.cite_reference(reference),
                    computed=(name,),
                    indent=True,
                )
    if u.areas and not any(n in {m.number for m in u.areas} for r in references for n, _ in r.areas):
        out.say(
            "Något medelvärde för just det området finns inte i underlaget.",
            "The base holds no average of that very area.",
        )
    out.warn_editions([r.edition for r in references], book.comparability)


def _across(out: Composition, before: Result, after: Result) -> str:
    if before.edition == after.edition:
        return out.text(" (samma utgåva)", " (same edition)")
    return out.text(" (olika utgåvor: ren aritmetik, inte en jämförelse)", " (different editions: arithmetic only)")
