"""What stands between quotation marks stands word for word in a source."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.retrieval.words import split_words, stem
from assistant.verifying.fault import Fault, FaultKind
from assistant.verifying.grounds import Grounds

_QUOTE: Final = re.compile(r"[“”„\"»«]([^“”„\"»«]+)[“”„\"»«]")
_PART: Final = re.compile(r"…|\[\.\.\.\]|\[…\]|\.\.\.")
_ONE_FORM: Final = str.maketrans("–—‑”“„’‘", '---"""\'\'', "\u00ad")


def quote_faults(sentence: str, grounds: Grounds) -> Iterator[Fault]:
    """Quotations that stand in no source."""
    texts = [
        *(passage.text for passage in grounds.passages),
        *(passage.title for passage in grounds.passages),
        *grounds.told,
    ]
    for quote in quotes_in(sentence):
        if not any(is_verbatim(quote, text) or _is_word_of(quote, text) for text in texts):
            yield Fault(FaultKind.QUOTE, f"citatet ”{_short(quote)}” står inte ordagrant i källan")


def quotes_in(sentence: str) -> tuple[str, ...]:
    """What is quoted, without marks at its ends."""
    found = (match.group(1).strip(" .,;:") for match in _QUOTE.finditer(sentence))
    return tuple(quote for quote in found if quote)


def is_verbatim(quote: str, source: str) -> bool:
    """Whether a quote stands in the source, white space and typographic variants aside; ``…`` skips words in order."""
    plain = _plain(source)
    position = 0
    for part in _PART.split(quote):
        found = re.compile(rf"(?<!\w){re.escape(_plain(part))}(?!\w)").search(plain, position)
        if found is None:
            return False
        position = found.end()
    return True


def _is_word_of(quote: str, source: str) -> bool:
    """Whether a single quoted word stands in a source in any inflection: a name or a way of speaking, no citation."""
    words = split_words(quote)
    return len(words) == 1 and stem(words[0]) in {stem(word) for word in split_words(source)}


def _plain(text: str) -> str:
    """One form of spaces, hyphens and quotation marks; soft hyphens removed."""
    return " ".join(text.translate(_ONE_FORM).split()).casefold()


def _short(quote: str, longest: int = 60) -> str:
    return quote if len(quote) <= longest else quote[: longest - 1].rstrip() + "…"
