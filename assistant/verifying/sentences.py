"""A line of Swedish or English cut into sentences, each with the keys that follow it."""

import re
from typing import Final

from assistant.domain.keys import KEY

_ABBREVIATIONS: Final = """
    t.ex bl.a dvs d.v.s ca c:a kap nr s.k f.d resp jfr fr.o.m t.o.m p.g.a inkl exkl avd enl prof dr st ev e.g
    i.e vs no bil tel sid fig tab pkt max min s h i o f t ex bl a
"""
#: Abbreviations after which a sentence goes on, whatever follows.
_GOES_ON: Final = frozenset(_ABBREVIATIONS.split())
_BOUNDARY: Final = re.compile(
    rf"[.!?…][”\"»)*_]*(?:\s*{KEY.pattern})*\s+(?=[”\"»“(*_\-–]*[A-ZÅÄÖÉ0-9])|(?<=\])\.\s+(?=[A-ZÅÄÖÉ0-9])"
)
_LAST_WORD: Final = re.compile(r"(?:^|[\s(”\"])([\w.:]*\w)\.$")
_ONLY_NUMBER: Final = re.compile(r"^\W*\d+$")


def sentences_of(line: str) -> tuple[str, ...]:
    """The sentences of a line in order; what is between them is white space only."""
    sentences: list[str] = []
    start = 0
    for match in _BOUNDARY.finditer(line):
        if _goes_on(line[start : match.start() + 1], line[match.end() :]):
            continue
        sentences.append(line[start : match.end()].strip())
        start = match.end()
    sentences.append(line[start:].strip())
    return tuple(sentence for sentence in sentences if sentence)


def _goes_on(before: str, after: str) -> bool:
    """Whether a full stop ends an abbreviation, an initial or an ordinal and not the sentence."""
    if not before.endswith("."):
        return False
    match = _LAST_WORD.search(before)
    if match is None:
        return False
    word = match[1]
    if word.lower() in _GOES_ON or _ONLY_NUMBER.match(before[:-1]):
        return True
    initial = len(word) == 1 and word.isalpha() and word.isupper()
    ordinal = word.isdigit() and after[:1].isdigit()
    return initial or ordinal
