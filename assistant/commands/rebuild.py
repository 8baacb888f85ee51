"""``rebuild``: build the search index anew from the database."""

import argparse
import time
from typing import TYPE_CHECKING

from assistant.commands.printing import print_json, print_line, progress_bar

if TYPE_CHECKING:
    from assistant.assembly import Assistant


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = verbs.add_parser("rebuild", help="bygg om sökindexet ur databasen")
    parser.add_argument("--json", action="store_true", help="skriv JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    """Print how many passages the new index holds."""
    started = time.perf_counter()
    count = assistant.base.rebuild(progress_bar())
    seconds = time.perf_counter() - started
    if arguments.json:
        print_json({"passages": count, "seconds": round(seconds, 3)})
    else:
        print_line(f"Sökindexet är byggt: {count} textstycken på {seconds:.1f} s.")
