"""A report made again from what the base holds of it: its text, and the places of its passages.

The base keeps no headings. What lies outside every passage is a heading or a line of the cover; what lies within is text.
A report that came from a text file is read from its text alone, as it was the first time.
"""

from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

from assistant.domain.document import StoredDocument
from assistant.domain.glossary import Municipality
from assistant.domain.instrument import Instrument
from assistant.domain.passage import FINDING_KINDS, Passage
from assistant.domain.report import Report
from assistant.reading.content import Block, Content
from assistant.reading.marks import bullet_length, with_guessed_headings
from assistant.reading.names import fold_name
from assistant.reading.report_parser import parse_report
from assistant.reading.text_file import text_content

_LINED = frozenset({".txt", ".md"})
#: Level of the headings that are made again; which is above which is told by their words.
_LEVEL = 2
_BOX = "rubriker poäng"


def read_stored(
    document: StoredDocument,
    passages: Sequence[Passage],
    instrument: Instrument,
    municipalities: tuple[Municipality, ...],
) -> Report | None:
    """The report, None where the text no longer reads as one."""
    if Path(document.source).suffix.casefold() in _LINED:
        content = with_guessed_headings(text_content(document.text))
    else:
        places = sorted((p.start, p.end, p.kind in FINDING_KINDS) for p in passages if p.end > p.start)
        content = Content(document.text, document.title, tuple(_blocks(document.text, places)))
    return parse_report(content, instrument=instrument, municipalities=municipalities)


def _blocks(text: str, places: Sequence[tuple[int, int, bool]]) -> Iterator[Block]:
    """Findings as they were cut, and every other line as text, heading or row of a table."""
    findings = {start: end for start, end, is_finding in places if is_finding}
    start, written = 0, 0
    box: int | None = None
    for line in text.split("\n"):
        end = start + len(line)
        mark = bullet_length(line)
        if start < written or not line.strip():
            pass  # the rest of a finding of several lines
        elif start + mark in findings:
            written = findings[start + mark]
            yield Block(start + mark, written, bullet=True)
        elif box is not None:
            box = yield from _box_lines(text, box, start, end)
        elif any(first <= start + mark < last for first, last, _ in places):
            yield Block(start + mark, end, bullet=mark > 0)
        elif "\t" in line:
            yield Block(start, end, cells=tuple(line.split("\t")))
            box = end + 1 if fold_name(line) == _BOX else None
        else:
            yield Block(start + mark, end, level=None if mark else _LEVEL, bullet=mark > 0)
        start = end + 1


def _box_lines(text: str, first: int, start: int, end: int) -> Generator[Block, None, int | None]:
    """The row of a score box goes over several lines, one for each rubric; the last ends with the points."""
    if "\t" not in text[start:end]:
        return first
    yield Block(first, end, cells=tuple(text[first:end].split("\t")))
    return None
