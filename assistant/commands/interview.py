"""``interview``: a guide for a group, aimed at what the evidence of an evaluation lacks; also as Word."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.printing import print_json, print_line
from assistant.commands.records import Record
from assistant.commands.writing import write_file
from assistant.domain.guide import Asked, Guide
from assistant.evaluating.interviewing.groups import USUAL

if TYPE_CHECKING:
    from assistant.assembly import Assistant


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = verbs.add_parser("interview", help="förbered en intervju i en utvärdering")
    parser.add_argument("evaluation", metavar="UTVÄRDERING")
    usual = ", ".join(group.name for group in USUAL)
    parser.add_argument("--grupp", dest="group", metavar="GRUPP", required=True, help=f"{usual} eller en annan grupp")
    parser.add_argument(
        "--minuter", dest="minutes", type=int, metavar="ANTAL", help="hela intervjuns längd; annars gruppens vanliga"
    )
    parser.add_argument("--som", dest="by", metavar="NAMN", help="spara guiden, som en av utvärderarna")
    parser.add_argument("--out", type=Path, metavar="FIL.docx", help="skriv guiden som Wordfil")
    parser.add_argument("--json", action="store_true", help="skriv JSON")
    parser.set_defaults(run=run, refuse_usage=parser.error)


def run(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    """Print the guide, and write it where a file is named."""
    out: Path | None = arguments.out
    if out is not None and out.suffix.lower() != ".docx":
        arguments.refuse_usage("--out ska sluta på .docx.")
    interviews, evaluation = assistant.evaluations.interviews, arguments.evaluation
    guide = interviews.prepare(evaluation, arguments.group, minutes=arguments.minutes, asker=arguments.by)
    if arguments.by:
        seen = assistant.evaluations.open(evaluation, arguments.by).version(guide)
        interviews.keep(evaluation, guide, seen=seen, by=arguments.by)
    if out is not None:
        write_file(out, interviews.as_word(evaluation, guide, asker=arguments.by))
    if arguments.json:
        print_json(guide_record(guide) | {"sparad": bool(arguments.by), "fil": str(out) if out else None})
        return
    print_line(
        f"{guide.group}, {guide.minutes} minuter ({guide.opening} för presentation, {guide.closing} för avslutning)"
    )
    for number, asked in enumerate(guide.asked, 1):
        print_line(f"{number:>2}. {asked.text} ({asked.question}, {asked.minutes} min)")
        print_line(f"    {asked.why.value.capitalize()}: {asked.because}")
        if asked.listen_for:
            print_line(f"    Lyssna efter: {asked.listen_for}")
    if out is not None:
        print_line(f"Skriven till {out}.")


def guide_record(guide: Guide) -> Record:
    """A guide as JSON."""
    return {
        "grupp": guide.group,
        "minuter": guide.minutes,
        "inledning": guide.opening,
        "frågor": [_asked_record(asked) for asked in guide.asked],
        "avslutning": guide.closing,
    }


def _asked_record(asked: Asked) -> Record:
    return {
        "text": asked.text,
        "fråga": asked.question,
        "indikatorer": list(asked.indicators),
        "skäl": asked.why.value,
        "därför": asked.because,
        "lyssna_efter": asked.listen_for,
        "underlag": list(asked.passages),
        "minuter": asked.minutes,
    }
