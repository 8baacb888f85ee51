"""Plain Swedish sentences that explain what looks odd in printed figures, made from the figures alone.

Each question and each area of a report is rounded by itself from unrounded points that are not printed. Where the
figures contradict each other the sentence says so instead of blaming the rounding.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from assistant.domain.errors import InvalidInput
from assistant.domain.hidden_score import Interval, hidden_of, hidden_sum, quotient, rounding_to
from assistant.domain.report import PrintedArea, PrintedQuestion
from assistant.domain.rounding import format_number, format_trimmed, half_up, half_up_to


@dataclass(frozen=True, slots=True)
class Explanation:
    """Sentences and the printed rows they rest on.

    Attributes:
        questions: ids of the rows whose figures the text uses.
        areas: numbers of the areas whose printed figures the text uses.
    """

    text: str
    questions: tuple[str, ...]
    areas: tuple[int, ...]


def explain_area_sum(area: PrintedArea) -> Explanation:
    """Why the questions' printed points do not sum to the area's printed points, or that they do.

    Raises:
        InvalidInput: the area has no rows.
    """
    _require_rows(area)
    printed_sum = sum(row.points for row in area.questions)
    but, why = ("och", "") if printed_sum == area.points else ("men", f" {_why_sums_differ(area)}")
    sums = f"Frågornas tryckta poäng i område {area.number} är tillsammans {printed_sum}"
    text = f"{sums}, {but} området har {area.points}.{why}"
    return Explanation(text, _ids(area.questions), (area.number,))


def explain_percent_sum(area: PrintedArea) -> Explanation:
    """Why the area's points may differ from what its printed percents give.

    Raises:
        InvalidInput: the area has no rows.
    """
    _require_rows(area)
    from_percents = sum((_points_by_percent(row) for row in area.questions), Fraction(0))
    text = (
        f"Räknat ur de tryckta procenttalen blir område {area.number} {format_trimmed(from_percents)} poäng, alltså"
        f" {half_up(from_percents)} avrundat; tryckt är {area.points}."
    )
    if half_up(from_percents) != area.points:
        text += " Procenttalen är själva avrundade."
        text += f" {_range_sentence(area)}"
    return Explanation(text, _ids(area.questions), (area.number,))


def explain_percent(row: PrintedQuestion) -> Explanation:
    """Why a row's printed percent is not its printed points divided by its max (10 of 10 but 95 %), or that it is."""
    hidden = hidden_of(row)
    figures = f"{row.points} av {row.max_points} poäng"
    if hidden is None:
        return Explanation(_contradiction(row), (row.id,), ())
    if half_up(quotient(row)) == row.percent:
        text = f"Fråga {row.id} har {figures}, och det är {row.percent} %."
    else:
        text = (
            f"Fråga {row.id} har {figures} men {row.percent} %. Poängen och procenten avrundas var för sig ur ett"
            f" oavrundat poängtal som inte trycks. Det är {_bounds(hidden)}, så poängen avrundas till {row.points} och"
            f" procenten till {row.percent}."
        )
    return Explanation(text, (row.id,), ())


def explain_same_percent(first: PrintedQuestion, second: PrintedQuestion) -> Explanation:
    """Why two questions with the same printed percent and max have different printed points.

    Raises:
        InvalidInput: the two do not have the same percent and max, or have the same points.
    """
    if (first.percent, first.max_points) != (second.percent, second.max_points) or first.points == second.points:
        raise InvalidInput(f"Frågorna {first.id} och {second.id} har inte samma procent och max men olika poäng.")
    text = (
        f"Frågorna {first.id} och {second.id} har båda {first.percent} % av {first.max_points}, men {first.points}"
        f" respektive {second.points} poäng."
    )
    hidden = [(row, hidden_of(row)) for row in (first, second)]
    if wrong := [row for row, interval in hidden if interval is None]:
        text += f" Avrundning förklarar det inte. {' '.join(_contradiction(row) for row in wrong)}"
    else:
        parts = [f"{row.id} är {_bounds(interval)} och trycks som {row.points}" for row, interval in hidden if interval]
        text += f" Procenten är själv avrundad, så de oavrundade poängen skiljer sig: {'; '.join(parts)}."
    return Explanation(text, (first.id, second.id), ())


def explain_percent_from_points(rows: tuple[PrintedQuestion, ...]) -> Explanation:
    """Why percent cannot be computed from printed points; counts the rows where it would come out wrong."""
    wrong = tuple(r for r in rows if r.max_points > 0 and half_up(quotient(r)) != r.percent)
    text = (
        "Procenten går inte att räkna ut ur de tryckta poängen, eftersom båda är avrundade ur ett tal som inte trycks."
    )
    if wrong:
        # The row where it shows most; of equals the first.
        example = max(wrong, key=lambda row: abs(quotient(row) - row.percent))
        text += (
            f" Poäng delat med max ger en annan procent än den tryckta i {len(wrong)} av {len(rows)} frågor,"
            f" till exempel {example.id}: {example.points} av {example.max_points} är {half_up(quotient(example))} %, men tryckt är"
            f" {example.percent} %."
        )
    return Explanation(text, _ids(wrong), ())


def explain_total(areas: tuple[PrintedArea, ...], total: int) -> Explanation:
    """Why the total is the sum of the printed areas and not of the printed questions."""
    of_areas = sum(area.points for area in areas)
    of_questions = sum(row.points for area in areas for row in area.questions)
    terms = " + ".join(str(area.points) for area in areas)
    numbers = tuple(area.number for area in areas)
    if total != of_areas:
        text = f"Tryckt total är {total}, men områdenas tryckta poäng är tillsammans {of_areas} ({terms})."
        return Explanation(f"{text} Det går inte ihop, och avrundning förklarar det inte.", (), numbers)
    text = f"Totalen {total} är summan av områdenas tryckta poäng ({terms})."
    rows = tuple(row for area in areas for row in area.questions)
    if of_questions != total and all(area.questions for area in areas):
        differing = [area for area in areas if sum(row.points for row in area.questions) != area.points]
        text += (
            f" Frågornas tryckta poäng är tillsammans {of_questions}, men varje fråga är avrundad för sig och områdets"
            f" poäng avrundas ur den oavrundade summan; det skiljer i {_listed(differing)}."
        )
        if unexplained := [area for area in differing if not _rounding_explains(area)]:
            text += f" I {_listed(unexplained)} räcker avrundningen inte som förklaring: siffrorna där går inte ihop."
        return Explanation(text, _ids(rows), numbers)
    return Explanation(text, (), numbers)


def explain_mean_percent(area: PrintedArea) -> Explanation:
    """The mean of an area's printed percents, unweighted and weighted by max points.

    Raises:
        InvalidInput: the area has no rows.
    """
    _require_rows(area)
    rows = area.questions
    weights = sum(row.max_points for row in rows)
    unweighted = Fraction(sum(row.percent for row in rows), len(rows))
    weighted = sum((_points_by_percent(row) for row in rows), Fraction(0)) * 100 / weights
    terms = " + ".join(str(row.percent) for row in rows)
    text = (
        f"Det ovägda medelvärdet av frågornas tryckta procent i område {area.number} är"
        f" {format_number(unweighted, 1)} % ({terms} delat med {len(rows)}). Vägt med frågornas maxpoäng blir det"
        f" {format_number(weighted)} % ({format_trimmed(weighted)} oavrundat);"
        f" områdets tryckta procent är {area.percent}."
    )
    return Explanation(text, _ids(rows), (area.number,))


def explain_share(points: int, max_points: int) -> Explanation:
    """What share of the max some points are, in percent with one decimal.

    Raises:
        InvalidInput: `points` below 0 or above `max_points`.
    """
    if not 0 <= points <= max_points or max_points == 0:
        raise InvalidInput(f"{points} av {max_points} poäng går inte: poängen ska vara 0 till maxpoängen.")
    share = format_number(Fraction(100 * points, max_points), 1)
    return Explanation(f"{points} av {max_points} poäng är {share} %.", (), ())


def find_explanations(area: PrintedArea) -> tuple[Explanation, ...]:
    """What is odd in an area and worth explaining, in order: the sums, then the rows in printed order, then pairs.

    A row is odd where it is impossible, where it has full points but not 100 % or 0 points but not 0 %, or where its
    percent would be printed as other points; that percent differs a little from points by max is the rule, not odd.
    """
    if not area.questions:
        return ()
    found = []
    if sum(row.points for row in area.questions) != area.points:
        found.append(explain_area_sum(area))
    if half_up(sum((_points_by_percent(r) for r in area.questions), Fraction(0))) != area.points:
        found.append(explain_percent_sum(area))
    found.extend(explain_percent(row) for row in area.questions if _is_odd(row))
    found.extend(explain_same_percent(*pair) for pair in find_same_percent(area.questions))
    return tuple(found)


def find_same_percent(rows: tuple[PrintedQuestion, ...]) -> tuple[tuple[PrintedQuestion, PrintedQuestion], ...]:
    """Pairs of rows, in printed order, with the same percent and max but different points."""
    return tuple(
        (first, second)
        for first, second in combinations(rows, 2)
        if (first.percent, first.max_points) == (second.percent, second.max_points) and first.points != second.points
    )


def _require_rows(area: PrintedArea) -> None:
    """Refuse an area whose rows are not known: their sum is unknown, not 0."""
    if sum(row.max_points for row in area.questions) <= 0:
        raise InvalidInput(f"Frågornas tryckta siffror i område {area.number} är inte kända.")


def _is_odd(row: PrintedQuestion) -> bool:
    hidden = hidden_of(row)
    if hidden is None or half_up(_points_by_percent(row)) != row.points:
        return True
    return (row.points == row.max_points and row.percent != 100) or (row.points == 0 and row.percent != 0)


def _why_sums_differ(area: PrintedArea) -> str:
    """The sentences after "tillsammans 47, men området har 45."."""
    reason = "Varje fråga avrundas för sig, och områdets poäng avrundas ur summan av de oavrundade poängen."
    return f"{reason} {_range_sentence(area)}"


def _range_sentence(area: PrintedArea) -> str:
    """The range of the hidden sum and what the printed figure says of it; or that rounding explains nothing."""
    hidden = hidden_sum(area.questions)
    if hidden is None:
        wrong = [row for row in area.questions if hidden_of(row) is None]
        return f"Här går det inte att pröva. {' '.join(_contradiction(row) for row in wrong)}".strip()
    text = f"Den oavrundade summan ligger mellan {format_number(hidden.low, 1)} och {format_number(hidden.high, 1)}"
    printed = rounding_to(area.points)
    if hidden.overlap(printed) is None:
        return f"{text}, så avrundning förklarar inte {area.points}: någon av de tryckta siffrorna är fel."
    limits = []
    if half_up_to(hidden.low, 1) < half_up_to(printed.low, 1):
        limits.append(f"minst {format_number(printed.low, 1)}")
    if half_up_to(hidden.high, 1) > half_up_to(printed.high, 1):
        limits.append(f"under {format_number(printed.high, 1)}")
    return f"{text}; att {area.points} är tryckt betyder att den är {' men '.join(limits)}." if limits else f"{text}."


def _contradiction(row: PrintedQuestion) -> str:
    return (
        f"I fråga {row.id} kan {row.points} av {row.max_points} poäng och {row.percent} % inte stämma samtidigt: minst"
        " en av siffrorna är fel."
    )


def _bounds(hidden: Interval) -> str:
    upper = "högst" if hidden.high_included else "under"
    return f"minst {format_trimmed(hidden.low)} men {upper} {format_trimmed(hidden.high)}"


def _points_by_percent(row: PrintedQuestion) -> Fraction:
    """Points that the printed percent gives; near the hidden score, not the score."""
    return Fraction(row.percent * row.max_points, 100)


def _ids(rows: tuple[PrintedQuestion, ...]) -> tuple[str, ...]:
    return tuple(row.id for row in rows)


def _rounding_explains(area: PrintedArea) -> bool:
    """Whether some unrounded scores are printed as the area's rows and as its points."""
    hidden = hidden_sum(area.questions)
    return hidden is not None and hidden.overlap(rounding_to(area.points)) is not None


def _listed(areas: list[PrintedArea]) -> str:
    """``"område 4"`` or ``"områdena 1, 4 och 7"``."""
    numbers = [str(area.number) for area in areas]
    if len(numbers) == 1:
        return f"område {numbers[0]}"
    return f"områdena {', '.join(numbers[:-1])} och {numbers[-1]}"
