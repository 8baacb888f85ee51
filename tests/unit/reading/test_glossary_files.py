"""The shipped glossary and register of municipalities, and broken ones."""

from collections import Counter

import pytest
from reading_files import glossary

from assistant.domain.errors import InvalidDataFile
from assistant.domain.glossary import Municipality, Term
from assistant.reading.glossary_files import load_glossary, load_municipalities

ALE = '[[municipality]]\nname = "Ale"\ncountry = "SE"\n'


def _write(tmp_path, text):
    path = tmp_path / "file.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_290_swedish_and_two_norwegian_municipalities(register):
    assert Counter(m.country for m in register) == {"SE": 290, "NO": 2}
    assert len({m.name for m in register}) == 292
    assert {m.name for m in register if m.country == "NO"} == {"Røros", "Kristiansund"}


def test_names_stand_without_the_word_kommun(register):
    assert [m.name for m in register if "kommun" in m.name.lower() or m.name != m.name.strip()] == []


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("Gbg", "Göteborg"),
        ("Sthlm", "Stockholm"),
        ("Malmö stad", "Malmö"),
        ("Region Gotland", "Gotland"),
        ("Roros", "Røros"),
    ],
)
def test_other_written_forms(register, alias, name):
    assert [m.name for m in register if alias in m.aliases] == [name]


def test_glossary_is_read():
    terms = glossary()
    assert len(terms) > 100
    assert all(term.meaning for term in terms)
    assert any("kund" in (term.word, *term.same) for term in terms)


def test_every_field_of_a_term_is_read(tmp_path):
    path = _write(
        tmp_path,
        '[[term]]\nword = "brukare"\nmeaning = "Den som använder en tjänst."\nsame = ["kund"]\n'
        'english = ["user"]\nnorwegian = ["bruker"]\n',
    )
    assert load_glossary(path) == (Term("brukare", "Den som använder en tjänst.", ("kund",), ("user",), ("bruker",)),)


def test_every_field_of_a_municipality_is_read(tmp_path):
    path = _write(tmp_path, '[[municipality]]\nname = "Ale"\ncountry = "SE"\naliases = ["Ale stad"]\n')
    assert load_municipalities(path) == (Municipality("Ale", "SE", ("Ale stad",)),)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[[term]]\nword = "a"\nmeaning = "b"\nsynonyms = []\n', 4, "okänd nyckel"),
        ('[[term]]\nword = "a"\n', 1, "meaning: nyckeln saknas"),
        ('[[term]]\nword = "a"\nmeaning = "b"\nsame = "c"\n', 4, "ska vara en lista"),
        ('[[term]]\nword = "a"\nmeaning = "b"\nsame = ["KKiK"]\n', 4, "små bokstäver"),
        ('[[term]]\nword = "a"\nmeaning = "b"\n[[term]]\nword = "a"\nmeaning = "c"\n', 5, "står redan under"),
        ('[[term]]\nword = "a"\nmeaning = "b"\n[[term]]\nword = "c"\nmeaning = "d"\nsame = ["a"]\n', 7, "står redan"),
        ('[[term]]\nword = "a\nmeaning = "b"\n', 2, "inte giltig TOML"),
    ],
)
def test_broken_glossary_names_file_and_line(tmp_path, text, line, words):
    path = _write(tmp_path, text)
    with pytest.raises(InvalidDataFile) as caught:
        load_glossary(path)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[[municipality]]\nname = "Ale"\ncountry = "Sverige"\n', 3, "ska vara 'SE' eller 'NO'"),
        ('[[municipality]]\nname = "Ale"\ncountry = "SE"\ncounty = "VG"\n', 4, "okänd nyckel"),
        (f'{ALE}[[municipality]]\nname = "ale"\ncountry = "SE"\n', 5, "står redan för Ale"),
        (f'{ALE}[[municipality]]\nname = "B"\ncountry = "NO"\naliases = ["ale"]\n', 7, "står redan för Ale"),
    ],
)
def test_broken_register_names_file_and_line(tmp_path, text, line, words):
    path = _write(tmp_path, text)
    with pytest.raises(InvalidDataFile) as caught:
        load_municipalities(path)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert words in str(caught.value)
