"""Passages and filters in Chroma's own terms."""

from collections.abc import Sequence
from typing import Any

from assistant.domain.passage import Passage, PassageFilter

Metadata = dict[str, Any]


def passage_metadata(passage: Passage) -> Metadata:
    """The fields that filters ask for; what is unknown or empty is left out (Chroma refuses empty arrays)."""
    fields: Metadata = {
        "collection": passage.collection,
        "municipality": passage.municipality,
        "year": passage.year,
        "edition": passage.edition,
        "area": passage.area,
        "kind": str(passage.kind),
        "document_id": passage.document_id,
        "theme_areas": list(passage.theme_areas) or None,
        "questions": list(passage.questions) or None,
    }
    return {name: value for name, value in fields.items() if value is not None}


def where_clause(condition: PassageFilter) -> Metadata:
    """Chroma's ``where`` for `condition`; agrees with `PassageFilter.allows`.

    ``$nin`` also keeps passages without the field: one that concerns no municipality is not excluded.
    """
    clauses: list[Metadata] = [{"collection": {"$in": list(condition.collections)}}]
    asked = (
        ("municipality", condition.municipalities),
        ("year", condition.years),
        ("edition", condition.editions),
        ("kind", tuple(str(kind) for kind in condition.kinds)),
        ("document_id", condition.document_ids),
    )
    clauses += [{name: {"$in": list(values)}} for name, values in asked if values]
    if condition.areas:
        own = {"area": {"$in": list(condition.areas)}}
        clauses.append(own if condition.own_areas else _speaks_of("theme_areas", condition.areas))
    if condition.questions:
        clauses.append(_speaks_of("questions", condition.questions))
    if condition.exclude_municipalities:
        clauses.append({"municipality": {"$nin": list(condition.exclude_municipalities)}})
    return clauses[0] if len(clauses) == 1 else {"$and": clauses}


def _speaks_of(name: str, values: Sequence[str | int]) -> Metadata:
    clauses: list[Metadata] = [{name: {"$contains": value}} for value in values]
    return clauses[0] if len(clauses) == 1 else {"$or": clauses}
