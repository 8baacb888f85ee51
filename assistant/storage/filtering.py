"""A passage filter as SQL; `PassageFilter.allows` is the rule that it must agree with."""

from typing import Any

from sqlalchemy import Select, or_, select

from assistant.domain.passage import PassageFilter
from assistant.storage.passages import is_active, select_passages
from assistant.storage.tables import passage_questions, passage_theme_areas, passages


def select_filtered(passage_filter: PassageFilter, limit: int | None) -> Select[Any]:
    """The active passages that the filter allows, ordered by document, position and id."""
    query = select_passages().where(is_active(), passages.c.collection.in_(passage_filter.collections))
    for column, wanted in (
        (passages.c.municipality, passage_filter.municipalities),
        (passages.c.year, passage_filter.years),
        (passages.c.edition, passage_filter.editions),
        (passages.c.kind, tuple(kind.value for kind in passage_filter.kinds)),
        (passages.c.document_id, passage_filter.document_ids),
        (passages.c.area, passage_filter.areas if passage_filter.own_areas else ()),
    ):
        if wanted:
            query = query.where(column.in_(wanted))
    if passage_filter.areas and not passage_filter.own_areas:
        speaking = select(passage_theme_areas.c.passage_id).where(passage_theme_areas.c.area.in_(passage_filter.areas))
        query = query.where(passages.c.id.in_(speaking))
    if passage_filter.questions:
        about = select(passage_questions.c.passage_id).where(passage_questions.c.question.in_(passage_filter.questions))
        query = query.where(passages.c.id.in_(about))
    if passage_filter.exclude_municipalities:
        other = passages.c.municipality.not_in(passage_filter.exclude_municipalities)
        query = query.where(or_(passages.c.municipality.is_(None), other))
    return query.order_by(passages.c.document_id, passages.c.position, passages.c.id).limit(limit)
