"""The tab that shows the base: what it holds, adding to it, removing from it, and a trial search."""

from functools import partial

import gradio as gr

from assistant.assembly import Assistant
from assistant.ui.base_changes import on_cancel, on_ingest, on_remove, on_remove_asked, on_restore
from assistant.ui.base_components import BaseTab, Removal
from assistant.ui.events import QUIET
from assistant.ui.filters import add_filters
from assistant.ui.searching import on_search

#: What the reader can read (`assistant.reading`).
FILE_TYPES = (".txt", ".md", ".docx", ".pdf", ".html", ".htm", ".xlsx", ".csv")


def add_base_tab(assistant: Assistant, texts: gr.I18n, language: gr.Radio) -> BaseTab:
    """Lay out the tab and bind its events."""
    gr.Markdown(texts("base_heading"), elem_classes="section")
    summary = gr.Markdown(elem_id="base-summary")
    table = gr.Dataframe(
        elem_id="documents",
        interactive=False,
        type="array",
        datatype="str",
        show_label=False,
        buttons=[],
        show_search="filter",
        max_height=420,
        max_chars=60,
        wrap=True,
        column_widths=["130px", "70px", "80px", "95px", "105px", "65px", "130px", "270px", "220px"],
    )
    with gr.Row(equal_height=False):
        with gr.Column(min_width=320):
            gr.Markdown(texts("add_heading"), elem_classes="section")
            gr.Markdown(texts("add_info"), elem_classes="muted")
            files = gr.File(
                label=texts("files"), file_count="multiple", file_types=list(FILE_TYPES), height=170, elem_id="files"
            )
            ingest = gr.Button(texts("ingest"), variant="primary", elem_id="ingest")
        with gr.Column(min_width=320):
            gr.Markdown(texts("remove_heading"), elem_classes="section")
            removal = _add_removal(texts)
    outcome = gr.HTML(elem_id="outcome")
    gr.Markdown(texts("trial_heading"), elem_classes="section")
    gr.Markdown(texts("trial_info"), elem_classes="muted")
    with gr.Row(elem_id="searching", equal_height=True):
        query = gr.Textbox(label=texts("query"), max_length=1000, scale=8, elem_id="query")
        search = gr.Button(texts("search"), scale=1, min_width=96, elem_id="search")
    with gr.Accordion(texts("narrow_search"), open=False, elem_id="narrow-search"):
        filters = add_filters(assistant.instrument, texts)
    hits = gr.HTML(elem_id="hits")
    tab = BaseTab(summary, table, files, ingest, outcome, removal, query, search, filters, hits, gr.State(0))
    _bind(assistant, tab, language)
    return tab


def _add_removal(texts: gr.I18n) -> Removal:
    gr.Markdown(texts("remove_info"), elem_classes="muted")
    document = gr.Dropdown([], value=None, label=texts("document"), elem_id="removable")
    remove = gr.Button(texts("remove"), elem_id="remove")
    with gr.Column(visible=False, elem_id="confirm-removal") as confirm:
        confirm_text = gr.Markdown(sanitize_html=True, latex_delimiters=[])
        with gr.Row():
            yes = gr.Button(texts("remove_yes"), variant="stop", elem_id="remove-yes")
            cancel = gr.Button(texts("cancel"), elem_id="remove-cancel")
    done = gr.Markdown(sanitize_html=True, latex_delimiters=[], elem_id="removal-done")
    undo = gr.Button(texts("undo"), visible=False, elem_id="undo")
    return Removal(document, remove, confirm, confirm_text, yes, cancel, done, undo, gr.State(""))


def _bind(assistant: Assistant, tab: BaseTab, language: gr.Radio) -> None:
    removal = tab.removal
    tab.ingest.click(
        partial(on_ingest, assistant, tab),
        [tab.files, tab.version, language],
        [tab.outcome, tab.files, tab.version],
        show_progress_on=tab.outcome,
        concurrency_limit=1,
        api_visibility="private",
    )
    removal.remove.click(
        partial(on_remove_asked, assistant, tab), [removal.document, language], removal.changed, **QUIET
    )
    removal.cancel.click(partial(on_cancel, tab), None, removal.changed, **QUIET)
    outputs = [*removal.changed, tab.version]
    removal.yes.click(partial(on_remove, assistant, tab), [removal.document, tab.version, language], outputs, **QUIET)
    removal.undo.click(partial(on_restore, assistant, tab), [removal.removed, tab.version, language], outputs, **QUIET)
    gr.on(
        [tab.search.click, tab.query.submit],
        partial(on_search, assistant),
        [tab.query, language, *tab.filters.components],
        tab.hits,
        show_progress="minimal",
        api_visibility="private",
    )
