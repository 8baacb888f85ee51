"""Lines of values in a TOML file, and the faults every data file can have."""

import pytest

from assistant.domain.errors import InvalidDataFile
from assistant.reading.data_file import DataModel, line_of, read_data_file, read_text

TEXT = '''\
# a comment
title = "x"

[[area]]
number = 1
names = [
    "one",

    "two",
]

# another comment
[[area]]
number = 2
text = """
[[area]]
number = 3
"""

[area.deep]
"1" = 5

[[area.question]]
id = "2.1"
[[area.question]]
id = "2.2"
'''


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ((), 1),
        (("title",), 2),
        (("missing",), 1),
        (("area", 0), 4),
        (("area", 0, "number"), 5),
        (("area", 0, "names"), 6),
        (("area", 0, "names", 1), 6),
        (("area", 0, "missing"), 4),
        (("area", 1), 13),
        (("area", 1, "text"), 15),
        (("area", 1, "deep", "1"), 21),
        (("area", 1, "deep", "1", "[key]"), 21),
        (("area", 1, "question", 1), 25),
        (("area", 1, "question", 1, "id"), 26),
    ],
)
def test_line_where_a_value_begins(location, line):
    assert line_of(TEXT, location) == line


class _Row(DataModel):
    name: str
    points: int


class _Rows(DataModel):
    row: list[_Row]


def _write(tmp_path, text):
    path = tmp_path / "rows.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[[row]]\nname = "a"\npoints = 1\ncolour = "red"\n', 4, "row.1.colour: okänd nyckel"),
        ('[[row]]\nname = "a"\npoints = "1"\n', 3, "row.1.points: ska vara ett heltal"),
        ('[[row]]\nname = "a"\npoints = 1.0\n', 3, "ska vara ett heltal"),
        ("[[row]]\nname = 7\npoints = 1\n", 2, "ska vara text"),
        ('[[row]]\nname = "a"\npoints = 1\n\n[[row]]\nname = "b"\n', 5, "row.2.points: nyckeln saknas"),
        ('[[row]]\nname = "a"\npoints = = 1\n', 3, "inte giltig TOML"),
        ('[[row]]\nname = "a"\nname = "b"\n', 3, "inte giltig TOML"),
        ('[[row]]\nname = "a"\npoints = [1,\n', 3, "inte giltig TOML"),
        ("row = 5\n", 1, "ska vara en lista"),
        ("", 1, "row: nyckeln saknas"),
    ],
)
def test_fault_names_file_and_line(tmp_path, text, line, words):
    path = _write(tmp_path, text)
    with pytest.raises(InvalidDataFile) as caught:
        read_data_file(path, _Rows)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert words in str(caught.value)
    assert f"{path}, rad {line}: " in str(caught.value)


def test_first_of_several_faults_is_reported(tmp_path):
    path = _write(tmp_path, '[[row]]\nname = "a"\npoints = "1"\ncolour = "red"\n')
    with pytest.raises(InvalidDataFile) as caught:
        read_data_file(path, _Rows)
    assert caught.value.line == 3


def test_byte_order_mark_and_windows_line_ends_are_read(tmp_path):
    path = tmp_path / "rows.toml"
    path.write_bytes(b'\xef\xbb\xbf[[row]]\r\nname = "a"\r\npoints = 1\r\n')
    assert read_data_file(path, _Rows).content.row[0].name == "a"


def test_file_that_is_not_utf8_names_the_line(tmp_path):
    path = tmp_path / "rows.toml"
    path.write_bytes('[[row]]\nname = "Åre"\n'.encode("latin-1"))
    with pytest.raises(InvalidDataFile) as caught:
        read_text(path)
    assert caught.value.line == 2


def test_missing_file_is_our_error(tmp_path):
    with pytest.raises(InvalidDataFile) as caught:
        read_text(tmp_path / "none.toml")
    assert caught.value.line is None
