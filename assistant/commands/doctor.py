"""``doctor``: what is configured, reachable and indexed; what is off and why."""

import argparse
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from assistant.commands.printing import print_json, print_line

if TYPE_CHECKING:
    from assistant.assembly import Assistant


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = verbs.add_parser("doctor", help="visa vad som är inställt, nåbart och indexerat")
    parser.add_argument("--json", action="store_true", help="skriv JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    """Print one line per part; exit status 1 when one is wrong."""
    checks = assistant.doctor()
    if arguments.json:
        print_json({"ok": all(check.ok for check in checks), "checks": [asdict(check) for check in checks]})
    else:
        for check in checks:
            print_line(f"{'ok ' if check.ok else 'FEL'}  {check.part}: {check.detail}")
    if not all(check.ok for check in checks):
        sys.exit(1)
