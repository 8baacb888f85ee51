"""Plain text and Markdown: decoding, and one block per line."""

import codecs
import re
from pathlib import Path

from assistant.domain.errors import UnreadableFile
from assistant.domain.report import Oddity
from assistant.reading.content import Block, Content, clean_text
from assistant.reading.hidden import HiddenTexts, Sign
from assistant.reading.marks import bullet_length

_MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_MARKDOWN_RULE = re.compile(r"\|?[ \t]*:?-{3,}:?[ \t]*(\|[ \t]*:?-{3,}:?[ \t]*)*\|?")
_MARKDOWN_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)

#: Share of control characters above which bytes are no text.
_MOST_CONTROLS = 0.01


def read_text(path: Path) -> Content:
    """The content of a text or Markdown file; offsets point into the decoded text, line ends made into line feeds.

    Raises:
        UnreadableFile: the file is binary.
    """
    text, oddities = decode(path.read_bytes(), path.name)
    hidden = HiddenTexts()
    if path.suffix.casefold() == ".md":
        text = _without_comments(text, hidden)
    hidden.look_into(text)
    return text_content(clean_text(text), (*oddities, *hidden.oddities()))


def text_content(text: str, oddities: tuple[Oddity, ...] = ()) -> Content:
    """The content of a text that is clean already, one block per line."""
    return Content(text=text, title=None, blocks=_blocks(text), oddities=oddities, lined=True)


def read_typed(text: str) -> Content:
    """The content of a text that somebody has typed or pasted."""
    hidden = HiddenTexts()
    hidden.look_into(text)
    text = clean_text(text)
    return Content(text=text, title=None, blocks=_blocks(text), oddities=tuple(hidden.oddities()), lined=True)


def decode(raw: bytes, name: str) -> tuple[str, tuple[Oddity, ...]]:
    """Text from bytes: UTF-8 with or without mark, UTF-16 with mark, else Windows-1252, which is told as an oddity.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_utf16(raw, name)
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if b"\x00" in raw or _controls(raw) > _MOST_CONTROLS * len(raw):
        raise UnreadableFile(f"{name} är en binär fil, inte text. Spara den som .txt, .docx eller .pdf.")
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _decode_damaged(raw, error, name)


def _without_comments(text: str, hidden: HiddenTexts) -> str:
    """Markdown without its comments, which a page made of it does not show; the lines keep their numbers."""

    def leave_out(match: re.Match[str]) -> str:
        hidden.add(Sign.COMMENT, match[1])
        return "\n" * match[0].count("\n")

    return _MARKDOWN_COMMENT.sub(leave_out, text)


def _decode_utf16(raw: bytes, name: str) -> tuple[str, tuple[Oddity, ...]]:
    try:
        return raw.decode("utf-16"), ()
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{name} är en avkortad eller skadad UTF-16-fil. Spara om den som UTF-8.") from error


def _decode_damaged(raw: bytes, error: UnicodeDecodeError, name: str) -> tuple[str, tuple[Oddity, ...]]:
    line = raw.count(b"\n", 0, error.start) + 1
    if error.reason == "unexpected end of data" and error.start >= len(raw) - 3:
        message = "Filen slutar mitt i ett tecken och kan vara avkortad."
        return raw[: error.start].decode("utf-8"), (Oddity("truncated-text", message, line),)
    lenient = raw.decode("utf-8", "replace")
    damaged = lenient.count("\ufffd")
    if damaged * 4 < sum(char > "\x7f" for char in lenient):
        message = f"{damaged} tecken är inte UTF-8 och visas som \ufffd."
        return lenient, (Oddity("damaged-utf8", message, line),)
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise UnreadableFile(f"{name} är inte läsbar text. Spara om den som UTF-8.") from error
    return text, (Oddity("not-utf8", "Filen är inte UTF-8; den lästes som Windows-1252.", line),)


def _controls(raw: bytes) -> int:
    kept = raw.translate(None, delete=bytes((*range(9), 11, *range(14, 32), 127)))
    return len(raw) - len(kept)


def _blocks(text: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    start = 0
    gap = False
    for line in text.split("\n"):
        if line.strip() and not _MARKDOWN_RULE.fullmatch(line.strip()):
            blocks.append(_line_block(line, start, gap=gap))
            gap = False
        elif not line.strip():
            gap = True
        start += len(line) + 1
    return tuple(blocks)


def _line_block(line: str, start: int, *, gap: bool) -> Block:
    end = start + len(line.rstrip())
    indent = len(line) - len(line.lstrip())
    cells = tuple(cell.strip() for cell in line.split("\t"))
    if sum(map(bool, cells)) > 1 and not bullet_length(line.strip()):
        return Block(start + indent, end, cells=cells, gap=gap)
    line = line.strip()
    if line.startswith("|") and line.endswith("|") and line.count("|") > 2:
        cells = tuple(cell.strip() for cell in line[1:-1].split("|"))
        return Block(start + indent, end, cells=cells, gap=gap)
    heading = _MARKDOWN_HEADING.match(line)
    if heading:
        return Block(start + indent + heading.end(), end, level=len(heading[1]), gap=gap)
    mark = bullet_length(line)
    return Block(start + indent + mark, end, bullet=mark > 0, gap=gap)
