"""What became of the improvement areas of the last report, as lists that open."""

from html import escape

from assistant.domain.follow_up import FollowedUp, FollowUp, Progress
from assistant.ui.language import say


def follow_up_html(followed: FollowUp | None, language: str) -> str:
    """How many are done, begun and not seen, and within each the improvement areas with what the evidence says."""
    if followed is None:
        return f'<p class="muted">{escape(say("follow_up_none", language))}</p>'
    info = escape(say("follow_up_info", language, year=followed.year))
    return f'<p class="muted">{info}</p>{"".join(_group(followed, progress, language) for progress in Progress)}'


def _group(followed: FollowUp, progress: Progress, language: str) -> str:
    lines = followed.of(progress)
    summary = say(
        "follow_up_count", language, progress=progress.value.capitalize(), count=len(lines), all=len(followed.lines)
    )
    items = "".join(map(_line, lines))
    return f'<details><summary>{escape(summary)}</summary><ol class="cards">{items}</ol></details>'


def _line(line: FollowedUp) -> str:
    quotes = "".join(f"<blockquote>{escape(quote.text)}</blockquote>" for quote in line.quotes)
    return (
        f'<li class="card"><strong>{escape(line.improvement.text)}</strong>'
        f'<div class="muted">{escape(line.because)}</div>{quotes}</li>'
    )
