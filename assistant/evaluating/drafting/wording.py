"""The words that a sentence of evidence is turned into a bullet by, from ``wording.toml``; its head explains each list."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("wording.toml")


@dataclass(frozen=True, slots=True)
class Action:
    """A verb in its forms, and the noun phrase that says the same."""

    verbs: tuple[str, ...]
    noun: str
    neuter: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """An adverb, and the adjective that says the same before a noun."""

    adverb: str
    common: str
    neuter: str
    plural: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Every list of the file; `decided` pairs a perfect with its participles as in `Manner`."""

    lead_ins: tuple[str, ...]
    told: tuple[str, ...]
    telling: tuple[str, ...]
    praise: tuple[str, ...]
    actors: tuple[str, ...]
    light: tuple[str, ...]
    decided: tuple[Manner, ...]
    actions: tuple[Action, ...]
    manners: tuple[Manner, ...]
    finite: tuple[str, ...]
    pointing: frozenset[str]
    lacking: tuple[str, ...]
    planned: tuple[str, ...]
    wished: tuple[str, ...]


@cache
def wording() -> Wording:
    """The file, read once."""
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return Wording(
        **{name: tuple(raw[name]) for name in ("lead_ins", "told", "telling", "praise", "actors", "light", "finite")},
        **{name: tuple(raw[name]) for name in ("lacking", "planned", "wished")},
        pointing=frozenset(raw["pointing"]),
        decided=tuple(Manner(*forms) for forms in raw["decided"]),
        manners=tuple(Manner(*forms) for forms in raw["manners"]),
        actions=tuple(
            Action(tuple(row["verbs"]), row["noun"], neuter=bool(row.get("neuter", False))) for row in raw["actions"]
        ),
    )


def any_of(words: tuple[str, ...]) -> str:
    """The words as one group of a regular expression, the longest first; spaces match any white space."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first) + ")"


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Matches any whole word of the list ``name``, whatever its case."""
    return re.compile(rf"(?<!\w){any_of(getattr(wording(), name))}(?!\w)", re.IGNORECASE)
