"""A question under rating: what it asks for, and the ratings side by side with what speaks for and against."""

from collections.abc import Mapping, Sequence
from html import escape

from assistant.domain.criterion import Criterion
from assistant.domain.instrument import Edition
from assistant.domain.rating import Rating
from assistant.domain.rounding import half_up
from assistant.domain.scorecard import QuestionScore, Scorecard
from assistant.domain.suggestion import NOT_SEEN, TOO_LITTLE, Anchor, Quote, Suggestion
from assistant.evaluating.state import EvaluationState
from assistant.ui.language import say
from assistant.ui.present.parts import table_box


def question_choices(state: EvaluationState, edition: Edition, area: int, language: str) -> list[tuple[str, str]]:
    """(what to show, id) of an area's questions, each with how far it has come."""
    found = edition.area(area)
    return [(f"{q.id} {q.name} · {_standing(state, q.id, language)}", q.id) for q in (found.questions if found else ())]


def _standing(state: EvaluationState, question: str, language: str) -> str:
    if state.team_rating(question):
        return say("standing_decided", language)
    own = state.rating(question, state.sight.asker or "")
    if own is None:
        return say("rating_not_rated", language)
    if not own.locked:
        return say("standing_begun", language)
    locked, team = len(state.locked_by(question)), len(state.evaluation.team)
    return say("standing_locked", language, locked=locked, team=team)


def what_if_html(now: Scorecard, then: Scorecard, question: str, language: str) -> str:
    """What question, area and total are now, and what they would be."""
    area = question.split(".")[0]
    parts = [
        ("what_if_question", *((next(q for q in card.questions if q.id == question).text) for card in (now, then))),
        ("what_if_area", *((next(a for a in card.areas if str(a.number) == area).text) for card in (now, then))),
        ("what_if_total", now.text, then.text),
    ]
    rows = "".join(
        f'<tr><th scope="row">{escape(say(key, language))}</th><td>{escape(before)}</td><td>{escape(after)}</td></tr>'
        for key, before, after in parts
    )
    heads = "".join(f'<th scope="col">{escape(say(key, language))}</th>' for key in ("what_if_now", "what_if_then"))
    return f'<div class="table-box"><table class="plain"><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'


def criterion_html(criterion: Criterion | None, language: str) -> str:
    """What the question is about, in the criteria's words; empty without a criterion."""
    if criterion is None:
        return ""
    about = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in criterion.about)
    name = escape(f"{criterion.question} {criterion.name}")
    return f'<details class="criterion"><summary>{name}: {escape(say("rating_about", language))}</summary>{about}</details>'


def sides_html(
    state: EvaluationState,
    question: str,
    criterion: Criterion | None,
    scores: Mapping[str, QuestionScore],
    sources: Mapping[str, str],
    language: str,
) -> str:
    """The suggestion and every locked rating that is open, indicator by indicator, differences marked.

    `scores` are the question's by each person, `sources` tells what each quoted passage comes from.
    """
    if not state.sight.sees_others(question):
        return _note(say("rating_blind", language))
    people = [r for name in state.evaluation.team if (r := state.rating(question, name)) and r.locked]
    suggestion = state.suggestion(question)
    levels = [dict(person.rating.levels) for person in people]
    heads = [
        say("rating_indicator", language),
        say("rating_suggestion", language),
        *(person.by for person in people),
    ]
    rows = []
    for indicator in criterion.indicators if criterion else ():
        theirs = [given.get(indicator.id) for given in levels]
        judged = next((j for j in suggestion.judgements if j.indicator == indicator.id), None) if suggestion else None
        shown = (judged.level or judged.unsure or NOT_SEEN) if judged else "–"
        quotes = _quotes(judged.speaks_for, judged.speaks_against, sources, language) if judged else ""
        cells = [f"{escape(shown)}{quotes}", *(escape(level or say("rating_not_rated", language)) for level in theirs)]
        rows.append(_row(f"{indicator.id} {indicator.text}", cells, _agreement(theirs, language)))
    percents = [_percent(scores[person.by], language) for person in people]
    cells = [escape(suggested_text(suggestion, language)), *(escape(text) for text in percents)]
    rows.append(_row(say("rating_all", language), cells, "" if criterion else _agreement(percents, language)))
    reasons = "".join(
        f"<p><strong>{escape(person.by)}:</strong> {escape(person.reason)}</p>" for person in people if person.reason
    )
    waiting = [name for name in state.evaluation.team if name not in state.locked_by(question)]
    side_by_side = say("rating_side_by_side", language)
    closing = _note(say("rating_waiting_for", language, names=", ".join(waiting))) if waiting else ""
    anchors = _anchors(suggestion.anchors, language) if suggestion and suggestion.anchors else ""
    headings = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    table = f'<table class="plain sides"><thead><tr>{headings}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    return f"<h3>{escape(side_by_side)}</h3>{table_box(table, side_by_side)}{reasons}{anchors}{closing}"


def suggested_text(suggestion: Suggestion | None, language: str) -> str:
    """``"46 % (30–60 %)"``, or why there is no number."""
    if suggestion is None:
        return say("rating_no_suggestion", language)
    if suggestion.percent is None:
        return TOO_LITTLE
    text = f"{half_up(suggestion.percent)} %"
    if suggestion.low is not None and suggestion.high is not None:
        interval = say("rating_interval", language, low=half_up(suggestion.low), high=half_up(suggestion.high))
        text += f" ({interval})"
    return text


def agreed_levels(ratings: Sequence[Rating]) -> dict[str, str]:
    """The level of every indicator that all ratings give the same; what the team starts from."""
    if not ratings:
        return {}
    each = [dict(rating.levels) for rating in ratings]
    return {
        indicator: level
        for indicator, level in each[0].items()
        if level is not None and all(given.get(indicator) == level for given in each)
    }


def _agreement(given: Sequence[str | None], language: str) -> str:
    if len(given) < 2 or not any(given):
        return ""
    same = len(set(given)) == 1
    style = "good" if same else "bad"
    mark, key = ("=", "rating_agrees") if same else ("≠", "rating_differs")
    return f'<span class="status {style}">{mark} {escape(say(key, language))}</span>'


def _quotes(told: Sequence[Quote], against: Sequence[Quote], sources: Mapping[str, str], language: str) -> str:
    lists = "".join(
        f"<p>{escape(say(key, language))}:</p><ul>"
        + "".join(
            f"<li>”{escape(quote.text)}” <span class='muted'>{escape(sources.get(quote.passage_id, ''))}</span></li>"
            for quote in quotes
        )
        + "</ul>"
        for key, quotes in (("rating_for", told), ("rating_against", against))
        if quotes
    )
    summary = say("rating_quotes", language, told=len(told), against=len(against))
    return f"<details><summary>{escape(summary)}</summary>{lists}</details>" if lists else ""


def _anchors(anchors: Sequence[Anchor], language: str) -> str:
    items = "".join(
        f"<li>{escape(f'{a.municipality} {a.year}, {a.question}: {a.percent} %')} – ”{escape(a.finding)}”</li>"
        for a in anchors
    )
    return f"<details><summary>{escape(say('rating_anchors', language))}</summary><ul>{items}</ul></details>"


def _percent(score: QuestionScore, language: str) -> str:
    if score.shown_percent is not None:
        return f"{score.shown_percent} %"
    if score.rated_indicators:
        return say("rating_partly", language, done=score.rated_indicators, all=score.indicators)
    return say("rating_not_rated", language)


def _row(head: str, cells: Sequence[str], agreement: str) -> str:
    return f'<tr><th scope="row">{escape(head)} {agreement}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _note(text: str) -> str:
    return f'<p class="muted">{escape(text)}</p>'
