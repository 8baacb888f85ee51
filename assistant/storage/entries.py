"""The log of evaluations: rows are added and read, never changed."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, update

from assistant.domain.errors import InvalidInput, Overtaken
from assistant.domain.evaluation import Entry, Step
from assistant.storage.putting import UNSTORABLE
from assistant.storage.tables import entries

_COLUMNS = [entries.c[field.name] for field in fields(Entry)]


def add_entries(
    connection: Connection, evaluation: str, steps: Sequence[Step], *, by: str, at: datetime
) -> tuple[Entry, ...]:
    """Add the entries of one act, in the order of the items' names so that two acts never wait for each other.

    Raises:
        Overtaken: an item is at another version than the one seen.
        InvalidInput: a name holds characters that no database stores.
    """
    added: list[Entry] = []
    for step in sorted(steps, key=lambda step: step.item):
        if any(UNSTORABLE.search(text) for text in (step.item, step.verb, by)):
            raise InvalidInput("Namnet innehåller tecken som inte kan lagras. Skriv det på nytt för hand.")
        latest = _latest_of(connection, evaluation, step.item)
        if latest is not None and latest.version != step.seen:
            raise Overtaken(latest)
        if latest is None and step.seen:
            raise ValueError(f"{step.item} has no version {step.seen}")
        row: dict[str, Any] = {
            "act": added[0].act if added else 0,
            "evaluation": evaluation,
            "item": step.item,
            "version": step.seen + 1,
            "at": at,
            "by": by,
            "verb": step.verb,
            "before": latest.after if latest else None,
            "after": step.after,
        }
        number = connection.execute(insert(entries).values(row).returning(entries.c.number)).scalar_one()
        if not added:
            connection.execute(update(entries).where(entries.c.number == number).values(act=number))
        added.append(Entry(**row | {"number": number, "act": row["act"] or number}))
    return tuple(added)


def refuse_overtaken(connection: Connection, evaluation: str, steps: Sequence[Step]) -> None:
    """Say who was before, where another transaction has added an entry since the steps were looked at.

    Raises:
        Overtaken: one of the steps did not see the latest entry.
    """
    for step in steps:
        latest = _latest_of(connection, evaluation, step.item)
        if latest is not None and latest.version != step.seen:
            raise Overtaken(latest)


def read_entries(connection: Connection, evaluation: str) -> tuple[Entry, ...]:
    """Every entry of an evaluation, oldest first."""
    return _load(connection, select(*_COLUMNS).where(entries.c.evaluation == evaluation))


def read_latest(connection: Connection, *, evaluation: str | None, item: str | None) -> tuple[Entry, ...]:
    """The latest entry of every item, of one evaluation or of all, oldest first."""
    newest = select(func.max(entries.c.number)).group_by(entries.c.evaluation, entries.c.item)
    if evaluation is not None:
        newest = newest.where(entries.c.evaluation == evaluation)
    if item is not None:
        newest = newest.where(entries.c.item == item)
    return _load(connection, select(*_COLUMNS).where(entries.c.number.in_(newest)))


def _latest_of(connection: Connection, evaluation: str, item: str) -> Entry | None:
    query = select(*_COLUMNS).where(entries.c.evaluation == evaluation, entries.c.item == item)
    row = connection.execute(query.order_by(entries.c.version.desc()).limit(1)).one_or_none()
    return None if row is None else Entry(**row._asdict())


def _load(connection: Connection, query: Select[Any]) -> tuple[Entry, ...]:
    return tuple(Entry(**row._asdict()) for row in connection.execute(query.order_by(entries.c.number)))
