from passages import make_passage
from retrieval_fakes import EVERYTHING

from assistant.domain.passage import Hit
from assistant.retrieval.langchain_retriever import KompassRetriever


class FakeSearch:
    def find(self, query, *, filter, limit):  # noqa: A002 the search's own word
        assert (query, filter, limit) == ("kultur", EVERYTHING, 3)
        return (Hit("a", 1, 0.9, 0.5, 2.0, 1.0), Hit("gone", 2, 0.5, None, 1.0, 0.5))


def test_documents_carry_text_id_and_every_field():
    passage = make_passage("Kultur för alla", id="a", theme_areas=(8,))
    retriever = KompassRetriever(search=FakeSearch(), lookup=lambda ids: {"a": passage}, filter=EVERYTHING, limit=3)
    (document,) = retriever.invoke("kultur")
    assert (document.page_content, document.id) == ("Kultur för alla", "a")
    assert document.metadata["municipality"] == "Ljungby"
    assert document.metadata["kind"] == "styrka"
    assert document.metadata["theme_areas"] == (8,)
    assert (document.metadata["rank"], document.metadata["coverage"]) == (1, 1.0)
    assert "text" not in document.metadata
