"""Sentences turned into noun phrases, as the bullets of reports begin."""

import re

from assistant.evaluating.drafting.bare import capitalised, without_owner
from assistant.evaluating.drafting.wording import Action, Manner, any_of, wording

_ARTICLE = re.compile(
    r"^(?P<article>en|ett)\s+(?!av\b|tiotal|hundratal|fåtal|par\b|stort\s+antal|antal)(?P<rest>\w.*)$", re.IGNORECASE
)
_PLURAL = re.compile(r"^(?:[\w-]+(?:a|da|na|ande)\s+)?[\w-]+(?:ar|er|or)(?!\w)", re.IGNORECASE)
_PERFECT = re.compile(
    r"^(?:[\w-]+(?:at|it|fört|lagt|byggt|ställt|sett|mätt|gett|följt|gjort|satt|höjt|sänkt|stärkt|löst|bytt)|lett|låtit)(?!\w)"
)
_TRAILING_STOP = " ,;:–-"


def noun_phrase(
    text: str, manner: Manner | None = None, *, neuter: bool = False, of_action: bool = False
) -> str | None:
    """``"en samlad plan som följs upp och revideras"`` as "Samlad plan som följs upp"; None where it is no noun phrase.

    `manner` is put before the noun as an adjective. `of_action` says that `text` begins with an action's noun and not
    with what was found, and `neuter` that this noun is neuter.
    """
    first = text.split(maxsplit=1)[0].lower().rstrip(",") if text.split() else ""
    if not of_action and (not first or first in wording().pointing or _PERFECT.match(text)):
        return None
    article = _ARTICLE.match(text)
    rest = article["rest"] if article else text
    if manner is not None:
        if article:
            adjective = manner.neuter if article["article"].lower() == "ett" else manner.common
        elif of_action:
            adjective = manner.neuter if neuter else manner.common
        elif _PLURAL.match(rest):
            adjective = manner.plural
        else:
            return None
        rest = f"{adjective} {rest}"
    rest = _before_next_clause(rest).rstrip(_TRAILING_STOP)
    rest = without_owner(rest)
    return capitalised(rest) if len(rest.split()) > 1 else None


def action_phrase(action: Action, done_to: str, manner: Manner | None = None) -> str | None:
    """``"tillgängligheten per telefon"`` and a verb of measuring as "Mätning av tillgängligheten per telefon"."""
    words = done_to.split()
    if not words or words[0].lower().rstrip(",") in wording().pointing - {"om", "att", "hur", "vad"}:
        return None
    if words[0].lower() in ("om", "att", "hur", "vad") and not action.noun.endswith(("av", "om")):
        return None
    return noun_phrase(f"{action.noun} {done_to}", manner, neuter=action.neuter, of_action=True)


def manner_of(adverb: str | None) -> Manner | None:
    """The manner that an adverb names, None for no adverb."""
    said = " ".join((adverb or "").lower().split())
    return next((manner for manner in wording().manners if manner.adverb == said), None)


def adverbs() -> str:
    """The adverbs of manner as a group of a regular expression."""
    return any_of(tuple(manner.adverb for manner in wording().manners))


def _before_next_clause(text: str) -> str:
    """Up to where a finite verb begins another clause: a bullet that began with a noun has no subject for it."""
    words = wording()
    verbs = (*words.finite, *words.light, *(verb for action in words.actions for verb in action.verbs))
    cut = re.search(
        rf"(?:,\s+(?:och|men|vilket|något\s+som|så\s+att)|,|;|\s+och|\s+samt|\s+men)\s+(?:(?:de|den|det|man|kommunen|detta)\s+)?{any_of(verbs)}(?!\w)"
        r"|,\s+(?:vilket|något\s+som|så\s+att|men|och\s+(?:den|det|de)\s)|\s+[–-]\s+|;\s",
        text,
        re.IGNORECASE,
    )
    return text[: cut.start()] if cut else text
