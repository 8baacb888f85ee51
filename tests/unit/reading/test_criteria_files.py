"""The 45 shipped criteria, and broken ones."""

from pathlib import Path

import pytest
from reading_files import KNOWLEDGE

from assistant.domain.criterion import GROUPS, Indicator, InterviewQuestion
from assistant.domain.errors import InvalidDataFile
from assistant.reading.criteria_files import load_criteria, load_criterion, parse_criterion

TEXT = """\
# 2.2 Tillgänglighet

## Vad frågan handlar om

Första stycket
på två rader.

Andra stycket.

## Indikatorer

- 2.2a Kommunen svarar.
- 2.2b Kommunen mäter.

## Underlag att söka

### Dokument

- Policy

### Webbplats

- Öppettider

### Intervjuer

- fackliga: hur kontakten fungerar: i telefon

## Intervjufrågor

- [kommunledning, politiker] Hur når man er?

## Typiska styrkor

- Samlad ingång

## Typiska förbättringsområden

- Mät svarstider
"""


@pytest.fixture(scope="module")
def criteria():
    return load_criteria(KNOWLEDGE / "criteria")


def _parse(text):
    return parse_criterion(text, path=Path("2.2.md"), edition="2016")


def test_there_is_a_criterion_for_every_question_of_2016(criteria, instrument):
    questions = {q.id: q.name for q in instrument.theme_edition.questions()}
    assert {c.question: c.name for c in criteria} == questions
    assert [c.question for c in criteria] == list(questions)
    assert {c.edition for c in criteria} == {"2016"}


def test_every_shipped_criterion_is_complete(criteria):
    for criterion in criteria:
        assert 1 <= len(criterion.about) <= 3, criterion.question
        assert 3 <= len(criterion.indicators) <= 6, criterion.question
        assert 3 <= len(criterion.interview) <= 5, criterion.question
        assert criterion.documents, criterion.question
        assert criterion.website, criterion.question
        assert criterion.listen_for, criterion.question
        assert criterion.strengths, criterion.question
        assert criterion.improvements, criterion.question


def test_shipped_indicators_are_unique_and_questions_reach_three_groups(criteria):
    ids = [indicator.id for criterion in criteria for indicator in criterion.indicators]
    assert len(ids) == len(set(ids))
    for criterion in criteria:
        groups = {group for question in criterion.interview for group in question.groups}
        assert len(groups) >= 3, criterion.question
        assert groups <= set(GROUPS)


def test_every_part_is_read():
    criterion = _parse(TEXT)
    assert (criterion.question, criterion.edition, criterion.name) == ("2.2", "2016", "Tillgänglighet")
    assert criterion.about == ("Första stycket på två rader.", "Andra stycket.")
    assert criterion.indicators == (Indicator("2.2a", "Kommunen svarar."), Indicator("2.2b", "Kommunen mäter."))
    assert criterion.documents == ("Policy",)
    assert criterion.website == ("Öppettider",)
    assert criterion.listen_for == (("fackliga", "hur kontakten fungerar: i telefon"),)
    assert criterion.interview == (InterviewQuestion("Hur når man er?", ("kommunledning", "politiker")),)
    assert criterion.strengths == ("Samlad ingång",)
    assert criterion.improvements == ("Mät svarstider",)


def test_own_text_may_be_short():
    text = "# 2.2 N\n## Vad frågan handlar om\nX.\n## Indikatorer\n- 2.2a Y.\n## Intervjufrågor\n- [politiker] Z?\n"
    criterion = _parse(text)
    assert len(criterion.indicators) == len(criterion.interview) == 1
    assert criterion.documents == criterion.strengths == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("# 2.2 Tillgänglighet", "# Tillgänglighet", 1, "första raden"),
        ("# 2.2 Tillgänglighet", "# 2.3 Tillgänglighet", 1, "filen heter 2.2.md"),
        ("# 2.2 Tillgänglighet\n", "# 2.2 Tillgänglighet\nText.\n", 2, "mellan titeln"),
        ("## Indikatorer", "## Indikationer", 10, "okänd rubrik"),
        ("## Indikatorer", "### Indikatorer", 10, "okänd rubrik"),
        ("## Typiska styrkor", "## Indikatorer", 33, "två gånger eller på fel plats"),
        ("## Underlag att söka\n\n", "", 15, "hör under"),
        ("## Underlag att söka\n", "## Underlag att söka\nText.\n", 16, "ingen egen text"),
        ("- 2.2b", "- 2.2c", 13, "här väntas indikatorn"),
        ("- 2.2b", "- 2.3b", 13, "här väntas indikatorn"),
        ("- 2.2b Kommunen mäter.", "- 2.2b Kommunen\n  mäter.", 14, 'börjar med "- "'),
        ("- Policy", "* Policy", 19, 'börjar med "- "'),
        ("- fackliga:", "- facken:", 27, 'okänd intervjugrupp "facken"'),
        ("- fackliga: hur kontakten fungerar: i telefon", "- fackliga", 27, "grupp: vad man lyssnar efter"),
        ("[kommunledning, politiker]", "[kommunledning; politiker]", 31, "okänd intervjugrupp"),
        ("- [kommunledning, politiker] ", "- ", 31, "[grupp, grupp] Fråga?"),
        ("- [kommunledning, politiker] Hur når man er?\n", "", 29, '"## Intervjufrågor" saknas eller är tom'),
        ("## Intervjufrågor\n\n- [kommunledning, politiker] Hur når man er?\n", "", 1, "saknas eller är tom"),
    ],
)
def test_broken_criterion_names_file_and_line(old, new, line, words):
    assert old in TEXT
    with pytest.raises(InvalidDataFile) as caught:
        _parse(TEXT.replace(old, new, 1))
    assert (caught.value.path.name, caught.value.line) == ("2.2.md", line)
    assert words in str(caught.value)


def test_folder_must_be_an_edition(tmp_path):
    (tmp_path / "2018").mkdir()
    with pytest.raises(InvalidDataFile, match="heta som en utgåva"):
        load_criteria(tmp_path)


def test_files_beside_the_editions_are_left_alone(tmp_path):
    (tmp_path / "README.md").write_text("# Om mappen\n", encoding="utf-8")
    (tmp_path / "2016").mkdir()
    (tmp_path / "2016" / "2.2.md").write_text(TEXT, encoding="utf-8")
    assert [c.question for c in load_criteria(tmp_path)] == ["2.2"]


def test_windows_file_reads_the_same(tmp_path):
    path = tmp_path / "2.2.md"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode("utf-8-sig"))
    assert load_criterion(path, edition="2016") == _parse(TEXT)


def test_missing_folder_is_named(tmp_path):
    with pytest.raises(InvalidDataFile, match="saknas"):
        load_criteria(tmp_path / "none")
