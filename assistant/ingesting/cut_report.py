"""A report as passages: findings, printed figures, general text and sections, each at its exact place."""

from collections.abc import Mapping
from dataclasses import replace

from assistant.domain.instrument import Instrument
from assistant.domain.passage import Kind
from assistant.domain.report import Report
from assistant.domain.result import FigureStatus, Result
from assistant.ingesting.cut_figures import figure_pieces
from assistant.ingesting.interpretation import Interpret
from assistant.ingesting.piece import Cut, Piece, number_pieces, theme_areas, theme_heading


def cut_report(
    report: Report,
    instrument: Instrument,
    *,
    document_id: str,
    collection: str,
    source: str,
    interpretations: Mapping[str, tuple[str, ...]],
    interpret: Interpret,
) -> Cut:
    """Findings, printed figures, general text and sections of a report.

    `interpretations` are questions by finding id, which a person set in a fact sheet on the same evaluation; the other
    findings get those that `interpret` reads into them.
    """
    edition = instrument.edition(report.edition)
    municipality = report.municipality
    initial = municipality[0] if municipality else "R"
    base = Piece(
        kind=Kind.GENERAL,
        text="",
        municipality=municipality,
        year=report.year,
        edition=report.edition,
        source=source,
        basis="kommunkompass",
    )
    pieces: list[Piece] = []
    for finding in report.findings():
        finding_id = f"{initial}{finding.place}"
        areas = instrument.theme_areas(report.edition, finding.area)
        by_person = interpretations.get(finding_id)
        read = interpret(finding.text, areas) if by_person is None else ()
        questions = tuple(one.question for one in read) if by_person is None else by_person
        pieces.append(
            replace(
                base,
                kind=finding.kind,
                text=finding.text,
                heading=theme_heading(instrument, edition, finding.area, questions),
                area=finding.area,
                # an interpretation may be wrong: the finding stays in all areas that its own corresponds to
                theme_areas=theme_areas(instrument, report.edition, finding.area, by_person or ()),
                questions=questions,
                confidences=tuple(one.confidence for one in read),
                finding_id=finding_id,
                page=finding.page,
                start=finding.start,
                end=finding.end,
            )
        )
    result = None
    if municipality and report.tables:
        result = Result(
            id=f"{initial}T",
            document_id=document_id,
            collection=collection,
            municipality=municipality,
            country="SE",
            year=report.year,
            edition=report.edition,
            total=report.total,
            areas=tuple((table.number, table.points) for table in report.tables),
            questions=tuple(row for table in report.tables for row in table.questions),
            status=FigureStatus.PRINTED,
            derivation="",
            note="",
            source=source,
            see_also=(),
            is_report=True,
        )
        pieces += figure_pieces(result, edition, instrument, base)
    sections = [*report.sections, *(section for area in report.areas for section in area.general)]
    pieces += [
        replace(
            base,
            text=section.text,
            heading=section.title,
            area=section.area,
            theme_areas=theme_areas(instrument, report.edition, section.area, ()),
            page=section.page,
            start=section.start,
            end=section.end,
        )
        for section in sections
    ]
    return Cut(number_pieces(pieces, document_id=document_id, collection=collection), result)
