"""How far an evaluation has come, in words and as a table that needs no colour."""

from html import escape

from assistant.domain.evaluation import Status
from assistant.domain.scorecard import NOT_RATED
from assistant.evaluating.progress import AreaProgress, Progress
from assistant.ui.language import say
from assistant.ui.present.parts import table_box

_COLUMNS = (
    "progress_area", "progress_own", "progress_locked", "progress_team", "progress_texts", "progress_points",
)  # fmt: skip


def progress_html(progress: Progress, language: str) -> str:
    """The evaluation's name, team and total."""
    facts = progress.state.evaluation
    people = ", ".join(facts.team)
    days = " – ".join(dict.fromkeys(day.isoformat() for day in facts.visit or ()))
    about = " · ".join(part for part in (say("edition_of", language, edition=facts.edition), people, days) if part)
    archived = (
        f'<p class="check unverified">{escape(say("archived_note", language))}</p>'
        if facts.status is Status.ARCHIVED
        else ""
    )
    return (
        f'<div class="progress"><h2>{escape(facts.name)}</h2><p class="muted">{escape(about)}</p>{archived}'
        f"<p>{escape(progress.scorecard.text)}</p></div>"
    )


def areas_html(progress: Progress, language: str) -> str:
    """How far each area has come, a row for each."""
    headings = "".join(f'<th scope="col">{escape(say(key, language))}</th>' for key in _COLUMNS)
    rows = "".join(_row(area, language) for area in progress.areas)
    table = f'<table class="plain"><thead><tr>{headings}</tr></thead><tbody>{rows}</tbody></table>'
    return table_box(table, say("progress_heading", language), "progress")


def _row(area: AreaProgress, language: str) -> str:
    def part(done: int) -> str:
        bar = f'<progress max="{area.questions}" value="{done}" aria-hidden="true"></progress>'
        return f"{bar} {escape(say('progress_of', language, done=done, all=area.questions))}"

    points = NOT_RATED if area.points is None else say("progress_of", language, done=area.points, all=area.max_points)
    waiting = f" (+{area.waiting})" if area.waiting else ""
    cells = (part(area.own), part(area.locked), part(area.team), f"{area.accepted}{waiting}", escape(points))
    name = f'<th scope="row">{area.number} {escape(area.name)}</th>'
    return f"<tr>{name}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
