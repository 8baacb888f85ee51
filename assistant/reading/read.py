"""One file becomes a report or a document, in this process; `sandbox` does the same in a bounded child process."""

from pathlib import Path

from assistant.domain.errors import UnreadableFile
from assistant.domain.glossary import Municipality
from assistant.domain.instrument import Instrument
from assistant.domain.report import Report, TextDocument
from assistant.reading.document_parser import parse_document
from assistant.reading.formats import load_content
from assistant.reading.report_parser import parse_report


def read_file(path: Path, *, instrument: Instrument, municipalities: tuple[Municipality, ...]) -> Report | TextDocument:
    """The file as a report where it is one in the instrument's form, else as a document.

    Raises:
        UnreadableFile: with one line that says what is wrong and what to do.
    """
    try:
        content = load_content(path)
    except RecursionError as error:
        message = f"{path.name} är för djupt nästlad för att läsas. Spara om den i ett enklare format."
        raise UnreadableFile(message) from error
    report = parse_report(content, instrument=instrument, municipalities=municipalities)
    return report or parse_document(content, name=path.stem)
