"""What a trial search found, as HTML: every hit with the words and the figures that ranked it."""

from collections.abc import Sequence
from html import escape

from assistant.assembly import Found
from assistant.domain.instrument import Instrument
from assistant.domain.passage import Tie, WordMatch
from assistant.ui.language import say
from assistant.ui.present.parts import figure, head_html, origin_html

_TIES = {
    Tie.WORD: "tie_word",
    Tie.EQUIVALENT: "tie_equivalent",
    Tie.PART: "tie_part",
    Tie.MEANING: "tie_meaning",
}


def hits_html(
    hits: Sequence[Found], matches: Sequence[Sequence[WordMatch]], instrument: Instrument, language: str
) -> str:
    """The hits, best first, with the words that answer the query's (`matches`, per hit), and what the figures mean."""
    if not hits:
        return f'<p class="muted">{escape(say("no_hits", language))}</p>'
    cards = "".join(_hit(*pair, instrument, language) for pair in zip(hits, matches, strict=True))
    return f'<p class="muted">{escape(say("hit_help", language))}</p><ol class="cards hits">{cards}</ol>'


def _hit(found: Found, matches: Sequence[WordMatch], instrument: Instrument, language: str) -> str:
    hit, passage = found.hit, found.passage
    figures = (
        ("hit_score", figure(hit.score, 2, language)),
        ("hit_words", figure(hit.words, 2, language)),
        ("hit_meaning", "–" if hit.meaning is None else figure(hit.meaning, 2, language)),
        ("hit_coverage", f"{figure(hit.coverage * 100, 0, language)} %"),
    )
    measured = "".join(f"<div><dt>{escape(say(key, language))}</dt><dd>{value}</dd></div>" for key, value in figures)
    return (
        f'<li class="card">{head_html(str(hit.rank), passage, instrument, language)}'
        f"<blockquote>{escape(passage.text)}</blockquote>{_matches(matches, language)}"
        f'<dl class="measures">{measured}</dl>{origin_html(passage.source, language)}</li>'
    )


def _matches(matches: Sequence[WordMatch], language: str) -> str:
    """Each word of the query with the words that answer it and how; nothing where none does."""
    listed = "".join(
        f"<li>{escape(match.asked)} → <b>{escape(match.found)}</b> <span>{escape(say(_TIES[match.tie], language))}</span></li>"
        for match in matches
    )
    return f'<ul class="matches">{listed}</ul>' if listed else ""
