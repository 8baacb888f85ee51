"""An evaluation's evidence as a judge reads it."""

from collections.abc import Sequence

from assistant.domain.evaluation import Piece
from assistant.domain.passage import FINDING_KINDS, Kind, Passage
from assistant.domain.suggestion import EvidenceText


def text_of_passage(piece: Piece, passage: Passage, indicators: Sequence[str] = ()) -> EvidenceText | None:
    """What a passage of a piece of evidence says of the municipality.

    None for printed figures and for an instrument's general text, which say nothing of it.

    Args:
        piece: the evidence. What a group said in interviews is one source, however many notes were taken.
        passage: one of its passages.
        indicators: those that a person has said it speaks to.
    """
    if passage.kind not in (Kind.EVIDENCE, *FINDING_KINDS):
        return None
    return EvidenceText(
        passage_id=passage.id,
        text=passage.text,
        source=f"{piece.kind} {piece.group}" if piece.group else piece.document_id,
        kind=passage.kind.value if passage.kind in FINDING_KINDS else piece.kind.value,
        dated=piece.dated,
        questions=(*passage.questions, *indicators),
    )
