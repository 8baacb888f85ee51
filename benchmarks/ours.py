"""The program's own search, with its database: what a person gets from ``ingest.py`` and ``find``."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from assistant.assembly import Assistant
from assistant.domain.document import DocumentKind, StoredDocument, document_id
from assistant.domain.passage import Passage, PassageFilter
from assistant.settings import Settings


class Ours:
    """A `Contestant`; passages go into the database and from there into the index, as in the program."""

    def __init__(self, folder: Path) -> None:
        """Nothing is opened yet."""
        self._assistant = Assistant(Settings(data=folder, _env_file=None))  # type: ignore[call-arg]

    def build(self, documents: Iterable[Sequence[Passage]]) -> None:
        """See `Contestant`."""
        for number, passages in enumerate(documents):
            document = _document(f"evaluation {number}", passages)
            mine = [replace(passage, document_id=document.id) for passage in passages]
            self._assistant.database.put_document(document, mine, None, by="benchmark", at=datetime.now(UTC))
        self._assistant.base.rebuild()

    def find(self, query: str, condition: PassageFilter, limit: int) -> list[str]:
        """See `Contestant`."""
        return [found.passage.id for found in self._assistant.find(query, filter=condition, limit=limit)]

    def exact(self, query: str, condition: PassageFilter, limit: int) -> list[str]:
        """See `Contestant`: each leg hands over every passage, so that both score all of them."""
        everything = self._assistant.database.count_passages()
        hits = self._assistant.search.find(query, filter=condition, limit=everything)
        return [hit.passage_id for hit in hits[:limit]]

    def close(self) -> None:
        """See `Contestant`."""
        self._assistant.close()


def _document(name: str, passages: Sequence[Passage]) -> StoredDocument:
    first = passages[0]
    text = "\n".join(passage.text for passage in passages)
    return StoredDocument(
        id=document_id(first.collection, name),
        collection=first.collection,
        name=name,
        source="benchmark",
        kind=DocumentKind.DOCUMENT,
        content_sha256=name,
        recipe="benchmark",
        municipality=None,
        year=first.year,
        edition=first.edition,
        title=name,
        oddities=(),
        size=len(text),
        text=text,
    )
