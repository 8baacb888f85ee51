"""One row of levels for each indicator of a question; as many rows as any criterion has, the rest hidden."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import gradio as gr

from assistant.domain.criterion import Criterion
from assistant.domain.errors import InvalidInput
from assistant.domain.instrument import Scale
from assistant.domain.rating import Rating
from assistant.ui.language import say

#: More than any shipped criterion has (6); an organisation's own may have more, and is then rated by percent.
MOST_INDICATORS = 12
# What stands for "not rated" among the levels, since a radio button cannot be unchosen.
_NOT_RATED = ""


@dataclass(frozen=True, slots=True)
class LevelRows:
    """The rows, and a percent for a question whose indicators are not known or too many."""

    rows: tuple[gr.Radio, ...]
    percent: gr.Number

    @property
    def components(self) -> list[Any]:
        """All of them, in the order that `rating_of` reads them."""
        return [*self.rows, self.percent]

    def shown(
        self, criterion: Criterion | None, scale: Scale, rating: Rating | None, language: str, *, editable: bool
    ) -> dict[Any, object]:
        """Updates that show a rating of the question."""
        indicators = indicators_of(criterion)
        levels = dict(rating.levels) if rating else {}
        choices = [
            (say("rating_not_rated", language), _NOT_RATED),
            *((level.name, level.name) for level in scale.levels),
        ]
        updates: dict[Any, object] = {}
        for place, row in enumerate(self.rows):
            if place < len(indicators):
                id_, text = indicators[place]
                updates[row] = gr.update(
                    label=f"{id_} {text}", choices=choices, value=levels.get(id_) or _NOT_RATED, interactive=editable,
                    visible=True,
                )  # fmt: skip
            else:
                updates[row] = gr.update(visible=False, value=None)
        percent = float(rating.percent) if rating and rating.percent is not None else None
        updates[self.percent] = gr.update(visible=not indicators, value=percent, interactive=editable)
        return updates


def add_level_rows(texts: gr.I18n, name: str) -> LevelRows:
    """Lay out the rows, hidden; `name` begins their element ids."""
    rows = tuple(
        gr.Radio([], visible=False, elem_id=f"{name}-{place}", elem_classes="levels")
        for place in range(MOST_INDICATORS)
    )
    percent = gr.Number(
        label=texts("rating_percent"), info=texts("rating_percent_info"), minimum=0, maximum=100, visible=False,
        elem_id=f"{name}-percent",
    )  # fmt: skip
    return LevelRows(rows, percent)


def indicators_of(criterion: Criterion | None) -> tuple[tuple[str, str], ...]:
    """(id, text) of the indicators that are rated one by one; none where the whole question is."""
    found = criterion.indicators if criterion and len(criterion.indicators) <= MOST_INDICATORS else ()
    return tuple((indicator.id, indicator.text) for indicator in found)


def rating_of(question: str, criterion: Criterion | None, given: Sequence[Any], language: str) -> Rating:
    """The rating that the components hold.

    Raises:
        InvalidInput: the percent is not 0 to 100.
    """
    *levels, percent = given
    indicators = indicators_of(criterion)
    if indicators:
        pairs = zip((id_ for id_, _ in indicators), levels, strict=False)
        return Rating(question, None, tuple((id_, level or None) for id_, level in pairs))
    if percent is None:
        return Rating(question, None, ())
    exact = Fraction(str(percent))
    if not 0 <= exact <= 100:
        raise InvalidInput(say("rating_percent_info", language))
    return Rating(question, exact, ())


def started_from(criterion: Criterion | None, levels: Mapping[str, str], question: str) -> Rating:
    """A rating with these levels of the question's indicators, the others unrated."""
    return Rating(question, None, tuple((id_, levels.get(id_)) for id_, _ in indicators_of(criterion)))
