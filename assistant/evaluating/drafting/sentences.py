"""Sentences of a passage, and the one that a quote stands in."""

import re

# A stop after one of these ends no sentence.
_SHORT = re.compile(
    r"(?<!\w)(?:t\.ex|bl\.a|m\.m|m\.fl|dvs|d\.v\.s|s\.k|p\.g\.a|o\.s\.v|osv|etc|ca|kap|nr|dnr|jfr|resp|inkl|exkl|f\.d|ev|avd|prop|sid|tel)$",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9“”\"»(–-])|\n+")


def sentences_in(text: str) -> tuple[str, ...]:
    """The sentences of a text in order, each with its stop; a line break ends a sentence too."""
    found: list[str] = []
    for piece in _END.split(text):
        if found and _SHORT.search(found[-1].rstrip(".")) and found[-1].endswith("."):
            found[-1] = f"{found[-1]} {piece.strip()}"
        elif piece.strip():
            found.append(piece.strip())
    return tuple(found)


def sentence_of(quote: str, text: str) -> str:
    """The sentence of `text` that `quote` stands in; the quote itself where it is longer than one or not found."""
    wanted = " ".join(quote.split()).casefold()
    for sentence in sentences_in(text):
        if wanted in " ".join(sentence.split()).casefold():
            return sentence
    return sentences_in(quote)[0] if sentences_in(quote) else quote
