"""The command line: ``python -m assistant VERB``. Status 0 ok, 1 an error with one line on stderr, 2 usage."""

import argparse
import logging
import sys
from collections.abc import Sequence
from contextlib import closing
from importlib import import_module

from assistant.domain.errors import KompassError

#: Each a module of `commands`; in the order of the help.
VERBS = (
    "ask",
    "find",
    "read",
    "score",
    "compare",
    "evaluations",
    "suggest",
    "draft",
    "interview",
    "export",
    "check",
    "answers",
    "evaluate",
    "measure-suggestions",
    "doctor",
    "rebuild",
)


def build_parser(verbs: Sequence[str] = VERBS) -> argparse.ArgumentParser:
    """The parser of `verbs`."""
    parser = argparse.ArgumentParser(prog="python -m assistant", description="Assistenten bredvid Kommunkompassen.")
    added = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb in verbs:
        import_module(f"assistant.commands.{verb.replace('-', '_')}").add_parser(added)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    # the asked verb alone, and only then what it runs on: loading all of them takes longer than most answers
    parsed = build_parser(given[:1] if given and given[0] in VERBS else VERBS).parse_args(given)
    from assistant.assembly import assemble

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        with closing(assemble()) as assistant:
            parsed.run(parsed, assistant)
    except KompassError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
