"""``export``: a finished report as Word, PDF, Excel and JSON."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.printing import print_json, print_line
from assistant.domain.finished import FinishedReport
from assistant.reporting.export import Format

if TYPE_CHECKING:
    from assistant.assembly import Assistant


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = verbs.add_parser("export", help="skriv en rapport som Word, PDF, Excel och JSON")
    parser.add_argument(
        "what", metavar="RAPPORT", help="en rapport i underlaget (”Ljungby 2018”), en fil, eller en utvärderings id"
    )
    parser.add_argument("--som", dest="by", metavar="NAMN", help="som en av utvärderingens utvärderare")
    parser.add_argument(
        "--format", type=_formats, default=(Format.WORD,), help="docx, pdf, xlsx, json, med komma emellan"
    )
    parser.add_argument("--out", type=Path, default=Path(), metavar="MAPP", help="mapp för filerna")
    parser.add_argument("--template", type=Path, metavar="FIL.docx", help="egen Word-mall")
    parser.add_argument("--json", action="store_true", help="skriv JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    """Write the files and name them."""
    exported = assistant.reports.export(
        _report(arguments.what, arguments.by, assistant), arguments.format, arguments.out, template=arguments.template
    )
    if arguments.json:
        print_json({"files": [str(file) for file in exported.files], "remarks": list(exported.remarks)})
        return
    for file in exported.files:
        print_line(str(file))
    for remark in exported.remarks:
        print_line(f"  {remark}")


def _report(what: str, by: str | None, assistant: "Assistant") -> FinishedReport:
    if Path(what).is_file():
        return assistant.reports.from_file(Path(what))
    if by or what in {evaluation.id for evaluation in assistant.evaluations.list()}:
        return assistant.reports.from_evaluation(what, by)
    return assistant.reports.from_document(what)


def _formats(text: str) -> tuple[Format, ...]:
    try:
        return tuple(Format(name.strip().casefold().lstrip(".")) for name in text.split(","))
    except ValueError as error:
        known = ", ".join(Format)
        raise argparse.ArgumentTypeError(f"okänt format i ”{text}”. Formaten är {known}.") from error
