"""The outline of a PDF: its headings and the pages they stand on."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading; `level` from 1, `page` from 1."""

    level: int
    title: str
    page: int


def read_outline(path: Path) -> tuple[OutlineEntry, ...]:
    """The entries in order; empty where the file has no outline. For files that this program has made itself."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(str(path))
    try:
        entries = []
        for bookmark in document.get_toc():
            destination = bookmark.get_dest()
            page = None if destination is None else destination.get_index()
            if page is not None:
                entries.append(OutlineEntry(bookmark.level + 1, bookmark.get_title(), page + 1))
        return tuple(entries)
    finally:
        document.close()
