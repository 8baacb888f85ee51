"""Words that tell how something is said to be: missing, weak, wanted, planned, in part, everywhere."""

import re
from enum import Enum, auto
from typing import Final


class Sign(Enum):
    """How something is said to be."""

    MISSING = auto()
    WEAK = auto()
    WANTED = auto()
    PLANNED = auto()
    PARTIAL = auto()
    EVERYWHERE = auto()


_SIGNS: Final = {
    Sign.MISSING: r"inte|ej|icke|aldrig|ingen|inget|inga|ingenting|ingenstans|sakna\w*|avsaknad\w*|varken|knappast|upphör\w*|lagts ned|lades ned|"
    r"avskaffa\w*|utan(?! att| också| även| i stället)|obefintlig\w*",
    Sign.WEAK: r"svag\w*|brist\w*|brister|otydlig\w*|oklar\w*|otillräcklig\w*|dålig\w*|svår\w*|sämre|sämst\w*|lidande|eftersatt\w*|"
    r"för lite|för litet|för få|låg\w* (?:betyg|poäng|resultat)|(?:betyg\w*|poäng\w*|resultat\w*)(?: \w+){0,4} (?:är|var|blev) låg\w*|outvecklad\w*|undermålig\w*|problem\w*",
    Sign.WANTED: r"bör|borde|behöv\w*|måste|efterlys\w*|efterfråga\w*|önska\w*|skulle kunna|rekommendera\w*|föreslås|föreslog\w*|föreslagits|förbättringsområde\w*|"
    r"utvecklingsområde\w*|kan (?:\w+ ){0,2}(?:(?:utveckla|stärka|förbättra|tydliggöra|använda|höja|vässa|bygga)s?|bli|göras|öka\w*)",
    Sign.PLANNED: r"plane(?:ra|rar|ras|rat|rad|rade|rades)|planer (?:på|att|finns)|ska|skall|kommer att|avser|ämnar|under uppbyggnad|på gång|"
    r"påbörja\w*|inlett|inletts|börjat|håller på att|är tänkt\w*|utred(?:s|er)|på sikt",
    Sign.PARTIAL: r"delvis|till viss del|i viss mån|viss|visst|vissa|några|enstaka|ojämn\w*|varierar|varierande|en del|inte alla|inte överallt",
    Sign.EVERYWHERE: r"alla|samtliga|alltid|varje|överallt|genomgående|hel|helt|hela|fullt ut|heltäckande|var och en|"
    r"\w*övergripande|\w*gemensam\w*|koncern\w*|enhetlig\w*|allt|sammanhåll\w*",
}  # fmt: skip
_PATTERNS: Final = {sign: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for sign, words in _SIGNS.items()}
# A condition denies nothing: "om de inte hålls".
_CONDITION: Final = re.compile(r"\b(?:om|ifall)\s+\w+\s+inte\b", re.IGNORECASE)
# A purpose or an indirect question plans nothing: "för att alla ska kunna", "hur styrningen ska gå till".
_PURPOSE: Final = re.compile(
    r"\b(?:för att|så att|hur|vad|vilka|vem|som|när|där|att)\b[^,;.]*?\bska(?:ll)?\b", re.IGNORECASE
)


def signs_of(text: str) -> frozenset[Sign]:
    """The signs of a clause."""
    without = {Sign.PLANNED: _PURPOSE.sub(" ", text), Sign.MISSING: _CONDITION.sub(" ", text)}
    return frozenset(sign for sign, pattern in _PATTERNS.items() if pattern.search(without.get(sign, text)))
