"""The search as a LangChain retriever, for other programs that plug one in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from assistant.domain.passage import Hit, Passage, PassageFilter
from assistant.retrieval.search import Search

#: Passages by id; an id that is no longer in the database is left out.
Lookup = Callable[[Sequence[str]], Mapping[str, Passage]]


class KompassRetriever(BaseRetriever):
    """Finds passages and gives them as documents: the text, the id, and every other field as metadata.

    Attributes:
        search: the search, a `Search`.
        lookup: reads passages from the database, a `Lookup`.
        filter: which passages may be returned; it names the collections.
        limit: most documents returned.
    """

    search: Any
    lookup: Any
    filter: PassageFilter
    limit: int = 10

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002 the interface's
        search: Search = self.search
        lookup: Lookup = self.lookup
        hits = search.find(query, filter=self.filter, limit=self.limit)
        passages = lookup([hit.passage_id for hit in hits])
        return [_document(passages[hit.passage_id], hit) for hit in hits if hit.passage_id in passages]


def _document(passage: Passage, hit: Hit) -> Document:
    metadata = asdict(passage)
    del metadata["text"]
    metadata |= {"kind": str(passage.kind), "score": hit.score, "coverage": hit.coverage, "rank": hit.rank}
    return Document(page_content=passage.text, id=passage.id, metadata=metadata)
