"""What is left of a question when its frame is taken away: the words to search with."""

from functools import cache
from pathlib import Path

from assistant.answering.language import WORD, fold

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
        and (folded not in frame_words() or folded in keep)
        and not folded.replace(".", "").isdigit()
    ]
    return " ".join(kept)


@cache
def frame_words() -> frozenset[str]:
    """Folded words that say nothing of a question's subject; lines that begin with # are comments."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
