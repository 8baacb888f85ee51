"""An interview guide and the notes of interviews as HTML."""

from collections.abc import Mapping, Sequence
from html import escape

from assistant.domain.guide import Asked, Guide, Note
from assistant.ui.language import say
from assistant.ui.present.parts import tag_html


def guide_html(guide: Guide, names: Mapping[str, str], language: str) -> str:
    """The guide with its times, what each question is asked for and what to listen for; `names` are of the questions."""
    headings = "".join(
        f'<th scope="col">{escape(say(key, language))}</th>'
        for key in ("interviews_minute", "interviews_ask", "interviews_why")
    )
    rows = [_row(0, guide.opening, escape(say("interviews_opening", language)), "")]
    at = guide.opening
    for asked in guide.asked:
        rows.append(_row(at, at + asked.minutes, _asked(asked, language), _why(asked, names)))
        at += asked.minutes
    rows.append(_row(at, guide.minutes, escape(say("interviews_closing", language)), ""))
    return (
        f'<div class="table-box"><table class="plain guide"><thead><tr>{headings}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def asked_choices(guide: Guide | None, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """(what to show, value) of what a note can speak to: the guide's questions first, then the instrument's.

    A value is ``"<question>|<place in the guide>"``, the place empty for a question of the instrument.
    """
    asked = [(f"{n}. {a.text}", f"{a.question}|{n - 1}") for n, a in enumerate(guide.asked if guide else (), 1)]
    return asked + [(name, f"{question}|") for question, name in names.items()]


def notes_html(notes: Sequence[Note], names: Mapping[str, str], language: str) -> str:
    """The notes of a group, by question; empty where there are none."""
    if not notes:
        return ""
    items = "".join(_note(note, names) for note in notes)
    return f'<h3>{escape(say("interviews_notes", language))}</h3><ol class="cards">{items}</ol>'


def _note(note: Note, names: Mapping[str, str]) -> str:
    role = tag_html(note.role) if note.role else ""
    head = f"<strong>{escape(names.get(note.question, note.question))}</strong>{role}"
    return f'<li class="card"><div class="card-head">{head}</div><blockquote>{escape(note.text)}</blockquote></li>'


def _row(start: int, end: int, what: str, why: str) -> str:
    return f"<tr><td>{start}–{end}</td><td>{what}</td><td>{why}</td></tr>"


def _asked(asked: Asked, language: str) -> str:
    listen = (
        f'<div class="muted">{escape(say("interviews_listen", language))} {escape(asked.listen_for)}</div>'
        if asked.listen_for
        else ""
    )
    return f"{escape(asked.text)}{listen}"


def _why(asked: Asked, names: Mapping[str, str]) -> str:
    name = escape(names.get(asked.question, asked.question))
    return f'<span class="tag">{escape(asked.why.value)}</span> {escape(asked.because)}<div class="muted">{name}</div>'
