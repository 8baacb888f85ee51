import pytest

from assistant.domain.errors import InvalidInput, NotFound


def test_the_figures_of_the_real_report_can_all_be_true(base, seed_report):
    assert base.reports.check(seed_report).equal


def test_a_document_without_figures_is_told_as_one(base, tmp_path):
    note = tmp_path / "anteckning.txt"
    note.write_text("Mål följs upp varje månad.\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"anteckning\.txt är ingen rapport"):
        base.reports.check(note)


def test_a_report_that_is_not_there_is_told_with_those_that_are(own_base, seed_report):
    assistant = own_base()
    with pytest.raises(NotFound, match="inga ännu"):
        assistant.reports.from_document("Ljungby 2018")
    assistant.base.ingest([seed_report], by="test")
    with pytest.raises(NotFound, match="Ljungby 2018"):
        assistant.reports.from_document("Malmö 2023")


def test_a_private_report_is_not_there_for_who_may_not_read_it(own_base, seed_report):
    assistant = own_base()
    assistant.base.ingest([seed_report], by="test", collection="evaluation-a")
    with pytest.raises(NotFound, match="inga ännu"):
        assistant.reports.from_document("Ljungby 2018")
    assert assistant.reports.from_document("Ljungby 2018", ("evaluation-a",)).total == 461
