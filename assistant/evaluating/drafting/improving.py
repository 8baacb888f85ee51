"""A sentence of evidence as an improvement area: what is missing or wished for, said as what is to come."""

import re

from assistant.evaluating.drafting.bare import bare, capitalised, lowered, without_owner
from assistant.evaluating.drafting.condensing import clauses_of, fits
from assistant.evaluating.drafting.noun_phrases import action_phrase, adverbs, manner_of, noun_phrase
from assistant.evaluating.drafting.wording import any_of, pattern, wording

#: Said of what is thought of and not done.
ON_PAPER = "i dag på planeringsstadiet"

_WHEN = re.compile(
    r",?\s+(?:under|till|i|från|hösten|våren|nästa)\s+(?:hösten|våren|början av|slutet av|år|mandatperioden)?\s*(?:\d{4})?$",
    re.IGNORECASE,
)
_NONE = r"(?:(?:i\s?dag|ännu|än|fortfarande)\s+)?(?:inte\s+(?:någon|något|några)|ingen|inget|inga)(?:\s+(?:enhetlig\w*|direkt))?"
_NOT = r"(?:inte|sällan|aldrig|ej|knappast|bara\s+delvis|endast\s+delvis)"
_WHERE = r"(?:för|inom|i|på|hos)"
_HOW = r"(?:i\s+(?:större|högre)\s+(?:utsträckning|grad)|oftare|tydligare|mer\s+systematiskt|bättre)"
_PARTICLE = r"(?:upp|över|ut|in|fram|ihop|ned|ner|samman|i\s+bruk|till\s+vara|tillvara|isär|om|bort)"
# What follows has the same subject, so that the subject cannot become an object.
_GOES_ON = re.compile(
    r"\s(?:och|samt)\s+(?:få|hänga|bli|vara|kunna|nå|stå|ligga|ha|\w{3,}as|\w{3,}ras)(?!\w)", re.IGNORECASE
)
# A clause that points back, unless what it points at is nothing but the dummy subject of what ought to be.
_POINTS = re.compile(
    r"^(?:detta|den|det(?!\s+(?:bör|behöver|måste|varierar|är\s+(?:svårt|oklart|otydligt))))\s", re.IGNORECASE
)
# Deponent: an -s that makes no passive.
_DEPONENT = frozenset(["finnas", "synas", "märkas", "lyckas", "minnas", "hoppas", "trivas", "mötas", "enas", "kännas"])


def as_improvement(sentence: str, municipality: str = "") -> str | None:
    """The improvement area that a sentence shows, None where it shows none that can stand by itself."""
    text = bare(sentence, municipality)
    if text is None:
        return None
    for part in reversed(_clauses(text)):
        found = _planned(part) or _missing(part) or _wished(part) or _not_done(part)
        if found and fits(found):
            return found
    alone = capitalised(_clauses(text)[-1])
    weak = pattern("lacking").search(alone) or pattern("wished").search(alone)
    return alone if weak and fits(alone) and not _POINTS.match(alone) else None


def _clauses(text: str) -> list[str]:
    """The clauses on each side of a "men"; one that has left its subject out gets it back."""
    first, *others = clauses_of(text)
    subject = re.match(rf"^(?P<who>[^,]+?)\s+{_verbs()}(?!\w)", first, re.IGNORECASE)
    bare_verb = re.compile(rf"^{_verbs()}(?!\w)", re.IGNORECASE)
    if subject:
        others = [re.sub(rf"^inte\s+(?={_WHERE}\s)", f"{subject['who']} saknas ", part) for part in others]
    return [first, *(f"{subject['who']} {part}" if subject and bare_verb.match(part) else part for part in others)]


def _verbs() -> str:
    words = wording()
    return any_of(
        (*words.finite, *words.light, "saknar", *(verb.split()[0] for act in words.actions for verb in act.verbs[:2]))
    )


def _missing(text: str) -> str | None:
    """``"Det saknas en samlad plan"`` as "Samlad plan"."""
    actors = any_of(wording().actors)
    for rule in (
        rf"^{actors}\s+(?:saknar|har\s+{_NONE})\s+(?P<what>.*)$",
        rf"^(?:det|där)\s+(?:saknas|finns\s+{_NONE})\s+(?P<what>.*)$",
        r"^(?:inga|ingen|inget)\s+(?P<what>[^,]+?)(?:\s+(?:görs|finns|sker|förekommer|används|hålls))(?P<where>\s[^,]*)?$",
        rf"^(?P<what>(?!det\b)[^,]+?)\s+(?:görs|sker|genomförs|hålls|förekommer)\s+{_NOT}(?P<where>\s[^,]*)?$",
        r"^(?P<what>(?!det\b)[^,]+?)\s+saknas(?:\s+(?:helt|i\s?dag|ännu|fortfarande|i\s+kommunen))*(?P<where>\s+(?:för|inom|hos|på|i)\s[^,]*)?$",
    ):
        found = re.match(rule, text, re.IGNORECASE)
        if found:
            where = found.groupdict().get("where") or ""
            return noun_phrase(lowered(found["what"]) + where)
    return None


def _planned(text: str) -> str | None:
    """What is planned, said to be so."""
    actors = any_of(wording().actors)
    meant = re.match(
        rf"^{actors}\s+(?:planerar|avser|har\s+för\s+avsikt|kommer)\s+(?:att\s+)?(?P<what>\w+\s+.*)$",
        text,
        re.IGNORECASE,
    ) or re.match(
        rf"^(?:nästa\s+år|under\s+\w+(?:\s+\d{{4}})?|till\s+\w+)\s+ska\s+{actors}\s+(?P<what>\w+\s+.*)$",
        text,
        re.IGNORECASE,
    )
    if meant:
        what = _WHEN.sub("", meant["what"])
        return f"{capitalised(what)}, {ON_PAPER}"
    coming = re.match(
        r"^(?P<what>(?!det\b)[^,]{4,80}?)\s+(?:planeras|är\s+planera[dt]\w*|är\s+på\s+gång|är\s+under\s+framtagande|håller\s+på\s+att\s+tas\s+fram|"
        r"ska\s+(?:antas|införas|tas\s+fram|beslutas)|kommer\s+att\s+(?:antas|införas|tas\s+fram))(?P<rest>.*)$",
        text,
        re.IGNORECASE,
    )
    if coming:
        phrase = noun_phrase(lowered(coming["what"]))
        return f"{phrase}, {ON_PAPER}" if phrase else None
    return None


def _wished(text: str) -> str | None:
    """``"Målen bör följas upp oftare"`` as "Följa upp målen oftare"."""
    words = wording()
    actors, wished = any_of(words.actors), any_of(words.wished)
    owes = re.match(rf"^{actors}\s+{wished}\s+(?:också\s+|även\s+)?(?P<rest>.*)$", text, re.IGNORECASE)
    if owes:
        rest = re.sub(r"^(\w+)\s+(?:också|även)\s", r"\1 ", owes["rest"])
        rest = re.sub(r"^(?:bli\s+bättre\s+på\s+att|arbeta\s+för\s+att)\s+", "", rest)
        later = re.match(rf"^(?P<how>{_HOW})\s+(?P<rest>\w+a\s.*)$", rest, re.IGNORECASE)
        rest = f"{later['rest']} {later['how']}" if later else rest
        having = re.match(r"^(?:ha\s+)?(?P<what>(?:en|ett|fler|mer|tydligare|bättre)\s+.*)$", rest)
        return noun_phrase(having["what"]) if having else capitalised(without_owner(rest))
    needs = re.match(r"^det\s+(?:behövs|bör\s+finnas|behöver\s+finnas)\s+(?P<what>.*)$", text, re.IGNORECASE)
    if needs:
        return noun_phrase(needs["what"])
    passive = re.match(
        rf"^(?P<what>(?!det\b)[^,]{{3,70}}?)\s+{wished}\s+(?P<adverb>(?:\w+\s+)??)(?P<verb>\w+s)(?P<more>\s+och\s+\w+as)?(?P<particle>\s+{_PARTICLE})?(?P<rest>(?:[\s,].*)?)$",
        text,
        re.IGNORECASE,
    )
    if not passive:
        return None
    if passive["verb"].lower() == "finnas":
        return noun_phrase(lowered(passive["what"]) + passive["rest"])
    if passive["verb"].lower() in _DEPONENT or passive["adverb"]:
        return None
    if _GOES_ON.search(passive["rest"]) or (" som " in passive["what"] and passive["rest"]):
        return None
    verbs = passive["verb"][:-1] + (passive["more"] or "").removesuffix("s")
    rest = re.split(r",\s+(?:och|så\s+att)\s", passive["rest"], maxsplit=1)[0]
    return capitalised(f"{verbs}{passive['particle'] or ''} {lowered(passive['what'])}{rest}".rstrip(" ,"))


def _not_done(text: str) -> str | None:
    """``"Resultaten jämförs inte med andra"`` as "Jämförelser av resultaten med andra"."""
    actors = any_of(wording().actors)
    for action in wording().actions:
        for verb in action.verbs[:2]:
            stem, _, particle = verb.partition(" ")
            tail = rf"(?:\s+{particle})?" if particle else ""
            active = re.match(rf"^{actors}\s+{stem}\s+{_NOT}{tail}\s+(?P<what>\w.*)$", text, re.IGNORECASE)
            if active:
                return action_phrase(action, active["what"])
            passive = re.match(
                rf"^(?P<what>(?!det\b|{actors}\b)[^,]{{3,70}}?)\s+{stem}\s+{_NOT}{tail}(?P<rest>(?:\s+[^,]*)?)(?:,.*)?$",
                text,
                re.IGNORECASE,
            )
            if passive and stem.endswith("s"):
                how = re.match(rf"^\s+(?P<manner>{adverbs()})(?!\w)", passive["rest"], re.IGNORECASE)
                rest = passive["rest"][how.end() :] if how else passive["rest"]
                return action_phrase(
                    action, f"{lowered(passive['what'])}{rest}", manner_of(how["manner"] if how else None)
                )
    return None
