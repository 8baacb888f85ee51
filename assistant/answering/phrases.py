"""The words a question is understood by, from ``phrases.toml``; the file's head explains how a phrase is written."""

import re
import tomllib
from functools import cache
from pathlib import Path

from assistant.answering.language import fold

_FILE = Path(__file__).with_name("phrases.toml")
_TOKEN = re.compile(r"\*|#|[()|]|[^*#()|]+")


def says(group: str, name: str, folded: str) -> bool:
    """Whether one of the phrases ``[group] name`` stands in a folded text."""
    return bool(patterns()[group][name].search(folded))


def names_said(group: str, folded: str) -> tuple[str, ...]:
    """The names within a group of which a phrase stands in a folded text, in the order of the file."""
    return tuple(name for name, pattern in patterns()[group].items() if pattern.search(folded))


@cache
def patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    """Every list of phrases as one pattern."""
    groups = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        group: {name: re.compile("|".join(compile_phrase(p) for p in phrases)) for name, phrases in lists.items()}
        for group, lists in groups.items()
    }


def compile_phrase(phrase: str) -> str:
    """A phrase as a regular expression on folded text; every part matches whole words."""
    folded = fold(phrase.strip())
    anchor = "^" if folded.startswith("^") else ""
    parts = [part.strip() for part in folded.removeprefix("^").split("...")]
    return anchor + ".*".join(rf"(?<!\w)(?:{_part(part)})(?!\w)" for part in parts if part)


def _part(part: str) -> str:
    special = {"*": r"\w*", "#": r"\d+(?:[.,]\d+)?", "(": "(?:", ")": ")", "|": "|"}
    return "".join(special.get(token) or re.escape(token).replace(r"\ ", r"\s+") for token in _TOKEN.findall(part))
