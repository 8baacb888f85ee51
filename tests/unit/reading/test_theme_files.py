"""The shipped themes, the way a pattern is written, and broken files."""

from collections import Counter
from pathlib import Path

import pytest

from assistant.domain.errors import InvalidDataFile
from assistant.domain.theme import Pattern, Theme, ThemeLexicon
from assistant.reading.instrument_files import load_instrument
from assistant.reading.theme_files import load_themes, parse_pattern

KNOWLEDGE = Path(__file__).parents[3] / "knowledge"
THEME = '[[theme]]\nid = "kkik"\nname = "KKiK"\nquestions = ["5.5"]\nwords = ["kkik*"]\n'


def _folder(tmp_path, text=THEME, unsettled='words = ["bör"]\n', name="5.toml"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "unsettled.toml").write_text(unsettled, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def shipped():
    return load_themes(KNOWLEDGE / "themes")


def test_every_area_has_its_themes(shipped):
    per_area = Counter(theme.area for theme in shipped.themes)
    assert set(per_area) == set(range(1, 9))
    assert min(per_area.values()) >= 15


def test_themes_belong_to_questions_of_the_2016_edition_and_leave_none_out(shipped):
    questions = {question.id for question in load_instrument(KNOWLEDGE / "instrument").theme_edition.questions()}
    assert {question for theme in shipped.themes for question in theme.questions} == questions


def test_names_tell_the_themes_apart(shipped):
    assert [name for name, count in Counter(theme.name for theme in shipped.themes).items() if count > 1] == []
    assert [theme.name for theme in shipped.themes if ":" in theme.name] == []  # a colon follows it in the answers


def test_every_field_is_read(tmp_path):
    folder = _folder(tmp_path, THEME + 'without = ["inte kkik"]\n')
    assert load_themes(folder) == ThemeLexicon(
        themes=(
            Theme(
                id="kkik",
                name="KKiK",
                questions=("5.5",),
                words=(Pattern(((("kkik*",),),)),),
                without=(Pattern(((("inte", "kkik"),),)),),
            ),
        ),
        unsettled=(Pattern(((("bör",),),)),),
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("kkik", ((("kkik",),),)),
        ("intern kontroll*", ((("intern", "kontroll*"),),)),
        ("a / b c + *d*", ((("a",), ("b", "c")), (("*d*",),))),
        ("360-grad* / nöjd-kund-index", ((("360-grad*",), ("nöjd-kund-index",)),)),
    ],
)
def test_a_pattern_is_parts_choices_and_words_in_a_row(text, parts):
    assert parse_pattern(text) == Pattern(parts)


@pytest.mark.parametrize("text", ["a + ", " / a", "a / / b", "(a|b)", "a, b", "a*b", "*", "a+b", "- a"])
def test_what_is_no_pattern_is_refused(text):
    with pytest.raises(ValueError, match='"'):
        parse_pattern(text)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (THEME + "color = 1\n", 6, "okänd nyckel"),
        (THEME + THEME, 7, 'temat "kkik" finns redan'),
        (THEME.replace("5.5", "4.1"), 4, "hör inte till område 5"),
        (THEME.replace("5.5", "9.1"), 4, "har fel form"),
        (THEME.replace('"kkik"', '"KKiK"'), 2, "har fel form"),
        (THEME.replace('["kkik*"]', "[]"), 5, "ska ha minst 1 poster"),
        (THEME.replace('["kkik*"]', '[\n  "a",\n  "(b)",\n]'), 5, 'går inte att läsa vid "(b)"'),
        (THEME.replace('["kkik*"]', '["a + "]'), 5, "går inte att läsa"),
    ],
)
def test_a_broken_file_names_file_and_line(tmp_path, text, line, words):
    folder = _folder(tmp_path, text)
    with pytest.raises(InvalidDataFile) as caught:
        load_themes(folder)
    assert (caught.value.path, caught.value.line) == (folder / "5.toml", line)
    assert words in str(caught.value)


def test_an_id_is_used_once_in_all_files(tmp_path):
    _folder(tmp_path)
    with pytest.raises(InvalidDataFile, match="finns redan"):
        load_themes(_folder(tmp_path, THEME.replace("5.5", "6.1"), name="6.toml"))


def test_a_broken_list_of_unsettled_words_is_named(tmp_path):
    with pytest.raises(InvalidDataFile, match=r"unsettled\.toml"):
        load_themes(_folder(tmp_path, unsettled='words = ["a,b"]\n'))
