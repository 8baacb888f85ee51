"""Criteria, the instrument and any other document as passages."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.domain.criterion import Criterion
from assistant.domain.figure_text import describe_edition, describe_reference
from assistant.domain.glossary import Term
from assistant.domain.instrument import Instrument
from assistant.domain.passage import Kind
from assistant.domain.report import TextDocument
from assistant.ingesting.piece import Cut, Piece, number_pieces


def cut_criterion(criterion: Criterion, *, document_id: str, collection: str, source: str) -> Cut:
    """Every part of a criterion that can answer a question by itself."""
    area = int(criterion.question.split(".")[0])

    def parts() -> Iterator[tuple[str, str]]:
        yield "Vad frågan handlar om", "\n\n".join(criterion.about)
        for indicator in criterion.indicators:
            yield f"Indikator {indicator.id}", indicator.text
        for title, lines in (
            ("Dokument att söka", criterion.documents),
            ("Att söka på webbplatsen", criterion.website),
        ):
            if lines:
                yield title, "\n".join(lines)
        for group, listen_for in criterion.listen_for:
            yield f"Att lyssna efter i intervju med {group}", listen_for
        for question in criterion.interview:
            yield f"Intervjufråga till {', '.join(question.groups)}", question.text
        for title, lines in (
            ("Typiska styrkor", criterion.strengths),
            ("Typiska förbättringsområden", criterion.improvements),
        ):
            if lines:
                yield title, "\n".join(lines)

    pieces = (
        Piece(
            kind=Kind.CRITERION,
            text=text,
            heading=f"{criterion.question} {criterion.name}: {title}",
            edition=criterion.edition,
            area=area,
            theme_areas=(area,),
            questions=(criterion.question,),
            finding_id=f"K{criterion.question}",
            source=source,
        )
        for title, text in parts()
    )
    return Cut(number_pieces(pieces, document_id=document_id, collection=collection), None)


def cut_instrument(instrument: Instrument, glossary: tuple[Term, ...], *, document_id: str, collection: str) -> Cut:
    """Facts, reference averages, the editions' areas and questions, and the word list."""
    pieces = [
        Piece(
            kind=Kind.GENERAL,
            text=fact.text,
            heading="\n".join((fact.title, *fact.topics)),
            finding_id=fact.id,
            source=fact.source,
        )
        for fact in instrument.facts
    ]
    pieces += [
        Piece(
            kind=Kind.FIGURE,
            text=describe_reference(r),
            heading=r.label,
            year=r.year,
            edition=r.edition,
            finding_id=r.id,
            source=r.source,
        )
        for r in instrument.references
    ]
    for edition in instrument.editions:
        base = Piece(kind=Kind.GENERAL, text="", edition=edition.id, source=edition.source)
        areas = ", ".join(f"{area.number} {area.name}" for area in edition.areas)
        text = f"Områden i {describe_edition(edition.id)}: {areas}. {edition.note}".strip()
        pieces.append(replace(base, text=text, heading=f"Utgåvan {edition.id}", finding_id=f"UTG-{edition.id}"))
        for area in edition.areas:
            if area.questions:
                listed = ", ".join(f"{q.id} {q.name} ({q.max_points})" for q in area.questions)
                text = f"Område {area.number} {area.name} har frågorna (maxpoäng): {listed}."
                heading = f"Frågor i område {area.number}"
                finding_id = f"UTG-{edition.id}-{area.number}"
                pieces.append(replace(base, text=text, heading=heading, area=area.number, finding_id=finding_id))
    pieces += [
        Piece(
            kind=Kind.GENERAL,
            text=f"{term.word}: {term.meaning}",
            heading="Ordlista",
            finding_id=f"ORD-{term.word}",
            source="Ordlistan",
        )
        for term in glossary
    ]
    return Cut(number_pieces(pieces, document_id=document_id, collection=collection), None)


def cut_document(document: TextDocument, *, document_id: str, collection: str, source: str) -> Cut:
    """Titled passages of any other document, as evidence."""
    pieces = (
        Piece(kind=Kind.EVIDENCE, text=s.text, heading=s.title, source=source, page=s.page, start=s.start, end=s.end)
        for s in document.sections
    )
    return Cut(number_pieces(pieces, document_id=document_id, collection=collection), None)
