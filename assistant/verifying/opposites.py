"""Words that turn a sentence round: "ökat" for "minskat", "höga kostnader" for "låga"."""

import re
from itertools import pairwise
from typing import Final

from assistant.retrieval.words import split_words, stem
from assistant.verifying.signs import Sign, signs_of

_OPPOSITES: Final = (
    ("ökat ökar öka ökade ökning ökningen växer vuxit växt stiger stigit steg höjt höjts höjde", "minskat minskar minska minskade minskning minskningen sjunker sjunkit sjönk sänkt sänkts krympt krymper"),
    ("översnitt", "undersnitt"),
    ("förbättrat förbättrats förbättrades förbättring", "försämrat försämrats försämrades försämring"),
    ("högre högst högsta", "lägre lägst lägsta"),
    ("fler flest", "färre"),
    ("mer", "mindre"),
    ("mest", "minst"),
    ("ofta oftare", "sällan"),
    ("hög högt höga", "låg lågt låga"),
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
# "Över" and "under" are opposites where they measure against an average: "över snittet", not "under sex år".
_MEASURED: Final = re.compile(r"\b(över|under) (?=(?:\w+ ){0,2}\w*(?:snitt|medel|rik))", re.IGNORECASE)
_PAIRS: Final = tuple((frozenset(one.split()), frozenset(other.split())) for one, other in _OPPOSITES)


def opposed(clause: str, other: str) -> str:
    """What a clause turns round of another, in Swedish; empty where nothing."""
    clause, other = (_MEASURED.sub(r"\1snitt ", text) for text in (clause, other))
    said, known = frozenset(split_words(clause)), frozenset(split_words(other))
    if bool(signs_of(clause) & {Sign.MISSING}) != bool(signs_of(other) & {Sign.MISSING}):
        return ""  # "inte otydlig" beside "tydlig" is judged by its negation
    here, there = _described(clause), _described(other)
    for pair in _PAIRS:
        for one, opposite in (pair, pair[::-1]):
            turned = any(word in one and thing in {t for w, t in there if w in opposite} for word, thing in here)
            turned = turned and not any(word in one and (word, thing) in here for word, thing in there)
            if turned or (said & one and not said & opposite and known & opposite and not known & one):
                return f"”{min(said & one)}” men källan säger ”{min(known & opposite)}”"
    return ""


def _described(text: str) -> frozenset[tuple[str, str]]:
    """Each word with the stem of the one after it: "höga kostnader"."""
    words = split_words(text)
    return frozenset((word, stem(after)) for word, after in pairwise(words))
