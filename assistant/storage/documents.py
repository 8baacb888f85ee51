"""Documents to rows and back; the functions run inside the caller's transaction."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, or_, select, update

from assistant.domain.document import DocumentEntry, DocumentKind, StoredDocument
from assistant.domain.passage import FINDING_KINDS, PUBLIC, Passage
from assistant.domain.report import Oddity
from assistant.storage.tables import collections, documents

_LISTED = tuple(column for column in documents.c if column.name not in {"text", "hidden"})


def find_document(connection: Connection, document_id: str, readable: Sequence[str]) -> StoredDocument | None:
    """The document with its text, or None where it is not in one of the collections."""
    names = [documents.c[name] for name in StoredDocument.__dataclass_fields__]
    query = select(*names).where(documents.c.id == document_id, documents.c.collection.in_(readable))
    row = connection.execute(query).one_or_none()
    return None if row is None else StoredDocument(**_fields(row))


def list_documents(
    connection: Connection, readable: Sequence[str], *, include_superseded: bool
) -> tuple[DocumentEntry, ...]:
    """The documents of the collections, ordered by collection, name and id."""
    query = select(*_LISTED).where(documents.c.collection.in_(readable))
    if not include_superseded:
        query = query.where(documents.c.superseded_by.is_(None))
    entries = (DocumentEntry(**_fields(row)) for row in connection.execute(query))
    return tuple(sorted(entries, key=lambda entry: (entry.collection, entry.name, entry.id)))


def list_akin(
    connection: Connection, collection: str, *, document_id: str, content_sha256: str, file_name: str
) -> tuple[DocumentEntry, ...]:
    """The documents of a collection with this id, this content or a name that ends so, ordered by name and id.

    SQLite takes small and capital letters of a name for the same: what comes back may be more, never less.
    """
    akin = or_(
        documents.c.id == document_id,
        documents.c.content_sha256 == content_sha256,
        documents.c.name.endswith(file_name, autoescape=True),
    )
    rows = connection.execute(select(*_LISTED).where(documents.c.collection == collection, akin))
    return tuple(sorted((DocumentEntry(**_fields(row)) for row in rows), key=lambda entry: (entry.name, entry.id)))


def find_entry(connection: Connection, document_id: str) -> DocumentEntry | None:
    """The document's line, whatever its collection, or None; for writing only."""
    row = connection.execute(select(*_LISTED).where(documents.c.id == document_id)).one_or_none()
    return None if row is None else DocumentEntry(**_fields(row))


def insert_document(
    connection: Connection,
    document: StoredDocument,
    passages: Sequence[Passage],
    *,
    by: str,
    at: datetime,
    hidden: bool,
) -> None:
    """Store a document that is not in the base; its collection comes into being with it."""
    if connection.execute(select(collections).where(collections.c.name == document.collection)).one_or_none() is None:
        row = {
            "name": document.collection,
            "label": document.collection,
            "is_public": document.collection == PUBLIC,
        }
        connection.execute(insert(collections), [row])
    columns = _columns(document, passages) | {"added_at": at, "added_by": by, "hidden": hidden}
    connection.execute(insert(documents), [columns])


def update_document(
    connection: Connection, document: StoredDocument, passages: Sequence[Passage], *, at: datetime
) -> None:
    """Replace a stored document's content; who first added it stays."""
    columns = _columns(document, passages) | {"replaced_at": at}
    connection.execute(update(documents).where(documents.c.id == document.id).values(**columns))


def _columns(document: StoredDocument, passages: Sequence[Passage]) -> dict[str, Any]:
    return asdict(document) | {
        "kind": document.kind.value,
        "oddities": [asdict(oddity) for oddity in document.oddities],
        "passage_count": len(passages),
        "finding_count": sum(passage.kind in FINDING_KINDS for passage in passages),
    }


def _fields(row: Row[Any]) -> dict[str, Any]:
    oddities = tuple(Oddity(**oddity) for oddity in row.oddities)
    return row._asdict() | {"kind": DocumentKind(row.kind), "oddities": oddities}
