"""What the instrument is, in this project's own words; for reports that do not say it themselves."""

from datetime import date

from assistant.domain.evaluation import Evaluation
from assistant.domain.finished import Chapter, Paragraph
from assistant.domain.instrument import Edition, Instrument

TITLE = "Vad är Kommunkompassen?"

#: Titles of the facts that a report opens with, in order. Source: ``knowledge/instrument/about.toml``.
_FACTS = (
    "Vad Kommunkompassen är",
    "Vad som mäts och inte mäts",
    "Fyra perspektiv",
    "Tre slags underlag",
    "Bara det som är gjort och dokumenterat räknas",
    "Hur poängen redovisas",
    "Varför delpoängen inte alltid blir områdets poäng",
)


def about_the_instrument(instrument: Instrument, edition: Edition | None) -> Chapter:
    """What is measured, from what and how, with the areas of the edition."""
    facts = {fact.title: fact.text for fact in instrument.facts}
    texts = tuple(Paragraph(facts[title]) for title in _FACTS if title in facts)
    if edition is None:
        return Chapter(TITLE, texts)
    areas = tuple(Paragraph(area.name, bullet=True) for area in edition.areas)
    return Chapter(TITLE, (*texts, Paragraph(f"Områdena i {edition.name} är:"), *areas))


_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


def about_the_evaluation(evaluation: Evaluation, municipality: str, edition_name: str) -> Chapter:
    """When it was made, by whom and by what edition."""
    when = _when(evaluation.visit) if evaluation.visit else f"under {evaluation.year}"
    by = f" enligt {edition_name} av Kommunkompassen" if edition_name else ""
    *others, last = evaluation.team
    team = f"{', '.join(others)} och {last}" if others else last
    return Chapter(
        "Utvärderingen",
        (
            Paragraph(f"Utvärderingen av {municipality} genomfördes {when}{by}. Den gjordes av {team}."),
            Paragraph(
                "Poängen bygger på teamets gemensamma bedömning av varje fråga, med det underlag som står i bilagan."
            ),
        ),
    )


def _when(visit: tuple[date, date]) -> str:
    """``"den 12–14 mars 2026"``; over a turn of the month both days are written in full."""
    first, last = visit
    end = f"{last.day} {_MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return f"den {end}"
    if (first.year, first.month) == (last.year, last.month):
        return f"den {first.day}–{end}"
    return f"från den {first.day} {_MONTHS[first.month - 1]} {first.year} till den {end}"
