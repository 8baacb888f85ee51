"""The base: its documents, what an ingest did, and what a search found, as rows and HTML."""

from collections.abc import Sequence
from html import escape

from assistant.domain.document import DocumentEntry, DocumentKind
from assistant.domain.result import Result
from assistant.ingesting.outcome import FileOutcome, IngestSummary
from assistant.ui.language import say
from assistant.ui.present.parts import figure

#: Kinds that a visitor may have added; shipped knowledge is not removed from the page.
REMOVABLE = (DocumentKind.REPORT, DocumentKind.DOCUMENT)

#: Kinds that the table lists; criteria and the instrument are counted, not listed.
_LISTED = (DocumentKind.REPORT, DocumentKind.FACTSHEET, DocumentKind.DOCUMENT)

_COLUMNS = ("municipality", "year", "edition", "kind", "total", "findings", "status", "oddities", "document")


def document_headers(language: str) -> list[str]:
    """Headings of the columns of `document_rows`."""
    return [say(column, language) for column in _COLUMNS]


def document_rows(
    documents: Sequence[DocumentEntry], results: Sequence[Result], language: str
) -> list[list[str | int]]:
    """One row per report, sheet or other document, by municipality and year; an unknown value is an empty cell."""
    by_document = {result.document_id: result for result in results}
    listed = [document for document in documents if document.kind in _LISTED]
    listed.sort(key=lambda d: (d.municipality is None, d.municipality or "", -(d.year or 0), d.name, d.id))
    return [_row(document, by_document.get(document.id), language) for document in listed]


def base_summary(documents: Sequence[DocumentEntry], language: str) -> str:
    """How much the base holds, in one line of text."""
    listed = [document for document in documents if document.kind in _LISTED]
    if not listed:
        return say("base_empty", language)
    return say(
        "base_counts",
        language,
        documents=len(listed),
        municipalities=len({document.municipality for document in listed if document.municipality}),
        findings=sum(document.finding_count for document in listed),
        criteria=sum(document.kind == DocumentKind.CRITERION for document in documents),
    )


def removable_choices(documents: Sequence[DocumentEntry]) -> list[tuple[str, str]]:
    """(what to show, document id) of the documents that can be removed from the page."""
    removable = [document for document in documents if document.kind in REMOVABLE]
    return [(document_name(document), document.id) for document in sorted(removable, key=lambda d: (d.name, d.id))]


def document_name(document: DocumentEntry) -> str:
    """How a document is named to the reader: title, municipality and year where known, and the file's name."""
    known = " ".join(str(part) for part in (document.municipality, document.year) if part)
    file_name = document.name.rsplit("/", 1)[-1]
    return f"{known} ({file_name})" if known else f"{document.title or file_name} ({file_name})"


def outcome_html(summary: IngestSummary, language: str) -> str:
    """What happened to each file, in the order given, and how much the base now holds."""
    closing = say(
        "ingested",
        language,
        seconds=figure(summary.seconds, 1, language),
        passages=summary.passages_in_base,
    )
    return f'{files_html(summary.files, language)}<p class="muted">{escape(closing)}</p>'


def files_html(files: Sequence[FileOutcome], language: str) -> str:
    """What happened to each file, in the order given."""
    headings = "".join(
        f'<th scope="col">{escape(say(key, language))}</th>'
        for key in ("file", "result", "passages", "findings", "reason")
    )
    rows = "".join(_outcome_row(outcome, language) for outcome in files)
    return (
        f'<div class="table-box"><table class="plain"><thead><tr>{headings}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _outcome_row(outcome: FileOutcome, language: str) -> str:
    known = f"status_{outcome.status}"
    notes = [note for note in (outcome.reason, *outcome.oddities) if note]
    explained = "".join(f"<li>{escape(note)}</li>" for note in notes)
    failed = outcome.status == "failed"
    cells = (
        escape(outcome.name),
        f'<span class="status {"bad" if failed else "good"}">{escape(say(known, language))}</span>',
        "" if failed else str(outcome.passages),
        "" if failed else str(outcome.findings),
        f"<ul>{explained}</ul>" if explained else "",
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _row(document: DocumentEntry, result: Result | None, language: str) -> list[str | int]:
    status = say(f"figures_{result.status.name.lower()}", language) if result else ""
    if document.superseded_by:
        status = say("superseded", language)
    return [
        document.municipality or "",
        document.year or "",
        document.edition or "",
        say(f"kind_{document.kind.value}", language),
        result.total if result and result.total is not None else "",
        document.finding_count,
        status,
        "; ".join(dict.fromkeys(oddity.message for oddity in document.oddities)),
        document.title or document.name,
    ]
