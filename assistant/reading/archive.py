"""Checks a zip archive (Word, Excel) before any library opens it, by unpacking it bounded and in pieces."""

import stat
import zipfile
from pathlib import Path, PurePosixPath

from assistant.domain.errors import UnreadableFile

#: A report with 300 pictures holds some 400 entries.
MAX_ENTRIES = 10_000
#: Unpacked size of the whole archive and of one XML part; the parts become trees in memory several times their size.
MAX_UNPACKED_BYTES = 400 * 2**20
MAX_PART_BYTES = 64 * 2**20
#: Deflate reaches 1032:1 on equal bytes; real documents stay far below 200:1. Small archives are not judged by it.
MAX_RATIO = 200
_JUDGED_FROM_BYTES = 16 * 2**20

_PIECE_BYTES = 2**20
_ENCRYPTED_FLAG = 0x1


def check_archive(path: Path) -> None:
    """Refuse an archive that is damaged, encrypted, dangerous or would unpack to more than a document holds.

    Raises:
        UnreadableFile: with one line that says what is wrong.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_listing(path, entries)
            _check_unpacked(path, archive, entries)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        message = f"{path.name} är skadad eller avkortad. Öppna den, spara om den och försök igen."
        raise UnreadableFile(message) from error


def _check_listing(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise UnreadableFile(f"{path.name} innehåller {len(entries)} delar; högst {MAX_ENTRIES} läses.")
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise UnreadableFile(f"{path.name} är lösenordsskyddad. Ta bort lösenordet och försök igen.")
        if _is_dangerous(entry):
            raise UnreadableFile(f"{path.name} innehåller en del med ett otillåtet namn och läses inte.")
        if _is_nested(entry):
            raise UnreadableFile(f"{path.name} innehåller ett arkiv i arkivet och läses inte.")
    _check_size(path, sum(entry.file_size for entry in entries))


def _check_unpacked(path: Path, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    total = 0
    for entry in entries:
        limit = MAX_PART_BYTES if entry.filename.endswith((".xml", ".rels")) else MAX_UNPACKED_BYTES
        size = 0
        with archive.open(entry) as part:
            while piece := part.read(_PIECE_BYTES):
                size += len(piece)
                if size > limit:
                    raise UnreadableFile(f"{path.name} innehåller en del som är för stor att läsa ({entry.filename}).")
                _check_size(path, total + size)
        total += size


def _check_size(path: Path, size: int) -> None:
    if size > MAX_UNPACKED_BYTES or (size > _JUDGED_FROM_BYTES and size > MAX_RATIO * path.stat().st_size):
        megabytes = size // 2**20
        raise UnreadableFile(
            f"{path.name} packas upp till minst {megabytes} MB och läses inte: den ser ut som en zip-bomb."
        )


def _is_dangerous(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    parts = PurePosixPath(name.replace("\\", "/")).parts
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return is_link or name.startswith(("/", "\\")) or ".." in parts or ":" in name.split("/")[0]


def _is_nested(entry: zipfile.ZipInfo) -> bool:
    # Word keeps the sheets behind its charts as whole workbooks in word/embeddings; nothing here opens them
    return entry.filename.casefold().endswith((".zip", ".7z", ".rar", ".gz")) and "/embeddings/" not in entry.filename
