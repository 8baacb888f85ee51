"""Words of a question: which language it is in, and plain forms to compare by."""

import re
import unicodedata

WORD = re.compile(r"\w+(?:[-:]\w+)*", re.UNICODE)

# Frequent words that belong to one of the three languages only; enough to tell a question's language.
_MARKS = {
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "what",
            "which",
            "who",
            "how",
            "do",
            "does",
            "did",
            "is",
            "are",
            "was",
            "were",
            "in",
            "for",
            "with",
            "from",
            "have",
            "has",
            "had",
            "much",
            "many",
            "score",
            "municipality",
            "municipalities",
            "why",
            "give",
            "show",
            "compare",
            "between",
            "about",
            "best",
            "residents",
            "can",
            "could",
            "should",
            "on",
            "an",
            "that",
            "this",
            "they",
            "their",
            "good",
        ]
    ),
    "no": frozenset(
        [
            "hva",
            "hvem",
            "hvilke",
            "hvilken",
            "hvordan",
            "hvorfor",
            "hvor",
            "fikk",
            "kommunen",
            "kommunene",
            "jeg",
            "ikke",
            "noen",
            "noe",
            "gjør",
            "gjorde",
            "eller",
            "brukerne",
            "innbyggere",
            "poeng",
            "spørsmål",
            "arbeider",
            "jobber",
            "å",
            "og",
        ]
    ),
    "sv": frozenset(
        [
            "vad",
            "vem",
            "vilka",
            "vilken",
            "vilket",
            "hur",
            "varför",
            "var",
            "fick",
            "kommunen",
            "kommunerna",
            "jag",
            "inte",
            "någon",
            "några",
            "något",
            "gör",
            "gjorde",
            "eller",
            "och",
            "att",
            "på",
            "brukare",
            "invånare",
            "poäng",
            "frågor",
            "fråga",
            "arbetar",
            "är",
            "om",
            "som",
            "för",
            "med",
            "till",
            "det",
            "den",
        ]
    ),
}


def fold(text: str) -> str:
    """Lower case without diacritics: ``"Höganäs"`` and ``"hoganas"`` become equal; ø counts as o, æ as a."""
    replaced = text.lower().replace("ø", "o").replace("æ", "a").replace("é", "e")
    return "".join(c for c in unicodedata.normalize("NFD", replaced) if not unicodedata.combining(c))


def well_formed(text: str) -> str:
    """Text that can be printed and searched: half of a surrogate pair, as from a broken terminal, becomes ``?``."""
    return text.encode("utf-8", "replace").decode("utf-8")


def words(text: str) -> list[str]:
    """The words of a text in lower case, in order, diacritics kept."""
    return [match.group().lower() for match in WORD.finditer(unicodedata.normalize("NFC", text))]


def language_of(question: str) -> str:
    """``"sv"``, ``"no"`` or ``"en"``; Swedish where nothing else wins clearly."""
    found = words(question)
    counts = {language: sum(word in marks for word in found) for language, marks in _MARKS.items()}
    if counts["en"] > counts["sv"] and counts["en"] >= 2:
        return "en"
    if counts["no"] > counts["sv"] and counts["no"] >= 2:
        return "no"
    return "sv"
