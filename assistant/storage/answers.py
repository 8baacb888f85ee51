"""The log of answers that a language model was asked to write: which model, from what, at what price."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from assistant.domain.making import KeptAnswer, Making, Rejected, Tokens
from assistant.storage.tables import model_answers


def write_answer(connection: Connection, answer: KeptAnswer, *, oldest: datetime) -> None:
    """Add a line, and let go of lines from before `oldest`."""
    connection.execute(delete(model_answers).where(model_answers.c.at < oldest))
    making = asdict(answer.making)
    making["cost"] = None if answer.making.cost is None else str(answer.making.cost)
    row = {
        "at": answer.at,
        "question": answer.question,
        "text": answer.text,
        "making": making,
        "collection": answer.collection,
    }
    connection.execute(insert(model_answers), [row])


def read_answers(connection: Connection, readable: Sequence[str], limit: int) -> tuple[KeptAnswer, ...]:
    """The latest lines from the collections, newest first."""
    query = select(model_answers).where(model_answers.c.collection.in_(readable))
    rows = connection.execute(query.order_by(model_answers.c.id.desc()).limit(limit))
    return tuple(KeptAnswer(row.at, row.question, row.text, _making(row.making), row.collection) for row in rows)


def _making(stored: dict[str, Any]) -> Making:
    return Making(
        **stored
        | {
            "shown": tuple(stored["shown"]),
            "looked_up": tuple(stored["looked_up"]),
            "tokens": Tokens(**stored["tokens"]),
            "cost": None if stored["cost"] is None else Decimal(stored["cost"]),
            "removed": tuple(Rejected(**entry) for entry in stored["removed"]),
            "masked": tuple((kind, count) for kind, count in stored["masked"]),
        }
    )
