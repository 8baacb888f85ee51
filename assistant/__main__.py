"""The command line: ``python -m assistant VERB``. Status 0 ok, 1 an error with one line on stderr, 2 usage."""

import argparse
import logging
import sys
from collections.abc import Sequence
from contextlib import closing

from assistant.assembly import assemble
from assistant.commands import (
    answers,
    ask,
    check,
    compare,
    doctor,
    draft,
    evaluate,
    evaluations,
    export,
    find,
    interview,
    measure_suggestions,
    read,
    rebuild,
    score,
    suggest,
)
from assistant.domain.errors import KompassError

#: In the order of the help.
VERBS = (
    ask,
    find,
    read,
    score,
    compare,
    evaluations,
    suggest,
    draft,
    interview,
    export,
    check,
    answers,
    evaluate,
    measure_suggestions,
    doctor,
    rebuild,
)


def build_parser() -> argparse.ArgumentParser:
    """The parser of all verbs."""
    parser = argparse.ArgumentParser(prog="python -m assistant", description="Assistenten bredvid Kommunkompassen.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for command in VERBS:
        command.add_parser(verbs)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; the exit status."""
    parsed = build_parser().parse_args(arguments)
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
