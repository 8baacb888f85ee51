"""Word and PDF together: where LibreOffice is, the contents get the page numbers that it sets the report on."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.domain.errors import ServiceUnavailable
from assistant.domain.finished import Figure, FinishedReport
from assistant.reading.pdf_outline import OutlineEntry, read_outline
from assistant.reporting.charts.picture import Picture
from assistant.reporting.pdf import MISSING, find_office, write_pdf
from assistant.reporting.word.hand import CONTENTS_DEPTH, Heading
from assistant.reporting.word.report import write_word


def write_paged(
    report: FinishedReport,
    word: Path,
    pdf: Path | None,
    *,
    pictures: Mapping[Figure, Picture],
    at: datetime,
    template: Path | None = None,
) -> tuple[str, ...]:
    """Write the Word file, and the PDF where one is asked for and can be made; Swedish remarks on what was lacking.

    Without LibreOffice the contents have no page numbers until Word fills them in, which it does when it opens the file.

    Raises:
        UnreadableFile: the template cannot be opened.
    """
    written = write_word(report, word, pictures=pictures, at=at, template=template)
    if find_office() is None:
        return (*written.remarks, MISSING) if pdf else written.remarks
    try:
        with TemporaryDirectory() as folder:
            draft = Path(folder) / "rapport.pdf"
            write_pdf(word, draft)
            pages = page_numbers(written.headings, read_outline(draft))
        write_word(report, word, pictures=pictures, at=at, template=template, pages=pages)
        if pdf:
            write_pdf(word, pdf)
    except ServiceUnavailable as error:
        return (*written.remarks, str(error)) if pdf else written.remarks
    return written.remarks


def page_numbers(headings: Sequence[Heading], outline: Sequence[OutlineEntry]) -> dict[str, int]:
    """Page by anchor; empty where the outline is not that of the headings."""
    entries = [entry for entry in outline if entry.level <= CONTENTS_DEPTH]
    if [entry.title.split() for entry in entries] != [heading.text.split() for heading in headings]:
        return {}
    return {heading.anchor: entry.page for heading, entry in zip(headings, entries, strict=True)}
