"""What happens when something else is to be compared, or saved as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.assembly import Assistant
from assistant.domain.errors import InvalidInput
from assistant.domain.municipal_facts import Alike
from assistant.reporting.charts.chart import Chart
from assistant.reporting.charts.page_figure import figure_of
from assistant.reporting.choosing import Wanted
from assistant.reporting.comparison import Comparison
from assistant.reporting.comparison_charts import View
from assistant.reporting.comparison_files import ComparisonFormat
from assistant.reporting.learning import Lesson
from assistant.ui.comparing.components import ChartPanel, CompareTab
from assistant.ui.faults import Fault, attempt, warn
from assistant.ui.files import kept_file
from assistant.ui.language import say
from assistant.ui.narrowing import swedish_order
from assistant.ui.present.comparison import (
    chart_heading_html,
    chart_words_html,
    figures_html,
    lessons_html,
    notices_html,
)
from assistant.ui.present.parts import message_html


@dataclass(frozen=True, slots=True)
class _Compared:
    """A comparison with all that the tab shows of it."""

    comparison: Comparison
    charts: tuple[Chart, ...]
    lessons: tuple[Lesson, ...]
    alike: tuple[Alike, ...]


def on_compare(
    assistant: Assistant,
    tab: CompareTab,
    language: str,
    own: str | None,
    others: Sequence[str],
    years: Sequence[str],
    area: int | None,
    averages: bool,  # noqa: FBT001 the value of a checkbox
    view: str,
) -> dict[Any, object]:
    """Show the comparison; without a municipality, say how to begin."""
    if not own:
        return _nothing(tab, message_html(say("compare_empty", language)))

    def look() -> _Compared:
        comparison = _compare(assistant, own, others, years, area, averages)
        first = comparison.results[0]
        return _Compared(
            comparison,
            assistant.reports.charts(comparison, _view(view, language), averages=averages),
            assistant.reports.lessons(first) if not area else (),
            assistant.reports.alike(first.municipality),
        )

    seen = attempt(look, language)
    if isinstance(seen, Fault):
        return _nothing(tab, message_html(seen.message))
    notices = notices_html(seen.comparison, language)
    if not seen.charts:
        notices += message_html(say("no_chart", language))
    return {
        tab.notices: notices,
        **_panels(tab.panels, seen.charts, language),
        tab.whole: gr.update(visible=True),
        tab.figures: figures_html(seen.comparison, language),
        tab.lessons: lessons_html(seen.comparison.results[0].municipality, seen.lessons, seen.alike, language),
        tab.file: gr.update(visible=False, value=None),
    }


def on_make_file(
    assistant: Assistant,
    tab: CompareTab,
    language: str,
    file_format: str,
    own: str | None,
    others: Sequence[str],
    years: Sequence[str],
    area: int | None,
    averages: bool,  # noqa: FBT001 the value of a checkbox
    view: str,
) -> object:
    """Offer the comparison as a file."""

    def make() -> str:
        if not own:
            raise InvalidInput(say("choose_own", language))
        comparison = _compare(assistant, own, others, years, area, averages)
        chosen = ComparisonFormat(file_format)
        content = assistant.reports.comparison_file(comparison, _view(view, language), chosen, averages=averages)
        return kept_file(tab.file, f"jämförelse {own}.{chosen.value}", content)

    path = attempt(make, language)
    if isinstance(path, Fault):
        warn(path)
        return gr.update()
    return gr.update(value=path, visible=True)


def on_base(assistant: Assistant, tab: CompareTab, language: str) -> dict[Any, object]:
    """Offer the municipalities and years that the base now has figures of."""
    known = attempt(assistant.reports.known, language)
    if isinstance(known, Fault):
        return {tab.own: gr.update()}
    names = sorted({result.municipality for result in known}, key=swedish_order)
    years = sorted({result.year for result in known if result.year}, reverse=True)
    return {
        tab.own: gr.update(choices=names),
        tab.others: gr.update(choices=names),
        tab.years: gr.update(choices=[str(year) for year in years]),
    }


def _compare(
    assistant: Assistant,
    own: str,
    others: Sequence[str],
    years: Sequence[str],
    area: int | None,
    averages: bool,  # noqa: FBT001 passed on
) -> Comparison:
    when = tuple(int(year) for year in years)
    wanted: list[Wanted] = [(name, when) for name in (own, *others)]
    return assistant.reports.compare(wanted, area=area or None, averages=averages)


def _view(view: str, language: str) -> View:
    try:
        return View(view)
    except ValueError as error:
        raise InvalidInput(say("invalid_choice", language)) from error


def _panels(panels: Sequence[ChartPanel], charts: Sequence[Chart], language: str) -> dict[Any, object]:
    """A chart on as many panels as there are."""
    updates: dict[Any, object] = {}
    for position, panel in enumerate(panels):
        chart = charts[position] if position < len(charts) else None
        updates |= {
            panel.box: gr.update(visible=chart is not None),
            panel.heading: chart_heading_html(chart) if chart else "",
            panel.plot: figure_of(chart) if chart else None,
            panel.words: chart_words_html(chart, language) if chart else "",
        }
    return updates


def _nothing(tab: CompareTab, message: str) -> dict[Any, object]:
    return {
        tab.notices: message,
        **_panels(tab.panels, (), ""),
        tab.whole: gr.update(visible=False),
        tab.figures: "",
        tab.lessons: "",
        tab.file: gr.update(visible=False, value=None),
    }
