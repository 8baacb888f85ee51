"""Documents and texts about one municipality as evidence, with the questions that they speak of."""

from assistant.domain.passage import Kind
from assistant.domain.report import TextDocument
from assistant.ingesting.interpretation import Interpret
from assistant.ingesting.piece import Cut, Piece, number_pieces
from assistant.ingesting.subject import Subject, questions_of


def cut_evidence(
    document: TextDocument, subject: Subject, interpret: Interpret, *, document_id: str, collection: str, source: str
) -> Cut:
    """Titled passages; their questions are those a person has set, else what the program reads into the sentences."""

    def piece(text: str, heading: str, page: int | None, start: int, end: int) -> Piece:
        read = () if subject.questions else questions_of(text, interpret)
        questions = subject.questions or tuple(question for question, _ in read)
        return Piece(
            kind=Kind.EVIDENCE,
            text=text,
            heading=heading,
            municipality=subject.municipality,
            year=subject.year,
            edition=subject.edition,
            theme_areas=tuple(sorted({int(question.split(".")[0]) for question in questions})),
            questions=questions,
            confidences=tuple(confidence for _, confidence in read),
            source=source,
            page=page,
            start=start,
            end=end,
        )

    pieces = (piece(s.text, s.title, s.page, s.start, s.end) for s in document.sections)
    return Cut(number_pieces(pieces, document_id=document_id, collection=collection), None)
