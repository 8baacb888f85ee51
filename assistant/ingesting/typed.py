"""A text that somebody has typed or pasted, as a document of evidence."""

import hashlib
from collections.abc import Sequence

from assistant.domain.document import DocumentKind, StoredDocument, document_id
from assistant.domain.errors import InvalidInput
from assistant.ingesting.cut_evidence import cut_evidence
from assistant.ingesting.interpretation import Interpret
from assistant.ingesting.piece import RECIPE, Cut
from assistant.ingesting.subject import Subject
from assistant.reading.document_parser import parse_document
from assistant.reading.text_file import read_typed


def typed_document(
    text: str, subject: Subject, interpret: Interpret, *, title: str, collection: str, apart: Sequence[str]
) -> tuple[StoredDocument, Cut]:
    """The document and its passages.

    Args:
        text: as it was typed.
        subject: whom and what it is about.
        interpret: reads questions into it where no person has said which.
        title: what it is called.
        collection: where it is to lie.
        apart: what tells it from another text of the same words, such as who said it and when.

    Raises:
        InvalidInput: there is no text.
    """
    read = parse_document(read_typed(text), name=title)
    if not read.text.strip():
        raise InvalidInput("Texten är tom. Skriv eller klistra in något först.")
    content = hashlib.sha256("\x00".join((read.text, *apart)).encode("utf-8", "replace")).hexdigest()
    name = content_name(content, title)
    id_ = document_id(collection, name)
    document = StoredDocument(
        id=id_,
        collection=collection,
        name=name,
        source=title,
        kind=DocumentKind.DOCUMENT,
        content_sha256=content,
        recipe=RECIPE,
        municipality=subject.municipality,
        year=subject.year,
        edition=subject.edition,
        title=title,
        oddities=read.oddities,
        size=len(read.text.encode("utf-8", "replace")),
        text=read.text,
    )
    return document, cut_evidence(read, subject, interpret, document_id=id_, collection=collection, source=title)


def content_name(content_sha256: str, name: str) -> str:
    """Logical name of evidence: another content is another document, whatever it is called."""
    return f"{content_sha256[:16]}/{name}"
