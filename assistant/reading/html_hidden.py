"""What a web page holds and does not show; taken out of the page before it is read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.reading.hidden import SMALLEST_TYPE, WHITE, Colour, HiddenTexts, Sign, is_near

_PIXELS_A_POINT = 96 / 72
_UNIT_PIXELS = {"px": 1.0, "pt": _PIXELS_A_POINT, "em": 16.0, "rem": 16.0, "%": 0.16, "": 1.0}
_LENGTH = re.compile(r"(-?[\d.]+)\s*(px|pt|r?em|%|)\s*$")
#: Further from the page than this, in pixels, is nothing that a page slides into view.
_FAR = -500
_LEAST_OPACITY = 0.05
_LEFT_TO_SCREEN_READERS = re.compile(r"rect\(\s*(?:[01](?:px)?[\s,]*){4}\)|inset\(\s*(?:50|100)%")

#: Rules of style sheets that are tried; a page of more is no document.
_MOST_RULES = 1_000
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_AT_BLOCK = re.compile(r"@[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]+;")
_PROPERTIES = frozenset(
    "display visibility opacity color background background-color font-size position left top right text-indent clip "  # noqa: SIM905 (a list of words is read as one)
    "clip-path".split()
)

_HEXADECIMAL = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})$")
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*(?:[,/]\s*([\d.]+)\s*)?\)$")
_NAMED: dict[str, Colour] = {
    "white": WHITE, "snow": (255, 250, 250), "whitesmoke": (245, 245, 245), "ivory": (255, 255, 240),
    "ghostwhite": (248, 248, 255), "black": (0, 0, 0), "red": (255, 0, 0), "blue": (0, 0, 255), "green": (0, 128, 0),
    "navy": (0, 0, 128), "yellow": (255, 255, 0), "gray": (128, 128, 128), "grey": (128, 128, 128),
}  # fmt: skip
#: A comment of the page's makers rather than of its markup: several words, no tags.
_PROSE = re.compile(r"(?:[^\W\d_]{2,}[\s,.:;!?]+){4,}")


@dataclass(frozen=True, slots=True)
class _Look:
    """How the text of an element is shown; None for a colour is one that cannot be told."""

    sign: Sign | None
    is_drawn: bool
    pixels: float
    colour: Colour | None
    background: Colour | None
    is_transparent: bool = False

    def sign_of_text(self) -> Sign | None:
        """How the element's own text is hidden, None where it is seen."""
        if self.sign or not self.is_drawn:
            return self.sign or Sign.FORMAT
        if self.pixels <= SMALLEST_TYPE * _PIXELS_A_POINT:
            return Sign.TINY
        same = self.colour is not None and self.background is not None and is_near(self.colour, self.background)
        return Sign.COLOUR if same or self.is_transparent else None


def take_out_hidden(page: Any, hidden: HiddenTexts, *, skipped: frozenset[str]) -> None:
    """Take what is not shown out of a parsed page and note it; elements named in `skipped` are left as they are."""
    styles = _sheet_styles(page)
    has_other_sheets = page.find("link", rel="stylesheet") is not None
    # what sheets that are not in the file give as background is not known
    start = _Look(None, is_drawn=True, pixels=16.0, colour=None, background=None if has_other_sheets else WHITE)
    _walk(page, start, styles, hidden, skipped)


def _walk(element: Any, look: _Look, styles: dict[int, str], hidden: HiddenTexts, skipped: frozenset[str]) -> None:
    from bs4.element import Comment, NavigableString, PreformattedString, Tag

    sign = look.sign_of_text()
    for child in list(element.children):
        if isinstance(child, Tag):
            if child.name in skipped:
                continue
            own = _look(child, look, styles)
            if own.sign:
                hidden.add(own.sign, " ".join(_texts(child, skipped)))
                child.extract()
            else:
                _walk(child, own, styles, hidden, skipped)
        elif isinstance(child, Comment):
            if _PROSE.search(child) and "<" not in child:
                hidden.add(Sign.COMMENT, child)
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString) and sign:
            hidden.add(sign, child)
            child.extract()


def _texts(tag: Any, skipped: frozenset[str]) -> Iterator[str]:
    from bs4.element import NavigableString, PreformattedString, Tag

    for child in tag.children:
        if isinstance(child, Tag) and child.name not in skipped:
            yield from _texts(child, skipped)
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield str(child)


def _look(tag: Any, around: _Look, styles: dict[int, str]) -> _Look:
    style = _declarations(f"{styles.get(id(tag), '')};{tag.get('style', '')}")
    look = replace(around, sign=_sign(tag, style))
    if "visibility" in style:
        look = replace(look, is_drawn=style["visibility"] not in ("hidden", "collapse"))
    if (pixels := _pixels(style.get("font-size", ""))) is not None:
        look = replace(look, pixels=pixels)
    if colour := style.get("color") or (str(tag.get("color", "")).lower() if tag.name == "font" else ""):
        look = replace(look, colour=_colour(colour), is_transparent=_is_transparent(colour))
    background = style.get("background-color") or style.get("background") or str(tag.get("bgcolor", "")).lower()
    if background and not _is_transparent(background) and background not in ("none", "inherit"):
        look = replace(look, background=_colour(background))
    if "url(" in style.get("background-image", "") + style.get("background", ""):
        look = replace(look, background=None)
    return look


def _sign(tag: Any, style: dict[str, str]) -> Sign | None:
    if tag.has_attr("hidden") or style.get("display") == "none":
        return Sign.FORMAT
    try:
        if float(style.get("opacity", "1")) <= _LEAST_OPACITY:
            return Sign.NOT_DRAWN
    except ValueError:
        return None
    moved = ["text-indent", *(("left", "top", "right") if style.get("position") in ("absolute", "fixed") else ())]
    far = any((_pixels(style.get(name, "")) or 0) <= _FAR for name in moved)
    clipped = _LEFT_TO_SCREEN_READERS.search(f"{style.get('clip', '')} {style.get('clip-path', '')}")
    return Sign.OUTSIDE if far or clipped else None


def _declarations(text: str) -> dict[str, str]:
    """Property to value, the last one of each; `background-image` is kept for what it says of the background."""
    pairs = (declaration.partition(":")[::2] for declaration in text.split(";"))
    found = {name.strip().lower(): value.split("!")[0].strip().lower() for name, value in pairs}
    return {name: value for name, value in found.items() if name in _PROPERTIES or name == "background-image"}


def _sheet_styles(page: Any) -> dict[int, str]:
    """What the style sheets within the page say of each element, by the identity of the element."""
    found: dict[int, str] = {}
    for selector, declarations in _rules([sheet.get_text() for sheet in page.find_all("style")]):
        for tag in _selected(page, selector):
            found[id(tag)] = f"{found.get(id(tag), '')};{declarations}"
    return found


def _rules(sheets: Sequence[str]) -> list[tuple[str, str]]:
    """Selectors and declarations; rules for print or for some screens only do not count."""
    text = _AT_BLOCK.sub("", _CSS_COMMENT.sub("", "\n".join(sheets)))
    found = [(match[1].strip(), match[2]) for match in _CSS_RULE.finditer(text)]
    return [(selector, text) for selector, text in found if _declarations(text)][:_MOST_RULES]


def _selected(page: Any, selector: str) -> Sequence[Any]:
    from soupsieve import SelectorSyntaxError

    try:
        return list(page.select(selector))
    except (SelectorSyntaxError, NotImplementedError, ValueError):
        return ()  # a selector of browsers only, such as ::before


def _pixels(value: str) -> float | None:
    match = _LENGTH.match(value)
    try:
        return float(match[1]) * _UNIT_PIXELS[match[2]] if match else None
    except ValueError:
        return None


def _colour(value: str) -> Colour | None:
    if match := _HEXADECIMAL.match(value):
        digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    if match := _RGB.match(value):
        return int(match[1]), int(match[2]), int(match[3])
    return _NAMED.get(value)


def _is_transparent(value: str) -> bool:
    match = _RGB.match(value)
    return value == "transparent" or (match is not None and match[4] is not None and float(match[4]) <= _LEAST_OPACITY)
