"""``check``: every figure of a report or an export computed anew; equal, or where not."""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.printing import print_json, print_line

if TYPE_CHECKING:
    from assistant.assembly import Assistant


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = verbs.add_parser("check", help="räkna om alla siffror i en rapport eller en export")
    parser.add_argument("file", type=Path, metavar="FIL")
    parser.add_argument("--json", action="store_true", help="skriv JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    """Print what differs; exit status 1 where something does."""
    found = assistant.reports.check(arguments.file)
    if arguments.json:
        print_json({"equal": found.equal, **asdict(found)})
    else:
        equal = sum(figure.equal for figure in found.figures)
        how = "räknade ur bedömningarna" if found.from_ratings else "prövade mot varandra"
        print_line(f"{equal} av {len(found.figures)} siffror stämmer ({how}).")
        for problem in found.problems:
            print_line(f"  {problem}")
    if not found.equal:
        sys.exit(1)
