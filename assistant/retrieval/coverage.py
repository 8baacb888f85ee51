"""How much of a query's meaning-bearing words a passage holds; the answering room refuses below a floor."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.retrieval.words import fold, stem

# A part shorter than this says little about a compound ("mål" in "målning", "plan" in "plantera").
SHORTEST_PART: Final = 5
# The stemmer leaves short words inflected: "tårtan" beside "tårt", the stem of "tårta".
SHORTEST_BASE: Final = 4
ENDINGS: Final = frozenset({"a", "an", "ar", "arna", "e", "en", "er", "erna", "et", "n", "na", "or", "orna", "s"})
# A longer word that is one letter away is taken for a slip of the keyboard, at a little less than the word itself.
SHORTEST_MISSPELT: Final = 6
MISSPELT_SHARE: Final = 0.9
# Two compounds that begin or end alike share a part from this length ("medborgardialog", "medborgarförslag").
SHORTEST_SHARED_END: Final = 6
# Less than half a word in common is chance ("kommunikation", "kommunalråd").
LEAST_SHARE: Final = 0.5


def coverage(
    words: Sequence[str],
    equivalents: Sequence[Sequence[Sequence[str]]],
    passage_stems: Iterable[str],
    idf: Callable[[str], float],
) -> float:
    """Share of `words` that the passage holds, each weighing its idf; 0 to 1, and 0 for no words.

    Args:
        words: the query's informative words.
        equivalents: per word, phrases of the glossary that stand for it.
        passage_stems: stems of the passage and its heading.
        idf: weight of a word, above 0.
    """
    stems = PassageStems(passage_stems)
    weights = [idf(word) for word in words]
    if not words or not sum(weights):
        return 0.0
    held = (
        weight * _held(word, phrases, stems) for word, phrases, weight in zip(words, equivalents, weights, strict=True)
    )
    return min(1.0, sum(held) / sum(weights))


def _held(word: str, phrases: Sequence[Sequence[str]], stems: "PassageStems") -> float:
    own = stems.share(stem(word))
    if own == 1.0:
        return own
    return max([own, *(min(stems.share(stem(part)) for part in phrase) for phrase in phrases)])


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a wanted stem is looked for by.

    Attributes:
        whole: stems that are the word: itself, without diacritics, and without an ending that the stemmer left.
        parts: stems that would hold a part of it.
    """

    whole: frozenset[str]
    parts: frozenset[str]


@lru_cache(maxsize=5_000)
def _asked(wanted: str) -> _Asked:
    if wanted.isdigit():
        return _Asked(frozenset({wanted}), frozenset())
    bases = (wanted[: -len(ending)] for ending in ENDINGS if wanted.endswith(ending))
    whole = {wanted, fold(wanted), *(base for base in bases if len(base) >= SHORTEST_BASE)}
    ends = range(SHORTEST_PART, len(wanted) + 1)
    return _Asked(
        frozenset(whole), frozenset(wanted[start:end] for end in ends for start in range(end - SHORTEST_PART + 1))
    )


class PassageStems:
    """The stems of a passage, laid out so that a word is held against all of them at once."""

    def __init__(self, stems: Iterable[str]) -> None:
        """Read the stems once; a query then asks for dozens of words."""
        self._stems = frozenset(stems)
        self._joined = "\n".join(self._stems)
        self._by_beginning: dict[str, list[str]] = {}
        self._by_end: dict[str, list[str]] = {}
        self._by_length: dict[int, list[str]] = {}
        for other in self._stems:
            self._by_length.setdefault(len(other), []).append(other)
            if len(other) >= SHORTEST_SHARED_END:
                self._by_beginning.setdefault(other[:SHORTEST_SHARED_END], []).append(other)
                self._by_end.setdefault(other[-SHORTEST_SHARED_END:], []).append(other)

    def share(self, wanted: str) -> float:
        """Share of the stem `wanted` that the passage holds: 1 for itself or a compound with it, else 0.5 to 1 or 0.

        Letters of `wanted` that stand in a shorter stem, or in the beginning or end it shares with another, are counted:
        "synpunktshanteringssystem" is held by "synpunkt", "hantering" and "system" together.
        """
        asked = _asked(wanted)
        if not self._stems.isdisjoint(asked.whole):
            return 1.0
        if wanted.isdigit():
            return 0.0
        if len(wanted) >= SHORTEST_PART and wanted in self._joined:
            return 1.0
        share = sum(self._held_letters(wanted, asked.parts)) / len(wanted)
        if share < MISSPELT_SHARE and len(wanted) >= SHORTEST_MISSPELT and self._holds_misspelt(wanted):
            share = MISSPELT_SHARE
        return share if share >= LEAST_SHARE else 0.0

    def _held_letters(self, wanted: str, parts: frozenset[str]) -> list[bool]:
        held = [False] * len(wanted)
        for part in self._stems & parts:
            start = wanted.find(part)
            held[start : start + len(part)] = [True] * len(part)
        for other in self._by_beginning.get(wanted[:SHORTEST_SHARED_END], ()):
            beginning = _common_beginning(wanted, other)
            held[:beginning] = [True] * beginning
        for other in self._by_end.get(wanted[-SHORTEST_SHARED_END:], ()):
            end = _common_beginning(wanted[::-1], other[::-1])
            held[-end:] = [True] * end
        return held

    def _holds_misspelt(self, wanted: str) -> bool:
        alike = (other for length in _near(len(wanted)) for other in self._by_length.get(length, ()))
        # one edit leaves the first letter or the last one as it was
        return any(one_edit_apart(wanted, other) for other in alike if wanted[0] == other[0] or wanted[-1] == other[-1])


def word_share(wanted: str, stems: frozenset[str]) -> float:
    """`PassageStems.share`, for a single word."""
    return PassageStems(stems).share(wanted)


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter put in, left out or exchanged makes one word the other; a likely slip of the keyboard."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    beginning = _common_beginning(one, other)
    rest, other_rest = one[beginning:], other[beginning:]
    return rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:]


def _near(length: int) -> tuple[int, int, int]:
    return length - 1, length, length + 1


def _common_beginning(one: str, other: str) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
