"""Connections: how SQLite and PostgreSQL are opened, and their errors in our words."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    IntegrityError,
    NoSuchModuleError,
    OperationalError,
    ProgrammingError,
)
from sqlalchemy.pool import ConnectionPoolEntry

from assistant.domain.errors import BaseBusy, BaseDamaged, InvalidInput, KompassError, ServiceUnavailable
from assistant.domain.file_faults import fault_of

# How long a writer waits for another one; one document is put in well under a second.
BUSY_TIMEOUT_MS = 5_000

# Pages of the log before they are copied into the file, 64 MB of them: with SQLite's thousand a national base is copied
# into ever more places after every few documents, which took a third of the time it takes to put them.
_WAL_PAGES = 16_000

# Set on a connection that is about to write.
_WRITES = "kompass_writes"


def open_engine(url: str) -> Engine:
    """An engine for `url` (``sqlite:///file`` or ``postgresql+psycopg://...``); makes the folder of a SQLite file.

    Raises:
        InvalidInput: the address is of neither kind.
    """
    try:
        address = make_url(url)
        backend = address.get_backend_name()
        if backend == "sqlite":
            return _open_sqlite(address)
        if backend == "postgresql":
            return create_engine(address.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise InvalidInput(f"PostgreSQL kräver paketet psycopg: pip install '.[postgresql]' ({error.name})") from error
    except (ArgumentError, NoSuchModuleError) as error:
        raise InvalidInput(f"Databasens adress går inte att tolka: {error}") from error
    raise InvalidInput(f"Databasens adress ska börja med sqlite:/// eller postgresql://, inte {backend}")


def _open_sqlite(address: URL) -> Engine:
    if address.database and address.database != ":memory:":
        try:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BaseDamaged(f"Mappen för databasen {address.database} kan inte skapas: {fault_of(error)}") from error
    engine = create_engine(address)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # sqlite3 opens no transaction of its own; `_begin_sqlite` does
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    _use_wal(cursor)
    # FULL and not NORMAL: NORMAL may lose the last commits when the power fails. A file can be put again, but a
    # person's act in the log cannot; the price is one fsync per document.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute(f"PRAGMA wal_autocheckpoint = {_WAL_PAGES}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _use_wal(cursor: DBAPICursor) -> None:
    """Let readers go on while a document is put, and see it whole or not at all; the file remembers it."""
    deadline = time.monotonic() + BUSY_TIMEOUT_MS / 1_000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # SQLite does not wait by itself here when two connections open a new file at once
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its place in the queue at once: one that reads first and writes later is refused without waiting.
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def write_transaction(engine: Engine) -> Iterator[Connection]:
    """A transaction that is stored whole or not at all."""
    with _translated(), engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


@contextmanager
def read_transaction(engine: Engine) -> Iterator[Connection]:
    """A transaction whose queries all see the same state."""
    level = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with _translated(), engine.connect().execution_options(**level) as connection, connection.begin():
        yield connection


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (IntegrityError, ProgrammingError, DataError):
        raise  # a fault of the program, to be logged with its trace
    except DatabaseError as error:
        raise _in_our_words(error) from error


def _in_our_words(error: DatabaseError) -> KompassError:
    cause = (str(error.orig).strip().splitlines() or [type(error.orig).__name__])[0]
    if "locked" in cause:
        return BaseBusy("En annan process skriver i databasen just nu. Försök igen om en stund.")
    if "readonly" in cause or "unable to open" in cause:
        return BaseDamaged(f"Databasen går inte att öppna eller skriva i. Kontrollera mappens rättigheter. ({cause})")
    if "full" in cause or "No space" in cause or "disk I/O" in cause:
        return BaseDamaged(f"Databasen kunde inte skrivas, inget halvt har lagrats. Frigör plats på disken. ({cause})")
    if isinstance(error, OperationalError) and "psycopg" in type(error.orig).__module__:
        return ServiceUnavailable(f"Databasservern svarar inte. Kontrollera KOMPASS_DATABASE_URL. ({cause})")
    return BaseDamaged(f"Databasen går inte att använda som den är. Återställ en säkerhetskopia. ({cause})")
