"""``answers``: what a language model was asked to write, from what, and what became of it."""

import argparse
from typing import TYPE_CHECKING

from assistant.commands.printing import print_json, print_line
from assistant.commands.records import kept_record
from assistant.domain.passage import PUBLIC

if TYPE_CHECKING:
    from assistant.assembly import Assistant


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = verbs.add_parser("answers", help="visa vad språkmodellen har svarat, och hur svaren kom till")
    parser.add_argument("-n", type=int, default=20, metavar="ANTAL", help="hur många, de nyaste först (20)")
    parser.add_argument("--json", action="store_true", help="skriv JSON")
    parser.set_defaults(run=run, refuse_usage=parser.error)


def run(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    """Print the log, newest first."""
    if arguments.n < 1:
        arguments.refuse_usage("-n ska vara minst 1.")
    kept = assistant.database.kept_answers((PUBLIC,), arguments.n)
    if arguments.json:
        print_json({"answers": [kept_record(answer) for answer in kept]})
        return
    if not kept:
        print_line("Inga svar av en språkmodell är sparade. Ställ in KOMPASS_MODEL, så sparas de här.")
    for answer in kept:
        making = answer.making
        became = (
            f"sammansatt av kod: {making.fallback}" if making.fallback else f"{len(making.removed)} meningar borttagna"
        )
        print_line(f"{answer.at:%Y-%m-%d %H:%M} {making.model} ({making.prompts}): {answer.question}")
        known = "" if making.counted == making.calls else f" i {making.counted} av {making.calls} anrop"
        print_line(f"    {making.tokens.read} + {making.tokens.written} token{known}, {making.seconds:.1f} s, {became}")
