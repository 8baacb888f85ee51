import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text

from assistant.domain.document import DocumentKind, StoredDocument, document_id
from assistant.domain.errors import BaseBusy, BaseDamaged, InvalidInput, ServiceUnavailable
from assistant.domain.passage import PUBLIC
from assistant.storage import connections
from assistant.storage.database import open_database
from assistant.storage.schema import VERSIONS

NOON = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
DOCUMENT = StoredDocument(
    document_id(PUBLIC, "a"), PUBLIC, "a", "", DocumentKind.DOCUMENT, "0" * 64, "1", None, None, None, "A", (), None, ""
)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "kompass.sqlite3"


def test_sqlite_is_opened_for_readers_beside_a_writer(file):
    with open_database(f"sqlite:///{file}") as database, database.engine.connect() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = [connection.execute(text(f"PRAGMA {pragma}")).scalar_one() for pragma in pragmas]
        assert found == ["wal", 2, 1, connections.BUSY_TIMEOUT_MS]


@pytest.mark.parametrize("address", ["mysql://x/y", "inte en adress", "sqlite+saknas:///x"])
def test_other_addresses_are_refused(address):
    with pytest.raises(InvalidInput, match="Databasens adress"):
        open_database(address)


def test_a_server_that_does_not_answer(tmp_path):
    with pytest.raises(ServiceUnavailable, match="svarar inte"):
        open_database(f"postgresql://nobody@/kompass?host={tmp_path}")


def test_a_file_that_is_no_database(file):
    file.write_bytes(b"Kommunkompassen " * 500)
    with pytest.raises(BaseDamaged, match="Databasen"):
        open_database(f"sqlite:///{file}")


def test_a_folder_in_its_place(file):
    file.mkdir()
    with pytest.raises(BaseDamaged, match="går inte att öppna"):
        open_database(f"sqlite:///{file}")


def test_a_file_where_its_folder_should_be(tmp_path):
    (tmp_path / "fil").write_text("")
    with pytest.raises(BaseDamaged, match="kan inte skapas"):
        open_database(f"sqlite:///{tmp_path / 'fil' / 'kompass.sqlite3'}")


def test_another_programs_tables(file):
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE documents (a)")
    connection.close()
    with pytest.raises(BaseDamaged, match="annat program"):
        open_database(f"sqlite:///{file}")


def test_a_writer_that_never_ends(file, monkeypatch):
    monkeypatch.setattr(connections, "BUSY_TIMEOUT_MS", 50)
    other = sqlite3.connect(file, isolation_level=None)
    with open_database(f"sqlite:///{file}") as database:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BaseBusy, match="skriver i databasen"):
            database.put_document(DOCUMENT, [], None, by="Bo", at=NOON)
        assert database.documents([PUBLIC]) == ()
        other.execute("ROLLBACK")
        database.put_document(DOCUMENT, [], None, by="Bo", at=NOON)
        assert len(database.documents([PUBLIC])) == 1
    other.close()


def test_a_full_disk_stores_nothing(file):
    big = replace(DOCUMENT, text="å" * 2_000_000)
    with open_database(f"sqlite:///{file}") as database:
        with database.engine.connect() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
            connection.execute(text(f"PRAGMA max_page_count = {pages + 20}"))
        before = database.fingerprint()
        with pytest.raises(BaseDamaged, match="disken"):
            database.put_document(big, [], None, by="Bo", at=NOON)
        assert (database.documents([PUBLIC]), database.acts([PUBLIC]), database.fingerprint()) == ((), (), before)
        database.put_document(DOCUMENT, [], None, by="Bo", at=NOON)


def migrations():
    config = Config()
    config.set_main_option("script_location", str(Path(connections.__file__).parent / "migrations"))
    return config


def test_versions_are_those_of_the_migrations():
    config = migrations()
    walked = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(walked)) == VERSIONS


def test_the_migration_can_be_undone(file):
    with open_database(f"sqlite:///{file}") as database, connections.write_transaction(database.engine) as connection:
        config = migrations()
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        tables = connection.execute(text("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")).scalars()
        assert [name for name in tables if not name.startswith("sqlite")] == ["alembic_version"]
