"""A fact sheet as passages: findings, figures, general sections, note."""

from dataclasses import replace

from assistant.domain.factsheet import FactSheet
from assistant.domain.instrument import Instrument
from assistant.domain.passage import Kind
from assistant.domain.result import FigureStatus, Result
from assistant.ingesting.cut_figures import figure_pieces
from assistant.ingesting.piece import Cut, Piece, number_pieces, theme_areas, theme_heading


def cut_factsheet(sheet: FactSheet, instrument: Instrument, *, document_id: str, collection: str) -> Cut:
    """Findings, figures, note and general sections of a fact sheet."""
    edition = instrument.edition(sheet.edition)
    stated = sheet.result
    result = Result(
        id=sheet.id,
        document_id=document_id,
        collection=collection,
        municipality=sheet.municipality,
        country=sheet.country,
        year=sheet.year,
        edition=sheet.edition,
        total=stated.total if stated else None,
        areas=stated.areas if stated else (),
        questions=sheet.figures,
        status=stated.status if stated else FigureStatus.STATED,
        derivation=stated.derivation if stated else "",
        note=sheet.note,
        source=stated.source if stated else sheet.source,
        see_also=stated.see_also if stated else (),
        is_report=False,
    )
    base = Piece(
        kind=Kind.GENERAL,
        text="",
        municipality=sheet.municipality,
        year=sheet.year,
        edition=sheet.edition,
        basis=sheet.basis,
        source=sheet.source,
    )
    pieces = [
        replace(
            base,
            kind=finding.kind,
            text=finding.text,
            heading=theme_heading(instrument, edition, finding.area, finding.questions),
            area=finding.area,
            theme_areas=theme_areas(instrument, sheet.edition, finding.area, finding.questions),
            questions=finding.questions,
            finding_id=finding.id,
            source=finding.source,
        )
        for finding in sheet.findings
    ]
    pieces += figure_pieces(result, edition, instrument, base) if sheet.evaluated else ()
    pieces += [
        replace(
            base,
            text=section.text,
            heading=section.title,
            area=section.area,
            theme_areas=theme_areas(instrument, sheet.edition, section.area, ()),
            finding_id=section.id,
        )
        for section in sheet.sections
    ]
    if sheet.note:
        heading = f"Om underlaget från {sheet.municipality}"
        pieces.append(replace(base, text=sheet.note, heading=heading, finding_id=sheet.id))
    passages = number_pieces(pieces, document_id=document_id, collection=collection)
    return Cut(passages, result if sheet.evaluated else None)
