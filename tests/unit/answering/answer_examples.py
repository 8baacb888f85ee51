"""Passages made for a test, and what is read out of an answer."""

import re

from assistant.domain.answer import Answer
from assistant.domain.passage import PUBLIC, Kind, Passage, passage_id

KEY = re.compile(r"\[(K[2-9A-HJ-NP-Z]{3,})\]")


def make_passage(text: str, *, document: str = "blad", finding_id: str | None = None, **fields: object) -> Passage:
    values: dict[str, object] = {
        "id": passage_id(document, text, finding_id=finding_id),
        "document_id": document,
        "collection": PUBLIC,
        "kind": Kind.STRENGTH,
        "text": text,
        "heading": "",
        "municipality": "Ljungby",
        "year": 2018,
        "edition": "2016",
        "area": None,
        "theme_areas": (),
        "questions": (),
        "finding_id": finding_id,
        "source": "en källa",
        "basis": None,
        "page": None,
        "start": 0,
        "end": 0,
        "position": 0,
    }
    return Passage(**(values | fields))


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
