"""Showing findings: grouped by theme, near-duplicates together, the better scoring first."""

from collections.abc import Sequence

from assistant.answering.composition import Composition
from assistant.answering.evidence import group_near_duplicates, result_of, standing
from assistant.answering.figure_book import FigureBook, has_figures, named
from assistant.answering.figure_lookup import edition_name, row_text
from assistant.answering.figure_subject import points_on
from assistant.answering.knowledge import Knowledge
from assistant.answering.result_only import states_only_a_result
from assistant.answering.understanding import Understanding
from assistant.domain.passage import Kind, Passage, PassageFilter
from assistant.domain.result import Result

# Questions, and findings on each, shown where the asker wants to know where to begin.
_BEGIN_WITH = 3
_BEGIN_LINES = 3
# How many of the highest known points of an area are shown.
_LEADING = 3
# A question at or below this percent sits uneasily beside a strength on the same question.
_TENSION_PERCENT = 50
# From this confidence an interpretation is called safe: nineteen in twenty are then right (docs/decisions/0006).
_SAFE = 0.8

_KIND_EN = {
    Kind.STRENGTH: "strength",
    Kind.IMPROVEMENT: "improvement area",
    Kind.PRACTICE: "practice",
    Kind.GENERAL: "general",
}


def say_by_theme(
    out: Composition,
    passages: Sequence[Passage],
    topics: Sequence[str],
    book: FigureBook,
    knowledge: Knowledge,
    *,
    limit: int,
    always_named: bool = False,
) -> None:
    """Findings under the name of their 2016 question, at most `limit` lines in all.

    The name is left out where there is one only, unless `always_named`: where something else stands above.
    """
    themes: dict[str, list[Passage]] = {}
    # The best fitting are chosen first; only then does the better scoring go before.
    for passage in passages[:limit]:
        themes.setdefault(theme_of(passage, topics), []).append(passage)
    # Themes the question is about first, then those that speak of most.
    order = sorted(themes, key=lambda t: (topics.index(t) if t in topics else len(topics), -len(themes[t]), t))
    left = limit
    for theme in order:
        if left <= 0:
            break
        ranked = sorted(
            enumerate(themes[theme]),
            key=lambda item: (states_only_a_result(item[1]), -standing(item[1], book, theme), item[0]),
        )
        groups = group_near_duplicates([p for _, p in ranked])[:left]
        left -= len(groups)
        if always_named or (theme and len(order) > 1):
            name = knowledge.question_name(theme) if theme else out.text("Övrigt", "Other")
            out.lines.append(f"\n*{name}*\n")
        for group in groups:
            say_group(out, group, book)


def say_group(out: Composition, group: Sequence[Passage], book: FigureBook) -> None:
    """One line for a finding, or for several municipalities that say nearly the same."""
    first = group[0]
    if len(group) == 1:
        result = result_of(first, book)
        out.bullet(
            f"**{who(first)}** ({_about(first, result, out)}): {first.text}",
            cite=[first],
            computed=_figures(first, result),
        )
        return
    names = ", ".join(who(p) for p in group)
    about = [part for part in (kind_name(first.kind, out), interpretation_note(first, out)) if part]
    out.bullet(
        f"**{names}** ({len({p.municipality for p in group})} {out.text('kommuner', 'municipalities')}, "
        f"{', '.join(about)}): {first.text}",
        cite=group,
        computed=(len(group),),
    )


def say_finding(out: Composition, passage: Passage) -> None:
    """A finding by itself, without its municipality."""
    note = interpretation_note(passage, out)
    out.bullet(f"{passage.text} *({note})*" if note else passage.text, cite=[passage])


def say_rows(
    out: Composition, questions: Sequence[str], results: Sequence[Result], book: FigureBook, knowledge: Knowledge
) -> None:
    """The printed rows of the questions, for every result that has them."""
    for question in questions:
        for result in results:
            row = result.question(question)
            if row is not None:
                out.bullet(
                    f"{knowledge.question_name(question)}, {named(result)}: **{row_text(row, english=out.english)}**",
                    cite=book.cite_row(result, question),
                )


def say_where_to_begin(
    out: Composition, u: Understanding, result: Result, collections: Sequence[str], knowledge: Knowledge
) -> None:
    """The improvement areas on the questions with most left to reach; points are not promised for any of them."""
    wanted = {m.number for m in u.areas}
    rows = sorted(
        (r for r in result.questions if not wanted or int(r.id.split(".")[0]) in wanted),
        key=lambda r: (r.points - r.max_points, r.id),
    )
    for row in rows[:_BEGIN_WITH]:
        scope = PassageFilter(
            collections=tuple(collections),
            document_ids=(result.document_id,),
            kinds=(Kind.IMPROVEMENT,),
            questions=(row.id,),
        )
        found = knowledge.library.find_passages(scope)
        if found:
            name = knowledge.question_name(row.id)
            out.heading(f"Förbättringsområden på {name}", f"Improvement areas on {name}")
            for passage in found[:_BEGIN_LINES]:
                say_finding(out, passage)
    out.say(
        "Ett fynd har inget eget poängvärde: vad en åtgärd ger går inte att räkna ut.",
        "A finding has no points of its own: what a measure would give cannot be computed.",
    )


def say_leading(out: Composition, questions: Sequence[str], book: FigureBook, knowledge: Knowledge) -> None:
    """Who has the highest known points in the areas that speak of these questions, edition by edition."""
    themes = {int(q.split(".")[0]) for q in questions}
    figures = [
        (points, result, number)
        for result in book.results
        for number, points in points_on(result, themes, knowledge.instrument)
    ]
    if not figures:
        return
    figures.sort(key=lambda f: (-f[0], f[1].municipality, f[1].year or 0, f[2]))
    out.heading("Högst kända poäng i området (olika utgåvor)", "Highest known points in the area (different editions)")
    for points, result, number in figures[:_LEADING]:
        out.bullet(
            f"{named(result)}: {out.text('område', 'area')} {number} {knowledge.area_name(number, result.edition)} "
            f"**{points}** {out.text('av', 'of')} 100 ({edition_name(result.edition, english=out.english)})",
            cite=book.cite_total(result)[:1],
            computed=(100,),
        )
    out.warn_editions([result.edition for _, result, _ in figures[:_LEADING]], book.comparability)


def say_tension(
    out: Composition, questions: Sequence[str], passages: Sequence[Passage], results: Sequence[Result]
) -> None:
    """Point out a strength that stands beside a low figure."""
    for question in questions:
        on_question = [p for p in passages if question in p.questions]
        for result in results:
            row = result.question(question)
            mine = [p for p in on_question if p.municipality == result.municipality and p.kind is Kind.STRENGTH]
            if row and row.percent <= _TENSION_PERCENT and mine:
                read = all(p.confidences for p in mine)
                sv, en = (" enligt programmets tolkning", " as the program reads it") if read else ("", "")
                out.warn(
                    f"Observera spänningen: {named(result)} har{sv} en styrka på fråga {question} men bara {row.percent} procent av "
                    "poängen. Lyft båda sidorna i texten i stället för att dölja den ena.",
                    f"Note the tension: {named(result)} has{en} a strength on question {question} but only {row.percent} percent of "
                    "the points. Show both sides rather than hiding one.",
                )


def theme_of(passage: Passage, topics: Sequence[str]) -> str:
    """The 2016 question a finding is shown under: one that is asked about if it has one, else its first."""
    return next((q for q in topics if q in passage.questions), passage.questions[0] if passage.questions else "")


def who(passage: Passage) -> str:
    """``"Höganäs 2023"``."""
    return f"{passage.municipality} {passage.year}" if passage.year else f"{passage.municipality}"


def interpretation_note(passage: Passage, out: Composition) -> str:
    """That its questions are the program's interpretation, and how sure; empty where a person set them."""
    if not passage.confidences:
        return ""
    questions = out.text(" och ", " and ").join(passage.questions)
    safe = passage.certainty >= _SAFE
    return out.text(
        f"fråga {questions} är en {'säker' if safe else 'trolig'} tolkning",
        f"question {questions} is a {'safe' if safe else 'likely'} interpretation",
    )


def kind_name(kind: Kind, out: Composition) -> str:
    """The kind in the answer's language."""
    return out.text(kind.value, _KIND_EN.get(kind, kind.value))


def _about(passage: Passage, result: Result | None, out: Composition) -> str:
    parts = [kind_name(passage.kind, out)]
    if result is not None and has_figures(result):
        row = next((r for q in passage.questions if (r := result.question(q))), None)
        if row is not None:
            parts.append(f"{row.id}: {row.percent} %")
        elif result.total is not None:
            parts.append(f"{result.total} {out.text('av', 'of')} 800")
    if passage.basis and passage.basis != "kommunkompass":
        parts.append(out.text(passage.basis, "own practice" if passage.basis == "egen praktik" else passage.basis))
    if note := interpretation_note(passage, out):
        parts.append(note)
    return ", ".join(parts)


def _figures(passage: Passage, result: Result | None) -> tuple[str, ...]:
    """Numbers that `_about` adds from the result."""
    if result is None:
        return ()
    rows = [f"{r.id} {r.percent}" for q in passage.questions if (r := result.question(q))]
    return (*rows, str(result.total or ""), "800")
