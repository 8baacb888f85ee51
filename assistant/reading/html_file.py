"""Web pages: title, headings, paragraphs, lists and tables; nothing that a reader of the page does not see."""

import re
from pathlib import Path
from typing import Any

from assistant.reading.content import Content, ContentBuilder
from assistant.reading.html_hidden import take_out_hidden
from assistant.reading.marks import bullet_length

_SKIPPED = frozenset(
    "script style noscript template head title svg math iframe object embed audio video canvas select button nav "  # noqa: SIM905 (a list of words is read as one)
    "form input textarea".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer header hr "  # noqa: SIM905 (the same)
    "html li main ol p pre section summary table tbody tfoot thead ul".split()
)
_HEADING = re.compile(r"h([1-6])")


def read_html(path: Path) -> Content:
    """The content of a web page without scripts, styles, menus and forms; hidden text is left out and told."""
    import warnings

    from bs4 import BeautifulSoup

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # remarks on odd markup, meant for programmers
        page = BeautifulSoup(path.read_bytes(), "lxml")
    walker = _Walker()
    walker.builder.title = " ".join(page.title.get_text().split()) or None if page.title else None
    take_out_hidden(page, walker.builder.hidden, skipped=_SKIPPED)
    walker.walk(page)
    walker.flush()
    return walker.builder.build()


class _Walker:
    """Collects text until a block begins or ends."""

    def __init__(self) -> None:
        self.builder = ContentBuilder()
        self._pieces: list[str] = []
        self._level: int | None = None
        self._item = False

    def walk(self, element: Any) -> None:
        from bs4.element import NavigableString, PreformattedString, Tag

        for child in element.children:
            if isinstance(child, Tag):
                self._enter(child)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._pieces.append(child)  # comments and declarations are preformatted

    def flush(self) -> None:
        text = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        if text:
            mark = bullet_length(text)
            self.builder.add(text[mark:], level=self._level, bullet=self._item or mark > 0)
            self._item = False

    def _enter(self, tag: Any) -> None:
        heading = _HEADING.fullmatch(tag.name)
        if tag.name in _SKIPPED:
            return
        if tag.name == "tr":
            self.flush()
            self.builder.add_row([_cell_text(cell) for cell in tag.find_all(["td", "th"], recursive=False)])
        elif tag.name == "br":
            self._pieces.append(" ")
        elif tag.name == "img":
            self.builder.pictures += 1
        elif heading or tag.name in _BLOCKS:
            self.flush()
            self._level = int(heading[1]) if heading else None
            self._item = tag.name == "li" or (self._item and tag.name in ("p", "div"))
            self.walk(tag)
            self.flush()
            self._level, self._item = None, False
        else:
            self.walk(tag)


def _cell_text(cell: Any) -> str:
    for skipped in [tag for tag in cell.find_all() if tag.name in _SKIPPED]:
        skipped.extract()
    lines = (" ".join(item.get_text(" ").split()) for item in cell.find_all(["li", "p"]) or [cell])
    return "\n".join(filter(None, lines))
