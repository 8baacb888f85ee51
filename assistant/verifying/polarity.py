"""What is missing, planned, asked for or partly done is not told as done; a weakness is not told as a strength."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

from assistant.domain.passage import Kind
from assistant.retrieval.words import split_words
from assistant.verifying.clauses import Clause, clauses_of, speaking_of
from assistant.verifying.fault import Fault, FaultKind
from assistant.verifying.grounds import Grounds


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
    r"för lite|för litet|för få|låg\w* (?:betyg|poäng|resultat)|lägst\w*|outvecklad\w*|undermålig\w*|problem\w*",
    Sign.WANTED: r"bör|borde|behöv\w*|måste|efterlys\w*|efterfråga\w*|önska\w*|skulle kunna|rekommender\w*|föreslå\w*|förbättringsområde\w*|"
    r"utvecklingsområde\w*|kan (?:\w+ ){0,2}(?:utvecklas|stärkas|förbättras|bli|göras|tydliggöras|användas|öka\w*|höjas|vässas|byggas)",
    Sign.PLANNED: r"plane(?:ra|rar|ras|rat|rad|rade|rades)|planer (?:på|att|finns)|ska|skall|kommer att|avser|ämnar|under uppbyggnad|på gång|"
    r"påbörja\w*|inlett|inletts|börjat|håller på att|är tänkt\w*|utred(?:s|er)|på sikt",
    Sign.PARTIAL: r"delvis|till viss del|i viss mån|viss|visst|vissa|några|enstaka|ojämn\w*|varierar|varierande|en del|inte alla|inte överallt",
    Sign.EVERYWHERE: r"alla|samtliga|alltid|varje|överallt|genomgående|hel|helt|hela|fullt ut|heltäckande|var och en|"
    r"\w*övergripande|\w*gemensam\w*|koncern\w*|enhetlig\w*|allt|sammanhåll\w*",
}  # fmt: skip
_PATTERNS: Final = {sign: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for sign, words in _SIGNS.items()}
# A purpose or an indirect question plans nothing: "för att alla ska kunna", "hur styrningen ska gå till".
_PURPOSE: Final = re.compile(
    r"\b(?:för att|så att|hur|vad|vilka|vem|som|när|där|att)\b[^,;.]*?\bska(?:ll)?\b", re.IGNORECASE
)
# Strong words of the whole: "alla" claims what "gemensam" does not have to.
_CLAIMS_ALL: Final = re.compile(r"\b(?:alla|samtliga|alltid|överallt|genomgående|fullt ut|helt)\b", re.IGNORECASE)
_CLAIMS_PART: Final = re.compile(r"\b(?:delvis|till viss del|i viss mån|inte alla|inte överallt)\b", re.IGNORECASE)
_PRAISE: Final = re.compile(
    r"\b(?:styrk(?:a|or|an|orna)|stark\w*|framgångsrik\w*|föredöm\w*|imponer\w*|utmärkt\w*|lyckas|väl|mycket bra|bra|god|gott|redan)\b",
    re.IGNORECASE,
)
_CALLED_STRENGTH: Final = re.compile(r"\bstyrk(?:a|or|an|orna)\b", re.IGNORECASE)
_CALLED_WEAKNESS: Final = re.compile(r"\b(?:svaghet\w*|förbättringsområde\w*|utvecklingsområde\w*)\b", re.IGNORECASE)
_OPPOSITES: Final = (
    ("ökat ökar öka ökade ökning ökningen växer vuxit växt stiger stigit", "minskat minskar minska minskade minskning minskningen sjunker sjunkit krympt krymper"),
    ("över ovanför", "under nedanför"),
    ("högre högst högsta", "lägre lägst lägsta"),
    ("fler flest", "färre"),
    ("mer", "mindre"),
    ("bättre bäst bästa", "sämre sämst sämsta"),
    ("tydlig tydligt tydliga tydligare klar klart klara klarare", "otydlig otydligt otydliga otydligare oklar oklart oklara oklarare"),
    ("stark starkt starka starkare", "svag svagt svaga svagare"),
    ("god gott goda bra", "dålig dåligt dåliga"),
    ("lätt enkel enkelt enkla", "svår svårt svåra"),
    ("centralt central centrala", "lokalt lokal lokala decentraliserat decentraliserad decentraliserade"),
    ("stor stort stora", "liten litet små"),
    ("positiv positivt positiva", "negativ negativt negativa"),
    ("känd kända känt", "okänd okända okänt"),
    ("först första", "sist sista"),
)  # fmt: skip
_PAIRS: Final = tuple((frozenset(one.split()), frozenset(other.split())) for one, other in _OPPOSITES)


def polarity_faults(sentence: str, grounds: Grounds) -> Iterator[Fault]:
    """Clauses that say it is otherwise than the sources do; at most one fault each."""
    kinds = {passage.kind for passage in grounds.passages}
    fault = _miscalled(sentence, kinds)
    if fault:
        yield fault
        return
    for clause in clauses_of(sentence):
        spoken_of = speaking_of(clause, grounds)
        if spoken_of and (fault := _disagreement(clause, spoken_of)):
            yield fault


def _miscalled(sentence: str, kinds: set[Kind]) -> Fault | None:
    """A finding called the opposite of what it is."""
    findings = kinds & {Kind.STRENGTH, Kind.IMPROVEMENT}
    denied = bool(signs_of(sentence) & {Sign.MISSING})
    if (
        findings == {Kind.IMPROVEMENT}
        and _CALLED_STRENGTH.search(sentence)
        and not denied
        and not _CALLED_WEAKNESS.search(sentence)
    ):
        return Fault(FaultKind.POLARITY, "källan är ett förbättringsområde men sägs vara en styrka")
    if (
        findings == {Kind.STRENGTH}
        and _CALLED_WEAKNESS.search(sentence)
        and not denied
        and not _CALLED_STRENGTH.search(sentence)
    ):
        return Fault(FaultKind.POLARITY, "källan är en styrka men sägs vara ett förbättringsområde")
    return None


def signs_of(text: str) -> frozenset[Sign]:
    """The signs of a clause."""
    plain = _PURPOSE.sub(" ", text)
    return frozenset(
        sign for sign, pattern in _PATTERNS.items() if pattern.search(plain if sign is Sign.PLANNED else text)
    )


def _disagreement(clause: str, spoken_of: tuple[Clause, ...]) -> Fault | None:
    """What is wrong, where no clause of the sources says the same."""
    faults = []
    for other in spoken_of:
        says = _opposed(clause, other.text) or _sign_fault(clause, other)
        if not says:
            return None
        faults.append(says)
    return Fault(FaultKind.POLARITY, faults[0])


def _opposed(clause: str, other: str) -> str:
    said, known = frozenset(split_words(clause)), frozenset(split_words(other))
    if bool(signs_of(clause) & {Sign.MISSING}) != bool(signs_of(other) & {Sign.MISSING}):
        return ""  # "inte otydlig" beside "tydlig" is judged by its negation
    for pair in _PAIRS:
        for one, opposite in (pair, pair[::-1]):
            if said & one and not said & opposite and known & opposite and not known & one:
                return f"”{min(said & one)}” men källan säger ”{min(known & opposite)}”"
    return ""


def _sign_fault(clause: str, other: Clause) -> str:
    said, known = signs_of(clause), signs_of(other.text)
    norm = other.kind is Kind.CRITERION  # a demand may be told as what is or as what should be
    lacking = {Sign.MISSING, Sign.WEAK, Sign.WANTED}
    if Sign.MISSING in said and not known & lacking:
        return "meningen nekar det som källan påstår"
    if Sign.WANTED in said and not (known & lacking or norm or other.kind is Kind.IMPROVEMENT):
        return "meningen efterlyser det som källan säger finns"
    if Sign.PLANNED in said and Sign.PLANNED not in known and not norm:
        return "meningen säger planerat det som källan inte säger är planerat"
    if not said & lacking:
        if Sign.MISSING in known and not said & {Sign.PARTIAL}:
            return "källan säger att det saknas eller inte är så"
        if Sign.WANTED in known and not norm:
            return "källan säger att det bör ske, inte att det sker"
        if Sign.WEAK in known and not norm:
            return "källan pekar på en brist"
        if other.kind is Kind.IMPROVEMENT and _PRAISE.search(clause) and not _PRAISE.search(other.text):
            return "källan är ett förbättringsområde men berömmer inte"
        if Sign.PLANNED in known and Sign.PLANNED not in said and not norm:
            return "källan säger att det är planerat eller påbörjat, inte gjort"
    return _extent_fault(clause, other, said, known)


def _extent_fault(clause: str, other: Clause, said: frozenset[Sign], known: frozenset[Sign]) -> str:
    if Sign.PARTIAL in known and Sign.PARTIAL not in said and _CLAIMS_ALL.search(clause):
        return "källan säger att det gäller en del, inte allt"
    if _CLAIMS_PART.search(other.text) and Sign.PARTIAL not in said and not said & {Sign.MISSING, Sign.WANTED}:
        return "källan säger att det bara delvis är så"
    if _CLAIMS_PART.search(clause) and not known & {Sign.PARTIAL, Sign.MISSING, Sign.WEAK, Sign.WANTED, Sign.PLANNED}:
        return "meningen säger delvis, källan gör det inte"
    if _CLAIMS_ALL.search(clause) and Sign.EVERYWHERE not in known:
        return "källan säger inte att det gäller allt"
    if Sign.PARTIAL in said and Sign.PARTIAL not in known and _CLAIMS_ALL.search(other.text):
        return "källan säger att det gäller allt, inte en del"
    return ""
