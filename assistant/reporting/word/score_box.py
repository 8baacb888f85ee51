"""The box that opens an area's chapter: what is looked at, and the points in all."""

from assistant.domain.finished import AreaChapter
from assistant.domain.scorecard import NOT_RATED
from assistant.reporting.word.hand import Hand
from assistant.reporting.word.styles import CELL
from assistant.reporting.word.tables import Column
from assistant.reporting.written import written

_COLUMNS = (Column("Rubriker", 13), Column("Poäng", 3, figures=True))


def add_score_box(hand: Hand, chapter: AreaChapter) -> None:
    """One row: the rubrics, a paragraph each, beside the points in large type."""
    from docx.enum.table import WD_ALIGN_VERTICAL
    from docx.shared import Pt

    points = NOT_RATED if chapter.points is None else str(chapter.points)
    first, *others = chapter.rubrics or ("",)
    hand.table(f"Poängruta för {chapter.name}", _COLUMNS, [(first, points)])
    left, right = hand.document.tables[-1].rows[1].cells
    for rubric in others:
        left.add_paragraph(written(rubric), style=hand.document.styles[CELL])
    right.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    run = right.paragraphs[0].runs[0]
    run.font.bold, run.font.size = True, Pt(26 if chapter.points is not None else 12)
