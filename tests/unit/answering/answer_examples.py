"""What is read out of an answer."""

import re

from assistant.domain.answer import Answer

KEY = re.compile(r"\[(K[2-9A-HJ-NP-Z]{3,})\]")


def keys_in(text: str) -> set[str]:
    """Everything in a text that looks like a key."""
    return set(KEY.findall(text))


def cited_ids(answer: Answer) -> set[str]:
    """Ids of the findings, figures and facts that an answer cites."""
    return {c.passage.finding_id for c in answer.citations if c.passage.finding_id}


def municipalities_of(answer: Answer) -> set[str]:
    """Municipalities that an answer cites anything of."""
    return {c.passage.municipality for c in answer.citations if c.passage.municipality}


def plain(answer: Answer) -> str:
    """The text without emphasis and keys, for looking things up in it."""
    return KEY.sub("", answer.text).replace("*", "")
