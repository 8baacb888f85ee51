"""Keys of evidence in a report: ``U1``, ``U2`` ... for the documents that its texts rest on."""

from collections.abc import Mapping, Sequence

from assistant.domain.evaluation import Piece
from assistant.domain.finished import SourceLine
from assistant.domain.passage import Passage


class EvidenceKeys:
    """The evaluation's evidence first, in its order; then what else is pointed to, in the order it is asked for."""

    def __init__(self, pieces: Sequence[Piece], passages: Mapping[str, Passage]) -> None:
        """Give every piece its key."""
        self._passages = passages
        self._lines: dict[str, SourceLine] = {}
        for piece in pieces:
            self._add(piece.document_id, piece.title, _detail(piece))

    def of(self, passage_ids: Sequence[str]) -> tuple[str, ...]:
        """Keys of the documents that hold the passages, each once; a passage that is gone has none."""
        found = [self._passages[id_] for id_ in passage_ids if id_ in self._passages]
        for passage in found:
            if passage.document_id not in self._lines:
                self._add(passage.document_id, passage.source, "publik rapport eller faktablad")
        return tuple(dict.fromkeys(self._lines[passage.document_id].key for passage in found))

    def sources(self) -> tuple[SourceLine, ...]:
        """Every line, by key."""
        return tuple(self._lines.values())

    def _add(self, document_id: str, title: str, detail: str) -> None:
        self._lines[document_id] = SourceLine(f"U{len(self._lines) + 1}", title, detail)


def _detail(piece: Piece) -> str:
    dated = piece.dated.isoformat() if piece.dated else None
    return ", ".join(part for part in (piece.kind.value, dated, piece.group, piece.role) if part)
