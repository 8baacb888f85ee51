"""Reasoning about figures: why they look as they do, what would happen if, means, shares and sums."""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from assistant.answering.composition import Composition
from assistant.answering.figure_book import FigureBook, named
from assistant.answering.figure_lookup import row_text
from assistant.answering.figure_subject import printed_areas, targets_in
from assistant.answering.knowledge import Knowledge
from assistant.answering.phrases import says
from assistant.answering.understanding import Understanding
from assistant.domain.errors import InvalidInput
from assistant.domain.explanations import (
    Explanation,
    explain_area_sum,
    explain_mean_percent,
    explain_percent,
    explain_percent_from_points,
    explain_same_percent,
    explain_share,
    explain_total,
    find_explanations,
    find_same_percent,
)
from assistant.domain.hidden_score import Interval, hidden_score, hidden_sum
from assistant.domain.passage import Passage
from assistant.domain.report import PrintedArea, PrintedQuestion
from assistant.domain.result import Result
from assistant.domain.rounding import format_number, format_trimmed, half_up
from assistant.domain.what_if import Change, RaiseArea, SetArea, SetQuestionPercent, SetQuestionPoints, what_if


def say_explanations(
    out: Composition, u: Understanding, result: Result, questions: Sequence[str], book: FigureBook, knowledge: Knowledge
) -> None:
    """Why printed figures look as they do: for the questions or areas named, else for the whole report."""
    areas = printed_areas(result, knowledge)
    numbers = {t.area for t in targets_in(result, u.areas, knowledge.instrument)} if u.areas else set()
    rows = [row for q in questions if (row := result.question(q))]
    explanations: list[Explanation] = []
    if rows:
        if len(rows) == 2 and rows[0].percent == rows[1].percent and rows[0].max_points == rows[1].max_points:
            explanations += [explain_same_percent(rows[0], rows[1])] if rows[0].points != rows[1].points else []
        explanations += [explain_percent(row) for row in rows]
        if not explanations:
            explanations += [explain_percent_from_points(tuple(rows))]
    elif numbers:
        for area in areas:
            if area.number in numbers:
                explanations += [explain_area_sum(area), *_odd_rows(area, u)]
    else:
        explanations += _naming_the_figures(_of_the_report(areas, result, u), u)
    for explanation in explanations:
        say_explanation(out, explanation, result, book)
    out.say(
        "De tryckta siffrorna återges som de står; ingenting rättas.",
        "The printed figures are kept as they stand; nothing is repaired.",
    )


def say_explanation(out: Composition, explanation: Explanation, result: Result, book: FigureBook) -> None:
    """An explanation with the rows it rests on; a number in it that neither stands there nor follows is not verified."""
    cited: list[Passage] = [p for q in explanation.questions for p in book.cite_row(result, q)]
    cited += book.cite_total(result)[:1] if explanation.areas or not cited else ()
    out.say(explanation.text, explanation.text, cite=cited, computed=_derivable(result))


@cache
def _derivable(result: Result) -> tuple[str, ...]:
    """Every number that follows from a result's printed figures: sums, ranges of hidden scores, quotients, means."""
    areas: dict[int, list[PrintedQuestion]] = {}
    for row in result.questions:
        areas.setdefault(int(row.id.split(".")[0]), []).append(row)
    exact: list[Fraction | int] = [len(result.questions), sum(r.points for r in result.questions), 800, 100]
    exact += [r.max_points for r in result.questions]
    for rows in areas.values():
        most = sum(r.max_points for r in rows)
        by_percent = sum((Fraction(r.percent * r.max_points, 100) for r in rows), Fraction(0))
        exact += [len(rows), most, sum(r.points for r in rows), sum(r.percent for r in rows), by_percent]
        exact += [Fraction(sum(r.percent for r in rows), len(rows)), 100 * by_percent / most]
        exact += _ends(hidden_sum(tuple(rows)))
    for row in result.questions:
        exact += [half_up(Fraction(100 * row.points, row.max_points))]
        exact += _ends(hidden_score(row.points, row.max_points, row.percent))
    wrong = sum(half_up(Fraction(100 * r.points, r.max_points)) != r.percent for r in result.questions)
    shares = [Fraction(points, 1) for _, points in result.areas] + [Fraction(100 * (result.total or 0), 800)]
    exact += [wrong, *shares]
    return tuple(
        text for value in exact for text in (format_trimmed(value), format_number(value, 1), str(half_up(value)))
    )


def _ends(interval: Interval | None) -> list[Fraction | int]:
    return [interval.low, interval.high] if interval else []


def say_what_if(
    out: Composition, u: Understanding, result: Result, questions: Sequence[str], book: FigureBook, knowledge: Knowledge
) -> bool:
    """The total if areas or questions had other figures; False where the question names no change."""
    changes = _changes_in(u, result, questions, knowledge)
    if not changes or not result.areas:
        return False
    try:
        outcome = what_if(result.areas, changes, questions=result.questions)
    except InvalidInput as error:
        out.say(str(error), str(error), cite=book.cite_total(result)[:1], computed=(str(error),))
        return True
    total = outcome.total
    for question in questions:
        if row := result.question(question):
            figures = row_text(row, english=out.english)
            out.bullet(f"{knowledge.question_name(question)}: {figures}", cite=book.cite_row(result, question))
    out.say(
        f"Tankeräkning på **{named(result)}** – inget sparas och rapportens siffror ändras inte.",
        f"A what-if on **{named(result)}** – nothing is stored and the report's figures stay as they are.",
    )
    for number, figure in outcome.areas:
        out.bullet(
            f"{out.text('Område', 'Area')} {number} {knowledge.area_name(number, result.edition)}: {figure.text}",
            cite=book.cite_total(result)[:1],
            computed=(figure.text,),
        )
    out.bullet(
        f"**{out.text('Total', 'Total')}: {total.text}**", cite=book.cite_total(result)[:1], computed=(total.text,)
    )
    terms = " + ".join(str({n: f.low for n, f in outcome.areas}.get(n, p)) for n, p in result.areas)
    if total.exact:
        out.say(
            f"Så räknas det: totalen är summan av områdenas poäng, {terms} = {total.low}.",
            f"The rule: the total is the sum of the areas' points, {terms} = {total.low}.",
            cite=book.cite_total(result)[:1],
            computed=(terms, total.low),
        )
    return True


def say_means(out: Composition, u: Understanding, result: Result, book: FigureBook, knowledge: Knowledge) -> bool:
    """Unweighted and weighted mean percent of the areas named; False where no rows are known for them."""
    numbers = {t.area for t in targets_in(result, u.areas, knowledge.instrument)}
    areas = [a for a in printed_areas(result, knowledge) if a.number in numbers and a.questions]
    for area in areas:
        say_explanation(out, explain_mean_percent(area), result, book)
    return bool(areas)


def say_share(out: Composition, u: Understanding, result: Result, book: FigureBook, knowledge: Knowledge) -> bool:
    """What share of the max a total or an area is; False where neither is known."""
    targets = targets_in(result, u.areas, knowledge.instrument) if u.areas else ()
    said = False
    for target in targets:
        points = result.area(target.area)
        if points is not None:
            say_explanation(out, explain_share(points, 100), result, book)
            said = True
    if not targets and result.total is not None:
        say_explanation(out, explain_share(result.total, 800), result, book)
        said = True
    return said


def say_sum(
    out: Composition, u: Understanding, result: Result, questions: Sequence[str], book: FigureBook, knowledge: Knowledge
) -> bool:
    """The sum of the areas or questions named; False where fewer than two are named and known."""
    targets = targets_in(result, u.areas, knowledge.instrument) if u.areas else ()
    rows = [row for q in questions if (row := result.question(q))]
    if (most_each := _max_in(u.folded)) is not None and not rows:
        rows = [row for row in result.questions if row.max_points == most_each]
    if len(rows) >= 2:
        points, most = sum(r.points for r in rows), sum(r.max_points for r in rows)
        terms = " + ".join(str(r.points) for r in rows)
        cited = [p for r in rows for p in book.cite_row(result, r.id)]
        unit = ", ".join(r.id for r in rows)
        out.say(
            f"**{named(result)}**, frågorna {unit}: {terms} = **{points}** tryckta poäng av {most}.",
            f"**{named(result)}**, questions {unit}: {terms} = **{points}** printed points of {most}.",
            cite=cited,
            computed=(points, most, unit),
        )
        return True
    known = [(t.area, p) for t in targets if (p := result.area(t.area)) is not None]
    if len(known) >= 2:
        points = sum(p for _, p in known)
        terms = " + ".join(str(p) for _, p in known)
        unit = ", ".join(str(n) for n, _ in known)
        out.say(
            f"**{named(result)}**, områdena {unit}: {terms} = **{points}** av {100 * len(known)} poäng.",
            f"**{named(result)}**, areas {unit}: {terms} = **{points}** of {100 * len(known)} points.",
            cite=book.cite_total(result)[:1],
            computed=(points, 100 * len(known), unit),
        )
        return True
    areas = [a for a in printed_areas(result, knowledge) if any(a.number == t.area for t in targets) and a.questions]
    for area in areas:
        say_explanation(out, explain_area_sum(area), result, book)
    return bool(areas)


def _of_the_report(areas: Sequence[PrintedArea], result: Result, u: Understanding) -> list[Explanation]:
    rows = tuple(row for area in areas for row in area.questions)
    if result.total is not None and re.search(r"\btotal|\b\d{3}\b|\bhela\b|\bsumma", u.folded) and areas:
        found = [explain_total(tuple(areas), result.total)]
        return found + [
            explain_area_sum(a) for a in areas if sum(r.points for r in a.questions) != a.points and a.questions
        ]
    if re.search(r"procent|%|percent", u.folded) and rows:
        named_figures = [row for row in rows if _printed_in(row.points, row.percent, u)]
        pairs = [explain_same_percent(*pair) for pair in find_same_percent(rows)]
        return [explain_percent(row) for row in named_figures] or [explain_percent_from_points(rows), *pairs]
    return [e for area in areas for e in find_explanations(area)[:1]] or (
        [explain_total(tuple(areas), result.total)] if result.total is not None and areas else []
    )


def _naming_the_figures(explanations: list[Explanation], u: Understanding) -> list[Explanation]:
    """The explanations that hold both figures of the question ("71 tryckt som 70"); all where none does."""
    figures = [str(amount.value) for amount in u.amounts if amount.value not in u.years]
    named = [e for e in explanations if len(figures) > 1 and all(figure in e.text for figure in figures[:2])]
    return named or explanations


def _odd_rows(area: PrintedArea, u: Understanding) -> list[Explanation]:
    """Explanations of single rows, where the question speaks of percent."""
    if not re.search(r"procent|%|percent", u.folded):
        return []
    return list(find_explanations(area)[1:4])


def _printed_in(points: int, percent: int, u: Understanding) -> bool:
    """Whether both figures of a row stand in the question ("10 av 10 blir 95 procent")."""
    values = {amount.value for amount in u.amounts}
    return points in values and percent in values


def _max_in(folded: str) -> int | None:
    """The max points that questions are picked by ("där max är 25"), or None."""
    match = re.search(r"\bmax(?:poang(?:en)?)?\s+(?:ar|pa|=|is)\s*(\d{1,4})\b", folded)
    return int(match.group(1)) if match else None


def _changes_in(u: Understanding, result: Result, questions: Sequence[str], knowledge: Knowledge) -> tuple[Change, ...]:
    """The changes that a question describes: "område 4 höjs till 60", "2.2 får 20 poäng", "område 3 ökar med 5"."""
    raised_by = bool(re.search(r"\b(?:med|by)\b", u.folded)) and not re.search(r"\b(?:till|to)\s+\d", u.folded)
    lowered = bool(re.search(r"\b(?:sank|minska|lower|tappa)", u.folded))
    targets = targets_in(result, u.areas, knowledge.instrument) if u.areas else ()
    values = _new_values(u)
    if not values and says("marks", "full_marks", u.folded):
        # full marks: 100 percent of a question, 100 points of an area
        values = [(Fraction(100), bool(questions))]
    if not values:
        return ()
    changes: list[Change] = []
    for index, question in enumerate(questions):
        row = result.question(question)
        value, percent = values[min(index, len(values) - 1)]
        if row is None:
            continue
        if raised_by:
            value = (row.percent if percent else row.points) + (-value if lowered else value)
        changes.append(SetQuestionPercent(question, value) if percent else SetQuestionPoints(question, value))
    if changes:
        return tuple(changes)
    for index, target in enumerate(targets):
        value, percent = values[min(index, len(values) - 1)]
        points = result.area(target.area)
        if percent and raised_by and points is not None:
            value = Fraction(half_up(value * points / 100))  # "med 10 procent" of what the area has
        if value.denominator == 1:
            by = -int(value) if lowered else int(value)
            changes.append(RaiseArea(target.area, by) if raised_by else SetArea(target.area, int(value)))
    return tuple(changes)


def _new_values(u: Understanding) -> list[tuple[Fraction, bool]]:
    """Numbers in the question that are new figures: not years, question ids, area numbers or "från N"."""
    values = []
    for amount in u.amounts:
        before = u.asked[: amount.start].casefold()
        after = u.asked[amount.start :]
        if re.search(
            r"(?:område|omrade|områdena|area|areas|omr\.?|fråga|fraga|question|från|from|och område)\s*$", before
        ):
            continue
        if amount.value in u.years or re.match(r"\d[.:]\d", after) or before.endswith("."):
            continue
        values.append((amount.value, amount.unit == "procent"))
    return values
