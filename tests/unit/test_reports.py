import pytest

from assistant.domain.errors import InvalidInput


def test_the_figures_of_the_real_report_can_all_be_true(base, seed_report):
    assert base.reports.check(seed_report).consistent


def test_a_document_without_figures_is_told_as_one(base, tmp_path):
    note = tmp_path / "anteckning.txt"
    note.write_text("Mål följs upp varje månad.\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"anteckning\.txt är ingen rapport"):
        base.reports.check(note)
