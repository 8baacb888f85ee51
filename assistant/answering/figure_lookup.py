"""Looking figures up: totals, areas, questions, counts of findings."""

from collections.abc import Sequence
from fractions import Fraction

from assistant.answering.composition import Composition
from assistant.answering.figure_book import FigureBook, named
from assistant.answering.figure_subject import Target, points_on, references_for, targets_in
from assistant.answering.knowledge import Knowledge
from assistant.answering.understanding import Understanding
from assistant.domain.figure_text import describe_edition
from assistant.domain.passage import Kind, Passage, PassageFilter
from assistant.domain.report import PrintedQuestion
from assistant.domain.result import FigureStatus, Result
from assistant.domain.rounding import format_difference, format_percent


def edition_name(edition: str | None, *, english: bool) -> str:
    """``"2016 års utgåva"`` or ``"2016 edition"``."""
    if not english:
        return describe_edition(edition)
    return {None: "unknown edition", "norsk": "Norwegian edition"}.get(edition, f"{edition} edition")


def row_text(row: PrintedQuestion, *, english: bool) -> str:
    """``"7 av 25 poäng, 29 %"``."""
    return (
        f"{row.points} {'of' if english else 'av'} {row.max_points} {'points' if english else 'poäng'}, {row.percent} %"
    )


def say_total(out: Composition, result: Result, book: FigureBook) -> None:
    """One sentence with the total, its edition and how it is known."""
    if result.total is None:
        out.say(
            f"**{named(result)}**: totalpoängen är inte känd.",
            f"**{named(result)}**: the total is not known.",
            cite=book.cite_total(result),
        )
        return
    share = format_percent(Fraction(100 * result.total, 800), 1)
    status_sv = f" Siffran är {_status(result.status)}." if result.status not in _FIRST_HAND else ""
    out.say(
        f"**{named(result)}** fick **{result.total} av 800 poäng** ({share} av max) i {describe_edition(result.edition)}.{status_sv}",
        f"**{named(result)}** got **{result.total} of 800 points** ({share} of max), {edition_name(result.edition, english=True)}.",
        cite=book.cite_total(result),
        computed=(800, share, "100"),
    )
    if result.derivation:
        out.say(result.derivation, result.derivation, cite=book.cite_total(result)[:1])


def say_areas(out: Composition, result: Result, book: FigureBook, knowledge: Knowledge) -> None:
    """A table of all area points, where known."""
    if not result.areas:
        return
    out.say(
        "Poäng per område (max 100):", "Points per area (max 100):", cite=book.cite_total(result)[:1], computed=(100,)
    )
    header = ("Område", "Poäng") if not out.english else ("Area", "Points")
    out.table(header, [(f"{n} {knowledge.area_name(n, result.edition)}", str(p)) for n, p in result.areas])


def say_references(out: Composition, result: Result, book: FigureBook, knowledge: Knowledge) -> None:
    """The total beside the averages of the same edition or report, with the difference."""
    if result.total is None:
        return
    for reference in references_for(result, knowledge.instrument):
        difference = result.total - reference.total
        if difference:
            way_sv = f"{abs(difference)} poäng {'över' if difference > 0 else 'under'}"
            way_en = f"{abs(difference)} points {'above' if difference > 0 else 'below'}"
        else:
            way_sv, way_en = "lika med", "equal to"
        out.bullet(
            out.text(
                f"{result.total} är {way_sv} medelvärdet {reference.total} ({reference.label}, {reference.year}).",
                f"{result.total} is {way_en} the average {reference.total} ({reference.label}, {reference.year}).",
            ),
            cite=(*book.cite_total(result)[:1], *book.cite_reference(reference)),
            computed=(abs(difference),),
        )


def say_area(out: Composition, result: Result, target: Target, book: FigureBook, knowledge: Knowledge) -> bool:
    """One area's points with its questions' rows; False where the area's points are unknown, which is said."""
    if not say_area_points(out, result, target, book, knowledge):
        return False
    for row in result.questions:
        if row.id.startswith(f"{target.area}."):
            say_row(out, result, row, book, knowledge)
    return True


def say_area_points(out: Composition, result: Result, target: Target, book: FigureBook, knowledge: Knowledge) -> bool:
    """One area's points, with a warning where another edition's area was named; False where they are unknown."""
    points = result.area(target.area)
    if points is None:
        out.say(
            f"**{named(result)}**: poängen för område {target.area} är inte känd.",
            f"**{named(result)}**: the points of area {target.area} are not known.",
            cite=book.cite_total(result)[:1],
            computed=(target.area,),
        )
        _say_newest_known(out, result, target.area, book, knowledge)
        return False
    name = knowledge.area_name(target.area, result.edition)
    out.say(
        f"**{named(result)}, område {target.area} {name}: {points} av 100 poäng** ({describe_edition(result.edition)}).",
        f"**{named(result)}, area {target.area} {name}: {points} of 100 points** ({edition_name(result.edition, english=True)}).",
        cite=book.cite_total(result),
        computed=(100,),
    )
    if mention := target.counterpart_of:
        other = knowledge.area_name(mention.number, mention.edition)
        out.warn(
            f"”{other}” är område {mention.number} i {describe_edition(mention.edition)}. Närmaste motsvarighet i "
            f"{describe_edition(result.edition)} är område {target.area} {name}; poängen kan inte jämföras mellan utgåvorna.",
            f"“{other}” is area {mention.number} of the {mention.edition} edition. The nearest counterpart in the "
            f"{result.edition} edition is area {target.area} {name}; points cannot be compared between editions.",
        )
    return True


def _say_newest_known(out: Composition, result: Result, area: int, book: FigureBook, knowledge: Knowledge) -> None:
    """The points of the municipality's newest other result that has them in an area of the same subject, once."""
    themes = knowledge.instrument.theme_areas(result.edition, area)
    known = (
        (other, points_on(other, themes, knowledge.instrument)) for other in reversed(book.of(result.municipality))
    )
    other, found = next(((other, found) for other, found in known if found), (None, ()))
    if other is None or all(passage.id in out.shown for passage in book.cite_total(other)[:1]):
        return
    number, points = found[0]
    lead = out.text("Senast kända poäng", "The last points known")
    edition = edition_name(other.edition, english=out.english)
    _bullet_area(out, f"{lead}, {named(other)} ({edition})", other, number, points, book, knowledge)
    out.warn_editions((result.edition, other.edition), book.comparability)


def say_row(out: Composition, result: Result, row: PrintedQuestion, book: FigureBook, knowledge: Knowledge) -> None:
    """One question's printed row."""
    out.bullet(
        f"{knowledge.question_name(row.id)}: **{row_text(row, english=out.english)}**",
        cite=book.cite_row(result, row.id),
    )


def look_up(
    out: Composition,
    u: Understanding,
    results: Sequence[Result],
    questions: Sequence[str],
    book: FigureBook,
    knowledge: Knowledge,
) -> None:
    """The figures asked for, for each result: questions, areas or the total with its areas and references."""
    for result in results:
        rows = [row for q in questions if (row := result.question(q))]
        targets = targets_in(result, u.areas, knowledge.instrument) if u.areas else ()
        if questions and not rows:
            _say_only_area_known(out, result, questions, book, knowledge)
            continue
        if rows:
            out.say(
                f"**{named(result)}** ({describe_edition(result.edition)}):",
                f"**{named(result)}** ({edition_name(result.edition, english=True)}):",
            )
            for row in rows:
                say_row(out, result, row, book, knowledge)
            for area in dict.fromkeys(int(row.id.split(".")[0]) for row in rows):
                points = result.area(area)
                if points is not None:
                    lead = out.text("Området i sin helhet", "The area as a whole")
                    _bullet_area(out, lead, result, area, points, book, knowledge)
            continue
        if u.orders or not targets:
            say_total(out, result, book)
            say_areas(out, result, book, knowledge)
            say_references(out, result, book, knowledge)
        for target in targets:
            say_area(out, result, target, book, knowledge)
    out.warn_editions([result.edition for result in results], book.comparability)


def count_findings(
    out: Composition,
    u: Understanding,
    results: Sequence[Result],
    collections: Sequence[str],
    knowledge: Knowledge,
) -> None:
    """How many strengths and improvement areas a municipality has, in all or in the areas named."""
    for result in results:
        areas = tuple(t.area for t in targets_in(result, u.areas, knowledge.instrument))
        counts: list[tuple[Kind, int]] = []
        cited: list[Passage] = []
        for kind in (Kind.STRENGTH, Kind.IMPROVEMENT):
            scope = PassageFilter(
                collections=tuple(collections), municipalities=(result.municipality,), kinds=(kind,), areas=areas,
                own_areas=True, document_ids=(result.document_id,),
            )  # fmt: skip
            found = knowledge.library.find_passages(scope)
            counts.append((kind, len(found)))
            cited += found[-1:]
        strengths, improvements = counts[0][1], counts[1][1]
        where = _listed_areas(areas, out) if areas else ""
        out.say(
            f"**{named(result)}** har **{strengths} styrkor och {improvements} förbättringsområden**{where}.",
            f"**{named(result)}** has **{strengths} strengths and {improvements} improvement areas**{where}.",
            cite=cited,
            computed=(strengths, improvements, *areas),
        )
        if not areas:
            _count_per_area(out, result, collections, knowledge)


def _count_per_area(out: Composition, result: Result, collections: Sequence[str], knowledge: Knowledge) -> None:
    scope = PassageFilter(
        collections=tuple(collections), kinds=(Kind.STRENGTH, Kind.IMPROVEMENT), document_ids=(result.document_id,)
    )
    found = knowledge.library.find_passages(scope)
    areas = sorted({p.area for p in found if p.area is not None})
    header = ("Område", "Styrkor", "Förbättringsområden") if not out.english else ("Area", "Strengths", "Improvements")
    rows = [
        (
            f"{area} {knowledge.area_name(area, result.edition)}",
            str(sum(p.area == area and p.kind is Kind.STRENGTH for p in found)),
            str(sum(p.area == area and p.kind is Kind.IMPROVEMENT for p in found)),
        )
        for area in areas
    ]
    if rows:
        out.table(header, rows)


def _say_only_area_known(
    out: Composition, result: Result, questions: Sequence[str], book: FigureBook, knowledge: Knowledge
) -> None:
    listed = ", ".join(questions)
    out.say(
        f"**{named(result)}**: poäng per fråga ({listed}) är inte känd; underlaget har bara "
        f"{'områdespoäng' if result.areas else 'totalpoäng'}.",
        f"**{named(result)}**: points per question ({listed}) are not known; the base only has "
        f"{'area points' if result.areas else 'the total'}.",
        cite=book.cite_total(result)[:1],
        computed=questions,
    )
    wanted = {int(q.split(".")[0]) for q in questions}
    if knowledge.instrument.edition(result.edition) and result.areas:
        lead = out.text("Närmaste område", "Nearest area")
        for number, points in points_on(result, wanted, knowledge.instrument):
            _bullet_area(out, lead, result, number, points, book, knowledge)
    else:
        say_total(out, result, book)


def _bullet_area(
    out: Composition, lead: str, result: Result, area: int, points: int, book: FigureBook, knowledge: Knowledge
) -> None:
    out.bullet(
        f"{lead}, {area} {knowledge.area_name(area, result.edition)}: {points} {out.text('av', 'of')} 100.",
        cite=book.cite_total(result)[:1],
        computed=(100,),
    )


def _listed_areas(areas: Sequence[int], out: Composition) -> str:
    word = out.text("område", "area")
    return f" {out.text('i', 'in')} {word} {', '.join(str(a) for a in areas)}"


_FIRST_HAND = (FigureStatus.PRINTED, FigureStatus.STATED)


def _status(status: FigureStatus) -> str:
    return {FigureStatus.DERIVED: "härledd, inte uppgiven av källan", FigureStatus.SECOND_HAND: "en andrahandsuppgift"}[
        status
    ]


def difference_text(before: int, after: int) -> str:
    """``"86 − 66 = +20"``."""
    return f"{after} − {before} = {format_difference(after - before)}"
