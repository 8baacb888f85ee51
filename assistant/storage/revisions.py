"""The ledger of indexed passages: what an index must do to catch up with the base.

A revision is one state of the base; every put or removal that stores anything begins one, so that what was computed
from figures or texts can be kept under it too. Its random stamp tells apart two bases that have grown from the same
backup to the same number.
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, func, insert, select

from assistant.domain.document import Changes
from assistant.domain.passage import Passage
from assistant.storage.passages import in_parts, is_active, load_passages, select_passages
from assistant.storage.tables import documents, passage_changes, passages, revisions


def hold_place(connection: Connection) -> None:
    """Wait until no other transaction writes; SQLite has done so when the transaction began."""
    connection.execute(select(revisions.c.revision).where(revisions.c.revision == 0).with_for_update())


def indexed_passages(connection: Connection, document_ids: Sequence[str]) -> dict[str, Passage]:
    """What an index holds of these documents' active passages, by id.

    Text, heading and everything that a filter asks for; place in the document and source are read from the base when
    a passage is shown, so that an added page does not make every later passage new.
    """
    query = select_passages().where(is_active(), passages.c.document_id.in_(document_ids))
    return {passage.id: _as_indexed(passage) for passage in load_passages(connection, query)}


def indexed_of(connection: Connection, document_id: str, stored: Iterable[Passage]) -> dict[str, Passage]:
    """`indexed_passages` of one document whose `stored` passages are at hand: only which are active is read."""
    query = select_passages().where(is_active(), passages.c.document_id == document_id)
    active = frozenset(connection.execute(query.with_only_columns(passages.c.id)).scalars())
    return {passage.id: _as_indexed(passage) for passage in stored if passage.id in active}


def record_changes(connection: Connection, before: Mapping[str, Passage], after: Mapping[str, Passage]) -> None:
    """Begin a new revision, and note what an index must take or drop to follow."""
    changed = sorted(id_ for id_ in before.keys() | after.keys() if before.get(id_) != after.get(id_))
    revision = connection.execute(select(func.max(revisions.c.revision))).scalar_one() + 1
    connection.execute(insert(revisions), [{"revision": revision, "stamp": secrets.token_hex(8)}])
    for part in in_parts(changed):
        connection.execute(delete(passage_changes).where(passage_changes.c.passage_id.in_(part)))
    if rows := [{"passage_id": id_, "revision": revision, "present": id_ in after} for id_ in changed]:
        connection.execute(insert(passage_changes), rows)


def current_fingerprint(connection: Connection) -> str:
    """The current revision and its stamp."""
    query = select(revisions).order_by(revisions.c.revision.desc()).limit(1)
    return _fingerprint(*connection.execute(query).one())


def find_changes(connection: Connection, fingerprint: str) -> Changes:
    """What has happened since `fingerprint`; everything where the base has never had that state."""
    current = current_fingerprint(connection)
    number = fingerprint.partition("-")[0]
    revision = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else -1
    stamp = connection.execute(select(revisions.c.stamp).where(revisions.c.revision == revision)).scalar_one_or_none()
    if stamp is None or _fingerprint(revision, stamp) != fingerprint:
        active = select(passages.c.id).join(documents, documents.c.id == passages.c.document_id).where(is_active())
        return Changes(current, tuple(sorted(connection.execute(active).scalars())), (), from_start=True)
    rows = connection.execute(select(passage_changes).where(passage_changes.c.revision > revision)).all()
    added = tuple(sorted(row.passage_id for row in rows if row.present))
    removed = tuple(sorted(row.passage_id for row in rows if not row.present))
    return Changes(current, added, removed, from_start=False)


def _fingerprint(revision: int, stamp: str) -> str:
    return f"{revision}-{stamp}"


def _as_indexed(passage: Passage) -> Passage:
    return replace(passage, source="", basis=None, page=None, start=0, end=0, position=0)
