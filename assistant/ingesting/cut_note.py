"""An interview note cut into passages, typed with the question it speaks to."""

import hashlib

from assistant.domain.document import DocumentKind, StoredDocument, document_id
from assistant.domain.evaluation import Evaluation
from assistant.domain.guide import Note
from assistant.domain.instrument import Instrument
from assistant.domain.passage import Kind
from assistant.ingesting.piece import RECIPE, Cut, Piece, number_pieces, theme_areas


def note_document_id(note: Note, evaluation: Evaluation) -> str:
    """Id of the document that holds a note in these words; other words make another document."""
    return document_id(evaluation.collection, _name(note))


def note_document(note: Note, evaluation: Evaluation, title: str) -> StoredDocument:
    """A note as a document of the evaluation's own collection."""
    raw = note.text.encode()
    return StoredDocument(
        id=note_document_id(note, evaluation), collection=evaluation.collection, name=_name(note), source=title,
        kind=DocumentKind.DOCUMENT, content_sha256=hashlib.sha256(raw).hexdigest(), recipe=RECIPE,
        municipality=evaluation.municipality, year=evaluation.year, edition=evaluation.edition, title=title, oddities=(),
        size=len(raw), text=note.text,
    )  # fmt: skip


def cut_note(note: Note, document: StoredDocument, instrument: Instrument) -> Cut:
    """One passage per paragraph; the question was set by whoever typed the note, so it has no confidence to state."""
    said = f": {note.asked}" if note.asked else ""
    indicators = f" ({', '.join(note.indicators)})" if note.indicators else ""
    area = int(note.question.split(".")[0])
    pieces, start = [], 0
    for paragraph in note.text.split("\n"):
        text = paragraph.strip()
        if text:
            at = document.text.index(text, start)
            pieces.append(
                Piece(
                    kind=Kind.EVIDENCE, text=text, heading=f"Intervju med {note.group}, fråga {note.question}{indicators}{said}",
                    municipality=document.municipality, year=document.year, edition=document.edition, area=area,
                    theme_areas=theme_areas(instrument, document.edition, area, (note.question,)),
                    questions=(note.question,), source=document.source, start=at, end=at + len(text),
                )
            )  # fmt: skip
            start = at + len(text)
    return Cut(number_pieces(pieces, document_id=document.id, collection=document.collection), None)


def _name(note: Note) -> str:
    return f"anteckningar/{note.id}-{hashlib.sha256(note.text.encode()).hexdigest()[:12]}.txt"
