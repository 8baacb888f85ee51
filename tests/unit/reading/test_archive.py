import struct
import zipfile

import pytest

from assistant.domain.errors import UnreadableFile
from assistant.reading import archive
from assistant.reading.archive import check_archive


def make(tmp_path, entries, compression=zipfile.ZIP_DEFLATED):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", compression) as file:
        for name, content in entries:
            file.writestr(name, content)
    return path


def refused(path, line):
    with pytest.raises(UnreadableFile, match=line):
        check_archive(path)


def test_an_ordinary_archive_passes(tmp_path):
    check_archive(make(tmp_path, [("word/document.xml", "<x/>"), ("word/embeddings/sheet.xlsx.zip", "x")]))


def test_a_bomb_is_refused_by_its_ratio(tmp_path):
    refused(make(tmp_path, [("word/media/a.bin", bytes(40 * 2**20))]), "zip-bomb")


def lying(path, declared: int):
    """Overwrite the unpacked size that the archive declares, in both of its lists."""
    raw = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = raw.index(signature) + offset
        raw[start : start + 4] = struct.pack("<I", declared)
    path.write_bytes(raw)
    return path


def test_a_header_that_declares_less_than_there_is(tmp_path):
    refused(lying(make(tmp_path, [("word/document.xml", bytes(40 * 2**20))]), 1000), "skadad eller avkortad")


def test_a_header_that_declares_4_gigabytes(tmp_path):
    refused(lying(make(tmp_path, [("word/document.xml", b"x")]), 2**32 - 2), "packas upp till minst 4095 MB")


def test_too_many_entries(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_ENTRIES", 3)
    refused(make(tmp_path, [(f"{n}.xml", "") for n in range(4)]), "innehåller 4 delar; högst 3 läses")


def test_one_part_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_PART_BYTES", 1000)
    refused(make(tmp_path, [("word/document.xml", "x" * 1001)]), r"för stor att läsa \(word/document\.xml\)")


@pytest.mark.parametrize("name", ["../a.xml", "a/../../b.xml", "/etc/passwd", "C:/a.xml", "\\\\server\\a.xml"])
def test_names_that_lead_out(tmp_path, name):
    refused(make(tmp_path, [(name, "x")]), "otillåtet namn")


def test_a_symbolic_link(tmp_path):
    link = zipfile.ZipInfo("word/link")
    link.external_attr = 0o120777 << 16
    refused(make(tmp_path, [(link, "/etc/passwd")]), "otillåtet namn")


def test_an_archive_in_the_archive(tmp_path):
    refused(make(tmp_path, [("word/inner.zip", "x")]), "arkiv i arkivet")


def test_an_encrypted_entry(tmp_path):
    path = make(tmp_path, [("a.xml", "x")])
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    refused(path, "lösenordsskyddad")


def test_a_truncated_archive(tmp_path):
    path = make(tmp_path, [("a.xml", "x" * 1000)], zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes()[:-40])
    refused(path, "skadad eller avkortad")
