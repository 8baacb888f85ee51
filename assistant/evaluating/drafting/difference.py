"""Two versions of a text word by word, for showing what somebody changed."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Fate(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kvar"
    ADDED = "tillagt"
    REMOVED = "borttaget"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a row with the same fate, white space between them kept."""

    fate: Fate
    text: str


def difference(before: str, after: str) -> tuple[Stretch, ...]:
    """The stretches in order: without the added ones they are `before`, without the removed ones `after`."""
    old, new = re.findall(r"\s+|[^\s]+", before), re.findall(r"\s+|[^\s]+", after)
    found: list[Stretch] = []
    for verb, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if verb == "equal":
            found.append(Stretch(Fate.KEPT, "".join(old[start:end])))
            continue
        if start < end:
            found.append(Stretch(Fate.REMOVED, "".join(old[start:end])))
        if new_start < new_end:
            found.append(Stretch(Fate.ADDED, "".join(new[new_start:new_end])))
    return tuple(found)
