"""The indicators in a few words: the shipped file, and broken ones."""

import pytest
from reading_files import KNOWLEDGE

from assistant.domain.errors import InvalidDataFile
from assistant.reading.criteria_files import load_criteria
from assistant.reading.phrase_files import load_phrases

SHIPPED = load_phrases(KNOWLEDGE / "phrases", "2016")


def test_every_shipped_indicator_has_one_and_no_other_does():
    indicators = [i.id for criterion in load_criteria(KNOWLEDGE / "criteria") for i in criterion.indicators]
    assert sorted(SHIPPED) == sorted(indicators)


def test_they_are_short_and_each_its_own():
    assert len(set(SHIPPED.values())) == len(SHIPPED)
    assert [phrase for phrase in SHIPPED.values() if len(phrase.split()) > 13 or not phrase[0].isupper()] == []


def test_an_edition_without_a_file_has_none(tmp_path):
    assert load_phrases(tmp_path, "2010") == {}


@pytest.mark.parametrize(
    ("line", "problem"),
    [('"2.1" = "Strategi"', "ingen indikator"), ('"2.1a" = "Strategi."', "skiljetecken"), ('"2.1a" = ""', "tom")],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, line, problem):
    (tmp_path / "2016.toml").write_text(f"[phrases]\n{line}\n", encoding="utf-8")
    with pytest.raises(InvalidDataFile, match=f"rad 2.*{problem}"):
        load_phrases(tmp_path, "2016")
