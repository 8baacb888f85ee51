"""A finished report on paper, from cover to appendix."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.domain.finished import AreaChapter, AreaTable, Chapter, Figure, FinishedReport
from assistant.domain.scorecard import NOT_RATED
from assistant.reporting.charts.picture import Picture
from assistant.reporting.word.appendix import add_appendix
from assistant.reporting.word.contents import add_contents
from assistant.reporting.word.cover import add_cover, add_page_numbers, describe_document
from assistant.reporting.word.follow_up import add_follow_up
from assistant.reporting.word.hand import Hand, Heading
from assistant.reporting.word.score_box import add_score_box
from assistant.reporting.word.styles import open_paper
from assistant.reporting.word.tables import Column

_POINTS_TABLE = (
    Column("Nr", 1.2),
    Column("Fråga", 8.8),
    Column("Uppnått", 2.2, figures=True),
    Column("Max", 1.6, figures=True),
    Column("Procent", 2.2, figures=True),
)


@dataclass(frozen=True, slots=True)
class WrittenWord:
    """What was written.

    Attributes:
        headings: those of the contents, in order.
        remarks: Swedish lines on what the template lacked.
    """

    headings: tuple[Heading, ...]
    remarks: tuple[str, ...]


def write_word(
    report: FinishedReport,
    path: Path,
    *,
    pictures: Mapping[Figure, Picture],
    at: datetime,
    template: Path | None = None,
    pages: Mapping[str, int] | None = None,
) -> WrittenWord:
    """Write the report to `path`.

    Args:
        report: what to write.
        path: the file to write, overwritten where it exists.
        pictures: the diagrams there are.
        at: when it is made.
        template: an organisation's own Word file, whose styles, margins, header and footer are used.
        pages: page numbers of the contents by anchor, where they are known.

    Raises:
        UnreadableFile: the template cannot be opened.
    """
    paper = open_paper(template)
    hand = Hand(paper)
    describe_document(paper.document, report, at)
    add_page_numbers(paper, report)
    add_cover(hand, report)
    first = _begin(hand, "1 Vad är Kommunkompassen?")
    _add_chapters(hand, report.about, pictures, under="Vad är Kommunkompassen?")
    hand.heading(1, "2 Sammanfattande genomgång", new_page=True)
    _add_chapters(hand, report.summary, pictures, under="")
    hand.heading(1, "3 Genomgång område för område", new_page=True)
    for number, chapter in enumerate(report.chapters):
        _add_area(hand, report, chapter, new_page=number > 0)
    hand.heading(1, "4 Översikt av poängfördelning", new_page=True)
    _add_tables(hand, report)
    if report.followed:
        add_follow_up(hand, report.followed)
    add_appendix(hand, report)
    add_contents(paper.document, first, hand.headings, pages or {})
    paper.document.save(str(path))
    return WrittenWord(tuple(hand.headings), paper.remarks)


def _begin(hand: Hand, title: str) -> Any:
    """The first chapter; the contents are put before what this gives, when all headings are known."""
    hand.heading(1, title, new_page=True)
    return hand.document.paragraphs[-1]._p


def _add_chapters(hand: Hand, chapters: tuple[Chapter, ...], pictures: Mapping[Figure, Picture], *, under: str) -> None:
    for chapter in chapters:
        if chapter.title != under:
            hand.heading(2, chapter.title)
        start = 0
        for number, paragraph in enumerate(chapter.paragraphs, start=1):
            shown = [pictures[figure] for figure in paragraph.figures if figure in pictures]
            if shown or number == len(chapter.paragraphs):
                hand.text(chapter.paragraphs[start:number])
                start = number
            for picture in shown:
                hand.picture(picture)


def _add_area(hand: Hand, report: FinishedReport, chapter: AreaChapter, *, new_page: bool) -> None:
    hand.heading(2, f"Område {chapter.number} {chapter.name}", new_page=new_page)
    if chapter.rubrics or chapter.points is not None:
        add_score_box(hand, chapter)
    if chapter.general:
        hand.heading(3, "Allmänt")
        hand.text(chapter.general)
    sides = (("Styrkor", chapter.strengths), ("Förbättringsområden", chapter.improvements))
    bare = [title.casefold() for title, statements in sides if not statements]
    if report.lacking and bare:
        # above the headings: below one it would be read as a finding
        hand.note(f"Inga {' eller '.join(bare)} är antagna ännu.")
    for title, statements in sides:
        if statements:
            hand.heading(3, title)
        for statement in statements:
            hand.bullet(statement.text)
    for more in chapter.more:
        hand.heading(3, more.title)
        hand.text(more.paragraphs)


def _add_tables(hand: Hand, report: FinishedReport) -> None:
    hand.line(
        "Tabellerna visar resultatet fråga för fråga. Varje tal är avrundat för sig, så områdets poäng kan skilja sig "
        "någon eller några poäng från summan av frågornas."
    )
    for table in report.tables:
        rows = [
            (row.id, row.label, _figure(row.points), str(row.max_points), _percent(row.percent)) for row in table.rows
        ]
        total = ("", "Summa", _figure(table.points), str(table.max_points), _percent(table.percent))
        heading, *others = _POINTS_TABLE
        columns = (Column(f"{table.number}.", heading.width), Column(table.name, others[0].width), *others[1:])
        hand.table(_title(table), columns, [*rows, total], totals=True)


def _title(table: AreaTable) -> str:
    return f"Poäng för frågorna i {table.name} (område {table.number})"


def _figure(points: int | None) -> str:
    return NOT_RATED if points is None else str(points)


def _percent(percent: int | None) -> str:
    return "–" if percent is None else f"{percent} %"
