"""A Word file as a PDF, through LibreOffice where it is installed; tagged, so that it can be read aloud."""

import json
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.domain.errors import ServiceUnavailable

#: A report takes a few seconds; the first start of a new profile some more.
_TIMEOUT_S = 120
#: Where installers put it when they do not put it on the path.
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
)
# Source: LibreOffice help, "PDF Export Command-line Parameters". PDF/UA asks for tags, language and title.
_OPTIONS = {"UseTaggedPDF": True, "PDFUACompliance": True, "ExportBookmarks": True, "DisplayPDFDocumentTitle": True}

MISSING = (
    "PDF skrivs med LibreOffice, som inte finns på den här datorn. Installera det, eller spara Word-filen som PDF."
)


def find_office() -> str | None:
    """The program, None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).exists()), None)


def write_pdf(word: Path, pdf: Path) -> None:
    """Write the Word file as a PDF.

    Raises:
        ServiceUnavailable: LibreOffice is not installed, or could not do it.
    """
    office = find_office()
    if office is None:
        raise ServiceUnavailable(MISSING)
    values = {name: {"type": "boolean", "value": str(value).lower()} for name, value in _OPTIONS.items()}
    with TemporaryDirectory() as folder:
        # a profile of its own: one program at a time can use a profile, and a person may have theirs open
        command = [
            office,
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            f"pdf:writer_pdf_Export:{json.dumps(values)}",
            "--outdir",
            folder,
            str(word.absolute()),
        ]
        _run(command)
        made = Path(folder) / f"{word.stem}.pdf"
        if not made.exists():
            raise ServiceUnavailable(
                "LibreOffice kunde inte göra en PDF av rapporten. Spara Word-filen som PDF i stället."
            )
        shutil.move(made, pdf)


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=_TIMEOUT_S, stdin=subprocess.DEVNULL)  # noqa: S603 (the installed program, and files of ours)
    except subprocess.TimeoutExpired as error:
        message = f"LibreOffice blev inte klart med PDF-filen på {_TIMEOUT_S} sekunder. Försök igen."
        raise ServiceUnavailable(message) from error
    except (subprocess.CalledProcessError, OSError) as error:
        message = "LibreOffice gick inte att köra. Spara Word-filen som PDF i stället."
        raise ServiceUnavailable(message) from error
