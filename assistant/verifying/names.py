"""Every name in a sentence stands in what it cites: people, places, municipalities, organisations, bodies and plans."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.retrieval.stop_words import STOP_WORDS
from assistant.retrieval.words import fold, split_words, stem
from assistant.verifying.fault import Fault, FaultKind
from assistant.verifying.grounds import Grounds

_TOKEN: Final = re.compile(r"[^\W\d_][\w’'-]*(?::s)?")
_STARTS: Final = re.compile(r"(?:^|[.!?:\n]|[–•*]\s|[“”\"»(])[\s*_“”\"»(]*$")
_SHORTEST_STEM_OF_NAME: Final = 4
#: Names that the trade writes in several ways; one stands for all of its row.
_SAME: Final = (
    ("skr", "skl", "sveriges kommuner och regioner", "sveriges kommuner och landsting", "kommunförbundet"),
    ("kf", "kommunfullmäktige", "fullmäktige"),
    ("ks", "kommunstyrelsen", "kommunstyrelse"),
    ("apt", "arbetsplatsträff", "arbetsplatsträffar", "arbetsplatsträffarna"),
    ("hr", "personal", "personalarbete"),
    ("it", "digital", "digitala", "digitalisering"),
    ("lov", "valfrihet", "kundval"),
)
#: Of the trade itself, said of anything.
_OF_THE_TRADE: Final = frozenset(
    {"kommunkompassen", "kommunkompass", "kommunkompassens", "sverige", "sveriges", "svenska"}
)
_FIRST_WORDS: Final = """
    enligt både liksom hos utöver förutom trots medan kommunen kommunerna kommun staden rapporten jämfört precis
    exempelvis däremot dessutom samtidigt dock därför totalt bland således sammanlagt redan först senast
    utvärderarna
"""
# Words that begin a sentence right before a name.
_OPENERS: Final = STOP_WORDS | frozenset(_FIRST_WORDS.split())
_BODY: Final = re.compile(
    r"(\w{4,}?)s?(nämnd|utskott|beredning|direktör|bolag|universitet|förbund|departement|chef|plan|program|policy)"
    r"(?:en|et|n|er|erna|ar|arna|na|men|ernas|arnas|s|ns|ens|ets)*"
)
# What follows a name and not the word that it is also: "Mora använder", "Vara kommun"; but "Vara tydlig".
_SAYS_OF_A_PLACE: Final = re.compile(
    r"\s+(?:kommun\w*|stad\w*|\d{4}|\w+(?:ar|er|år)|har|får|ger|ser|är|fick|hade|kan|ska|bör|lät|gav|såg|tog|låg|\w+(?:ade|rde|kte|ste))\b"
)
_PLANS: Final = frozenset({"plan", "program", "policy"})
#: First parts that tell no body or plan from another.
_GENERAL: Final = frozenset(
    ["handling", "arbet", "verksamhet", "utveckling", "åtgärd", "mellan", "första", "sam", "hel", "hemma"]
)
_ORGANISATION: Final = re.compile(
    r"\w{2,}(?:verket|myndigheten|institutet|universitetet|förbundet|högskolan)s?", re.IGNORECASE
)


def name_faults(sentence: str, grounds: Grounds, municipalities: Collection[str] = ()) -> Iterator[Fault]:
    """Names that no source holds, in the order of the sentence; `municipalities` are known as names wherever they stand."""
    known = _Known.of(grounds.texts)
    previous: _Name | None = None
    for name in _names(sentence, frozenset(municipalities)):
        if not known.holds(name.word):
            yield Fault(FaultKind.NAME, f"namnet {name.word} finns inte i källan")
        elif previous and previous.end + 1 == name.start and not known.beside(previous.word, name.word):
            yield Fault(FaultKind.NAME, f"namnet {previous.word} {name.word} finns inte i källan")
        previous = name
    for word in split_words(sentence):
        match = _BODY.fullmatch(word)
        if match and match[1] not in _GENERAL and not known.speaks_of(match[1], match[2]):
            yield Fault(FaultKind.NAME, f"{word} nämns inte i källan")


@dataclass(frozen=True, slots=True)
class _Name:
    word: str
    start: int
    end: int


def _names(sentence: str, municipalities: frozenset[str]) -> Iterator[_Name]:
    """Words with a capital that no beginning of a sentence explains."""
    tokens = list(_TOKEN.finditer(sentence))
    for place, match in enumerate(tokens):
        word = match.group()
        if not word[0].isupper() or word.lower() in _OF_THE_TRADE:
            continue
        if _STARTS.search(sentence[: match.start()]):
            after = tokens[place + 1] if place + 1 < len(tokens) else None
            beside = sentence[match.end() : after.start()] == " " if after else False
            opens_name = bool(after and beside and after.group()[0].isupper() and word.lower() not in _OPENERS)
            if not (_is_municipality(word, municipalities, sentence[match.end() :]) or _is_marked(word) or opens_name):
                continue
        yield _Name(word.removesuffix(":s"), match.start(), match.end())


def _is_municipality(word: str, municipalities: frozenset[str], after: str) -> bool:
    if not {word, word.removesuffix("s")} & municipalities:
        return False
    return len(word) > _SHORTEST_STEM_OF_NAME or bool(_SAYS_OF_A_PLACE.match(after))


def _is_marked(word: str) -> bool:
    """Whether a word is a name by its form alone."""
    return (len(word) > 1 and word.isupper()) or _ORGANISATION.fullmatch(word) is not None


@dataclass(frozen=True)
class _Known:
    """The words of the sources, as names are looked for in them."""

    text: str
    words: frozenset[str]
    stems: frozenset[str]
    names: tuple[str, ...]

    @staticmethod
    @lru_cache(maxsize=2_000)
    def of(texts: tuple[str, ...]) -> "_Known":
        """What these texts hold."""
        text = "\n".join(texts)
        words = frozenset(fold(part) for word in _TOKEN.findall(text.lower()) for part in (word, *word.split("-")))
        names = {fold(word.lower()) for word in _TOKEN.findall(text) if word[0].isupper()}
        long = tuple(sorted(name for name in names if len(name) >= _SHORTEST_STEM_OF_NAME))
        return _Known(text, words, frozenset(stem(word) for word in split_words(text)), long)

    def holds(self, name: str) -> bool:
        """Whether the sources hold a name, in any inflection or compound, or under another writing of it."""
        plain = fold(name.lower().replace("’", "'"))
        first, _, second = name.partition("-")
        if second[:1].isupper():
            return all(self.holds(part) for part in (first, second))
        forms = {plain, plain.removesuffix("s"), plain + "s", fold(first.lower())}
        if forms & self.words or any(stem(part) in self.stems for part in split_words(name)):
            return True
        if len(plain) >= _SHORTEST_STEM_OF_NAME and any(
            plain.startswith(other) or other.startswith(plain.removesuffix("s")) for other in self.names
        ):
            return True
        return any(
            form in row or form in row[2:3] or any(form in other.split() for other in row)
            for row in _SAME
            if self._has_one_of(row)
            for form in forms
        )

    def beside(self, first: str, second: str) -> bool:
        """Whether two words of one name stand side by side in a source; true for words that are no proper names."""
        if not {fold(first.lower()).removesuffix("s"), fold(first.lower())} & set(self.names):
            return True
        if not {fold(second.lower()).removesuffix("s"), fold(second.lower())} & set(self.names):
            return True
        one, other = (re.escape(word.removesuffix("s")) for word in (first, second))
        return re.search(rf"{one}s?\W+(?:\w+\W+)?{other}", self.text, re.IGNORECASE) is not None

    def speaks_of(self, first: str, head: str) -> bool:
        """Whether the sources hold a body's or a plan's first part, and a body's head: a plan may be called otherwise."""
        beginning = fold(first)[: max(_SHORTEST_STEM_OF_NAME, len(first) - 2)]
        has_head = head in _PLANS or any(fold(head) in word for word in self.words)
        return has_head and any(beginning in word for word in self.words)

    def _has_one_of(self, row: tuple[str, ...]) -> bool:
        lower = self.text.lower()
        return any(re.search(rf"\b{re.escape(name)}", lower) for name in row)
