"""Swedish number words as figures: ``"tjugofem"`` is ``"25"``."""

from typing import Final

_UNITS: Final = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
_TEENS: Final = ("tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton")
_TENS: Final = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
_ORDINALS: Final = ("tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde")
#: Shares, as they are compared: no count says the same.
_SHARES: Final = {
    "hälften": "1/2", "halva": "1/2", "tredjedel": "1/3", "tredjedelar": "1/3", "fjärdedel": "1/4", "fjärdedelar": "1/4",
}  # fmt: skip
# "ett", "en" and "noll" are articles and figures of speech more often than counts.
_ARTICLES: Final = frozenset({"noll", "ett", "en"})


def _words() -> dict[str, str]:
    words = {word: value for value, word in enumerate((*_UNITS, *_TEENS))} | {"en": 1}
    for tens, word in enumerate(_TENS, 2):
        words |= {word + (unit if value else ""): tens * 10 + value for value, unit in enumerate(_UNITS)}
    words |= {"hundra": 100, "etthundra": 100, "tusen": 1000, "ettusen": 1000}
    words |= {f"{unit}hundra": value * 100 for value, unit in enumerate(_UNITS) if value > 1}
    words |= {word: value for value, word in enumerate(_ORDINALS, 3)}
    return {word: str(value) for word, value in words.items()} | _SHARES


_WORDS: Final = _words()


def said_as_word(word: str) -> str | None:
    """The figure that a lower-case word claims; None for other words and for articles."""
    return None if word in _ARTICLES else _WORDS.get(word)


def meant_by(word: str) -> str | None:
    """The same for a source, where an article may be meant as a count."""
    return _WORDS.get(word)
