"""The panel of sources beside the answers, as HTML. Nothing from a document reaches it unescaped."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from assistant.domain.answer import Answer, Citation
from assistant.domain.instrument import Instrument
from assistant.domain.making import Making
from assistant.domain.passage import Kind, Passage
from assistant.domain.result import Result
from assistant.ui.language import say
from assistant.ui.present.markdown import anchor
from assistant.ui.present.parts import figure, head_html, origin_html

# Characters of the document shown on either side of a passage before the reader asks for more.
_NEAR = 100


@dataclass(frozen=True, slots=True)
class Evidence:
    """A citation with the text around it and the printed points that belong to it."""

    citation: Citation
    before: str
    after: str
    points: tuple[str, ...]


def points_of(passage: Passage, results: Sequence[Result], language: str) -> tuple[str, ...]:
    """Printed points of the passage's questions, or else of its area, from a result of the same evaluation.

    Municipality, year and edition must agree: a figure of another edition is another yardstick. Empty where unknown,
    and for a passage that is itself a figure.
    """
    if passage.kind is Kind.FIGURE or passage.municipality is None or passage.year is None or passage.edition is None:
        return ()
    same = (passage.municipality, passage.year, passage.edition)
    for result in results:
        if (result.municipality, result.year, result.edition) != same:
            continue
        rows = [row for question in passage.questions if (row := result.question(question))]
        if rows:
            return tuple(
                say(
                    "score_of_question", language, id=row.id, points=row.points, max=row.max_points, percent=row.percent
                )
                for row in rows
            )
        if passage.area is not None and (points := result.area(passage.area)) is not None:
            return (say("score_of_area", language, number=passage.area, points=points),)
    return ()


def evidence_html(
    answer: Answer, evidence: Sequence[Evidence], instrument: Instrument, turn: int, language: str
) -> str:
    """The sources of one answer in order, and how it was made."""
    cards = "".join(_card(item, instrument, turn, language) for item in evidence)
    if cards:
        body = f'<ol class="cards">{cards}</ol>'
    else:
        body = f'<p class="muted">{escape(say("no_sources" if answer.refused else "no_sources_needed", language))}</p>'
    return body + _making(answer, language)


def panel_html(sections: Sequence[tuple[str, str]], language: str) -> str:
    """The whole panel: the newest answer's sources open, earlier ones folded; `sections` are (question, HTML)."""
    if not sections:
        key = '<span class="key">K7F2</span>'
        hint = escape(say("sources_empty", language)).replace("{key}", key)
        heading = escape(say("sources", language))
        return f'<section class="evidence"><h2>{heading}</h2><p class="muted">{hint}</p></section>'
    *earlier, (question, newest) = sections
    folded = "".join(
        f"<details><summary>{escape(asked)}</summary>{section}</details>" for asked, section in reversed(earlier)
    )
    older = f"<h3>{escape(say('earlier_sources', language))}</h3>{folded}" if folded else ""
    return (
        f'<section class="evidence"><h2>{escape(say("sources_of", language))}</h2>'
        f'<p class="asked">{escape(question)}</p>{newest}{older}</section>'
    )


def _card(item: Evidence, instrument: Instrument, turn: int, language: str) -> str:
    citation, passage = item.citation, item.citation.passage
    verified = "verified" if citation.verified else "unverified"
    parts = [
        f'<li class="card" id="{escape(anchor(turn, citation.key))}" tabindex="-1">',
        head_html(citation.key, passage, instrument, language),
        _quote(item, language),
        f'<div class="points">{escape(say("score", language))}: {escape("; ".join(item.points))}</div>'
        if item.points
        else "",
        f'<div class="check {verified}">{escape(say(verified, language).capitalize())}</div>',
        origin_html(passage.source, language, passage.page),
        "</li>",
    ]
    return "".join(parts)


def _quote(item: Evidence, language: str) -> str:
    marked = f"<mark>{escape(item.citation.passage.text)}</mark>"
    before, after = _tail(item.before), _head(item.after)
    near = f"<blockquote>{_near(before)}{marked}{_near(after)}</blockquote>"
    if (before, after) == (item.before.strip(), item.after.strip()):
        return near
    whole = f"{_near(item.before)}{marked}{_near(item.after)}"
    return (
        f"{near}<details><summary>{escape(say('more_context', language))}</summary>"
        f'<blockquote class="whole">{whole}</blockquote></details>'
    )


def _near(text: str) -> str:
    return f'<span class="near"> {escape(text)} </span>' if text else ""


def _tail(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _NEAR else f"… {text[-_NEAR:].split(None, 1)[-1]}"


def _head(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _NEAR else f"{text[:_NEAR].rsplit(None, 1)[0]} …"


def _making(answer: Answer, language: str) -> str:
    lines = [_maker(answer, language), say("made_in", language, seconds=figure(answer.seconds, 1, language))]
    lines.append(say("understood_as", language, kind=answer.kind))
    if answer.citations:
        verified = sum(citation.verified for citation in answer.citations)
        lines.append(say("checked_sources", language, verified=verified, count=len(answer.citations)))
    if answer.looked_for:
        lines.append(say("looked_for", language, words=", ".join(answer.looked_for)))
    text = " ".join(escape(line) for line in lines)
    model = _model_html(answer.making, language) if answer.making else ""
    summary = escape(say("how_made", language))
    return f'<details class="making"><summary>{summary}</summary><p>{text}</p>{model}</details>'


def _maker(answer: Answer, language: str) -> str:
    """Who worded the answer."""
    making = answer.making
    if making is None:
        return say("made_by_code", language)
    if making.fallback:
        return say("made_without_model", language, model=making.model, why=making.fallback)
    return say("made_by_model", language, model=making.model)


def _tokens(making: Making, language: str) -> str:
    """Tokens as far as the service has told them."""
    values = {"read": making.tokens.read, "written": making.tokens.written}
    if making.counted == making.calls:
        return say("making_tokens", language, **values)
    return say("making_tokens_of_some", language, **values, counted=making.counted, calls=making.calls)


def _model_html(making: Making, language: str) -> str:
    """What a language model was given, what it cost, and what was taken from its text."""
    lines = [
        say("making_given", language, passages=len(making.shown), calls=making.calls),
        _tokens(making, language),
        say("making_prompts", language, prompts=making.prompts),
    ]
    if making.cost is not None:
        lines.append(say("making_cost", language, cost=figure(float(making.cost), 4, language)))
    if making.looked_up:
        lines.append(say("making_looked_up", language, what="; ".join(making.looked_up)))
    if making.repaired:
        lines.append(say("making_repaired", language, count=making.repaired))
    if making.masked:
        masked = ", ".join(f"{count} {kind}" for kind, count in making.masked)
        lines.append(say("making_masked", language, what=masked))
    html = f"<p>{escape(' '.join(lines))}</p>"
    if making.removed:
        items = "".join(f"<li>{escape(r.sentence)} <em>({escape(r.reason)})</em></li>" for r in making.removed)
        html += f"<p>{escape(say('making_removed', language))}</p><ul>{items}</ul>"
    return html
