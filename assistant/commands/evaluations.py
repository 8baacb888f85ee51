"""``evaluations``: evaluations listed, begun and shown, evidence added, coverage and history read and exported."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.days import day_of
from assistant.commands.evaluation_records import (
    coverage_record,
    evaluation_record,
    follow_up_record,
    history_record,
    state_record,
)
from assistant.commands.printing import OUTCOMES, print_json, print_line
from assistant.commands.writing import write_file
from assistant.domain.errors import InvalidInput
from assistant.domain.evaluation import SourceKind
from assistant.domain.follow_up import Progress
from assistant.evaluations.about import About
from assistant.evaluations.history_table import history_json, history_table
from assistant.reporting.csv_file import csv_of

if TYPE_CHECKING:
    from assistant.assembly import Assistant


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb and what can be done with it."""
    parser = verbs.add_parser("evaluations", help="lista, skapa och läs utvärderingar; lägg till underlag")
    acts = parser.add_subparsers(dest="act", required=True, metavar="VAD")
    _act(acts, "list", "utvärderingarna", _list, with_id=False)
    create = _act(
        acts, "create", "skapa en utvärdering, åt sig själv eller åt ett team", _create, with_id=False, named=True
    )
    create.add_argument("--kommun", required=True)
    create.add_argument("--år", "--ar", dest="year", type=int, required=True, metavar="ÅÅÅÅ")
    create.add_argument("--utgåva", "--utgava", dest="edition", default="2016", metavar="UTGÅVA")
    create.add_argument("--team", action="append", required=True, metavar="NAMN", help="en utvärderare; upprepas")
    create.add_argument("--besök", "--besok", dest="visit", nargs=2, type=day_of, metavar="ÅÅÅÅ-MM-DD")
    _act(acts, "show", "visa en utvärdering", _show)
    add = _act(acts, "add", "lägg till filer som underlag", _add, named=True)
    add.add_argument("files", nargs="+", type=Path, metavar="FIL")
    add.add_argument("--slag", choices=[kind.value for kind in SourceKind], default=SourceKind.DOCUMENT.value)
    add.add_argument("--datum", type=day_of, metavar="ÅÅÅÅ-MM-DD")
    add.add_argument("--grupp", help="för en intervju")
    add.add_argument("--roll", help="talarens roll, för en intervju")
    _act(acts, "coverage", "vilka frågor underlaget belyser", _coverage)
    _act(acts, "follow-up", "vad som har hänt med förra rapportens förbättringsområden", _follow_up)
    history = _act(acts, "history", "allt som har gjorts, det senaste först", _history)
    history.add_argument("--out", type=Path, metavar="FIL", help="skriv historiken som .csv eller .json")


def _act(
    acts: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    text: str,
    run: object,
    *,
    with_id: bool = True,
    named: bool = False,
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = acts.add_parser(name, help=text)
    if with_id:
        parser.add_argument("evaluation", metavar="UTVÄRDERING")
    parser.add_argument("--som", dest="by", metavar="NAMN", required=named, help="en av utvärderarna")
    parser.add_argument("--json", action="store_true", help="skriv JSON")
    parser.set_defaults(run=run, refuse_usage=parser.error)
    return parser


def _list(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    found = assistant.evaluations.list(arguments.by)
    if arguments.json:
        print_json({"utvärderingar": [evaluation_record(evaluation) for evaluation in found]})
        return
    for evaluation in found:
        print_line(f"{evaluation.id}  {evaluation.name}, {evaluation.status}: {', '.join(evaluation.team)}")
    if not found:
        print_line("Inga utvärderingar. Skapa en: python -m assistant evaluations create --help")


def _create(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    visit = (arguments.visit[0], arguments.visit[1]) if arguments.visit else None
    made = assistant.evaluations.create(
        arguments.kommun, arguments.year, arguments.edition, arguments.team, by=arguments.by, visit=visit
    )
    if arguments.json:
        print_json(evaluation_record(made))
        return
    print_line(f"{made.id}  {made.name}")


def _show(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    state = assistant.evaluations.open(arguments.evaluation, arguments.by)
    scorecard = assistant.evaluations.ratings.scorecard(state)
    if arguments.json:
        print_json(state_record(state, scorecard))
        return
    facts = state.evaluation
    print_line(f"{facts.name}, utgåva {facts.edition}, {facts.status}: {', '.join(facts.team)}")
    for piece in state.pieces:
        away = " (borttaget)" if piece.withdrawn else ""
        print_line(f"  {piece.kind}: {piece.title}, {piece.dated or 'odaterat'}{away}")
    print_line(scorecard.text)


def _add(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    about = About(SourceKind(arguments.slag), None, arguments.datum, arguments.grupp, arguments.roll)
    outcomes = assistant.evaluations.evidence.add_files(arguments.evaluation, arguments.files, about, by=arguments.by)
    failed = [outcome for outcome in outcomes if outcome.status == "failed"]
    if arguments.json:
        keys = ("name", "status", "reason", "document_id", "passages", "findings")
        print_json({"files": [{key: getattr(outcome, key) for key in keys} for outcome in outcomes]})
    else:
        for outcome in outcomes:
            print_line(
                f"{outcome.name}: {OUTCOMES[outcome.status]}, {outcome.passages} stycken. {outcome.reason}".rstrip()
            )
    if failed:
        raise InvalidInput(f"{len(failed)} av {len(outcomes)} filer kunde inte läsas in.")


def _coverage(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    state = assistant.evaluations.open(arguments.evaluation, arguments.by)
    rows = assistant.evaluations.evidence.coverage(state)
    if arguments.json:
        print_json({"frågor": [coverage_record(row) for row in rows]})
        return
    for row in rows:
        told = ", ".join(f"{cell.kind} {cell.sources}" for cell in row.cells if cell.sources)
        marks = "; ".join((*(mark.value for mark in row.marks),))
        print_line(f"{row.question:<5}{told or '–'}{f'  [{marks}]' if marks else ''}")


def _follow_up(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    followed = assistant.evaluations.follow_up(arguments.evaluation, arguments.by)
    if arguments.json:
        print_json({"uppföljning": follow_up_record(followed) if followed else None})
        return
    if followed is None:
        print_line("Ingen tidigare rapport om kommunen finns. Läs in den med python ingest.py FIL.")
        return
    print_line(f"{followed.source} ({followed.year})")
    for progress in Progress:
        lines = followed.of(progress)
        print_line(f"{progress.value.capitalize()}: {len(lines)} av {len(followed.lines)}")
        for line in lines:
            print_line(f"  - {line.improvement.text}")
            print_line(f"    {line.because}")
            for quote in line.quotes:
                print_line(f"    ”{quote.text}” [{quote.passage_id}]")


def _history(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    lines = assistant.evaluations.history(arguments.evaluation, arguments.by)
    out: Path | None = arguments.out
    if out is not None:
        if out.suffix not in {".csv", ".json"}:
            arguments.refuse_usage("--out ska sluta på .csv eller .json.")
        content = csv_of((history_table(lines),)) if out.suffix == ".csv" else history_json(lines)
        write_file(out, content)
    if arguments.json:
        print_json({"historik": [history_record(line) for line in lines], "fil": str(out) if out else None})
        return
    for line in lines:
        at = line.entry.at.astimezone().strftime("%Y-%m-%d %H:%M")
        print_line(f"{line.entry.act:>5}  {at}  {line.entry.by} {line.entry.verb}: {line.what}")
    if out is not None:
        print_line(f"Skriven till {out}.")
