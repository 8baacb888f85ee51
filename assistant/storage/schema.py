"""Bringing a database to the tables that this version of the program knows."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from assistant.domain.errors import BaseDamaged
from assistant.storage.connections import read_transaction, write_transaction

# Versions of the tables, oldest first; a test holds them against migrations/versions.
VERSIONS = ("0001", "0002", "0003", "0004")

# Any number; keeps two programs that start at once from building the same PostgreSQL tables. Taken from "KOMP".
_MIGRATION_LOCK = 0x4B4F4D50


def migrate(engine: Engine) -> None:
    """Bring the database to the newest tables, in one transaction; does nothing where it has them.

    Raises:
        BaseDamaged: the database was made by a newer version of the program, or holds another program's tables.
    """
    with read_transaction(engine) as connection:
        if _version(connection) == VERSIONS[-1]:
            return
    with write_transaction(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
        _upgrade(connection)  # does nothing where another program was first


def _version(connection: Connection) -> str | None:
    names = set(inspect(connection).get_table_names())
    if "alembic_version" not in names:
        if "documents" in names:
            raise BaseDamaged("Databasen innehåller tabeller från något annat program. Välj en annan databas.")
        return None
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if version is not None and version not in VERSIONS:
        raise BaseDamaged(
            f"Databasen är skapad av en nyare version av programmet (tabellversion {version}, den här versionen kan "
            f"{VERSIONS[-1]}). Uppdatera programmet, eller återställ en äldre säkerhetskopia."
        )
    return None if version is None else str(version)


def _upgrade(connection: Connection) -> None:
    # here, because a start that has nothing to migrate should not wait for alembic
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
