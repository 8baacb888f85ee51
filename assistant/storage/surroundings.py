"""What stands around a passage in its document."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from assistant.domain.errors import NotFound
from assistant.storage.tables import documents, passages


def read_surroundings(
    connection: Connection, passage_id: str, readable: Sequence[str], characters: int
) -> tuple[str, str]:
    """The text before and after; only that stretch leaves the database, however long the document is.

    Raises:
        NotFound: no readable collection holds the passage.
    """
    place = select(passages.c.document_id, passages.c.start, passages.c.end).where(
        passages.c.id == passage_id, passages.c.collection.in_(readable)
    )
    row = connection.execute(place).one_or_none()
    if row is None:
        raise NotFound(f"Stycket {passage_id} finns inte i basen. Det kan ha tagits bort; sök igen.")
    if row.start >= row.end:  # a data file: its passages have no place
        return "", ""
    first = max(0, row.start - characters)
    # substr counts characters from 1
    stretches = select(
        func.substr(documents.c.text, first + 1, row.start - first),
        func.substr(documents.c.text, row.end + 1, characters),
    ).where(documents.c.id == row.document_id)
    before, after = connection.execute(stretches).one()
    return before, after
