"""``read``: what a file holds, with the audit of its printed figures; nothing is stored."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.printing import print_json, print_line
from assistant.commands.records import document_record, report_record
from assistant.domain.audit import audit_report
from assistant.domain.report import Oddity, Report

if TYPE_CHECKING:
    from assistant.assembly import Assistant


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = verbs.add_parser("read", help="läs en rapport och pröva dess tryckta siffror")
    parser.add_argument("file", type=Path, metavar="FIL")
    parser.add_argument("--json", action="store_true", help="skriv JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    """Print the report or the document."""
    document = assistant.read(arguments.file)
    if not isinstance(document, Report):
        record = document_record(document)
        if arguments.json:
            print_json(record)
        else:
            print_line(
                f"{document.title}: {len(document.sections)} avsnitt. Filen är ingen rapport i instrumentets form."
            )
            _print_oddities(document.oddities)
        return
    audit = audit_report(document)
    if arguments.json:
        print_json(report_record(document, audit))
        return
    print_line(f"{document.title} ({document.municipality}, {document.year}, {document.edition} års utgåva)")
    print_line(f"{len(document.findings())} fynd i {len(document.areas)} områden, total {document.total}")
    print_line(
        f"Tryckta siffror: {audit.consistent_questions} av {len(audit.questions)} frågor och {audit.consistent_areas} av "
        f"{len(audit.areas)} områden kan stämma; totalen {'stämmer' if audit.total_agrees else 'är inte prövad eller stämmer inte'}."
    )
    for problem in audit.problems:
        print_line(f"  {problem}")
    _print_oddities(document.oddities)


def _print_oddities(oddities: Sequence[Oddity]) -> None:
    for oddity in oddities:
        line = f"rad {oddity.line}: " if oddity.line else ""
        print_line(f"  {line}{oddity.message}")
