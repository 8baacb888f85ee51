"""What a report of an evaluation still lacks."""

from html import escape

from assistant.domain.drafted import Verdict
from assistant.domain.passage import Kind
from assistant.evaluating.progress import Progress
from assistant.ui.language import say

# Longer lists of questions are cut: the rating step shows them all.
_NAMED = 12


def readiness_html(progress: Progress, language: str) -> str:
    """One line per thing that is missing, or that nothing is."""
    lines = _missing(progress, language)
    if not lines:
        return f'<p class="check verified">{escape(say("report_ready", language))}</p>'
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<p class="check unverified">{escape(say("report_missing", language))}</p><ul>{items}</ul>'


def _missing(progress: Progress, language: str) -> list[str]:
    state = progress.state
    lines = []
    unrated = [question.id for question in progress.scorecard.questions if not question.complete]
    if unrated:
        named = ", ".join(unrated[:_NAMED]) + (" …" if len(unrated) > _NAMED else "")
        lines.append(say("report_unrated", language, count=len(unrated), questions=named))
    waiting = sum(draft.verdict is Verdict.PROPOSED for draft in state.drafts)
    if waiting:
        lines.append(say("report_waiting", language, count=waiting))
    empty = [str(area.number) for area in progress.areas if not area.accepted]
    if empty:
        lines.append(say("report_no_texts", language, areas=", ".join(empty)))
    summaries = (d for d in state.drafts if d.kind is Kind.GENERAL and d.verdict is Verdict.ACCEPTED)
    if not any(summaries):
        lines.append(say("report_no_summary", language))
    return lines
