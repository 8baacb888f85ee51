"""Figures as sentences: the texts that are stored, searched and cited for points."""

from assistant.domain.instrument import Edition, Reference
from assistant.domain.report import PrintedQuestion
from assistant.domain.result import FigureStatus, Result


def describe_edition(edition_id: str | None) -> str:
    """``"2016 års utgåva"``; says so where the edition is unknown."""
    if edition_id is None:
        return "okänd utgåva"
    return "norska Kommunekompasset" if edition_id == "norsk" else f"{edition_id} års utgåva"


def describe_result(result: Result, edition: Edition | None) -> str:
    """Total and area points of a result in one sentence each, with how they are known."""
    when = f" {result.year}" if result.year else ""
    known = "" if result.status in (FigureStatus.PRINTED, FigureStatus.STATED) else f" ({result.status.value} uppgift)"
    total = f"totalt {result.total} av 800 poäng{known}" if result.total is not None else "totalpoäng okänd"
    sentences = [f"{result.municipality}{when}, {describe_edition(result.edition)}: {total}."]
    if result.areas:
        named = (
            f"{number} {area.name} {points}" if edition and (area := edition.area(number)) else f"{number}: {points}"
            for number, points in result.areas
        )
        sentences.append("Poäng per område av 100: " + ", ".join(named) + ".")
    if result.derivation:
        sentences.append(result.derivation)
    if result.note:
        sentences.append(result.note)
    return " ".join(sentences)


def describe_row(result: Result, row: PrintedQuestion) -> str:
    """One printed row: points, max and percent as they stand."""
    return (
        f"{result.municipality} {result.year or ''}, fråga {row.id} {row.label}: "
        f"{row.points} av {row.max_points} poäng, {row.percent} procent."
    ).replace("  ", " ")


def describe_reference(reference: Reference) -> str:
    """A reference average with its year, edition, areas and caveat."""
    parts = [f"{reference.label} ({reference.year}): {reference.total} av 800 poäng."]
    if reference.areas:
        parts.append("Per område: " + ", ".join(f"{number}: {points}" for number, points in reference.areas) + ".")
    if reference.note:
        parts.append(reference.note)
    return " ".join(parts)
