"""A process that puts many documents, for the tests that kill it: ``python database_writer.py URL``."""

import sys
from dataclasses import replace

from database_examples import BY, NOON, changed, make_document, put

from assistant.domain.document import DocumentKind
from assistant.domain.passage import Kind
from assistant.storage.database import Database, open_database


def write(database: Database) -> None:
    """Always ends in the same base, wherever an earlier run was cut off."""
    for number in range(12):
        sheet = make_document(f"blad {number}", year=2000 + number, text="Hela bladet. " * 200)
        texts = [f"Stycke {place} om året {sheet.year}." for place in range(40)]
        put(database, sheet, *texts, kind=Kind.PRACTICE, result=True)
        put(database, changed(sheet, "b"), *texts[5:], "Ett nytt stycke.", result=True)
        if number % 3 == 0:
            report = replace(make_document(f"rapport {number}", year=sheet.year), kind=DocumentKind.REPORT)
            put(database, report, *(f"Ur rapporten: {text}" for text in texts), result=True)
        if number % 4 == 1:
            draft = make_document(f"utkast {number}", year=None)
            put(database, draft, *texts)
            database.remove_document(draft.id, by=BY, at=NOON)


if __name__ == "__main__":
    sys.stdout.write("redo\n")
    sys.stdout.flush()
    with open_database(sys.argv[1]) as opened:
        write(opened)
