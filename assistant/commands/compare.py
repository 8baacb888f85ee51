"""``compare``: municipalities and years beside each other, as a table, a file or a picture."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.compare_records import comparison_record
from assistant.commands.printing import print_json, print_line, print_table
from assistant.commands.writing import write_file
from assistant.domain.errors import InvalidInput
from assistant.reporting.choosing import Wanted
from assistant.reporting.comparison import Comparison
from assistant.reporting.comparison_charts import View
from assistant.reporting.comparison_files import ComparisonFormat
from assistant.reporting.comparison_tables import tables_of

if TYPE_CHECKING:
    from assistant.assembly import Assistant


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = verbs.add_parser("compare", help="jämför kommuner och år")
    parser.add_argument(
        "what", nargs="+", metavar="KOMMUN|ÅR", help="kommuner, den egna först, var och en med sina årtal efter"
    )
    parser.add_argument("--område", dest="area", type=int, metavar="N", help="bara detta område (2016 års nummer)")
    parser.add_argument("--utan-medelvärden", dest="averages", action="store_false", help="visa inga medelvärden")
    parser.add_argument("--diagram", type=View, choices=list(View), default=View.PROFILE, help="diagrammet i filen")
    parser.add_argument("--out", type=Path, metavar="FIL", help="skriv .docx, .csv, .xlsx eller .png")
    parser.add_argument("--json", action="store_true", help="skriv JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    """Print the comparison, or write it to a file and print where."""
    comparison = assistant.reports.compare(_wanted(arguments.what), area=arguments.area, averages=arguments.averages)
    written = _write(arguments, comparison, assistant) if arguments.out else None
    if arguments.json:
        print_json(comparison_record(comparison) | ({"file": str(written)} if written else {}))
        return
    for line in (*comparison.absent, *comparison.warnings):
        print_line(f"OBS: {line}")
    if written:
        print_line(f"Skrev {written}.")
        return
    for table in tables_of(comparison):
        print_table(table)


def _wanted(words: Sequence[str]) -> list[Wanted]:
    """Municipalities with the years that follow each.

    Raises:
        InvalidInput: a year comes before every municipality.
    """
    wanted: list[Wanted] = []
    for word in words:
        if not word.isdigit():
            wanted.append((word, ()))
        elif wanted:
            wanted[-1] = (wanted[-1][0], (*wanted[-1][1], int(word)))
        else:
            raise InvalidInput(f"Ange en kommun före {word}: compare Örebro 2012 Grästorp 2014.")
    return wanted


def _write(arguments: argparse.Namespace, comparison: Comparison, assistant: "Assistant") -> Path:
    path: Path = arguments.out
    try:
        chosen = ComparisonFormat(path.suffix.removeprefix(".").lower())
    except ValueError as error:
        known = ", ".join(f".{each}" for each in ComparisonFormat)
        raise InvalidInput(f"{path.name} har inget format som jämförelsen kan skrivas i. Välj {known}.") from error
    content = assistant.reports.comparison_file(comparison, arguments.diagram, chosen, averages=arguments.averages)
    write_file(path, content)
    return path
