"""Any document that is no report in the instrument's form becomes titled sections."""

from dataclasses import replace

from assistant.domain.report import Section, TextDocument
from assistant.reading.content import Block, Content
from assistant.reading.contents_page import contents_blocks
from assistant.reading.grouping import FEWEST_CHARACTERS, MOST_CHARACTERS, group_sections

_LONGEST_TITLE = 150


def parse_document(content: Content, *, name: str) -> TextDocument:
    """The document with sections by heading; `name` is its title where it states none itself."""
    title = _title(content) or name
    sections = tuple(_with_short_joined(content, _sections(content, title)))
    return TextDocument(content.text, title, sections, content.oddities)


def _title(content: Content) -> str | None:
    highest = min((block.level for block in content.blocks if block.level), default=None)
    first = next((block for block in content.blocks[:20] if block.level is not None), None)
    if first is not None and (first.level == highest or content.title is None):
        return " ".join(content.text_of(first).split())[:_LONGEST_TITLE]
    return content.title


def _sections(content: Content, title: str) -> list[Section]:
    skip = contents_blocks(content)
    sections: list[Section] = []
    heading = title
    blocks: list[Block] = []
    for index, block in enumerate(content.blocks):
        if index in skip:
            continue
        if block.level is None:
            blocks.append(block)
            continue
        sections.extend(group_sections(content, heading, blocks))
        heading, blocks = " ".join(content.text_of(block).split())[:_LONGEST_TITLE], []
    sections.extend(group_sections(content, heading, blocks))
    return sections or _headings_only(content, title)


def _headings_only(content: Content, title: str) -> list[Section]:
    # a document of nothing but headings (slides, a sign) still says something
    return group_sections(content, title, content.blocks)


def _with_short_joined(content: Content, sections: list[Section]) -> list[Section]:
    """Short neighbours joined with the heading between them; the title stays that of the first."""
    joined: list[Section] = []
    for section in sections:
        last = joined[-1] if joined else None
        if last is not None and _may_join(last, section):
            joined[-1] = replace(last, text=content.text[last.start : section.end], end=section.end)
        else:
            joined.append(section)
    return joined


def _may_join(last: Section, section: Section) -> bool:
    longest = max(last.end - last.start, section.end - section.start)
    return longest < FEWEST_CHARACTERS and section.end - last.start <= MOST_CHARACTERS
