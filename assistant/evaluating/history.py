"""The history of an evaluation as it is read: who did what to what, and what may be seen of it; and undoing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.domain.errors import InvalidInput
from assistant.domain.evaluation import Entry, Step
from assistant.evaluating.items import ItemKind, key_of, kind_of
from assistant.evaluating.visibility import Sight

_UNDONE, _DONE_AGAIN = "ångrade: ", "gjorde om: "


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry as it is read.

    Attributes:
        entry: without `before` and `after` where they are not open to the asker.
        what: what was acted on, in Swedish: ``"fråga 2.1"``, ``"underlaget Budget 2018"``.
        is_open: whether the asker may see what the act left.
        undoable: whether the asker can undo it now: nothing has been done to the same thing since.
    """

    entry: Entry
    what: str
    is_open: bool
    undoable: bool


def history_of(entries: Sequence[Entry], sight: Sight) -> tuple[HistoryLine, ...]:
    """Every entry as the asker may read it, newest first."""
    latest = _versions(entries)
    stale = {e.act for e in entries if latest[e.item] != e.version}
    return tuple(
        HistoryLine(
            entry=entry if sight.sees(entry.item) else replace(entry, before=None, after=None),
            what=_what(entry),
            is_open=sight.sees(entry.item),
            undoable=entry.act not in stale and _undoable(entry, sight.asker),
        )
        for entry in sorted(entries, key=lambda entry: -entry.number)
    )


def undo_steps(entries: Sequence[Entry], act: int, by: str) -> tuple[Step, ...]:
    """The steps that leave what was there before an act.

    Raises:
        InvalidInput: there is no such act, it is not the latest on what it concerns, or it is not to be undone by `by`.
    """
    undone = [entry for entry in entries if entry.act == act]
    if not undone:
        raise InvalidInput(f"Ingen händelse i historiken har nummer {act}.")
    latest = _versions(entries)
    for entry in undone:
        if latest[entry.item] != entry.version:
            raise InvalidInput(
                f"Det går inte att ångra: {_what(entry)} har ändrats sedan dess. Ångra det senare först."
            )
        if not _undoable(entry, by):
            raise InvalidInput(f"Det går inte att ångra: {entry.by} {entry.verb} ({_what(entry)}).")
    return tuple(
        Step(entry.item, entry.version, _undo_verb(entry.verb), entry.before, _visibility(entry)) for entry in undone
    )


def _versions(entries: Iterable[Entry]) -> Mapping[str, int]:
    return {entry.item: entry.version for entry in sorted(entries, key=lambda entry: entry.version)}


def _undoable(entry: Entry, by: str | None) -> bool:
    """A rating is undone by whoever made it; that an evaluation was created is not undone, it can be archived."""
    if kind_of(entry.item) is ItemKind.RATING:
        return by is not None and key_of(entry.item).partition("/")[2] == by
    return kind_of(entry.item) is not ItemKind.FACTS or entry.before is not None


def _undo_verb(verb: str) -> str:
    if verb.startswith(_UNDONE):
        return _DONE_AGAIN + verb.removeprefix(_UNDONE)
    return _UNDONE + verb.removeprefix(_DONE_AGAIN)


def _visibility(entry: Entry) -> tuple[str, bool] | None:
    if kind_of(entry.item) is not ItemKind.EVIDENCE:
        return None
    return key_of(entry.item), entry.before is None or bool(entry.before["withdrawn"])


def _what(entry: Entry) -> str:
    kind, key = kind_of(entry.item), key_of(entry.item)
    value = entry.after or entry.before or {}
    match kind:
        case ItemKind.FACTS:
            return "uppgifterna om utvärderingen"
        case ItemKind.EVIDENCE:
            return f"underlaget {value.get('title', key)}"
        case ItemKind.RATING:
            return f"fråga {key.partition('/')[0]}"
        case ItemKind.TEAM:
            return f"teamets bedömning av fråga {key}"
        case ItemKind.SUGGESTION:
            return f"förslaget på fråga {key}"
        case ItemKind.DRAFT:
            area = value.get("area")
            return f"ett utkast i område {area}" if area else "sammanfattningen"
        case ItemKind.GUIDE:
            return f"intervjuguiden för {key}"
        case ItemKind.NOTE:
            return f"en anteckning från {value.get('group', 'en intervju')}"
