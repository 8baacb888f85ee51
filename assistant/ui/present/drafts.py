"""Drafted texts under review, as choices and HTML: what rests on what, and what people have changed."""

from collections.abc import Mapping, Sequence
from html import escape

from assistant.domain.drafted import Drafted, Verdict
from assistant.domain.passage import Kind, Passage
from assistant.evaluating.drafting.difference import Fate, difference
from assistant.evaluating.drafting.review import reworking
from assistant.ui.language import say

_TAG = {Fate.KEPT: "{}", Fate.ADDED: "<ins>{}</ins>", Fate.REMOVED: "<del>{}</del>"}
_MARK = {Verdict.PROPOSED: "○", Verdict.ACCEPTED: "✓", Verdict.REJECTED: "✗"}
_KINDS = (Kind.STRENGTH, Kind.IMPROVEMENT, Kind.GENERAL)


def draft_choices(drafts: Sequence[Drafted]) -> list[tuple[str, str]]:
    """(what to show, id) in the report's order, rejected ones last within their kind."""
    ordered = sorted(drafts, key=lambda d: (_KINDS.index(d.kind), d.verdict is Verdict.REJECTED, d.place, d.id))
    return [(f"{_MARK[d.verdict]} {d.verdict.capitalize()} {d.kind.value}: {d.text}", d.id) for d in ordered]


def draft_html(draft: Drafted, passages: Sequence[Passage], titles: Mapping[str, str], language: str) -> str:
    """What the text rests on, what of it no evidence shows, and what was changed since it was proposed.

    `passages` are those of its evidence that can be read, `titles` are of the pieces of evidence, by document.
    """
    parts = [f"<h3>{escape(say('texts_evidence', language))}</h3>"]
    if passages:
        cards = "".join(_card(passage, titles.get(passage.document_id, passage.source)) for passage in passages)
        parts.append(f'<ol class="cards">{cards}</ol>')
    else:
        parts.append(f'<p class="muted">{escape(say("texts_without_evidence", language))}</p>')
    if draft.unsupported:
        items = "".join(f"<li>{escape(line)}</li>" for line in draft.unsupported)
        label = escape(say("texts_unsupported", language))
        parts.append(f'<div class="unsupported"><p class="check unverified">{label}</p><ul>{items}</ul></div>')
    if draft.changed:
        stretches = "".join(_TAG[s.fate].format(escape(s.text)) for s in difference(draft.proposed, draft.text))
        parts.append(f"<h3>{escape(say('texts_changed', language))}</h3><p class='difference'>{stretches}</p>")
    return f'<div class="evidence">{"".join(parts)}</div>'


def reworking_line(drafts: Sequence[Drafted], language: str) -> str:
    """How much people have changed, in one line."""
    r = reworking(drafts)
    return say(
        "texts_reworked", language,
        unchanged=r.unchanged, edited=r.edited, rejected=r.rejected, own=r.own, waiting=r.waiting,
    )  # fmt: skip


def _card(passage: Passage, title: str) -> str:
    return (
        f'<li class="card"><div class="card-head"><strong>{escape(title)}</strong></div>'
        f"<blockquote>{escape(passage.text)}</blockquote></li>"
    )
