"""What a trial search found, as HTML: every hit with the figures that ranked it."""

from collections.abc import Sequence
from html import escape

from assistant.assembly import Found
from assistant.domain.instrument import Instrument
from assistant.ui.language import say
from assistant.ui.present.parts import figure, head_html, origin_html


def hits_html(hits: Sequence[Found], instrument: Instrument, language: str) -> str:
    """The hits, best first, and what their figures mean."""
    if not hits:
        return f'<p class="muted">{escape(say("no_hits", language))}</p>'
    cards = "".join(_hit(found, instrument, language) for found in hits)
    return f'<p class="muted">{escape(say("hit_help", language))}</p><ol class="cards hits">{cards}</ol>'


def _hit(found: Found, instrument: Instrument, language: str) -> str:
    hit, passage = found.hit, found.passage
    figures = (
        ("hit_score", figure(hit.score, 4, language)),
        ("hit_meaning", _or_dash(hit.meaning, language)),
        ("hit_words", _or_dash(hit.words, language)),
        ("hit_coverage", f"{figure(hit.coverage * 100, 0, language)} %"),
    )
    measured = "".join(f"<dt>{escape(say(key, language))}</dt><dd>{value}</dd>" for key, value in figures)
    return (
        f'<li class="card">{head_html(str(hit.rank), passage, instrument, language)}'
        f"<blockquote>{escape(passage.text)}</blockquote>"
        f'<dl class="measures">{measured}</dl>{origin_html(passage.source, language)}</li>'
    )


def _or_dash(value: float | None, language: str) -> str:
    return "–" if value is None else figure(value, 2, language)
