"""Ranking figures: highest and lowest, thresholds, unreached points, records."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.answering.composition import Composition
from assistant.answering.figure_book import FigureBook, named
from assistant.answering.figure_lookup import edition_name, row_text
from assistant.answering.figure_subject import targets_in
from assistant.answering.knowledge import Knowledge
from assistant.answering.phrases import says
from assistant.answering.understanding import Understanding
from assistant.domain.figure_text import describe_edition
from assistant.domain.instrument import Edition
from assistant.domain.passage import Passage
from assistant.domain.report import PrintedQuestion
from assistant.domain.result import Result
from assistant.domain.scoring import unreached

# Ranked only where it is asked for: another country's evaluations.
_NORWEGIAN = "norsk"
# How many of a ranking are shown where the question does not say.
_DEFAULT_COUNT = 5

_NUMBER_WORDS = {
    "tva": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "atta": 8, "nio": 9, "tio": 10,
    "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10,
}  # fmt: skip
_HOW_MANY = re.compile(
    rf"(?<![\d.,])(?<!omrade )(?<!area )\b(\d{{1,2}}|{'|'.join(_NUMBER_WORDS)})\s+(?:\w+\s+){{0,2}}"
    r"(?:hogst|lagst|bast|samst|svagast|starkast|highest|lowest|best|worst)"
)
_BOUND = re.compile(
    r"(?:(?P<before>minst|over|under|hogst|mer an|fler an|mindre an|lagre an|hogre an|at least|above|below|more than|less than)"
    r"\s+(?:an\s+)?)?(?<!\d)(?P<number>\d{1,9}(?:[.,]\d{1,9})?)(?!\d)\s*(?P<unit>%|procent|percent|prosent|poang|points|p\b)?"
    r"(?:\s*(?P<after>eller (?:mer|hogre|over|mindre|lagre|under)|or (?:more|less|above|below)|och (?:uppat|over|nedat)))?"
)


@dataclass(frozen=True, slots=True)
class Bound:
    """A threshold: ``value`` in a unit, and whether figures above or below it, with or without it, are meant."""

    value: Fraction
    percent: bool
    above: bool
    inclusive: bool

    def holds(self, figure: int) -> bool:
        """Whether a figure is on the right side."""
        if figure == self.value:
            return self.inclusive
        return (figure > self.value) == self.above

    def words(self, *, english: bool) -> str:
        """``"minst 90"``."""
        swedish = {(True, True): "minst", (True, False): "över", (False, True): "högst", (False, False): "under"}
        other = {(True, True): "at least", (True, False): "above", (False, True): "at most", (False, False): "below"}
        return f"{(other if english else swedish)[self.above, self.inclusive]} {self.value}"


def bound_in(folded: str) -> Bound | None:
    """The first threshold of a folded question, or None."""
    for match in _BOUND.finditer(folded):
        before, after = match.group("before") or "", match.group("after") or ""
        if not before and not after:
            continue
        above = before in {"minst", "over", "mer an", "fler an", "hogre an", "at least", "above", "more than"}
        if after:
            above = after.endswith(("mer", "hogre", "over", "more", "above", "uppat"))
        inclusive = bool(after) or before in {"minst", "hogst", "at least"}
        if 1900 < Fraction(match.group("number").replace(",", ".")) < 2100:
            continue  # a year or an edition
        unit = match.group("unit") or ""
        percent = unit.startswith(("%", "pro", "per"))
        return Bound(Fraction(match.group("number").replace(",", ".")), percent, above, inclusive)
    return None


def say_threshold(
    out: Composition, u: Understanding, results: Sequence[Result], bound: Bound, book: FigureBook, knowledge: Knowledge
) -> None:
    """Questions, areas or municipalities on the asked side of a threshold, the most extreme first."""
    if not u.municipalities and says("marks", "across", u.folded) and bound.value > 100:
        _municipalities_beyond(out, u, bound, book)
        return
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


def say_extremes(
    out: Composition, u: Understanding, results: Sequence[Result], book: FigureBook, knowledge: Knowledge
) -> None:
    """The highest and lowest of a result's questions and areas; both ends where the question names none."""
    low, high = says("marks", "low", u.folded), says("marks", "high", u.folded)
    by_area = says("marks", "area_level", u.folded) and not says("marks", "question_level", u.folded) and not u.areas
    by_question = (says("marks", "question_level", u.folded) or bool(u.areas)) and not by_area
    count = _count_in(u.folded)
    for result in results:
        for is_high in [True] * (high or not low) + [False] * (low or not high):
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
                _list_rows(out, result, rows[: count or _DEFAULT_COUNT], book, knowledge)


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
        for number, points in ranked[: _count_in(u.folded) or 3]:
            out.bullet(
                f"{number} {knowledge.area_name(number, reference.edition)}: **{points}**",
                cite=book.cite_reference(reference),
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
            count = _count_in(u.folded) or (len(rows) if targets or u.questions else _DEFAULT_COUNT)
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
        for points, label, result in figures[: _count_in(u.folded) or _DEFAULT_COUNT]:
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


def _municipalities_beyond(out: Composition, u: Understanding, bound: Bound, book: FigureBook) -> None:
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


def _count_in(folded: str) -> int | None:
    """How many are asked for (``"de tre lägsta"``), or None; "vilken fråga" means one."""
    match = _HOW_MANY.search(folded)
    if match is None:
        return None
    return _NUMBER_WORDS.get(match.group(1)) or int(match.group(1))


def _record_passages(book: FigureBook, municipality: str, year: int) -> tuple[Passage, ...]:
    result = next((r for r in book.of(municipality) if r.year == year), None)
    return book.cite_total(result) if result else ()


_percent: Callable[[PrintedQuestion], int] = lambda row: row.percent  # noqa: E731 two measures of one row
_points: Callable[[PrintedQuestion], int] = lambda row: row.points  # noqa: E731
