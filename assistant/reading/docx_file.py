"""Word files: paragraphs with heading level, lists and tables in order."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.domain.errors import UnreadableFile
from assistant.reading.archive import check_archive
from assistant.reading.content import Content, ContentBuilder
from assistant.reading.docx_hidden import RunLooks, comments
from assistant.reading.hidden import Sign
from assistant.reading.marks import bullet_length

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLE_LEVEL = 1
#: Word writes the text of a drawing twice, the second time as a fallback for old readers; deleted text is no text.
_SKIPPED = frozenset(
    {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", f"{_W}del", f"{_W}moveFrom", f"{_W}pPr"}
)
_SPACES = {f"{_W}tab": "\t", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}


def read_docx(path: Path) -> Content:
    """The content of a Word file; hidden text is left out and told as an oddity.

    Raises:
        UnreadableFile: the file is damaged, encrypted or dangerous.
    """
    check_archive(path)
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = Document(str(path))
        body = document.element.body
        reader = _BodyReader(document)
        reader.read(body)
        for comment in comments(document):
            reader.builder.hidden.add(Sign.COMMENT, comment)
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError) as error:
        message = f"{path.name} är en skadad Word-fil. Öppna den i Word, spara om den och försök igen."
        raise UnreadableFile(message) from error
    reader.builder.title = (document.core_properties.title or "").strip() or None
    return reader.builder.build()


class _BodyReader:
    """Walks the body in order, also into content controls (covers) and frames of a single cell."""

    def __init__(self, document: Any) -> None:
        self.builder = ContentBuilder()
        self._styles = {style.style_id: style for style in document.styles}
        self._known: dict[str | None, tuple[int | None, bool]] = {}
        self._looks = RunLooks(document)

    def read(self, parent: Any) -> None:
        for element in parent:
            if element.tag == f"{_W}p":
                self._read_paragraph(element)
            elif element.tag == f"{_W}tbl":
                self._read_table(element)
            elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml") and not _is_contents(
                element
            ):
                self.read(element)

    def _read_paragraph(self, paragraph: Any) -> None:
        level, listed = self._look(paragraph)
        text = self._text(paragraph)
        self.builder.pictures += sum(1 for _ in paragraph.iter(f"{_W}drawing", f"{_W}pict"))
        mark = bullet_length(text.lstrip())
        self.builder.add(text.lstrip()[mark:], level=level, bullet=listed or mark > 0)

    def _read_table(self, table: Any) -> None:
        for row in table.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not table:
                continue  # a row of a table within a cell; its text comes with the cell
            cells = list(row.iter(f"{_W}tc"))
            if len(cells) == 1:
                self.read(cells[0])
            else:
                self.builder.add_row([self._cell_text(cell) for cell in cells])

    def _cell_text(self, cell: Any) -> str:
        return "\n".join(filter(None, (self._text(paragraph).strip() for paragraph in cell.iter(f"{_W}p"))))

    def _text(self, paragraph: Any) -> str:
        hidden: dict[Sign, list[str]] = {}
        text = "".join(self._pieces(paragraph, hidden))
        for sign, pieces in hidden.items():
            self.builder.hidden.add(sign, "".join(pieces))
        return text

    def _pieces(self, element: Any, hidden: dict[Sign, list[str]]) -> Iterator[str]:
        for child in element:
            if child.tag in _SKIPPED:
                continue
            if child.tag == f"{_W}t":
                yield child.text or ""
            elif child.tag in _SPACES:
                yield _SPACES[child.tag]
            elif child.tag == f"{_W}r" and (sign := self._looks.sign(child)):
                hidden.setdefault(sign, []).extend(self._pieces(child, hidden))
            else:
                yield from self._pieces(child, hidden)
                if child.tag == f"{_W}p":
                    yield " "  # paragraphs of a text box stand within the paragraph that anchors it

    def _look(self, paragraph: Any) -> tuple[int | None, bool]:
        """Heading level and whether it is a list item, from the paragraph itself and then from its style."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return self._style_look(None)
        style = properties.find(f"{_W}pStyle")
        level, listed = self._style_look(None if style is None else style.get(f"{_W}val"))
        numbering = properties.find(f"{_W}numPr/{_W}numId")
        if numbering is not None:
            listed = numbering.get(f"{_W}val") != "0"
        outline = properties.find(f"{_W}outlineLvl")
        if outline is not None:
            level = _outline_level(outline)
        return level, listed and level is None

    def _style_look(self, style_id: str | None) -> tuple[int | None, bool]:
        if style_id not in self._known:
            style = self._styles.get(style_id)
            chain = []
            while style is not None and style not in chain:
                chain.append(style)
                style = getattr(style, "base_style", None)
            levels = [level for level in map(_style_level, chain) if level is not None]
            listed = any(_is_list_style(style) for style in chain)
            self._known[style_id] = (levels[0] if levels else None, listed)
        return self._known[style_id]


def _is_contents(control: Any) -> bool:
    """Whether it is a table of contents that Word made; it repeats headings and says nothing of its own."""
    gallery = control.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
    return gallery is not None and gallery.get(f"{_W}val") == "Table of Contents"


def _style_level(style: Any) -> int | None:
    name = (style.name or "").casefold()
    if name.startswith(("heading ", "rubrik ")) and name.split()[-1].isdigit():
        return int(name.split()[-1])
    if name in ("title", "rubrik"):
        return _TITLE_LEVEL
    outline = style.element.find(f"{_W}pPr/{_W}outlineLvl")
    return None if outline is None else _outline_level(outline)


def _outline_level(outline: Any) -> int | None:
    # Word's value 9 is body text
    value = int(outline.get(f"{_W}val", "9"))
    return value + 1 if value < 9 else None


def _is_list_style(style: Any) -> bool:
    name = (style.name or "").casefold()
    # a list's continuation paragraph has no mark of its own
    named = name.startswith(("list bullet", "list number", "punktlista", "numrerad lista"))
    return named or style.element.find(f"{_W}pPr/{_W}numPr") is not None
