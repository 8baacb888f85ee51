"""An empty database of its own for each test, on SQLite and on a real PostgreSQL."""

import psycopg
import pytest
from database_server import postgresql_server

from assistant.storage.database import open_database


@pytest.fixture(scope="session")
def server():
    with postgresql_server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ny mapp' / 'kompass.sqlite3'}"
    address = request.getfixturevalue("server")
    name = f"kompass_{tmp_path.name}".lower()[:60]
    with psycopg.connect(
        f"host={address.partition('host=')[2]} user=kompass dbname=postgres", autocommit=True
    ) as admin:
        admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        admin.execute(f'CREATE DATABASE "{name}"')
    return address.replace("DATABASE", name)


@pytest.fixture
def database(url):
    with open_database(url) as opened:
        yield opened
