"""A sentence of evidence as a strength in the reports' style: the noun first, the municipality and the praise left out."""

import re

from assistant.evaluating.drafting.bare import bare, lowered
from assistant.evaluating.drafting.noun_phrases import action_phrase, adverbs, manner_of, noun_phrase
from assistant.evaluating.drafting.wording import Manner, any_of, pattern, wording
from assistant.retrieval.words import content_words

#: Longest bullet, in words. Source: of the 119 bullets in the report Ljungby 2018 the longest has 27, nine in ten at most 16.
LONGEST = 27
_NO_OPENING = frozenset(
    ["den", "de", "dem", "detta", "dessa", "därför", "där", "så", "och", "men", "att", "han", "hon", "har"]
)
# A sentence that begins so has its subject after the verb.
_FRONTED = frozenset(
    ["på", "i", "inom", "vid", "för", "med", "genom", "under", "till", "av", "mot", "enligt", "efter", "alla", "varje"]
)
_BUT = re.compile(r",?\s+(?:men|dock|däremot)\s", re.IGNORECASE)
_SKIPPED = r"(?:(?:också|även|i\s?dag|numera|redan|sedan\s+(?:länge|flera\s+år|många\s+år|\d{4}))\s+)?"
_IS_DONE = r"(?:finns|görs|genomförs|sker|används|hålls|bedrivs)"
_PLACE = r"(?:inom|i|på|för|med|av|mellan|kring|om)"
_COUNT = r"(?:\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)"
_DEFINITE = re.compile(r"^[\w-]+(?:en|et|na|erna)\s", re.IGNORECASE)


def as_strength(sentence: str, municipality: str = "") -> str | None:
    """The strength that a sentence shows, None where it shows none that can stand by itself."""
    text = bare(sentence, municipality)
    if text is None:
        return None
    text = clauses_of(text)[0].rstrip(" ,")
    if unsettled(text):
        return None
    found = _nominal(text)
    if found is None or _loses(found, text):
        found = text
    return found if fits(found) else None


def unsettled(text: str) -> bool:
    """Whether a text says that something is missing, weak, wished for or only planned."""
    said = re.sub(r"inte\s+(?:bara|enbart|endast)", "", text, flags=re.IGNORECASE)
    return any(pattern(name).search(said) for name in ("lacking", "planned", "wished"))


def clauses_of(text: str) -> list[str]:
    """The clauses on each side of a "men"."""
    return _BUT.split(text)


def fits(text: str) -> bool:
    """Whether a text is long enough to say something, short enough for a bullet, and points at nothing outside itself."""
    words = text.split()
    return 1 < len(words) <= LONGEST and words[0].lower().rstrip(",") not in _NO_OPENING


def _loses(phrase: str, text: str) -> bool:
    """Whether a phrase leaves out a number of the text, or more than three fifths of its informative words."""
    numbers = set(re.findall(r"\d+", text)) - set(re.findall(r"\d+", phrase))
    return bool(numbers) or 5 * len(content_words(phrase)) < 2 * len(content_words(text))


def _nominal(text: str) -> str | None:
    """The sentence as a noun phrase, None where no rule gives one."""
    words = wording()
    actors = any_of(words.actors)
    there = re.match(
        rf"^(?:det|där)\s+(?:finns|har\s+(?:tagits\s+fram|införts|antagits|upprättats|skapats))\s+{_SKIPPED}(?P<what>.*)$",
        text,
        re.IGNORECASE,
    )
    if there:
        return noun_phrase(there["what"])
    done_in = re.match(
        rf"^(?P<what>(?!det\b)\w[^,]{{2,50}}?)\s+{_IS_DONE}\s+(?P<where>{_PLACE}\s.*)$", text, re.IGNORECASE
    )
    if done_in and not _DEFINITE.match(f"{done_in['what']} ") and done_in["what"].split()[0].lower() not in _FRONTED:
        return noun_phrase(f"{lowered(done_in['what'])} {done_in['where']}")
    for perfect in words.decided:
        done = re.match(
            rf"^(?:{actors}|fullmäktige|kommunfullmäktige)\s+{any_of((perfect.adverb,))}\s+(?P<what>(?P<article>en|ett)?\s*.*)$",
            text,
            re.IGNORECASE,
        )
        if done:
            article = (done["article"] or "").lower()
            rest = done["what"].removeprefix(done["article"] or "").strip()
            counted = re.match(rf"^(?P<count>{_COUNT})\s+(?P<rest>.*)$", rest, re.IGNORECASE)
            if counted:
                return noun_phrase(f"{counted['count']} {perfect.plural} {counted['rest']}", of_action=True)
            return noun_phrase(f"{_agreeing(perfect, article)} {rest}", of_action=True) if rest else None
    adopted = re.match(
        r"^(?:kommun)?(?:fullmäktige|styrelsen)\s+antog\s+(?P<year>\d{4})\s+(?P<article>en|ett)\s+(?P<what>[^,]*)(?P<by>)$",
        text,
        re.IGNORECASE,
    ) or re.match(
        r"^(?P<article>en|ett)\s+(?P<what>[^,]+?)\s+antogs\s+(?P<year>\d{4})(?P<by>\s+av\s+[\w-]+)?$",
        text,
        re.IGNORECASE,
    )
    if adopted:
        phrase = noun_phrase(adopted["what"])
        participle = _agreeing(words.decided[0], adopted["article"].lower())
        return f"{phrase}, {participle} {adopted['year']}{adopted['by'] or ''}" if phrase else None
    for action in words.actions:
        verb = re.match(
            rf"^{actors}\s+(?:har\s+)?{_SKIPPED}{any_of(action.verbs)}\s+(?:(?P<manner>{adverbs()})\s+)?(?P<what>.*)$",
            text,
            re.IGNORECASE,
        )
        if verb:
            return action_phrase(action, verb["what"], manner_of(verb["manner"]))
        split = _split_verb(action.verbs, actors, text)
        if split:
            return action_phrase(action, split["what"], manner_of(split["manner"]))
    light = re.match(
        rf"^{actors}\s+{_SKIPPED}{any_of(words.light)}\s+{_SKIPPED}(?:(?P<manner>{adverbs()})\s+)?(?P<what>.*)$",
        text,
        re.IGNORECASE,
    )
    return noun_phrase(light["what"], manner_of(light["manner"])) if light else None


def _agreeing(perfect: Manner, article: str) -> str:
    """The participle that goes with an article; the plural where there is none."""
    return {"en": perfect.common, "ett": perfect.neuter}.get(article, perfect.plural)


def _split_verb(verbs: tuple[str, ...], actors: str, text: str) -> re.Match[str] | None:
    """``"följer regelbundet upp målen"``: a verb whose particle stands after the adverb."""
    for verb in verbs:
        stem, _, particle = verb.partition(" ")
        if particle:
            found = re.match(
                rf"^{actors}\s+{stem}\s+(?P<manner>{adverbs()})\s+{particle}\s+(?P<what>.*)$", text, re.IGNORECASE
            )
            if found:
                return found
    return None
