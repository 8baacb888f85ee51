"""What SQLite reads to answer: the rows that are asked for, and not a whole collection."""

import pytest
from sqlalchemy import event

from assistant.domain.passage import PUBLIC
from assistant.storage.database import open_database


@pytest.fixture
def database(tmp_path):
    with open_database(f"sqlite:///{tmp_path / 'bas.sqlite3'}") as database:
        yield database


def read_by(database, act):
    """How SQLite finds the rows of each statement that `act` runs."""
    statements = []

    def note(_connection, _cursor, statement, parameters, *_):
        statements.append((statement, parameters))

    event.listen(database.engine, "before_cursor_execute", note)
    act()
    event.remove(database.engine, "before_cursor_execute", note)
    with database.engine.connect() as connection:
        return [
            row[3]
            for statement, parameters in statements
            if statement.startswith("SELECT")
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]


def test_passages_by_id_and_of_a_document(database):
    ids = [f"p{number}" for number in range(40)]
    for act in (lambda: database.passages(ids, (PUBLIC,)), lambda: database.passages_of("d1", (PUBLIC, "e1"))):
        steps = read_by(database, act)
        assert any("passages" in step for step in steps)
        assert not [step for step in steps if "collection=?" in step or "SCAN" in step]
