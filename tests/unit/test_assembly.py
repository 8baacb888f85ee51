"""What other programs plug in, and what is kept between questions."""

from contextlib import closing

from assistant.assembly import Assistant
from assistant.settings import Settings


def test_the_retriever_finds_what_the_search_finds(base):
    documents = base.retriever(limit=3).invoke("brukarfokus")
    found = base.find("brukarfokus", limit=3)
    assert [document.id for document in documents] == [f.passage.id for f in found]
    assert [document.page_content for document in documents] == [f.passage.text for f in found]
    assert len(documents) == 3


def test_criteria_are_read_again_only_when_the_base_has_changed(tmp_path):
    with closing(Assistant(Settings(data=tmp_path / "data", _env_file=None))) as assistant:
        shipped = assistant.criteria()
        assert len(shipped) == 45
        assert assistant.criteria() is shipped
        own = tmp_path / "anteckning.md"
        own.write_text("# Mål\n\nNämnden följer upp sina mål.\n", encoding="utf-8")
        assistant.base.ingest([own], by="test")
        assert assistant.criteria() == ()  # the base holds the note and no criterion
