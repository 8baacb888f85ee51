"""Passages made for a test."""

from typing import Any

from assistant.domain.passage import PUBLIC, Kind, Passage, passage_id


def make_passage(text: str, **fields: Any) -> Passage:
    """A public strength from Ljungby 2018; any field can be given another value."""
    values: dict[str, Any] = {
        "document_id": "d1",
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
        "finding_id": None,
        "source": "rapport",
        "basis": None,
        "page": None,
        "start": 0,
        "end": len(text),
        "position": 0,
    } | fields
    values.setdefault("id", passage_id(values["document_id"], text, finding_id=values["finding_id"]))
    return Passage(**values)
