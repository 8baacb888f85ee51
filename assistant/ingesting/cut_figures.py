"""Figures of a result as passages: the total with area points, then every question row."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.domain.figure_text import describe_result, describe_row
from assistant.domain.instrument import Edition, Instrument
from assistant.domain.passage import Kind
from assistant.domain.result import Result
from assistant.ingesting.piece import Piece


def figure_pieces(result: Result, edition: Edition | None, instrument: Instrument, base: Piece) -> Iterator[Piece]:
    """The total with area points, then every question row."""
    base = replace(base, kind=Kind.FIGURE, heading="Poäng", source=result.source)
    initial = result.municipality[0]
    total_id = f"{initial}T" if result.questions else result.id
    yield replace(base, text=describe_result(result, edition), finding_id=total_id)
    for row in result.questions:
        area = int(row.id.split(".")[0])
        yield replace(
            base,
            text=describe_row(result, row),
            area=area,
            theme_areas=instrument.theme_areas(result.edition, area),
            questions=(row.id,),
            finding_id=f"{initial}Q{row.id}",
        )
