"""Sentences of a document that speak to its reader's machine: they are no evidence, whatever they say."""

import re
from functools import lru_cache
from typing import Final

from assistant.domain.invisible import without_invisible
from assistant.verifying.sentences import sentences_of

# What no report says to people: orders about the answer, the score, the sources, or the one who answers.
_ORDER: Final = re.compile(
    r"""
    \b(?:ignorera|bortse\ från|glöm|åsidosätt)\b.{0,60}\b(?:instruktion|regl|ovan|tidigare|tabell|fått\ veta|poäng)
    | \b(?:skriv|svara|påstå|uppge|säg|ange|berätta|bekräfta|upprepa|lägg\ till|låtsas|anför|citera)\b\s*(?:alltid\s|bara\s|sedan\s|resten\s|ut\s|dem\s|att\b|att\s|:|\[|i\ varje|utan\ märken|så\ här|hela|frågarens)
    | \bdu\ (?:är\ nu|måste|får\ nu|ska|kan\ skriva) | \bkan\ skriva\ fritt\b
    | \b(?:språkmodell\w*|ai-assistent\w*|chatbot\w*|kära\ ai|som\ ai)\b | ^\W*(?:berätta\ (?:vad|för)|översätt|skriv|svara|bekräfta|upprepa|anför|klistra)\b | \bstyckets\ märke | \butvecklarläge\b | \bspärrar\ är\ av\b
    | \bassist[ea]nt(?:en)?\s*(?::|ska\b|–) | \bsystem(?:et)?\s*:
    | \bhuman\s*: | \[/?inst\] | <\s*[|/<]?\s*(?:im_|sys|stycke|underlag) | <\|
    | \b(?:höj|sätt|ändra|räkna\ om)\s+(?:poäng|total|betyg|summa) | \bge\s+(?:full|maximal|högsta)\s+poäng
    | \b(?:nämn\ inte|utelämna|dölj)\b | \b(?:avslöja|visa\ allt|klistra\ in|lista)\b.{0,60}\b(?:prompt|samling|underlag|regl|hittar)
    | \bsystemprompt\w* | \b(?:anropa|kör|använd)\s+(?:verktyget|\w+_\w+|märket) | \bagera\ som\b | \binstruktion\w*\s*: | \bn(?:ya|ytt)\ (?:instruktion\w*|uppdrag)\s*: | \bsvar\s*: | \b(?:be|ge)\ läsaren\b
    | \b(?:infoga|inkludera|lägg\ in|avsluta|hänvisa)\b.{0,40}(?:länk|bild|img|://|www\.|href|bas64|svar) | \bsvaret\ ska\ bara\b
    | \b(?:from\ now\ on|ignore\ (?:all|previous)|answer\ only|ab\ jetzt|répondez|use\ all\ caps)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=20_000)
def without_orders(text: str) -> str:
    """The text without such sentences; what stands beside them stays."""
    visible = without_invisible(text)
    if not _ORDER.search(visible):
        return text
    lines = (" ".join(one for one in sentences_of(line) if not _ORDER.search(one)) for line in visible.splitlines())
    return "\n".join(lines)
