"""A comparison on the page: its warnings, a chart's words and table, whom to learn from."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from assistant.domain.municipal_facts import Alike, grouped
from assistant.reporting.charts.alt_text import alt_text
from assistant.reporting.charts.chart import Chart
from assistant.reporting.comparison import Comparison, Level
from assistant.reporting.comparison_tables import tables_of
from assistant.reporting.learning import Lesson
from assistant.ui.language import say
from assistant.ui.present.good_examples import example_html
from assistant.ui.present.tables import table_html


def notices_html(comparison: Comparison, language: str) -> str:
    """What was not found, and what a reader must know first; empty where there is nothing."""
    lines = (*comparison.absent, *comparison.warnings)
    said = "".join(f"<li><strong>{escape(say('note', language))}</strong> {escape(line)}</li>" for line in lines)
    return f'<ul class="notices" role="status">{said}</ul>' if said else ""


def chart_heading_html(chart: Chart) -> str:
    """The chart's title, to stand above it."""
    return f"<h3>{escape(chart.title)}</h3>"


def chart_words_html(chart: Chart, language: str) -> str:
    """The table beside a chart, its notes, and the whole of it in words."""
    words = f"<details><summary>{escape(say('chart_in_words', language))}</summary><p>{escape(alt_text(chart))}</p></details>"
    return table_html(replace(chart.table, title=chart.title), caption=False) + words


def figures_html(comparison: Comparison, language: str) -> str:
    """Totals and areas of each edition, then areas side by side; question by question where a reader opens it."""
    whole = _with_lines(comparison, (Level.TOTAL, Level.AREA))
    questions = tables_of(replace(_with_lines(comparison, (Level.QUESTION,)), counterparts=()))
    shown = "".join(table_html(table) for table in tables_of(whole))
    if not questions:
        return shown
    folded = "".join(table_html(replace(table, notes=table.notes[:1])) for table in questions)
    return f"{shown}<details><summary>{escape(say('by_question', language))}</summary>{folded}</details>"


def _with_lines(comparison: Comparison, levels: Sequence[Level]) -> Comparison:
    sides = (
        replace(side, lines=tuple(line for line in side.lines if line.level in levels)) for side in comparison.sides
    )
    return replace(comparison, sides=tuple(sides))


def lessons_html(name: str, lessons: Sequence[Lesson], alike: Sequence[Alike], language: str) -> str:
    """Municipalities alike in size, and what higher scoring ones do in the areas where `name` is lowest."""
    said = _alike_html(name, alike, language) if alike else ""
    if lessons:
        said += f"<h3>{escape(say('learn_heading', language))}</h3>"
        said += f'<p class="muted">{escape(say("learn_info", language, name=name))}</p>'
    return said + "".join(_lesson_html(lesson, language) for lesson in lessons)


def _lesson_html(lesson: Lesson, language: str) -> str:
    place = say("area_of", language, number=lesson.area, name=lesson.name)
    cards = "".join(f"<li>{example_html(example, language)}</li>" for example in lesson.examples)
    shown = (
        f'<ol class="cards">{cards}</ol>' if cards else f'<p class="muted">{escape(say("learn_nothing", language))}</p>'
    )
    points = say("points_of_100", language, points=lesson.points)
    return f"<h4>{escape(place)}: {escape(points)}</h4>{shown}"


def _alike_html(name: str, alike: Sequence[Alike], language: str) -> str:
    lines = "".join(
        f"<li>{escape(say('alike_line', language, municipality=a.municipality, inhabitants=grouped(a.inhabitants), year=a.year))}</li>"
        for a in alike
    )
    return f"<h3>{escape(say('alike_heading', language, name=name))}</h3><ul>{lines}</ul>"
