"""Lays out the tab: what to compare, the chart with its table beside, all figures, whom to learn from, a file."""

from collections.abc import Callable
from functools import partial
from typing import Any

import gradio as gr

from assistant.assembly import Assistant
from assistant.reporting.comparison_charts import View
from assistant.reporting.comparison_files import ComparisonFormat
from assistant.ui.comparing.components import ChartPanel, CompareTab
from assistant.ui.comparing.handlers import on_base, on_compare, on_make_file
from assistant.ui.events import QUIET

#: Charts shown at once: one for each edition.
_PANELS = 4


def add_compare_tab(assistant: Assistant, texts: gr.I18n, language: gr.Radio) -> CompareTab:
    """Lay out the tab and bind its events."""
    gr.Markdown(texts("compare_heading"), elem_classes="section")
    gr.Markdown(texts("compare_info"), elem_classes="muted")
    areas = [(f"{area.number} {area.name}", area.number) for area in assistant.instrument.theme_edition.areas]
    with gr.Row():
        own = gr.Dropdown([], value=None, label=texts("own_municipality"), min_width=180, elem_id="own")
        others = gr.Dropdown(
            [], value=[], multiselect=True, label=texts("other_municipalities"), min_width=220, elem_id="others"
        )
        years = gr.Dropdown([], value=[], multiselect=True, label=texts("year"), min_width=140, elem_id="years")
        area = gr.Dropdown(
            [(texts("all_areas"), 0), *areas], value=0, label=texts("one_area"), min_width=200, elem_id="compare-area"
        )
    with gr.Row(equal_height=True):
        view = gr.Radio(
            [(texts(f"view_{view}"), view.value) for view in View],
            value=View.PROFILE.value,
            label=texts("view"),
            min_width=320,
            scale=3,
            elem_id="view",
        )
        averages = gr.Checkbox(value=True, label=texts("averages"), min_width=180, scale=1, elem_id="averages")
    notices = gr.HTML(elem_id="compare-notices")
    panels = tuple(_add_panel(number) for number in range(_PANELS))
    with gr.Column(visible=False, elem_id="compared") as whole:
        with gr.Accordion(texts("all_figures"), open=True):
            figures = gr.HTML(elem_id="compare-figures")
        lessons = gr.HTML(elem_id="lessons")
        with gr.Row(equal_height=True, elem_classes="making-file"):
            file_format = gr.Radio(
                [(texts(f"format_{each}"), each.value) for each in ComparisonFormat],
                value=ComparisonFormat.WORD.value,
                label=texts("save_as"),
                min_width=300,
                elem_id="compare-format",
            )
            make = gr.Button(texts("make_file"), min_width=120, elem_id="compare-make")
            file = gr.File(label=texts("made_file"), visible=False, interactive=False, elem_id="compare-file")
    tab = CompareTab(
        own, others, years, area, averages, view, notices, panels, whole, figures, lessons, file_format, make, file
    )
    gr.on(
        [component.input for component in (own, others, years, area, averages, view)],
        partial(on_compare, assistant, tab),
        [language, *tab.asked],
        tab.changed,
        trigger_mode="always_last",
        show_progress="minimal",
        show_progress_on=notices,
        api_visibility="private",
    )
    make.click(partial(on_make_file, assistant, tab), [language, file_format, *tab.asked], file, **QUIET)
    return tab


def show_compare_base(assistant: Assistant, tab: CompareTab, language: gr.Radio, happened: Callable[..., Any]) -> None:
    """Offer what the base holds, and compare anew, when `happened`: the page has opened, or the base is another."""
    offered = happened(partial(on_base, assistant, tab), language, tab.refreshable, **QUIET)
    offered.then(partial(on_compare, assistant, tab), [language, *tab.asked], tab.changed, **QUIET)


def _add_panel(number: int) -> ChartPanel:
    with gr.Column(visible=False, elem_classes="chart", elem_id=f"chart-{number}") as box:
        heading = gr.HTML()
        with gr.Row(equal_height=False):
            with gr.Column(scale=3, min_width=320):
                plot = gr.Plot(show_label=False, container=False)
            with gr.Column(scale=2, min_width=300):
                words = gr.HTML()
    return ChartPanel(box, heading, plot, words)
