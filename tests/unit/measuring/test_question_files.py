"""Labelled questions from files, strictly."""

import pytest

from assistant.domain.errors import InvalidInput
from assistant.measuring.labelled import Fact, Labelled
from assistant.measuring.question_files import read_questions

YAML = """
frågor:
- {id: Q1, typ: enkel, fråga: "Vad?", besvarbar: true, svaret_ska_innehålla: [{fakta: 46 poäng, källa: [LT, LQ2.1]}]}
- {id: Q2, typ: saknas, fråga: "Vem?", besvarbar: false, svaret_ska_innehålla: [{fakta: avböj, källa: []}]}
"""
TOML = """
[[question]]
id = "T1"
type = "räkna"
text = "Vad?"
answerable = true
sources = [["LT", "LQ2.1"], ["L2F1"]]
says = ["46"]
"""


def test_yaml_with_swedish_keys(tmp_path):
    file = tmp_path / "frågor.yaml"
    file.write_text(YAML)
    assert read_questions(file) == (
        Labelled("Q1", "enkel", "Vad?", True, (Fact(("LT", "LQ2.1"), "46 poäng"),)),
        Labelled("Q2", "saknas", "Vem?", False),
    )


def test_toml_with_english_keys(tmp_path):
    file = tmp_path / "questions.toml"
    file.write_text(TOML)
    facts = (Fact(("LT", "LQ2.1")), Fact(("L2F1",)))
    assert read_questions(file) == (Labelled("T1", "räkna", "Vad?", True, facts, ("46",)),)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.yaml", "frågor: [{id: Q1}]", r"frågor\.0"),
        ("a.yaml", "frågor: [", "går inte att läsa"),
        ("a.yaml", YAML.replace("Q2", "Q1"), "Q1 står två gånger"),
        ("a.yaml", YAML.replace("typ: enkel", "sort: enkel"), r"frågor\.0"),
        ("a.toml", "question = 1", "question"),
        ("a.toml", "= 1", "går inte att läsa"),
        ("none.toml", None, "går inte att läsa: filen eller mappen finns inte"),
        ("a.yaml", "", "innehåller inga märkta frågor"),
    ],
)
def test_a_file_that_is_not_of_the_form_is_refused_with_the_place(tmp_path, name, text, says):
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(InvalidInput, match=says):
        read_questions(tmp_path / name)
