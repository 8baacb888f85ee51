"""``measure-suggestions``: how far suggested scores lie from those of reports that people scored."""

import argparse
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.printing import print_json, print_line
from assistant.commands.suggestion_records import measurement_record
from assistant.domain.rounding import format_difference, format_number, format_percent

if TYPE_CHECKING:
    from assistant.assembly import Assistant

_YARDSTICKS = {
    "own_mean": "alltid medelvärdet av rapportens egna procent",
    "average": "alltid referensvärdet för utgåvan",
    "others_mean": "alltid de andra rapporternas medelvärde på frågan",
}


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "measure-suggestions", help="mät föreslagna poäng mot poängsatta rapporter, en rapport utelämnad i taget"
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="RAPPORT")
    parser.add_argument("--json", action="store_true", help="skriv JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    """Measure and print."""
    found = assistant.evaluations.suggestions.measure(arguments.files)
    if arguments.json:
        print_json(measurement_record(found))
        return
    print_line(
        f"{', '.join(found.reports)}: {len(found.cases)} av {found.questions} frågor fick ett tal, "
        f"{format_percent(100 * found.abstention)} fick det inte."
    )
    if found.error is None or found.signed_error is None or found.covered is None:
        print_line("Inget att mäta: ingen fråga fick ett tal.")
        return
    print_line(
        f"Medelfel {format_number(found.error, 1)} procentenheter, i snitt {format_difference(found.signed_error, 1)}. "
        f"{format_percent(100 * found.covered)} av spannen innehåller det som gavs."
    )
    for name, guess in found.guesses().items():
        print_line(f"Mot ”{_YARDSTICKS[name]}”: {_compared(found.yardstick(guess), found.skill(guess))}")


def _compared(error: Fraction | None, skill: Fraction | None) -> str:
    if error is None or skill is None:
        return "finns inte att jämföra med"
    return f"medelfel {format_number(error, 1)}, vinst {format_number(skill, 2)} (1 är felfritt, 0 lika bra)"
