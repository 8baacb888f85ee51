"""Good examples on the page: a card for each, and the line it has in a list."""

from html import escape

from assistant.domain.instrument import Instrument
from assistant.reporting.examples import Example
from assistant.ui.language import say
from assistant.ui.present.parts import heading_of, origin_html, place_of, tag_html

# Letters of an example in the list of saved ones.
_LINE = 90


def example_html(example: Example, language: str, instrument: Instrument | None = None) -> str:
    """Whose it is, what they got there, the text, who else does the same, and the source."""
    passage = example.passage
    scored = say("scored", language, scored=example.scored) if example.scored else say("not_scored", language)
    places = " · ".join(place_of(passage, instrument, language)) if instrument else ""
    place = f'<div class="place">{escape(places)}</div>' if places else ""
    others = ", ".join(dict.fromkeys(heading_of(other) for other in example.also))
    also = f'<div class="place">{escape(say("also_said", language, names=others))}</div>' if others else ""
    return (
        f'<div class="card"><div class="card-head"><strong>{escape(heading_of(passage))}</strong>{tag_html(passage.kind.value, "kind")}'
        f"{tag_html(scored)}</div>{place}<blockquote>{escape(passage.text)}</blockquote>{also}"
        f"{origin_html(passage.source, language)}</div>"
    )


def example_line(example: Example) -> str:
    """``"Örebro 2012: Efter priset bjöds andra kommuner in …"``."""
    text = example.passage.text
    return f"{heading_of(example.passage)}: {text if len(text) <= _LINE else text[:_LINE].rstrip() + ' …'}"
