"""Key figures from a file that somebody saved."""

import pytest

from assistant.domain.errors import InvalidDataFile, UnreadableFile
from assistant.domain.municipal_facts import alike, describe_band, inhabitants
from assistant.reading.municipal_facts import load_municipal_facts

HEADING = "kommun;nyckeltal;år;värde\n"


@pytest.fixture
def load(tmp_path, register):
    def write(lines: str, encoding: str = "utf-8-sig"):
        path = tmp_path / "kommunfakta.csv"
        path.write_text(lines, encoding=encoding)
        return load_municipal_facts(path, register)

    return write


def test_the_latest_inhabitants_tell_who_is_alike_nearest_first(load):
    figures = load(
        HEADING + "Ljungby;N01951;2017;27 900\nljungby;N01951;2018;28297\nMark;N01951;2018;34 000\n"
        "Vetlanda;N01951;2018;27500,0\nGrästorp;N01951;2018;5621\nSäffle;N01951;2018;15000\nÖrebro;N00945;2018;1\n"
    )
    own = inhabitants("Ljungby", figures)
    assert (own.inhabitants, own.year) == (28297, 2018)
    assert [other.municipality for other in alike("Ljungby", figures)] == ["Vetlanda", "Säffle"]
    assert alike("Örebro", figures) == ()


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("kommun;år;värde\n", ("rad 1", "rubrikraden")),
        (HEADING + "Ljungby;N01951;2018\n", ("rad 2", "har 3")),
        (HEADING + "\nLjunby;N01951;2018;1\n", ("rad 3", "Ljunby")),
        (HEADING + "Ljungby;invånare;2018;1\n", ("rad 2", "invånare")),
        (HEADING + "Ljungby;N01951;18;1\n", ("rad 2", "årtal")),
        (HEADING + "Ljungby;N01951;2018;många\n", ("rad 2", "många")),
        (HEADING + "Ljungby;N01951;2018;1\nLjungby;N01951;2018;2\n", ("rad 3", "två gånger")),
    ],
)
def test_a_fault_names_its_line(load, lines, words):
    with pytest.raises(InvalidDataFile) as fault:
        load(lines)
    assert all(word in str(fault.value) for word in words)


def test_a_file_that_is_missing_or_in_another_encoding_is_told(load, tmp_path, register):
    with pytest.raises(UnreadableFile, match="UTF-8"):
        load(HEADING + "Örebro;N01951;2018;1\n", "latin-1")
    with pytest.raises(UnreadableFile, match="saknas"):
        load_municipal_facts(tmp_path / "saknas.csv", register)


def test_bands_are_told_in_words():
    assert describe_band(0) == "under 15 000 invånare"
    assert describe_band(1) == "15 000–30 000 invånare"
    assert describe_band(4) == "minst 100 000 invånare"
