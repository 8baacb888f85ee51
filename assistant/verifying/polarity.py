"""What is missing, planned, asked for or partly done is not told as done; a weakness is not told as a strength."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.domain.passage import Kind
from assistant.verifying.clauses import Clause, clauses_of, speaking_of
from assistant.verifying.fault import Fault, FaultKind
from assistant.verifying.grounds import Grounds
from assistant.verifying.opposites import opposed
from assistant.verifying.signs import Sign, signs_of

_LACKING: Final = frozenset({Sign.MISSING, Sign.WEAK, Sign.WANTED})
_DEMANDS: Final = frozenset({Sign.WEAK, Sign.WANTED, Sign.PLANNED})
# Strong words of the whole: "alla" claims what "gemensam" does not have to.
_CLAIMS_ALL: Final = re.compile(r"\b(?:alla|samtliga|alltid|överallt|genomgående|fullt ut|helt)\b", re.IGNORECASE)
_CLAIMS_PART: Final = re.compile(r"\b(?:delvis|till viss del|i viss mån|inte alla|inte överallt)\b", re.IGNORECASE)
# What a source means to reach may be told with "ska".
_MEANT: Final = re.compile(r"\b(?:vill|för att|kring att|med att|i syfte|syftar|syftet|ska)\b", re.IGNORECASE)
# A need told as the occasion of something else is no demand: "när Strängnäs behövde riktlinjer".
_OCCASION: Final = re.compile(r"(?<=\w )(?:när|sedan|eftersom)\b[^,;.]*$", re.IGNORECASE)
_PRAISE: Final = re.compile(
    r"\b(?:styrk(?:a|or|an|orna)|stark\w*|framgångsrik\w*|föredöm\w*|imponer\w*|utmärkt\w*|lyckas|väl|mycket bra|bra|god|gott|redan)\b",
    re.IGNORECASE,
)
_CALLED_STRENGTH: Final = re.compile(r"\bstyrk(?:a|or|an|orna)\b", re.IGNORECASE)
_NO_WEAKNESS: Final = re.compile(
    r"\b(?:inga|inte några|utan|saknar)\s+(?:\w+\s+)?(?:svaghet|brist|förbättringsområde|problem)\w*", re.IGNORECASE
)
_CALLED_WEAKNESS: Final = re.compile(r"\b(?:svaghet\w*|förbättringsområde\w*|utvecklingsområde\w*)\b", re.IGNORECASE)


def polarity_faults(sentence: str, grounds: Grounds) -> Iterator[Fault]:
    """Clauses that say it is otherwise than the sources do; at most one fault each."""
    kinds = {passage.kind for passage in grounds.passages}
    fault = _miscalled(sentence, kinds, grounds.texts)
    if fault:
        yield fault
        return
    for clause in clauses_of(sentence):
        spoken_of = speaking_of(clause, grounds)
        if spoken_of and (fault := _disagreement(clause, spoken_of)):
            yield fault


def _miscalled(sentence: str, kinds: set[Kind], texts: Sequence[str]) -> Fault | None:
    """A finding called the opposite of what it is."""
    findings = kinds & {Kind.STRENGTH, Kind.IMPROVEMENT}
    strength, weakness = bool(_CALLED_STRENGTH.search(sentence)), bool(_CALLED_WEAKNESS.search(sentence))
    if _NO_WEAKNESS.search(sentence) and not any(_NO_WEAKNESS.search(text) for text in texts):
        return Fault(FaultKind.POLARITY, "källan säger inte att svagheter saknas")
    if strength == weakness or Sign.MISSING in signs_of(sentence):
        return None
    if strength and findings == {Kind.IMPROVEMENT}:
        return Fault(FaultKind.POLARITY, "källan är ett förbättringsområde men sägs vara en styrka")
    if weakness and findings == {Kind.STRENGTH}:
        return Fault(FaultKind.POLARITY, "källan är en styrka men sägs vara ett förbättringsområde")
    return None


def _disagreement(clause: str, spoken_of: tuple[Clause, ...]) -> Fault | None:
    """What is wrong, where no clause of the sources says the same."""
    faults = []
    for other in spoken_of:
        says = opposed(clause, other.text) or _sign_fault(clause, other)
        if not says:
            return None
        faults.append(says)
    return Fault(FaultKind.POLARITY, faults[0])


def _sign_fault(clause: str, other: Clause) -> str:
    said, known = signs_of(clause), signs_of(other.text)
    if Sign.WANTED not in signs_of(_OCCASION.sub("", clause)):
        said -= {Sign.WANTED}
    norm = other.kind is Kind.CRITERION  # a demand may be told as what is or as what should be
    if Sign.MISSING in said and not known & _LACKING:
        return "meningen nekar det som källan påstår"
    if Sign.WANTED in said and not (known & _LACKING or norm or other.kind is Kind.IMPROVEMENT):
        return "meningen efterlyser det som källan säger finns"
    if Sign.PLANNED in said and Sign.PLANNED not in known and not (norm or _MEANT.search(other.text)):
        return "meningen säger planerat det som källan inte säger är planerat"
    told_as_done = "" if said & _LACKING else _told_as_done(clause, other, said, known - _DEMANDS if norm else known)
    return told_as_done or _extent_fault(clause, other, said, known)


def _told_as_done(clause: str, other: Clause, said: frozenset[Sign], known: frozenset[Sign]) -> str:
    if Sign.MISSING in known and Sign.PARTIAL not in said:
        return "källan säger att det saknas eller inte är så"
    if Sign.WANTED in known:
        return "källan säger att det bör ske, inte att det sker"
    if Sign.WEAK in known:
        return "källan pekar på en brist"
    if other.kind is Kind.IMPROVEMENT and _PRAISE.search(clause) and not _PRAISE.search(other.text):
        return "källan är ett förbättringsområde men berömmer inte"
    if Sign.PLANNED in known and Sign.PLANNED not in said:
        return "källan säger att det är planerat eller påbörjat, inte gjort"
    return ""


def _extent_fault(clause: str, other: Clause, said: frozenset[Sign], known: frozenset[Sign]) -> str:
    if Sign.PARTIAL in known and Sign.PARTIAL not in said and _CLAIMS_ALL.search(clause):
        return "källan säger att det gäller en del, inte allt"
    if _CLAIMS_PART.search(other.text) and Sign.PARTIAL not in said and not said & {Sign.MISSING, Sign.WANTED}:
        return "källan säger att det bara delvis är så"
    if _CLAIMS_PART.search(clause) and not known & {Sign.PARTIAL, Sign.MISSING, Sign.WEAK, Sign.WANTED, Sign.PLANNED}:
        return "meningen säger delvis, källan gör det inte"
    if Sign.EVERYWHERE not in known and _claims_all(clause, other.whole):
        return "källan säger inte att det gäller allt"
    if Sign.PARTIAL in said and Sign.PARTIAL not in known and _CLAIMS_ALL.search(other.text):
        return "källan säger att det gäller allt, inte en del"
    return ""


def _claims_all(clause: str, whole: str) -> bool:
    """Whether a clause says "alla" of something that the source's whole text does not say it of."""
    said = _CLAIMS_ALL.search(clause)
    if said is None:
        return False
    of = clause[said.end() :].split()[:1]
    claimed, known = (text.casefold().replace("samtliga", "alla") for text in (" ".join((said.group(), *of)), whole))
    return claimed not in known
