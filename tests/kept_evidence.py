"""Evidence put straight into an evaluation's collection, so that a test chooses its passages."""

from datetime import UTC, datetime

from passages import make_passage

from assistant.assembly import Assistant
from assistant.domain.document import DocumentKind, StoredDocument, document_id
from assistant.domain.evaluation import Evaluation, Piece, SourceKind
from assistant.domain.passage import Kind, Passage
from assistant.evaluating.items import put_step

NOON = datetime(2018, 3, 1, 12, 0, tzinfo=UTC)


def keep_evidence(
    assistant: Assistant,
    evaluation: Evaluation,
    name: str,
    *texts: str,
    kind: SourceKind = SourceKind.DOCUMENT,
    slag: Kind = Kind.EVIDENCE,
    questions: tuple[str, ...] = (),
    area: int | None = None,
    year: int | None = None,
) -> tuple[Passage, ...]:
    """A piece of evidence with one passage per text; those passages."""
    id_ = document_id(evaluation.collection, name)
    passages = tuple(
        make_passage(
            text, document_id=id_, collection=evaluation.collection, kind=slag, questions=questions, area=area,
            municipality=evaluation.municipality, year=year or evaluation.year, source=name, position=place,
        )
        for place, text in enumerate(texts)
    )  # fmt: skip
    document = StoredDocument(
        id=id_, collection=evaluation.collection, name=name, source=name, kind=DocumentKind.DOCUMENT,
        content_sha256="a" * 64, recipe="1", municipality=evaluation.municipality, year=year or evaluation.year,
        edition=None, title=name, oddities=(), size=1, text="\n".join(texts),
    )  # fmt: skip
    assistant.database.put_document(document, passages, None, by="test", at=NOON)
    piece = Piece(id_, kind, name)
    assistant.evaluations.log.act(evaluation.id, [put_step(piece, seen=0, verb="lade till")], by=evaluation.team[0])
    return passages
