"""How much of a query's meaning-bearing words a passage holds; the answering room refuses below a floor."""

from collections.abc import Callable, Iterable, Sequence
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
    stems = frozenset(passage_stems)
    weights = [idf(word) for word in words]
    if not words or not sum(weights):
        return 0.0
    held = (
        weight * _held(word, phrases, stems) for word, phrases, weight in zip(words, equivalents, weights, strict=True)
    )
    return min(1.0, sum(held) / sum(weights))


def _held(word: str, phrases: Sequence[Sequence[str]], stems: frozenset[str]) -> float:
    own = word_share(stem(word), stems)
    if own == 1.0:
        return own
    return max([own, *(min(word_share(stem(part), stems) for part in phrase) for phrase in phrases)])


def word_share(wanted: str, stems: frozenset[str]) -> float:
    """Share of the stem `wanted` that a passage's stems hold: 1 for itself or a compound with it, else 0.5 to 1 or 0.

    Letters of `wanted` that stand in a shorter stem, or in the beginning or end it shares with another, are counted:
    "synpunktshanteringssystem" is held by "synpunkt", "hantering" and "system" together.
    """
    if wanted in stems or fold(wanted) in stems:
        return 1.0
    if wanted.isdigit():
        return 0.0
    held = [False] * len(wanted)
    for other in stems:
        if len(wanted) >= SHORTEST_PART and wanted in other:
            return 1.0
        if len(other) >= SHORTEST_BASE and wanted.startswith(other) and wanted[len(other) :] in ENDINGS:
            return 1.0
        _mark_shared(held, wanted, other)
    share = sum(held) / len(wanted)
    if share < MISSPELT_SHARE and len(wanted) >= SHORTEST_MISSPELT:
        share = MISSPELT_SHARE if any(one_edit_apart(wanted, other) for other in stems) else share
    return share if share >= LEAST_SHARE else 0.0


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter put in, left out or exchanged makes one word the other; a likely slip of the keyboard."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    beginning = _common_beginning(one, other)
    rest, other_rest = one[beginning:], other[beginning:]
    return rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:]


def _mark_shared(held: list[bool], wanted: str, other: str) -> None:
    if len(other) >= SHORTEST_PART and (start := wanted.find(other)) >= 0:
        held[start : start + len(other)] = [True] * len(other)
        return
    if wanted[:SHORTEST_SHARED_END] == other[:SHORTEST_SHARED_END]:
        beginning = _common_beginning(wanted, other)
        held[:beginning] = [True] * beginning
    if wanted[-SHORTEST_SHARED_END:] == other[-SHORTEST_SHARED_END:]:
        end = _common_beginning(wanted[::-1], other[::-1])
        held[-end:] = [True] * end


def _common_beginning(one: str, other: str) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
