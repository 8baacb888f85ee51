"""Read files into the base: ``python ingest.py [PATH ...]``; without a path the shipped knowledge."""

import argparse
import re
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from assistant.assembly import Assistant, assemble
from assistant.commands.printing import OUTCOMES, print_json, print_line, progress_bar
from assistant.commands.records import ingest_record
from assistant.domain.document import DocumentEntry
from assistant.domain.errors import KompassError
from assistant.domain.passage import PUBLIC
from assistant.ingesting.outcome import IngestSummary


def main(arguments: Sequence[str] | None = None) -> int:
    """Ingest and print a summary; status 1 where the base could not be written or a file failed."""
    parser = argparse.ArgumentParser(description="Läs in filer i underlaget; utan filer den medföljande kunskapen.")
    parser.add_argument("paths", nargs="*", type=Path, metavar="FIL_ELLER_MAPP")
    parser.add_argument(
        "--collection",
        type=_collection,
        default=PUBLIC,
        metavar="SAMLING",
        help=f"samling att lägga dem i ({PUBLIC}); bokstäver, siffror, - och _",
    )
    parser.add_argument("--remove", metavar="NAMN", help="ta bort ett inläst dokument, efter namn eller id")
    parser.add_argument("--json", action="store_true", help="skriv JSON")
    parsed = parser.parse_args(arguments)
    try:
        with closing(assemble()) as assistant:
            return _run(parsed, assistant)
    except KompassError as error:
        print(error, file=sys.stderr)
        return 1


def _collection(name: str) -> str:
    if not re.fullmatch(r"[\w-]+", name):
        raise argparse.ArgumentTypeError(f"{name!r} går inte som namn på en samling: bokstäver, siffror, - och _")
    return name


def _run(parsed: argparse.Namespace, assistant: Assistant) -> int:
    if parsed.remove is not None:
        entry = assistant.base.remove_named(parsed.remove, by="ingest.py", collection=parsed.collection)
        _print_removed(entry, parsed.json)
        return 0
    summary = assistant.base.ingest(
        parsed.paths, by="ingest.py", collection=parsed.collection, on_progress=progress_bar()
    )
    if parsed.json:
        print_json(ingest_record(summary))
    else:
        _print_summary(summary)
    return 1 if summary.count("failed") else 0


def _print_removed(entry: DocumentEntry, as_json: bool) -> None:  # noqa: FBT001 how to print
    if as_json:
        print_json({"removed": {"document_id": entry.id, "name": entry.name, "passages": entry.passage_count}})
    else:
        print_line(f"{entry.name} är borttaget ({entry.passage_count} textstycken).")


def _print_summary(summary: IngestSummary) -> None:
    for outcome in summary.files:
        if outcome.status != "unchanged" or len(summary.files) <= 20:
            counts = f", {outcome.passages} textstycken, {outcome.findings} fynd" if outcome.passages else ""
            reason = f": {outcome.reason}" if outcome.reason else ""
            word = OUTCOMES[outcome.status]
            shown = word.upper() if outcome.status == "failed" else word
            print_line(f"{shown:>12}  {outcome.name}{counts}{reason}")
            for oddity in outcome.oddities:
                print_line(f"{'':>12}  att veta: {oddity}")
    counted = ", ".join(f"{summary.count(status)} {word}" for status, word in OUTCOMES.items())
    print_line(f"{counted}. Underlaget har {summary.passages_in_base} textstycken ({summary.seconds:.1f} s).")


if __name__ == "__main__":
    sys.exit(main())
