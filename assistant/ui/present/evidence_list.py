"""The evidence of an evaluation as a table and as choices."""

from collections.abc import Sequence
from html import escape

from assistant.domain.evaluation import Piece
from assistant.evaluating.interviewing.groups import group_named
from assistant.ui.language import say
from assistant.ui.present.parts import table_box

_COLUMNS = ("evidence_title", "evidence_kind", "evidence_dated", "evidence_from", "evidence_status")


def pieces_html(pieces: Sequence[Piece], language: str) -> str:
    """Every piece, withdrawn ones marked and last; a line that teaches where there is none."""
    if not pieces:
        return f'<p class="muted">{escape(say("evidence_none", language))}</p>'
    headings = "".join(f'<th scope="col">{escape(say(key, language))}</th>' for key in _COLUMNS)
    rows = "".join(_row(piece, language) for piece in sorted(pieces, key=lambda piece: piece.withdrawn))
    table = f'<table class="plain pieces"><thead><tr>{headings}</tr></thead><tbody>{rows}</tbody></table>'
    return table_box(table, say("evidence_choose", language))


def piece_choices(pieces: Sequence[Piece], language: str) -> list[tuple[str, str]]:
    """(what to show, document id), withdrawn ones last and marked."""
    ordered = sorted(pieces, key=lambda piece: piece.withdrawn)
    return [(f"{piece.title} · {piece.kind} · {_status(piece, language)}", piece.document_id) for piece in ordered]


def _row(piece: Piece, language: str) -> str:
    title = escape(piece.title)
    cells = (
        f"<del>{title}</del>" if piece.withdrawn else title,
        escape(piece.kind.value),
        f'<span class="day">{piece.dated.isoformat()}</span>' if piece.dated else "",
        escape(", ".join(part for part in (group_named(piece.group).title if piece.group else "", piece.role) if part)),
        escape(_status(piece, language)),
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _status(piece: Piece, language: str) -> str:
    return say("evidence_withdrawn" if piece.withdrawn else "evidence_counts", language)
