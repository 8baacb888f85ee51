"""Small pieces that several views share: escaping, figures, places, sources."""

import re
from decimal import ROUND_HALF_UP, Decimal
from html import escape
from itertools import zip_longest
from urllib.parse import urlsplit

from assistant.domain.instrument import Instrument
from assistant.domain.passage import Passage
from assistant.ui.language import say

# An address longer than this is cut in the middle of the panel; the link itself stays whole.
_SHOWN_ADDRESS = 60


def figure(value: float, decimals: int, language: str) -> str:
    """A measured number, rounded half up, with the language's decimal mark."""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{rounded}" if language == "en" else f"{rounded}".replace(".", ",").replace("-", "−")


def heading_of(passage: Passage) -> str:
    """Municipality and year as plain text; the passage's title where it concerns no municipality."""
    if passage.municipality is None:
        return passage.title or passage.source
    return f"{passage.municipality} {passage.year}" if passage.year else passage.municipality


def place_of(passage: Passage, instrument: Instrument, language: str) -> tuple[str, ...]:
    """Area in the passage's own edition and questions in the 2016 edition, as plain text; empty where unknown.

    Of a question that the program read into the passage it says so, and how sure that is.
    """
    places = []
    edition = instrument.edition(passage.edition)
    if passage.area is not None:
        area = edition.area(passage.area) if edition else None
        places.append(say("area_of", language, number=passage.area, name=area.name if area else "").strip())
    for question_id, confidence in zip_longest(passage.questions, passage.confidences):
        question = instrument.theme_edition.question(question_id)
        place = say("question_of", language, id=question_id, name=question.name if question else "").strip()
        if confidence is not None:
            place += f" ({say('interpreted', language, confidence=figure(confidence, 2, language))})"
        places.append(place)
    return tuple(places)


def head_html(label: str, passage: Passage, instrument: Instrument, language: str) -> str:
    """The head of a passage's card: `label` (a key or a rank), whose it is, edition and kind, and its place below."""
    tags = [tag_html(say("edition_of", language, edition=passage.edition))] if passage.edition else []
    tags.append(tag_html(passage.kind.value, "kind"))
    places = " · ".join(place_of(passage, instrument, language))
    head = f'<span class="key">{escape(label)}</span><strong>{escape(heading_of(passage))}</strong>{"".join(tags)}'
    place = f'<div class="place">{escape(places)}</div>' if places else ""
    return f'<div class="card-head">{head}</div>{place}'


def origin_html(source: str, language: str, page: int | None = None) -> str:
    """The foot of a passage's card: where it comes from, with the page where that is given."""
    on_page = f", {escape(say('page_of', language, page=page))}" if page else ""
    return f'<div class="origin">{escape(say("source", language))}: {source_html(source, language)}{on_page}</div>'


def web_address(source: str) -> str | None:
    """The source if it is a web address that may be linked (http or https, nothing else), or None."""
    address = source.strip()
    if re.search(r"[\s\x00-\x1f\"'<>\\]", address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme.lower() in {"http", "https"} and parts.hostname else None


def source_html(source: str, language: str) -> str:
    """The source as a link where it is a web address, else as plain text; escaped."""
    address = web_address(source)
    if address is None:
        return escape(source)
    plain = re.sub(r"^https?://(www\.)?", "", address).rstrip("/")
    shown = plain if len(plain) <= _SHOWN_ADDRESS else f"{plain[:_SHOWN_ADDRESS]}…"
    hint = f"{address} ({say('opens_new', language)})"
    return (
        f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer" title="{escape(hint)}">'
        f"{escape(shown)}</a>"
    )


def message_html(text: str) -> str:
    """A line that is read aloud when it appears."""
    return f'<p class="muted" role="status">{escape(text)}</p>'


def table_box(table: str, label: str, style: str = "") -> str:
    """Markup of a table in a box that scrolls sideways, by keyboard too, and is told by `label` to who listens."""
    classes = f"{style} table-box".strip()
    return f'<div class="{classes}" role="region" tabindex="0" aria-label="{escape(label)}">{table}</div>'


def tag_html(text: str, style: str = "") -> str:
    """A small label; `style` is a class of the style sheet, never text from a document."""
    return f'<span class="{f"tag {style}".strip()}">{escape(text)}</span>'
