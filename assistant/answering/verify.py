"""Checks, by code, that a statement's figures and quotes stand in the passages it cites."""

import re
from collections.abc import Mapping, Sequence

from assistant.domain.answer import Statement

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTE = re.compile(r"[“”\"»«]([^“”\"»«]{8,})[“”\"»«]")


def verified_keys(statements: Sequence[Statement], keys: Mapping[str, str]) -> frozenset[str]:
    """Keys of the passages for which every statement that cites them holds."""
    failed = {passage.id for statement in statements if not holds(statement) for passage in statement.cited}
    return frozenset(key for passage_id, key in keys.items() if passage_id not in failed)


def holds(statement: Statement) -> bool:
    """Whether every number is in a cited passage or computed, and every quote stands word for word in one."""
    if not statement.cited:
        return True
    sources = [
        f"{p.heading} {p.text} {p.municipality or ''} {p.year or ''} {p.edition or ''} {' '.join(p.questions)} {p.area or ''}"
        for p in statement.cited
    ]
    allowed = {number for source in sources for number in numbers_in(source)}
    allowed |= {number for value in statement.computed for number in numbers_in(value)}
    quotes = [match.group(1) for match in _QUOTE.finditer(statement.text)]
    return numbers_in(statement.text) <= allowed and all(
        any(is_verbatim(quote, p.text) for p in statement.cited) for quote in quotes
    )


def numbers_in(text: str) -> frozenset[str]:
    """Numbers of a text in one form: ``"45,2"``; thousands separators and trailing punctuation removed."""
    joined = re.sub(r"(?<=\d)[\u00a0\u202f ](?=\d{3}\b)", "", text)
    return frozenset(match.group().rstrip(".,").replace(".", ",") for match in _NUMBER.finditer(joined))


def is_verbatim(quote: str, source: str) -> bool:
    """Whether a quote stands in the source, white space and typographic variants aside; ``…`` skips words in order."""
    plain = _plain(source)
    position = 0
    for part in re.split(r"…|\[\.\.\.\]|\.\.\.", quote):
        found = plain.find(_plain(part), position)
        if found < 0:
            return False
        position = found + len(_plain(part))
    return True


def _plain(text: str) -> str:
    """One form of spaces, hyphens and quotation marks; soft hyphens removed."""
    text = text.replace("\u00ad", "").translate(str.maketrans("–—‑”“’‘", "---\"\"''"))
    return " ".join(text.split()).casefold()
