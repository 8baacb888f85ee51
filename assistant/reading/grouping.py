"""Blocks grouped into sections of a size to search and cite, never cutting a sentence where avoidable."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.report import Section
from assistant.reading.content import Block, Content

#: A section of fewer characters says too little to be found, one of more says too many things at once.
FEWEST_CHARACTERS = 300
MOST_CHARACTERS = 900

#: The end of a sentence, or of a line where there are no sentences; the match ends where the next one begins.
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"')\]]*\s+(?=[A-ZÅÄÖÉØ0-9”\"'(•–-])|\n+")
_WORD_END = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text and the page it begins on."""

    start: int
    end: int
    page: int | None


def group_sections(content: Content, title: str, blocks: Sequence[Block], *, area: int | None = None) -> list[Section]:
    """Sections of 300 to 900 characters from consecutive blocks, all with the same title.

    A single section may be shorter; the rest of a long one joins the section before it where there is room.
    """
    stretches = list(_joined(list(_pieces(content, blocks))))
    return [
        Section(title, content.text[stretch.start : stretch.end], stretch.start, stretch.end, stretch.page, area)
        for stretch in stretches
    ]


def _pieces(content: Content, blocks: Sequence[Block]) -> Iterator[Stretch]:
    """Blocks, those that are too long cut at the ends of sentences."""
    for block in blocks:
        start = block.start
        while block.end - start > MOST_CHARACTERS:
            end, following = _cut(content.text, start, block.end)
            yield Stretch(start, end, block.page)
            start = following
        yield Stretch(start, block.end, block.page)


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    """End of the first piece and start of the next: the sentence end nearest to equal pieces, else a word end."""
    equal = (end - start) // -(-(end - start) // MOST_CHARACTERS)
    limit = min(start + MOST_CHARACTERS, end)
    for pattern in (_SENTENCE_END, _WORD_END):
        ends = [match for match in pattern.finditer(text, start + 1, limit) if match.end() < end]
        if ends:
            nearest = min(ends, key=lambda match: abs(match.start() - start - equal))
            closing = len(nearest[0].rstrip())  # a quotation mark after the full stop belongs to the sentence
            return nearest.start() + closing, nearest.end()
    return limit, limit


def _joined(pieces: Sequence[Stretch]) -> Iterator[Stretch]:
    group: Stretch | None = None
    for index, piece in enumerate(pieces):
        if group is None:
            group = piece
            continue
        size = piece.end - group.start
        remaining = pieces[-1].end - piece.start
        # a section that is long enough ends here, unless what is left would be too short to stand alone
        enough = group.end - group.start >= FEWEST_CHARACTERS
        if size <= MOST_CHARACTERS and (not enough or index == len(pieces) - 1 or remaining < FEWEST_CHARACTERS):
            group = Stretch(group.start, piece.end, group.page)
        else:
            yield group
            group = piece
    if group is not None:
        yield group
