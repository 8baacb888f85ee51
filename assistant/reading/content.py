"""The content of a file without its format: one text, and blocks that point into it."""

import re
import unicodedata
from dataclasses import dataclass, field

from assistant.domain.invisible import without_invisible
from assistant.domain.report import Oddity
from assistant.reading.hidden import HiddenTexts

#: Characters that no text holds: C0 controls but tab and line feed, and the marks that PDF readers put at line ends.
_UNWANTED: dict[int, str | None] = dict.fromkeys((*range(9), *range(14, 32), 127, 0xFEFF, 0xFFFE))
#: Every other kind of line end: vertical tab, form feed, carriage return, Unicode line and paragraph separators.
_LINE_ENDS: dict[int, str | None] = dict.fromkeys((11, 12, 13, 0x85, 0x2028, 0x2029), "\n")

#: Stands before list items in composed texts, outside their blocks.
_BULLET_MARK = "- "


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, bullet, table row, or line of a text file, without its mark.

    Attributes:
        start: offset of the first character in `Content.text`.
        end: offset after the last character.
        level: heading level from 1, None for anything but a heading.
        bullet: whether it is an item of a list; its mark stands outside the block.
        cells: the cells of a table row, empty for anything else.
        page: page counted from 1, None where the format has no pages.
        gap: whether an empty line or paragraph stands before it.
    """

    start: int
    end: int
    level: int | None = None
    bullet: bool = False
    cells: tuple[str, ...] = ()
    page: int | None = None
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What the parsers work on.

    Attributes:
        text: the whole text; every offset points into it.
        title: the title that the file itself states, None where it states none.
        blocks: in the order of the text; they never overlap.
        lined: whether a block is a line (text files) rather than a whole paragraph; lines are then counted from 1.
        pictures: number of pictures in the file.
    """

    text: str
    title: str | None
    blocks: tuple[Block, ...]
    oddities: tuple[Oddity, ...] = ()
    lined: bool = False
    pictures: int = 0

    def text_of(self, block: Block) -> str:
        """The block's text as it stands."""
        return self.text[block.start : block.end]

    def line_of(self, block: Block) -> int | None:
        """Line of a block in a text file, None where the format has no lines."""
        return self.text.count("\n", 0, block.start) + 1 if self.lined else None


def clean_text(raw_text: str) -> str:
    """Text in composed form (NFC) without control and invisible characters and broken surrogates.

    Lines end with a line feed.
    """
    text = without_invisible(raw_text.replace("\r\n", "\n").translate(_UNWANTED | _LINE_ENDS))
    if any("\ud800" <= char <= "\udfff" for char in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", text)


@dataclass(slots=True)
class ContentBuilder:
    """Collects blocks in order and composes the text they point into, one block per line."""

    title: str | None = None
    pictures: int = 0
    oddities: list[Oddity] = field(default_factory=list)
    hidden: HiddenTexts = field(default_factory=HiddenTexts)
    _parts: list[str] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _length: int = 0
    _gap: bool = False

    def add(self, raw_text: str, *, level: int | None = None, bullet: bool = False, page: int | None = None) -> None:
        """Add a paragraph, heading or bullet; an empty one becomes a gap."""
        self.hidden.look_into(raw_text)
        text = clean_text(raw_text).strip()
        if not text:
            self._gap = True
            return
        self._append(text, Block(0, 0, level=level, bullet=bullet and level is None, page=page))

    def add_row(self, raw_cells: list[str], *, page: int | None = None) -> None:
        """Add a table row; its text is the cells with tabs between."""
        for cell in raw_cells:
            self.hidden.look_into(cell)
        cells = tuple(re.sub(r"[ \t\u00a0]+", " ", clean_text(cell)).strip() for cell in raw_cells)
        if any(cells):
            self._append("\t".join(cells).strip(), Block(0, 0, cells=cells, page=page))

    def build(self) -> Content:
        """The content collected so far."""
        return Content(
            text="\n".join(self._parts),
            title=clean_text(self.title or "").strip() or None,
            blocks=tuple(self._blocks),
            oddities=(*self.oddities, *self.hidden.oddities()),
            pictures=self.pictures,
        )

    def _append(self, text: str, block: Block) -> None:
        mark = _BULLET_MARK if block.bullet else ""
        start = self._length + len(mark)
        end = start + len(text)
        self._blocks.append(Block(start, end, block.level, block.bullet, block.cells, block.page, self._gap))
        self._parts.append(mark + text)
        self._length = end + 1
        self._gap = False
