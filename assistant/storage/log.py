"""The log of who put and removed what; rows are added and read, never changed."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import Connection, func, insert, select

from assistant.domain.document import Act
from assistant.storage.tables import acts

REMOVED = "tog bort"


def write_act(connection: Connection, act: Act) -> None:
    """Add a line to the log, in the transaction of what it tells about."""
    connection.execute(insert(acts), [asdict(act)])


def read_acts(connection: Connection, readable: Sequence[str], limit: int) -> tuple[Act, ...]:
    """The latest lines on documents of the collections, newest first."""
    columns = [acts.c[name] for name in Act.__dataclass_fields__]
    query = select(*columns).where(acts.c.collection.in_(readable)).order_by(acts.c.id.desc()).limit(limit)
    return tuple(Act(**row._asdict()) for row in connection.execute(query))


def removed_documents(connection: Connection, readable: Sequence[str]) -> frozenset[str]:
    """Ids of the documents whose last act is their removal."""
    last = select(func.max(acts.c.id)).where(acts.c.collection.in_(readable)).group_by(acts.c.document_id)
    query = select(acts.c.document_id).where(acts.c.id.in_(last), acts.c.verb == REMOVED)
    return frozenset(connection.execute(query).scalars())
