"""A question that leans on the one before ("och i Örebro då?") is completed from it."""

import re
from collections.abc import Sequence

from assistant.answering.entities import municipalities_in, questions_in, years_and_editions
from assistant.answering.knowledge import Knowledge
from assistant.answering.language import fold, words

_LEANING = re.compile(r"^(?:och|men|da|hur ar det (?:i|med|for)|and|but|what about|how about|og|enn)\b|\bda\s*\?*$")
_MOST_WORDS = 7


def complete(question: str, previous: Sequence[str], knowledge: Knowledge) -> str:
    """The question itself, or the previous one with what this one names put in its place.

    Only a short question that begins or ends as if it went on is completed.
    """
    if not previous or not _LEANING.search(fold(question).strip()) or len(words(question)) > _MOST_WORDS:
        return question
    before = previous[-1]
    completed = _with_municipality(question, before, knowledge)
    new_years, _ = years_and_editions(question)
    old_years, _ = years_and_editions(before)
    if new_years:
        completed = _swapped(completed, [str(y) for y in old_years], str(new_years[0]), joined="")
    new_questions = questions_in(question, knowledge.instrument)
    if new_questions:
        completed = _swapped(completed, questions_in(before, knowledge.instrument), new_questions[0], joined="på")
    return completed if completed != before else f"{before} {question}"


def _with_municipality(question: str, before: str, knowledge: Knowledge) -> str:
    named = [m.name for m, _ in municipalities_in(question, knowledge.register)]
    if not named:
        return before
    old = [name for m, _ in municipalities_in(before, knowledge.register) for name in (m.name, *m.aliases)]
    return _swapped(before, old, named[0], joined="i")


def _swapped(text: str, old: Sequence[str], new: str, *, joined: str) -> str:
    """`text` with the first of `old` that stands in it replaced by `new`; else `new` put last."""
    for name in old:
        pattern = re.compile(rf"\b{re.escape(name)}(s?)\b", re.IGNORECASE)
        if pattern.search(text):
            return pattern.sub(lambda match: new + match.group(1), text, count=1)
    return " ".join(part for part in (text.rstrip(" ?.!"), joined, new) if part)
