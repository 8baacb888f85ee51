"""The items of an evaluation: how each is named in the log, and its value as JSON."""

from enum import StrEnum
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.domain.assessment import OwnRating, TeamRating
from assistant.domain.drafted import Drafted
from assistant.domain.errors import BaseDamaged
from assistant.domain.evaluation import Entry, Evaluation, Piece, Step, Value
from assistant.domain.guide import Guide, Note
from assistant.domain.suggestion import Suggestion

Thing = Evaluation | Piece | OwnRating | TeamRating | Suggestion | Drafted | Guide | Note
"""What an entry can leave."""


class ItemKind(StrEnum):
    """First part of an item's name."""

    FACTS = "evaluation"
    EVIDENCE = "evidence"
    RATING = "rating"
    TEAM = "team"
    SUGGESTION = "suggestion"
    DRAFT = "draft"
    GUIDE = "guide"
    NOTE = "note"


_TYPES: dict[ItemKind, type[Thing]] = {
    ItemKind.FACTS: Evaluation,
    ItemKind.EVIDENCE: Piece,
    ItemKind.RATING: OwnRating,
    ItemKind.TEAM: TeamRating,
    ItemKind.SUGGESTION: Suggestion,
    ItemKind.DRAFT: Drafted,
    ItemKind.GUIDE: Guide,
    ItemKind.NOTE: Note,
}


def item_name(kind: ItemKind, *parts: str) -> str:
    """``"rating/2.1/Eva Ek"``."""
    return "/".join((kind, *parts))


def kind_of(item: str) -> ItemKind:
    """What an item is, by its name."""
    return ItemKind(item.partition("/")[0])


def key_of(item: str) -> str:
    """What tells the item from others of its kind: ``"2.1"`` of ``"team/2.1"``; empty for the facts."""
    return item.partition("/")[2]


def item_of(thing: Thing) -> str:
    """The item that a thing is the value of."""
    match thing:
        case Evaluation():
            return item_name(ItemKind.FACTS)
        case Piece():
            return item_name(ItemKind.EVIDENCE, thing.document_id)
        case OwnRating():
            return item_name(ItemKind.RATING, thing.question, thing.by)
        case TeamRating():
            return item_name(ItemKind.TEAM, thing.question)
        case Suggestion():
            return item_name(ItemKind.SUGGESTION, thing.question)
        case Drafted():
            return item_name(ItemKind.DRAFT, thing.id)
        case Guide():
            return item_name(ItemKind.GUIDE, thing.group)
        case Note():
            return item_name(ItemKind.NOTE, thing.id)


def put_step(thing: Thing, *, seen: int, verb: str) -> Step:
    """The step of an act that leaves `thing`."""
    hides = (thing.document_id, thing.withdrawn) if isinstance(thing, Piece) else None
    return Step(item_of(thing), seen, verb, value_of(thing), hides)


def value_of(thing: Thing) -> Value:
    """The thing as plain JSON: fractions and dates as text, exactly."""
    value: Value = _adapter(kind_of(item_of(thing))).dump_python(thing, mode="json")
    return value


def thing_of(entry: Entry) -> Thing | None:
    """What the entry left, None where it took the item away.

    Raises:
        BaseDamaged: the value is none of the item's kind.
    """
    return None if entry.after is None else read_value(kind_of(entry.item), entry.after)


def read_value(kind: ItemKind, value: Value) -> Thing:
    """The thing that `value_of` made `value` from.

    Raises:
        BaseDamaged: it is the value of another kind of thing.
    """
    try:
        thing: Thing = _adapter(kind).validate_python(value)
    except ValidationError as error:
        raise BaseDamaged(
            f"En post i utvärderingens logg går inte att läsa ({kind}). Uppdatera programmet, eller återställ en "
            "säkerhetskopia."
        ) from error
    return thing


@cache
def _adapter(kind: ItemKind) -> TypeAdapter[Any]:
    return TypeAdapter(_TYPES[kind])
