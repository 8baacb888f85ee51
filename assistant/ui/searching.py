"""The trial search: what is found, before any answer is written."""

from collections.abc import Sequence
from typing import Any

from assistant.assembly import Assistant
from assistant.ui.faults import Fault, attempt, warn
from assistant.ui.narrowing import narrowing
from assistant.ui.present.search import hits_html

#: Hits that a trial search shows.
SHOWN_HITS = 15


def on_search(assistant: Assistant, query: str, language: str, *chosen: Sequence[Any]) -> str:
    """Search and show the hits with the figures that ranked them; an empty query shows nothing."""
    if not query.strip():
        return ""
    asked = query.strip()

    def search() -> str:
        found = assistant.find(asked, filter=narrowing(*chosen, language=language), limit=SHOWN_HITS)
        return hits_html(found, assistant.explain(asked, found), assistant.instrument, language)

    html = attempt(search, language)
    if isinstance(html, Fault):
        warn(html)
        return ""
    return html
