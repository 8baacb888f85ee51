"""Ranking the questions and areas of one result: highest and lowest, beyond a threshold, most left to reach."""

from collections.abc import Callable, Sequence

from assistant.answering.composition import Composition
from assistant.answering.figure_book import FigureBook, named
from assistant.answering.figure_bounds import DEFAULT_COUNT, Bound, count_in
from assistant.answering.figure_lookup import edition_name, row_text
from assistant.answering.figure_subject import targets_in
from assistant.answering.knowledge import Knowledge
from assistant.answering.phrases import says
from assistant.answering.understanding import Understanding
from assistant.domain.figure_text import describe_edition
from assistant.domain.report import PrintedQuestion
from assistant.domain.result import Result
from assistant.domain.scoring import unreached


def say_threshold(
    out: Composition, u: Understanding, results: Sequence[Result], bound: Bound, book: FigureBook, knowledge: Knowledge
) -> None:
    """Questions or areas on the asked side of a threshold, the most extreme first."""
    for result in results:
        if result.questions and not (
            says("marks", "area_level", u.folded) and not says("marks", "question_level", u.folded)
        ):
            measure = _percent if bound.percent or bound.value > 30 else _points
            rows = [row for row in _scoped_rows(u, result, knowledge) if bound.holds(measure(row))]
            rows.sort(key=lambda row: ((-1 if bound.above else 1) * measure(row), row.id))
            unit = "%" if measure is _percent else out.text("poäng", "points")
            out.say(
                f"**{named(result)}** har **{len(rows)}** frågor på {bound.words(english=False)} {unit}:",
                f"**{named(result)}** has **{len(rows)}** questions at {bound.words(english=True)} {unit}:",
            )
            _list_rows(out, result, rows, book, knowledge)
        elif result.areas:
            areas = sorted(
                ((n, p) for n, p in result.areas if bound.holds(p)),
                key=lambda a: ((-1 if bound.above else 1) * a[1], a[0]),
            )
            out.say(
                f"**{named(result)}** har **{len(areas)}** områden på {bound.words(english=False)} poäng:",
                f"**{named(result)}** has **{len(areas)}** areas at {bound.words(english=True)} points:",
            )
            _list_areas(out, result, areas, book, knowledge)


def ranks_areas(u: Understanding) -> bool:
    """Whether areas are to be ranked, and not the questions of one."""
    return says("marks", "area_level", u.folded) and not says("marks", "question_level", u.folded) and not u.areas


def ends(u: Understanding) -> tuple[bool, ...]:
    """True for the highest, False for the lowest; both where the question names both or none."""
    low, high = says("marks", "low", u.folded), says("marks", "high", u.folded)
    return (True,) * (high or not low) + (False,) * (low or not high)


def say_extremes(
    out: Composition, u: Understanding, results: Sequence[Result], book: FigureBook, knowledge: Knowledge
) -> None:
    """The highest and lowest of a result's questions and areas; both ends where the question names none."""
    by_area = ranks_areas(u)
    by_question = (says("marks", "question_level", u.folded) or bool(u.areas)) and not by_area
    count = count_in(u.folded)
    for result in results:
        for is_high in ends(u):
            sign = -1 if is_high else 1
            if result.areas and (by_area or not by_question or not result.questions):
                areas = sorted(result.areas, key=lambda a: (sign * a[1], a[0]))[: count or (3 if by_area else 2)]
                out.say(
                    f"**{named(result)}** – {'högst' if is_high else 'lägst'} poäng bland områdena "
                    f"({describe_edition(result.edition)}):",
                    f"**{named(result)}** – {'highest' if is_high else 'lowest'} areas "
                    f"({edition_name(result.edition, english=True)}):",
                )
                _list_areas(out, result, areas, book, knowledge)
            if result.questions and not by_area:
                rows = sorted(_scoped_rows(u, result, knowledge), key=lambda r: (sign * r.percent, r.id))
                out.say(
                    f"**{named(result)}** – {'högst' if is_high else 'lägst'} procent bland frågorna:",
                    f"**{named(result)}** – {'highest' if is_high else 'lowest'} percent among the questions:",
                )
                _list_rows(out, result, rows[: count or DEFAULT_COUNT], book, knowledge)


def say_reference_extremes(out: Composition, u: Understanding, book: FigureBook, knowledge: Knowledge) -> None:
    """The areas of the national averages, weakest or strongest first."""
    low = says("marks", "low", u.folded)
    for reference in knowledge.instrument.references:
        if not reference.areas or (u.years and reference.year not in u.years):
            continue
        ranked = sorted(reference.areas, key=lambda a: (a[1] if low else -a[1], a[0]))
        end_sv, end_en = ("svagast", "weakest") if low else ("starkast", "strongest")
        out.say(
            f"I {reference.label} ({describe_edition(reference.edition)}) är detta {end_sv}:",
            f"In {reference.label} ({edition_name(reference.edition, english=True)}) these are {end_en}:",
            cite=book.cite_reference(reference),
            computed=(reference.year,),
        )
        for number, points in ranked[: count_in(u.folded) or 3]:
            out.bullet(
                f"{number} {(name := knowledge.area_name(number, reference.edition))}: **{points}**",
                cite=book.cite_reference(reference),
                computed=(name,),
            )
        if reference.note:
            out.say(reference.note, reference.note, cite=book.cite_reference(reference))


def say_unreached(
    out: Composition, u: Understanding, results: Sequence[Result], book: FigureBook, knowledge: Knowledge
) -> None:
    """Points left to the max: per question, area and in all, the largest first."""
    for result in results:
        targets = targets_in(result, u.areas, knowledge.instrument) if u.areas else ()
        if result.total is not None and not targets and not u.questions:
            left = unreached(800, result.total)
            out.say(
                f"**{named(result)}** har {result.total} av 800 poäng; **{left} poäng är inte uppnådda** (800 − {result.total}).",
                f"**{named(result)}** has {result.total} of 800 points; **{left} points are unreached** (800 − {result.total}).",
                cite=book.cite_total(result)[:1],
                computed=(800, left),
            )
        for target in targets:
            points = result.area(target.area)
            if points is not None:
                left = unreached(100, points)
                out.say(
                    f"Område {target.area} {knowledge.area_name(target.area, result.edition)} har {points} av 100; "
                    f"**{left} poäng är inte uppnådda**.",
                    f"Area {target.area} {knowledge.area_name(target.area, result.edition)} has {points} of 100; "
                    f"**{left} points are unreached**.",
                    cite=book.cite_total(result)[:1],
                    computed=(100, left),
                )
        rows = sorted(_scoped_rows(u, result, knowledge), key=lambda r: (r.points - r.max_points, r.id))
        if rows:
            count = count_in(u.folded) or (len(rows) if targets or u.questions else DEFAULT_COUNT)
            out.say("Mest kvar att hämta per fråga:", "Most left to reach, by question:")
            for row in rows[:count]:
                left = unreached(row.max_points, row.points)
                out.bullet(
                    f"{knowledge.question_name(row.id)}: **{left}** {out.text('poäng kvar', 'points left')} "
                    f"({row_text(row, english=out.english)})",
                    cite=book.cite_row(result, row.id),
                    computed=(left,),
                )
        elif result.areas and not targets:
            ranked = sorted(result.areas, key=lambda a: (a[1], a[0]))
            for number, points in ranked:
                left = unreached(100, points)
                out.bullet(
                    f"{number} {knowledge.area_name(number, result.edition)}: **{left}** "
                    f"{out.text('poäng kvar', 'points left')} ({points} {out.text('av', 'of')} 100)",
                    cite=book.cite_total(result)[:1],
                    computed=(left, 100),
                )


def _scoped_rows(u: Understanding, result: Result, knowledge: Knowledge) -> list[PrintedQuestion]:
    areas = {t.area for t in targets_in(result, u.areas, knowledge.instrument)} if u.areas else set()
    return [
        row
        for row in result.questions
        if (not areas or int(row.id.split(".")[0]) in areas) and (not u.questions or row.id in u.questions)
    ]


def _list_rows(
    out: Composition, result: Result, rows: Sequence[PrintedQuestion], book: FigureBook, knowledge: Knowledge
) -> None:
    for row in rows:
        out.bullet(
            f"{knowledge.question_name(row.id)}: **{row.percent} %** ({row.points} {out.text('av', 'of')} {row.max_points})",
            cite=book.cite_row(result, row.id),
        )


def _list_areas(
    out: Composition, result: Result, areas: Sequence[tuple[int, int]], book: FigureBook, knowledge: Knowledge
) -> None:
    for number, points in areas:
        out.bullet(
            f"{number} {knowledge.area_name(number, result.edition)}: **{points}**", cite=book.cite_total(result)[:1]
        )


_percent: Callable[[PrintedQuestion], int] = lambda row: row.percent  # noqa: E731 two measures of one row
_points: Callable[[PrintedQuestion], int] = lambda row: row.points  # noqa: E731
