import unicodedata

import pytest

from assistant.domain.errors import UnreadableFile
from assistant.reading.text_file import read_text

TEXT = "Område 1\n\nÅtgärder – ”fler”\n- en punkt\n"


def content_of(tmp_path, raw: bytes, name="a.txt"):
    path = tmp_path / name
    path.write_bytes(raw)
    return read_text(path)


def codes(content):
    return [oddity.code for oddity in content.oddities]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_and_without_mark_reads_the_same(tmp_path, encoding):
    content = content_of(tmp_path, TEXT.encode(encoding))
    assert content.text == TEXT
    assert codes(content) == []


def test_big_endian_utf16(tmp_path):
    assert content_of(tmp_path, b"\xfe\xff" + TEXT.encode("utf-16-be")).text == TEXT


def test_windows_1252_is_read_and_told(tmp_path):
    content = content_of(tmp_path, TEXT.encode("cp1252"))
    assert content.text == TEXT
    assert [(o.code, o.line) for o in content.oddities] == [("not-utf8", 1)]


def test_a_text_cut_in_the_middle_of_a_letter_is_not_taken_for_another_encoding(tmp_path):
    content = content_of(tmp_path, "Många får dricka kaffe på ö".encode()[:-1])
    assert content.text == "Många får dricka kaffe på "
    assert codes(content) == ["truncated-text"]


def test_one_damaged_letter_does_not_spoil_the_others(tmp_path):
    content = content_of(tmp_path, "åäö åäö".encode() + b" \xff " + "åäö".encode())
    assert content.text == "åäö åäö \ufffd åäö"
    assert codes(content) == ["damaged-utf8"]


@pytest.mark.parametrize("raw", [b"abc\x00def", bytes(range(1, 256)) * 8, b"\xff\xfeabc"])
def test_binary_is_refused(tmp_path, raw):
    with pytest.raises(UnreadableFile, match=r"a\.txt är en (binär|avkortad eller skadad)"):
        content_of(tmp_path, raw)


def test_every_kind_of_line_end_becomes_a_line_feed(tmp_path):
    assert content_of(tmp_path, "a\r\nb\rc\u2028d\x0ce".encode()).text == "a\nb\nc\nd\ne"


def test_decomposed_letters_are_composed(tmp_path):
    assert content_of(tmp_path, unicodedata.normalize("NFD", "Område").encode()).text == "Område"


def test_blocks_point_at_the_text_without_marks(tmp_path):
    content = content_of(tmp_path, "# Rubrik\n\n  - punkt ett \n• punkt två\n\t\t70\t100\t70%".encode(), "a.md")
    found = [(content.text_of(b), b.level, b.bullet, b.gap, content.line_of(b)) for b in content.blocks]
    assert found == [
        ("Rubrik", 1, False, False, 1),
        ("punkt ett", None, True, True, 3),
        ("punkt två", None, True, False, 4),
        ("70\t100\t70%", None, False, False, 5),
    ]
    assert content.blocks[-1].cells == ("", "", "70", "100", "70%")


def test_markdown_tables_have_cells_and_no_rule(tmp_path):
    content = content_of(tmp_path, b"| a | b |\n|---|---|\n| 1 |  |\n", "a.md")
    assert [block.cells for block in content.blocks] == [("a", "b"), ("1", "")]
