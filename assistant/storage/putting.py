"""Putting and removing a document; each runs inside one transaction that the caller opens."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, update

from assistant.domain.document import Act, PutOutcome, PutStatus, StoredDocument
from assistant.domain.errors import NotFound, UnreadableFile
from assistant.domain.passage import Passage
from assistant.domain.result import Result
from assistant.storage.documents import find_entry, insert_document, update_document
from assistant.storage.log import REMOVED, write_act
from assistant.storage.passages import delete_passages, insert_passages, load_passages, select_passages
from assistant.storage.results import put_result
from assistant.storage.revisions import hold_place, indexed_of, indexed_passages, record_changes
from assistant.storage.superseding import evaluations_of, sheets_of, supersede
from assistant.storage.tables import documents
from assistant.storage.tables import passages as passage_table

#: NUL, which PostgreSQL stores in no text, and halves of characters, which have no UTF-8.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def put(
    connection: Connection,
    document: StoredDocument,
    passages: Sequence[Passage],
    result: Result | None,
    *,
    by: str,
    at: datetime,
    hidden: bool,
) -> PutOutcome:
    """Store the document, replacing passage by passage what is there under its id; `hidden` is for a new one."""
    _refuse_strangers(document, passages, result)
    _refuse_unstorable(document, passages)
    hold_place(connection)
    stored = find_entry(connection, document.id)
    if stored is not None and (stored.content_sha256, stored.recipe) == (document.content_sha256, document.recipe):
        return PutOutcome(document.id, PutStatus.UNCHANGED, added=0, kept=stored.passage_count, removed=0)
    evaluations = evaluations_of(document, stored)
    others = sorted(sheets_of(connection, evaluations) - {document.id})
    held = {} if stored is None else _passages_of(connection, document.id)
    before = indexed_passages(connection, others) | indexed_of(connection, document.id, held.values())
    if stored is None:
        insert_document(connection, document, passages, by=by, at=at, hidden=hidden)
    else:
        update_document(connection, document, passages, at=at)
    added, removed = _replace_passages(connection, held, passages)
    put_result(connection, document.id, result)
    supersede(connection, document.id, evaluations, leaving=False)
    after = indexed_passages(connection, others) | indexed_of(connection, document.id, passages)
    record_changes(connection, before, after)
    status = PutStatus.ADDED if stored is None else PutStatus.REPLACED
    outcome = PutOutcome(document.id, status, added, len(passages) - added, removed)
    verb = "lade till" if stored is None else "ersatte"
    detail = f"{document.name}: {added} nya stycken, {outcome.kept} kvar, {removed} borttagna"
    write_act(connection, Act(at, by, verb, document.id, document.collection, detail))
    return outcome


def remove(connection: Connection, document_id: str, *, by: str, at: datetime) -> int:
    """Remove the document with all that was cut from it, and say how many passages that was.

    Raises:
        NotFound: the base does not hold it.
    """
    hold_place(connection)
    stored = find_entry(connection, document_id)
    if stored is None:
        raise NotFound(f"Dokumentet {document_id} finns inte i basen. Kontrollera dess id i dokumentlistan.")
    evaluations = evaluations_of(stored)
    touched = sorted({document_id} | sheets_of(connection, evaluations))
    before = indexed_passages(connection, touched)
    supersede(connection, document_id, evaluations, leaving=True)
    connection.execute(delete(documents).where(documents.c.id == document_id))
    record_changes(connection, before, indexed_passages(connection, touched))
    detail = f"{stored.name}: {stored.passage_count} stycken"
    write_act(connection, Act(at, by, REMOVED, document_id, stored.collection, detail))
    return stored.passage_count


def hide(connection: Connection, document_id: str, *, hidden: bool) -> None:
    """Take a document with all that was cut from it out of search, or back into it; nothing is erased."""
    hold_place(connection)
    stored = find_entry(connection, document_id)
    if stored is None:
        raise ValueError(f"no document {document_id} to hide or show")
    evaluations = evaluations_of(stored)
    touched = sorted({document_id} | sheets_of(connection, evaluations))
    before = indexed_passages(connection, touched)
    connection.execute(update(documents).where(documents.c.id == document_id).values(hidden=hidden))
    supersede(connection, document_id, evaluations, leaving=hidden)
    record_changes(connection, before, indexed_passages(connection, touched))


def _passages_of(connection: Connection, document_id: str) -> dict[str, Passage]:
    query = select_passages().where(passage_table.c.document_id == document_id)
    return {passage.id: passage for passage in load_passages(connection, query)}


def _replace_passages(
    connection: Connection, before: Mapping[str, Passage], wanted: Sequence[Passage]
) -> tuple[int, int]:
    """Let a document that has the passages `before` have those `wanted`; returns how many ids came and how many left."""
    after = {passage.id: passage for passage in wanted}
    delete_passages(connection, [id_ for id_, passage in before.items() if after.get(id_) != passage])
    insert_passages(connection, [passage for passage in wanted if before.get(passage.id) != passage])
    return len(after.keys() - before.keys()), len(before.keys() - after.keys())


def _refuse_strangers(document: StoredDocument, passages: Sequence[Passage], result: Result | None) -> None:
    owner = (document.id, document.collection)
    if any((passage.document_id, passage.collection) != owner for passage in passages):
        raise ValueError(f"a passage of another document or collection than {document.name}")
    if result is not None and (result.document_id, result.collection) != owner:
        raise ValueError(f"a result of another document or collection than {document.name}")
    if len({passage.id for passage in passages}) != len(passages):
        raise ValueError(f"two passages of {document.name} have the same id")


def _refuse_unstorable(document: StoredDocument, passages: Sequence[Passage]) -> None:
    for text in (document.text, document.title, *(part for p in passages for part in (p.text, p.heading))):
        if UNSTORABLE.search(text):
            raise UnreadableFile(
                f"{document.name}: texten innehåller tecken som inte kan lagras (NUL eller halva tecken). Filen är "
                "troligen skadad; spara om den och försök igen."
            )
