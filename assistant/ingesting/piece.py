"""Pieces: what is cut from a document, before passages get their deterministic ids."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain.instrument import THEME_EDITION, Edition, Instrument
from assistant.domain.passage import Kind, Passage, passage_id
from assistant.domain.result import Result

#: Bump when reading or cutting changes, so that a stored document is cut anew at the next ingest.
RECIPE = "5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A passage before it has an id and a position."""

    kind: Kind
    text: str
    heading: str = ""
    municipality: str | None = None
    year: int | None = None
    edition: str | None = None
    area: int | None = None
    theme_areas: tuple[int, ...] = ()
    questions: tuple[str, ...] = ()
    confidences: tuple[float, ...] = ()
    finding_id: str | None = None
    source: str = ""
    basis: str | None = None
    page: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Cut:
    """Passages of one document, and its result where it states one."""

    passages: tuple[Passage, ...]
    result: Result | None


def number_pieces(pieces: Iterable[Piece], *, document_id: str, collection: str) -> tuple[Passage, ...]:
    """Give every piece its deterministic id and its position."""
    seen: Counter[tuple[str | None, str]] = Counter()
    passages = []
    for position, piece in enumerate(pieces):
        occurrence = seen[piece.finding_id, piece.text]
        seen[piece.finding_id, piece.text] += 1
        fields = {name: getattr(piece, name) for name in Piece.__slots__}
        passages.append(
            Passage(
                id=passage_id(document_id, piece.text, finding_id=piece.finding_id, occurrence=occurrence),
                document_id=document_id,
                collection=collection,
                position=position,
                **fields,
            )
        )
    return tuple(passages)


def theme_heading(instrument: Instrument, edition: Edition | None, area: int | None, questions: tuple[str, ...]) -> str:
    """Context for a short finding: its area and the names of the questions it speaks of."""
    named_area = edition.area(area) if edition and area else None
    names = [q.name for id_ in questions if (q := instrument.theme_edition.question(id_))]
    return ": ".join(part for part in (named_area.name if named_area else "", "; ".join(names)) if part)


def theme_areas(
    instrument: Instrument, edition: str | None, area: int | None, questions: tuple[str, ...]
) -> tuple[int, ...]:
    """Areas of the 2016 edition: of the interpreted questions where there are any, else through the crosswalk."""
    if questions:
        return tuple(sorted({int(q.split(".")[0]) for q in questions}))
    # A sheet without edition numbers its areas as the 2016 edition does.
    return instrument.theme_areas(edition or THEME_EDITION, area)
