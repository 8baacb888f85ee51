"""What the report rests on and how it was made: evidence, suggestions and decisions, remarks."""

from collections.abc import Iterator

from assistant.domain.finished import Drafting, FinishedReport, Origin, Paragraph, SuggestionLine
from assistant.domain.rounding import format_percent
from assistant.domain.scorecard import NOT_RATED
from assistant.domain.suggestion import TOO_LITTLE
from assistant.reporting.word.hand import Hand
from assistant.reporting.word.tables import Column


def add_appendix(hand: Hand, report: FinishedReport) -> None:
    """The report's own appendices, then what there is to tell of sources and making."""
    for chapter in report.appendices:
        hand.heading(1, chapter.title, new_page=True)
        hand.text(chapter.paragraphs)
    if report.sources:
        _add_sources(hand, report)
    _add_making(hand, report)


def _add_sources(hand: Hand, report: FinishedReport) -> None:
    hand.heading(1, "Bilaga: underlag", new_page=True)
    hand.line("Rapporten vilar på det underlag som står här. Beteckningen används i nästa tabell.")
    columns = (Column("Beteckning", 2.4), Column("Underlag", 7.6), Column("Slag, datum och källa", 6))
    hand.table("Underlag", columns, [(source.key, source.title, source.detail) for source in report.sources])
    rows = [
        (f"Område {chapter.number}, {kind} {place}", statement.text, ", ".join(statement.sources) or "saknas")
        for chapter in report.chapters
        for kind, statements in (("styrka", chapter.strengths), ("förbättringsområde", chapter.improvements))
        for place, statement in enumerate(statements, start=1)
    ]
    if rows:
        columns = (Column("Text", 4), Column("Lydelse", 9), Column("Underlag", 3))
        hand.table("Vilket underlag varje text vilar på", columns, rows)


def _add_making(hand: Hand, report: FinishedReport) -> None:
    hand.heading(1, "Bilaga: så är rapporten framtagen", new_page=True)
    hand.text(tuple(_paragraphs(report)))
    if report.suggestions:
        hand.heading(2, "Förslag och bedömning fråga för fråga")
        columns = (Column("Fråga", 1.8), Column("Förslag", 3.6), Column("Bedömning", 2.6), Column("Motivering", 8))
        hand.table("Förslag och bedömning", columns, [_row(line) for line in report.suggestions])


def _paragraphs(report: FinishedReport) -> Iterator[Paragraph]:
    if report.origin is Origin.IMPORTED:
        yield Paragraph(
            "Innehållet kommer ur en rapport som har lästs in. Texter och siffror står som de är tryckta; ingen siffra är "
            "rättad eller omräknad. Diagrammen är ritade ur de tryckta siffrorna."
        )
        if report.remarks:
            yield Paragraph("Detta iakttogs när rapporten lästes in:")
        yield from (Paragraph(remark, bullet=True) for remark in report.remarks)
        return
    yield Paragraph(
        "Poängen är räknade av programkod ur teamets bedömningar. Varje fråga bedömdes först av var och en i teamet och "
        "sedan gemensamt. Assistentens förslag har inte påverkat någon summa: ett förslag blir en bedömning först när "
        "teamet beslutar det."
    )
    if report.drafting is not None:
        yield from _drafting(report.drafting)
    yield from (Paragraph(remark) for remark in report.remarks)


def _drafting(drafting: Drafting) -> Iterator[Paragraph]:
    accepted = drafting.kept + drafting.changed + drafting.written
    yield Paragraph(
        f"Av rapportens {accepted} antagna texter står {drafting.kept} som assistenten föreslog dem, {drafting.changed} "
        f"är omarbetade av teamet och {drafting.written} är skrivna av teamet. {drafting.rejected} förslag avvisades."
    )
    if drafting.waiting:
        yield Paragraph(f"{drafting.waiting} förslag väntar på beslut och ingår inte.")


def _row(line: SuggestionLine) -> tuple[str, str, str, str]:
    suggested = TOO_LITTLE
    if line.suggested is not None:
        suggested = format_percent(line.suggested)
        if line.low is not None and line.high is not None and line.low != line.high:
            suggested += f" ({format_percent(line.low)[:-2]}–{format_percent(line.high)})"
    decided = NOT_RATED if line.decided is None else format_percent(line.decided)
    return f"Fråga {line.question}", suggested, decided, line.reason or "–"
