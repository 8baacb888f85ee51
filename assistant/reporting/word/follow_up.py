"""The chapter on what became of the improvement areas of the last report."""

from assistant.domain.finished import FollowUpChapter, FollowUpLine
from assistant.domain.follow_up import Progress
from assistant.reporting.word.hand import Hand
from assistant.reporting.word.tables import Column

TITLE = "5 Uppföljning av tidigare förbättringsområden"
_COLUMNS = (
    Column("Förbättringsområde", 6),
    Column("Läge", 2.4),
    Column("Vad underlaget säger", 5.6),
    Column("Källa", 2),
)


def add_follow_up(hand: Hand, chapter: FollowUpChapter) -> None:
    """How many are done, begun and not seen, and a row for each."""
    hand.heading(1, TITLE, new_page=True)
    hand.line(summed_up(chapter))
    hand.line(
        "Läget är utläst ur underlaget av programkod, mening för mening, och inte bedömt av teamet. Ej sett betyder att "
        "underlaget inte visar det, inte att inget har gjorts. Källornas beteckningar står i bilagan om underlag."
    )
    hand.table("Uppföljning", _COLUMNS, [_row(line) for line in chapter.lines])


def summed_up(chapter: FollowUpChapter) -> str:
    """``"Rapporten 2018 hade 52 förbättringsområden. Läget enligt underlaget: genomfört 3, påbörjat 5, ej sett 44."``."""
    counts = (f"{progress} {sum(line.progress is progress for line in chapter.lines)}" for progress in Progress)
    return (
        f"Rapporten {chapter.year} hade {len(chapter.lines)} förbättringsområden. "
        f"Läget enligt underlaget: {', '.join(counts)}."
    )


def _row(line: FollowUpLine) -> tuple[str, str, str, str]:
    said = " ".join(f"”{quote}”" for quote in line.quotes)
    return line.text, line.progress.value.capitalize(), f"{line.because} {said}".strip(), ", ".join(line.sources) or "–"
