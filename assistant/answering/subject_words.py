"""What is left of a question when its frame is taken away: the words to search with."""

from functools import cache
from pathlib import Path

from assistant.answering.language import WORD, fold

_FILE = Path(__file__).with_name("frame_words.txt")


def subject_of(text: str, *, without: tuple[str, ...] = (), frame: bool = True) -> str:
    """The words of `text` that carry its subject, in order.

    `without` are names to leave out (with genitive s); with `frame` the frame words and numbers are left out too.
    """
    names = {part for name in without for part in (fold(name), fold(name) + "s")}
    pieces = {word for name in names for word in name.split()}
    kept = [
        match.group()
        for match in WORD.finditer(text)
        if (folded := fold(match.group())) not in (names | pieces)
        and not (frame and (folded in frame_words() or folded.replace(".", "").isdigit()))
    ]
    return " ".join(kept)


@cache
def frame_words() -> frozenset[str]:
    """Folded words that say nothing of a question's subject; lines that begin with # are comments."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
