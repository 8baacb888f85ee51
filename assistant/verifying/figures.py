"""The numbers of a text, each with the part it plays: 25 in "7 av 25 poäng" is a maximum, no result."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from assistant.retrieval.stop_words import STOP_WORDS
from assistant.retrieval.words import stem
from assistant.verifying.number_words import meant_by, said_as_word

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS: Final = re.compile(r"(?<=\d)[\u00a0\u202f ](?=\d{3}\b)")
_TOKEN: Final = re.compile(rf"{_NUMBER.pattern}|[^\W\d_]+")
_YEAR: Final = re.compile(r"(?:19[89]|20[0-4])\d")
_QUESTION: Final = re.compile(r"[1-8]\.[1-9]")
_AREA: Final = re.compile("[1-8]")
_PERCENT: Final = re.compile(r"\s*(?:%|procent)")
_POINTS: Final = re.compile(r"\s*(?:poäng|p\b)|\s+av\s+\d")
_MAXIMUM: Final = re.compile(r"(\w+)[*_]*\s+av\s+(?:totalt\s+|maximalt\s+|max\s+|möjliga\s+|de\s+)?$")
_PLACE: Final = re.compile(
    r"\b(?:del)?(?:fråg\w*|områd\w*|kapitel|kap\.?|indikator\w*)\s+(?:nr\s+|nummer\s+)?(?:\d(?:[.]\d)?(?:,|\s+och|-|–)\s*)*$",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(r"\s+[A-ZÅÄÖ][a-zåäö]")
_EDITION_AFTER: Final = re.compile(
    r"\s*(?:års|-års)\s+(?:nya\s+)?(?:utgåv|version|kriteri|revider|upplag|kommunkompass)|\s*edition", re.IGNORECASE
)
_EDITION_BEFORE: Final = re.compile(r"\b(?:utgåv\w*|revider\w*|version\w*|gjordes\s+om)\b[\w\s,]{0,30}$", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"\b(sedan|från|till|snitt|genomsnitt|medelvärde|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
    r"(?:et)?\s+(?:på\s+|år\s+)?$",
    re.IGNORECASE,
)
_MAXIMA: Final = frozenset({"100", "800"})
_SCALES: Final = {"miljon": 1_000_000, "miljard": 1_000_000_000, "tusen": 1000, "mkr": 1_000_000, "tkr": 1000}
_UNIT_WORDS: Final = 2


class Role(Enum):
    """The part that a number plays."""

    PLAIN = auto()
    YEAR = auto()
    EDITION = auto()
    PERCENT = auto()
    POINTS = auto()
    MAXIMUM = auto()
    PLACE = auto()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in one form (``"45,2"``); as it stands and as what it is said of.

    Attributes:
        units: stems of the words that follow a plain number.
        label: the word before it that tells it from its like: ``"sedan"``, ``"snitt"``, a month.
        shown: as written.
    """

    value: str
    role: Role
    units: frozenset[str] = frozenset()
    label: str = ""
    shown: str = ""


def numbers_in(text: str) -> frozenset[str]:
    """Numbers of a text in one form: ``"45,2"``; thousands separators and trailing punctuation removed."""
    return frozenset(_one_form(match.group()) for match in _NUMBER.finditer(_THOUSANDS.sub("", text)))


@lru_cache(maxsize=20_000)
def figures_in(text: str, *, source: bool = False) -> tuple[Figure, ...]:
    """The numbers of a text in order, written as figures or as words; `source` also reads "ett" and "en" as counts."""
    joined = _THOUSANDS.sub("", text)
    figures: list[Figure] = []
    for match in _TOKEN.finditer(joined):
        before, after = joined[: match.start()], joined[match.end() :]
        token = match.group()
        if token[0].isdigit():
            figures += _written(token, before, after, source=source)
        elif value := (meant_by if source else said_as_word)(token.lower()):
            role = _role(value, before, after)
            units = _units(after) if role is Role.PLAIN else frozenset()
            figures.append(Figure(value, role, units, _label(before), token))
    return tuple(figures)


def _written(token: str, before: str, after: str, *, source: bool) -> list[Figure]:
    token = token.rstrip(".,")
    role = _role(token, before, after)
    value = _one_form(token)
    units = _units(after) if role is Role.PLAIN else frozenset()
    figures = [Figure(value, role, units, _label(before), token)]
    if role is Role.YEAR and (revised := _EDITION_BEFORE.search(before) or _EDITION_AFTER.match(after)):
        # a source's year of revision is both a year and an edition; a sentence claims one of them
        both = source and revised.re is _EDITION_BEFORE
        figures = [Figure(value, Role.EDITION, units, "", token), *(figures if both else ())]
    return figures


def _role(token: str, before: str, after: str) -> Role:
    if _PERCENT.match(after):
        return Role.PERCENT
    if (_PLACE.search(before) and not _YEAR.fullmatch(token)) or _QUESTION.fullmatch(token):
        return Role.PLACE
    part = _MAXIMUM.search(before)
    if part and (token in _MAXIMA or part[1].isdigit() or said_as_word(part[1].lower()) or _POINTS.match(after)):
        return Role.MAXIMUM
    if _POINTS.match(after):
        return Role.POINTS
    if _YEAR.fullmatch(token):
        return Role.YEAR
    if _AREA.fullmatch(token) and _LISTED.match(after):
        return Role.PLACE
    return Role.PLAIN


def _units(after: str) -> frozenset[str]:
    """Stems of what is counted: the words that follow, up to a mark or a function word."""
    found: list[str] = []
    for word in re.findall(r"^(?:\s+[^\W\d_]+)+", after)[:1]:
        for one in word.lower().split()[:_UNIT_WORDS]:
            if one in STOP_WORDS or one == "år":
                break
            found.append(stem(one))
    return frozenset(found)


def _label(before: str) -> str:
    match = _LABEL.search(before)
    return match[1].lower() if match else ""


def _one_form(number: str) -> str:
    return number.rstrip(".,").replace(".", ",")
