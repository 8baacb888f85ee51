"""What is left of a question when its frame is taken away: the words to search with."""

import re
from functools import cache
from pathlib import Path

from assistant.answering.language import WORD, fold

_DOUBLE = re.compile(r"([^\W\daeiouy_])\1")
# A shorter word with a single consonant is as often another word ("tal", "hit").
_SHORTEST_SLIP = 5
_FILE = Path(__file__).with_name("frame_words.txt")


def subject_of(text: str, *, without: tuple[str, ...] = (), keep: frozenset[str] = frozenset()) -> str:
    """The words of `text` that carry its subject, in order.

    `without` are names to leave out (with genitive s); `keep` are folded frame words that count here.
    """
    names = {part for name in without for part in (fold(name), fold(name) + "s")}
    pieces = {word for name in names for word in name.split()}
    kept = [
        match.group()
        for match in WORD.finditer(text)
        if (folded := fold(match.group())) not in (names | pieces)
        and (not _is_frame(folded) or folded in keep)
        and not folded.replace(".", "").isdigit()
    ]
    return " ".join(kept)


def _is_frame(folded: str) -> bool:
    """Whether a word is a frame word, also with single for double consonants ("komuner"), the commonest slip."""
    return folded in frame_words() or (len(folded) >= _SHORTEST_SLIP and folded in _frame_words_simplified())


@cache
def _frame_words_simplified() -> frozenset[str]:
    return frozenset(_DOUBLE.sub(r"\1", word) for word in frame_words())


@cache
def frame_words() -> frozenset[str]:
    """Folded words that say nothing of a question's subject; lines that begin with # are comments."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
