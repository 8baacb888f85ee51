"""The contents page of a report: its lines look like headings and are none."""

import re

from assistant.reading.content import Content
from assistant.reading.names import fold_name

_TITLES = frozenset({"innehåll", "innehållsförteckning", "innehall", "innehallsforteckning", "contents"})
_LEADER = re.compile(r"(?:[.…·_]{3,}|\t)\s*\d{1,3}\s*$")
#: A longer text is a paragraph, and costly for these patterns.
_LONGEST_LINE = 300
_PAGE_NUMBER = re.compile(r"\s\d{1,3}\s*$|[.…]\d{1,3}\s*$")


def contents_blocks(content: Content) -> frozenset[int]:
    """Indexes of the blocks of the contents page: its title, and the lines after it that end with a page number.

    Lines with dot leaders or a tab before a closing page number count wherever they stand in a row of two or more.
    """
    texts = [content.text_of(block) if block.end - block.start <= _LONGEST_LINE else "" for block in content.blocks]
    found: set[int] = set()
    index = 0
    while index < len(texts):
        if fold_name(texts[index]) in _TITLES:
            found.add(index)
            index += 1
            while index < len(texts) and _PAGE_NUMBER.search(texts[index]):
                found.add(index)
                index += 1
        else:
            index += 1
    return frozenset(found | _with_leaders(texts))


def _with_leaders(texts: list[str]) -> set[int]:
    # a table row holds several numbers; a contents line holds one, after words
    looks = [bool(_LEADER.search(text)) and not re.search(r"\d\s*\t\s*\d{1,3}\s*$", text) for text in texts]
    rows = range(len(texts))
    return {i for i in rows if looks[i] and ((i > 0 and looks[i - 1]) or (i + 1 < len(texts) and looks[i + 1]))}
