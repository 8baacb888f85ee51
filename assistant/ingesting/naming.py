"""Which document of the base a file is: what decides whether it is new, the same, or takes another's place.

1. The same content is the same document, whatever the file is called and wherever it lies.
2. A report on the same municipality and year in a file of the same name takes the earlier one's place.
3. Else a file is known by its place in the folder given, or by its own name. A file of that name about another
   municipality or year, or of another kind, is a document of its own: every municipality has its ``rapport.docx``.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath

from assistant.domain.document import DocumentEntry, DocumentKind
from assistant.domain.report import Report, TextDocument
from assistant.ingesting.sources import Source, SourceKind

_KINDS = {
    SourceKind.FILE: (DocumentKind.REPORT, DocumentKind.DOCUMENT),
    SourceKind.FACTSHEET: (DocumentKind.FACTSHEET,),
}


def same_content(source: Source, content_sha256: str, entries: Iterable[DocumentEntry]) -> DocumentEntry | None:
    """The first document with this content under any name; shipped sources and criteria go by their names alone."""
    kinds = () if source.shipped else _KINDS.get(source.kind, ())
    return next((e for e in entries if e.content_sha256 == content_sha256 and e.kind in kinds), None)


def name_for(source: Source, read: Report | TextDocument, content_sha256: str, entries: Iterable[DocumentEntry]) -> str:
    """The logical name that the file `source`, which holds `read`, is stored under."""
    alike = [e for e in entries if PurePosixPath(e.name).name == source.path.name and e.kind in _KINDS[source.kind]]
    known = next((e for e in alike if e.name == source.name and e.content_sha256 == content_sha256), None)
    if known:  # the same file, cut by a new recipe
        return source.name
    about = _about(read)
    alike.sort(key=lambda entry: (entry.name != source.name, entry.name))
    if about[1] and about[2]:
        same = next((e for e in alike if (e.kind, e.municipality, e.year) == about), None)
        if same:
            return same.name
    held = next((e for e in alike if e.name == source.name), None) or _same_place(source, alike)
    if held is None:
        return source.name
    if (held.kind, held.municipality, held.year) == about:
        return held.name
    words = {DocumentKind.REPORT: "rapport", DocumentKind.DOCUMENT: "dokument"}
    label = "-".join(str(part) for part in about[1:] if part) or words[about[0]]
    return f"{label}/{source.path.name}"


def _about(read: Report | TextDocument) -> tuple[DocumentKind, str | None, int | None]:
    if isinstance(read, TextDocument):
        return DocumentKind.DOCUMENT, None, None
    return DocumentKind.REPORT, read.municipality, read.year


def _same_place(source: Source, alike: Iterable[DocumentEntry]) -> DocumentEntry | None:
    """The document that came from a folder around this file, which is now given alone."""
    if "/" in source.name:
        return None
    place = "/" + source.path.resolve().as_posix().lstrip("/")
    return max((e for e in alike if place.endswith(f"/{e.name}")), key=lambda e: len(e.name), default=None)
