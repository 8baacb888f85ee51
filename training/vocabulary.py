"""Which strings the model knows, as a tokenizer that anyone can load.

Whole words first; what is not among them is split from the left into the longest known pieces. Compound heads and
tails are pieces on purpose, so that an unknown compound falls apart where a Swede would cut it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from training import sources

UNKNOWN = "[UNK]"
CONTINUED = "##"
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäöü0123456789"
# A head or tail that so many words share is worth a piece.
_LEAST_SHARED = 4
_LINKS = ("", "s")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many strings of each kind are taken, by count."""

    swedish: int = 48_000
    english: int = 14_000
    heads: int = 4_000
    tails: int = 14_000
    pieces: int = 3_000


def count_words() -> tuple[Counter[str], Counter[str]]:
    """Occurrences of Swedish and English words; statutes count by the root, or they would fill the vocabulary."""
    general, legal, english = Counter(), Counter(), Counter()
    for _, swedish, other in sources.parallel():
        general.update(sources.words(fold(swedish)))
        english.update(sources.words(fold(other)))
    subjects = set()
    for subject, title in sources.subject_titles():
        general.update(sources.words(fold(title)))
        subjects.add(subject)
    for subject in subjects:
        for word in sources.words(fold(subject)):
            general[word] += 3
    for word, others in sources.synonyms():
        for entry in (word, *others):
            for part in sources.words(fold(entry)):
                general[part] += 3
    for provision in sources.provisions():
        legal.update(sources.words(fold(provision.text)))
    for word, count in legal.items():
        general[word] += round(count**0.6)
    return general, english


def fold(text: str) -> str:
    """What the tokenizer's normaliser does."""
    return _normalizer().normalize_str(text)


def build_tokenizer(swedish: Counter[str], english: Counter[str], sizes: Sizes) -> Tokenizer:
    """A WordPiece tokenizer over words and compound parts; punctuation is unknown and gets a zero vector."""
    words = [word for word, _ in _ranked(swedish)[: sizes.swedish]]
    foreign = [word for word, count in _ranked(english) if count > 1][: sizes.english]
    heads, tails = _compound_parts([word for word, _ in _ranked(swedish)[:150_000]], frozenset(words))
    known = dict.fromkeys([UNKNOWN, *_LETTERS, *(CONTINUED + char for char in _LETTERS)])
    known.update(dict.fromkeys((*words, *foreign)))
    known.update(dict.fromkeys([str(number) for number in (*range(100), *range(1900, 2040))]))
    known.update(dict.fromkeys(heads[: sizes.heads]))
    known.update(dict.fromkeys(CONTINUED + tail for tail in tails[: sizes.tails]))
    known.update(dict.fromkeys(_common_pieces(swedish, sizes.pieces)))
    vocabulary = {token: number for number, token in enumerate(known)}
    tokenizer = Tokenizer(
        models.WordPiece(
            vocabulary, unk_token=UNKNOWN, continuing_subword_prefix=CONTINUED, max_input_chars_per_word=60
        )
    )
    tokenizer.normalizer = _normalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}]+"), "removed"),
            pre_tokenizers.Split(Regex(r"\p{N}+"), "isolated"),
        ]
    )
    return tokenizer


def split_compound(word: str, known: frozenset[str]) -> tuple[str, str] | None:
    """Head (without a linking s) and tail, both known words of three letters or more; the longest tail wins."""
    for cut in range(3, len(word) - 2):
        head, tail = word[:cut], word[cut:]
        if tail in known and len(tail) > 3:
            for link in _LINKS:
                bare = head.removesuffix(link) if link else head
                if len(bare) > 2 and bare in known and (not link or head.endswith(link)):
                    return bare, tail
    return None


def _compound_parts(words: Iterable[str], known: frozenset[str]) -> tuple[list[str], list[str]]:
    heads, tails = Counter(), Counter()
    strong = frozenset(word for word in known if len(word) > 2)
    for word in words:
        if len(word) > 6 and (parts := split_compound(word, strong)):
            heads[word[: -len(parts[1])]] += 1
            tails[word[len(parts[0]) :]] += 1  # with its linking s, if it has one: the head before it is a word
    return tuple([part for part, count in _ranked(counter) if count >= _LEAST_SHARED] for counter in (heads, tails))


def _common_pieces(counts: Counter[str], number: int) -> list[str]:
    """Endings and beginnings of two to four letters, which let any word be written."""
    found = Counter()
    for word, count in counts.items():
        weight = min(count, 20)
        for length in (2, 3, 4):
            if len(word) > length + 2:
                found[CONTINUED + word[-length:]] += weight * length
                found[word[:length]] += weight * length
    return [piece for piece, _ in _ranked(found)[:number]]


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))


def _normalizer() -> normalizers.Normalizer:
    """Norwegian and Danish letters as Swedish ones, so that "miljø" is one letter from "miljö" no longer."""
    swaps = (("ø", "ö"), ("æ", "ä"), ("é", "e"), ("è", "e"), ("à", "a"), ("\u00ad", ""))
    return normalizers.Sequence(
        [normalizers.NFC(), normalizers.Lowercase(), *(normalizers.Replace(old, new) for old, new in swaps)]
    )
