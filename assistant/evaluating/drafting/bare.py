"""A sentence of evidence without what only carries it: who tells, where it stands, lead-ins, words of praise."""

import re

from assistant.evaluating.drafting.wording import any_of, pattern, wording

_BULLET = re.compile(r"^[\s\-–•*·]+")
_REFERENCE = re.compile(r"\s*\((?:se|jfr|jämför|bilaga|sid|dnr|§|kf|ks|s\.)[^)]*\)", re.IGNORECASE)
_QUOTED = re.compile(r"^[“”\"»«](?P<inside>[^“”\"»«]*)[“”\"»«]?\.?$")
# "..., säger en enhetschef" and "..., enligt personalchefen" at the end.
_TELLER = re.compile(
    r",\s+(?:säger|sade|berättar|berättade|uppger|uppgav|menar|menade|förklarar|anser|ansåg|tycker|tyckte|enligt|konstaterar)\s[^,]*$",
    re.IGNORECASE,
)
# "mycket informativ", but neither "mycket tid" nor "lika mycket".
_VERY = re.compile(
    r"(?<!lika )(?<!så )(?<!för )(?<!hur )(?<!\w)mycket\s+(?!tid|pengar|information|kunskap|arbete|av\b|mer\b|annat)",
    re.IGNORECASE,
)
_OTHER_PERSON = re.compile(r"(?<!\w)(?:jag|mig|min|mitt|mina|oss|du|dig|ni|er|era|ert)(?!\w)", re.IGNORECASE)
_OUR = re.compile(r"(?<!\w)(?:vår|vårt|våra)(?!\w)", re.IGNORECASE)
_WE = re.compile(r"(?<!\w)vi(?!\w)", re.IGNORECASE)
_SINCE = re.compile(
    r"^(?P<since>(?:sedan|från)\s+(?:(?:våren|hösten|januari|årsskiftet)\s+)?(?:\d{4}|flera år|några år|många år)(?:\s+tillbaka)?)\s+(?P<rest>.*)$",
    re.IGNORECASE,
)


def bare(sentence: str, municipality: str) -> str | None:
    """The sentence as one can go on with it, first letter capital, no stop at the end; None where a person speaks of herself."""
    text = _QUOTED.sub(r"\g<inside>", _BULLET.sub("", " ".join(sentence.split()))).rstrip(" .;:")
    text = _TELLER.sub("", _REFERENCE.sub("", text))
    text = own_as_municipality(text, municipality)
    text = _without_lead_in(text)
    if _OTHER_PERSON.search(text) or "?" in text:
        return None
    text = _WE.sub("kommunen", _OUR.sub("kommunens", text))
    text = " ".join(pattern("praise").sub("", _VERY.sub("", text)).split()).replace(" ,", ",")
    text = re.sub(r"^bra\s+(?=\w)", "", text, flags=re.IGNORECASE)
    return capitalised(text) if text else None


def own_as_municipality(text: str, municipality: str) -> str:
    """``"Ljungbys"`` and ``"Ljungby kommuns"`` as "kommunens"; another municipality's name stays."""
    if not municipality:
        return text
    name = re.escape(municipality)
    text = re.sub(rf"(?<!\w){name}s?\s+(?:kommun|stad)s(?!\w)", "kommunens", text)
    text = re.sub(rf"(?<!\w){name}s?\s+(?:kommun|stad)(?:en)?(?!\w)", "kommunen", text)
    text = re.sub(rf"(?<!\w){name}s(?![\w-])", "kommunens", text)
    # "Ljungby Chef" is the name of something else
    return re.sub(rf"(?<!\w){name}(?![\w-]|\s+[A-ZÅÄÖ])", "kommunen", text)


def without_owner(text: str) -> str:
    """What is left where the subject is taken away: ``"sina resultat"`` as "kommunens resultat"."""
    own = re.search(r"(?<!\w)(?:sina|sin|sitt)(?!\w)", text)
    if own is None or re.search(
        r"(?<!\w)(?:som|där|att)(?!\w)", text[: own.start()].removeprefix("Gå vidare med att ")
    ):
        return text
    return f"{text[: own.start()]}kommunens{text[own.end() :]}"


def capitalised(text: str) -> str:
    """First letter capital."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """First letter small, unless the first word is an abbreviation (``"HR"``) or a name spelt with more capitals."""
    first = re.match(r"[\w-]+", text)
    return text if first and re.search(r"[A-ZÅÄÖ]", first.group()[1:]) else text[:1].lower() + text[1:]


def _without_lead_in(text: str) -> str:
    words = wording()
    for _ in range(3):
        before = text
        for opening in (
            rf"^{any_of(words.told)}\s+{any_of(words.telling)}\s+(?:(?:också|även|dock)\s+)?(?:det\s+som\s+)?att\s+",
            r"^(?:av|i|under|vid|enligt)\s+[^,]{3,60}?\s+(?:framgår|framkom|framkommer|framgick|sägs|anges|står|syns)\s+(?:det\s+)?att\s+",
            r"^det\s+(?:framgår|framkom|framkommer|märks|syns)\s+(?:(?:av|i|under|vid)\s+[^,]{3,60}?\s+)?att\s+",
            r"^det\s+är\s+(?:positivt|bra|glädjande|en\s+styrka|en\s+brist|ett\s+problem)\s+att\s+",
            rf"^{any_of(words.told)}\s+(?:pekar\s+på|lyfter\s+fram|nämner|framhåller)\s+(?!att\b)",
        ):
            text = re.sub(opening, "", text, flags=re.IGNORECASE)
        turned = re.match(rf"^{any_of(words.lead_ins)}\s*,?\s+(?P<rest>\w.*)$", text, re.IGNORECASE) or re.match(
            rf"^enligt\s+(?:[\w/-]+\s+){{1,5}}?(?P<rest>(?:{any_of(words.light)}|{any_of(words.finite)}|finns|saknas)\s+.*)$",
            text,
            re.IGNORECASE,
        )
        if turned:
            text = _straight(turned["rest"])
        since = _SINCE.match(text)
        if since:
            text = f"{_straight(since['rest'])} {since['since'][:1].lower()}{since['since'][1:]}"
        if text == before:
            break
    return text


def _straight(text: str) -> str:
    """``"har kommunen ett råd"`` as "kommunen har ett råd", ``"finns ett råd"`` as "det finns ett råd"."""
    turned = re.match(rf"^(?P<verb>\w+)\s+(?P<who>{any_of(wording().actors)}|det)\s+(?P<rest>.*)$", text, re.IGNORECASE)
    if turned:
        return f"{turned['who']} {turned['verb']} {turned['rest']}"
    return f"det {text}" if re.match(r"^(?:finns|saknas)\s", text, re.IGNORECASE) else text
