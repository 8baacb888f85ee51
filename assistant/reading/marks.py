"""Marks that stand before an item of a list, and what a heading looks like where nothing says so."""

import re
from dataclasses import replace

from assistant.reading.content import Block, Content

#: List marks met in reports: hyphen and dashes, bullets, and the private characters of Symbol and Wingdings.
BULLET_CHARACTERS = "•◦▪■●○‣∙·\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf0be"

_BULLET = re.compile(rf"(?:[{BULLET_CHARACTERS}][ \t\u00a0]*|[-–—*+][ \t\u00a0]+|o[\t\u00a0][ \t]*)(?=\S)")

#: "1 Vad är", "4. Översikt", "2.3 Delar", "Kapitel 2 ...": a numbered chapter title.
_CHAPTER = re.compile(r"(?:kapitel\s+)?\d{1,2}(?:\.\d{1,2})*[.:]?\s+[A-ZÅÄÖ]", re.IGNORECASE)

#: A title is shorter than a sentence; numbered ones may be longer, because the number says that they are titles.
_LONGEST_TITLE = 60
_LONGEST_NUMBERED_TITLE = 110


def bullet_length(line: str) -> int:
    """Length of the list mark at the start of a line with the white space after it, 0 where there is none."""
    match = _BULLET.match(line)
    return match.end() if match else 0


def is_numbered_title(text: str) -> bool:
    """Whether a line begins like a numbered chapter title."""
    return bool(_CHAPTER.match(text)) and len(text) <= _LONGEST_NUMBERED_TITLE


def with_guessed_headings(content: Content) -> Content:
    """The content with heading levels from the look of the lines, where its format gave none.

    A heading stands alone, is short, begins with a capital or a number, and does not end like a sentence.
    """
    if any(block.level is not None for block in content.blocks):
        return content
    blocks = content.blocks
    following = (*blocks[1:], None)
    return replace(
        content,
        blocks=tuple(
            replace(block, level=_guess_level(content, block, after)) if _may_be_heading(content, block) else block
            for block, after in zip(blocks, following, strict=True)
        ),
    )


def _may_be_heading(content: Content, block: Block) -> bool:
    alone = block.gap or block.start == 0 or not content.lined
    return alone and not block.bullet and not block.cells and block.end - block.start <= _LONGEST_NUMBERED_TITLE


def _guess_level(content: Content, block: Block, after: Block | None) -> int | None:
    text = content.text_of(block)
    if after is None or (content.lined and not after.gap) or text[-1] in ".,;:!" or text.count("\n"):
        return None
    if is_numbered_title(text):
        return 1 + text.split()[0].strip(".:").count(".")
    words = text.split()
    if len(text) > _LONGEST_TITLE or sum(char.isalpha() for char in text) < len(text) / 2:
        return None
    if not (text[0].isupper() or text[0].isdigit()) or (after.bullet and len(words) > 3 and not text.isupper()):
        return None
    return 2 if words[0].casefold() == "område" else 3
