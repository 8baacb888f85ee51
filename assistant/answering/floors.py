"""How much of a question's subject the base must hold before the question is answered."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from assistant.answering.language import fold
from assistant.answering.phrases import says
from assistant.answering.subject_words import frame_words
from assistant.answering.understanding import Understanding

# The floors were chosen on the development half of tests/quality/floors, on dev.yaml and on tests/quality/questions.toml
# (469 questions); false refusals were held to weigh more than false answers.
# Below this share nothing in the base is about the subject: a compound is held in part, a long question by several passages.
SUBJECT_FLOOR: Final = 0.3
# Of two words that are equally rare the one that is held makes up half, and says nothing of the one that is not; but a
# term of the field does ("klagomål om snöröjning").
_HALF_FLOOR: Final = 0.505
# Who, when, how much, and what the asker has to do in an errand of their own: the base tells how municipalities work.
_PLAIN_FLOOR: Final = 0.6

# Swedish, Norwegian and English put the verb right after the question word.
_ASKED_VERB = re.compile(r"^(?:hur|vad|varfor|hva|hvordan|hvorfor|how|what|why)\s+(\w+)")
# A capital letter within a sentence.
_NAME = re.compile(r"(?<=[\w,] )[A-ZÅÄÖØ]\w+")


def subject_floor(u: Understanding, words: Sequence[str], held: Sequence[str], terms: Collection[str]) -> float:
    """Share of the subject's informative `words` that one hit must hold, 0 to 1; `held` are those that any hit holds.

    `terms` are the folded words of the field.
    """
    if _asks_plainly(u):
        return _PLAIN_FLOOR
    half_unknown = 2 * len(held) <= len(words) and not any(fold(word) in terms for word in held)
    return _HALF_FLOOR if half_unknown else SUBJECT_FLOOR


def measured_subject(u: Understanding, subject: str) -> str:
    """What of the subject the floor is about: not the verb asked by, which goes with anything ("hur startar ...").

    Who invented a thing and how I mend it is another matter than the thing, so there the verb counts. Never empty.
    """
    return subject if _asks_plainly(u) else _without(asked_verb(u), subject) or subject


def asked_verb(u: Understanding) -> str:
    """The folded word after the question word that the question begins with; empty where it begins otherwise."""
    verb = _ASKED_VERB.match(u.folded)
    return verb.group(1) if verb else ""


def own_errand(u: Understanding) -> bool:
    """Whether the asker speaks of their own affairs, and not as somebody at work: in a municipality, or evaluating one."""
    at_work = (("marks", "in_office"), ("marks", "others"), ("wishes", "draft"), ("wishes", "interview"))
    return says("marks", "own_errand", u.folded) and not any(says(*work, u.folded) for work in at_work)


def _without(folded: str, subject: str) -> str:
    return " ".join(word for word in subject.split() if fold(word) != folded)


def _names_something(u: Understanding) -> bool:
    """Whether a question of small letters names something by a capital one; municipalities left out."""
    found = _NAME.findall(u.asked)
    parts = {part for name in u.municipalities for part in name.split()}
    ours = {fold(form) for part in parts for form in (part, f"{part}s")}
    return 2 * len(found) <= len(u.asked.split()) and any(fold(name) not in frame_words() | ours for name in found)


def _asks_plainly(u: Understanding) -> bool:
    """Whether a single fact is asked for, about the asker or about something named, and not how others work."""
    if says("marks", "others", u.folded) or says("marks", "scoring_well", u.folded):
        return False
    single = says("marks", "fact_question", u.folded) or says("marks", "quantity", u.folded)
    return single or own_errand(u) or _names_something(u)
