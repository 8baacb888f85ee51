"""Text that a file holds and a reader of it does not see: left out, and told in one line for each way of hiding."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.domain.invisible import count_suspect, tag_text, without_invisible
from assistant.domain.report import Oddity

#: Colours that differ by at most this much in each of red, green and blue (0 to 255) are one colour to the eye.
NEAREST_COLOUR = 20
#: Type of at most this size, in points, is not read.
SMALLEST_TYPE = 2.0

_SHOWN_CHARACTERS = 60
_SHOWN_PAGES = 10

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)


class Sign(StrEnum):
    """How a text is hidden, in words for the person at the screen."""

    COLOUR = "text i bakgrundens färg"
    TINY = "pytteliten text"
    OUTSIDE = "text utanför sidan"
    NOT_DRAWN = "text som inte ritas"
    COVERED = "text under en ifylld yta"
    FORMAT = "text formaterad som dold"
    SHEET = "dolt blad"
    ROW = "dold rad"
    COLUMN = "dold kolumn"
    COMMENT = "kommentar"
    CHARACTERS = "osynliga tecken"


@dataclass(frozen=True, slots=True)
class HiddenText:
    """A stretch of hidden text; `page` counts from 1, None where the format has no pages."""

    sign: Sign
    text: str
    page: int | None


@dataclass(slots=True)
class HiddenTexts:
    """Collects what is hidden in a file."""

    texts: list[HiddenText] = field(default_factory=list)
    characters: int = 0

    def add(self, sign: Sign, raw_text: str, *, page: int | None = None) -> None:
        """Note a stretch that is left out; white space alone hides nothing."""
        text = " ".join(without_invisible(raw_text).split())
        if text:
            self.texts.append(HiddenText(sign, text, page))

    def look_into(self, raw_text: str) -> None:
        """Note invisible characters in a text that is read without them."""
        self.characters += count_suspect(raw_text)
        self.add(Sign.CHARACTERS, tag_text(raw_text))

    def oddities(self) -> Iterator[Oddity]:
        """One line for each way of hiding, in the order of `Sign`."""
        for sign in Sign:
            found = [text for text in self.texts if text.sign is sign]
            if found:
                yield Oddity("hidden-text", _message(sign, found), None)
        if self.characters:
            count = "Ett osynligt tecken" if self.characters == 1 else f"{self.characters} osynliga tecken"
            message = f"{count} (utan bredd, eller som styr skrivriktningen) togs bort ur texten."
            yield Oddity("hidden-characters", message, None)


def is_near(colour: Colour, background: Colour) -> bool:
    """Whether text in a colour cannot be told from its background."""
    return max(abs(a - b) for a, b in zip(colour, background, strict=True)) <= NEAREST_COLOUR


def _message(sign: Sign, found: list[HiddenText]) -> str:
    count = "Ett stycke" if len(found) == 1 else f"{len(found)} stycken"
    text = found[0].text
    shown = text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS].rstrip()} …"
    return f"{count} text som inte syns för en läsare ({sign}{_pages(found)}) har lämnats utanför: ”{shown}”."


def _pages(found: list[HiddenText]) -> str:
    pages = sorted({text.page for text in found if text.page is not None})
    if not pages:
        return ""
    shown = ", ".join(map(str, pages[:_SHOWN_PAGES]))
    return f", {'sida' if len(pages) == 1 else 'sidorna'} {shown}" + (" med flera" if len(pages) > _SHOWN_PAGES else "")
