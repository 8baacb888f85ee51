"""``evaluate``: labelled questions asked with the model that is set, or none, and how the answers came out."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.printing import print_json, print_line, progress_bar
from assistant.measuring.judging import Outcome
from assistant.measuring.labelled import spread
from assistant.measuring.question_files import read_questions
from assistant.measuring.run import Run, read_run, write_run
from assistant.measuring.summary import Row, changed, rows_of

if TYPE_CHECKING:
    from assistant.assembly import Assistant

_HEADS = ("typ", "rätt", "avböjt", "uppgifter", "källor", "modell", "påhitt", "struket", "median", "p95", "token")


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = verbs.add_parser("evaluate", help="mät svaren mot märkta frågor, med eller utan språkmodell")
    parser.add_argument("--questions", type=Path, required=True, metavar="FIL", help="märkta frågor (yaml, toml)")
    parser.add_argument("--limit", type=int, metavar="ANTAL", help="högst så många frågor, i tur och ordning per typ")
    parser.add_argument("--out", type=Path, metavar="FIL.json", help="spara mätningen")
    parser.add_argument("--compare", type=Path, metavar="FIL.json", help="visa bredvid en sparad mätning")
    parser.add_argument("--json", action="store_true", help="skriv JSON")
    parser.set_defaults(run=run, refuse_usage=parser.error)


def run(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    """Ask every question and print the figures per type, beside those of another run where one is given."""
    if arguments.limit is not None and arguments.limit < 1:
        arguments.refuse_usage("--limit ska vara minst 1.")
    questions = read_questions(arguments.questions)
    other = read_run(arguments.compare) if arguments.compare else None
    if arguments.limit:
        questions = spread(questions, arguments.limit)
    began, show = datetime.now(UTC), progress_bar()
    outcomes = []
    for number, question in enumerate(questions, start=1):
        outcomes.append(assistant.measure(question))
        show(number, len(questions), question.text)
    measured = Run(arguments.questions.name, assistant.settings.model, began.isoformat(), tuple(outcomes))
    if arguments.out:
        write_run(measured, arguments.out)
    if arguments.json:
        print_json(_record(measured, other))
        return
    for line in (*_lines(measured), *(_beside(other, measured) if other else ())):
        print_line(line)


def _record(measured: Run, other: Run | None) -> dict[str, object]:
    record = {**asdict(measured), "rows": [asdict(row) for row in rows_of(measured.outcomes)]}
    if other:
        theirs, ours = _shared(other, measured)
        record["compared"] = {
            "model": other.model,
            "at": other.at,
            "rows": [asdict(row) for row in rows_of(theirs)],
            "rows_of_this_run": [asdict(row) for row in rows_of(ours)],
            "better": [after.id for _, after in changed(theirs, ours) if after.holds],
            "worse": [after.id for _, after in changed(theirs, ours) if not after.holds],
        }
    return record


def _lines(measured: Run) -> Iterator[str]:
    yield f"{measured.questions}: {measured.name}"
    yield from _table([_HEADS, *(_cells(row) for row in rows_of(measured.outcomes))])
    for outcome in measured.outcomes:
        faults = [*outcome.lacks, *(f"påhitt: {said}" for said in outcome.invented)]
        if faults:
            yield f"{outcome.id} {outcome.type}: {'; '.join(faults)}"


def _beside(before: Run, after: Run) -> Iterator[str]:
    """Two runs side by side, on the questions that both of them asked."""
    theirs, ours = _shared(before, after)
    yield f"\nBredvid: {before.name} → {after.name} ({len(ours)} gemensamma frågor)"
    rows = {row.type: row for row in rows_of(theirs)}
    pairs = [(_cells(rows.get(row.type, row)), _cells(row)) for row in rows_of(ours)]
    cells = [[old if old == new else f"{old} → {new}" for old, new in zip(one, two, strict=True)] for one, two in pairs]
    yield from _table([_HEADS, *cells])
    for old, new in changed(theirs, ours):
        yield f"{new.id} {new.type}: {'bättre' if new.holds else 'sämre'} ({'; '.join(new.lacks or old.lacks)})"


def _shared(before: Run, after: Run) -> tuple[tuple[Outcome, ...], tuple[Outcome, ...]]:
    both = {outcome.id for outcome in before.outcomes} & {outcome.id for outcome in after.outcomes}
    theirs = tuple(outcome for outcome in before.outcomes if outcome.id in both)
    return theirs, tuple(outcome for outcome in after.outcomes if outcome.id in both)


def _cells(row: Row) -> tuple[str, ...]:
    tokens = "–" if row.tokens is None else f"{row.tokens[0]}+{row.tokens[1]}"
    shares = (row.right, row.refusals, row.told, row.cited, row.by_model)
    return (
        row.type, *map(str, shares), str(row.invented), str(row.struck), f"{row.median_s:.2f} s", f"{row.p95_s:.2f} s",
        tokens,
    )  # fmt: skip


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for kind, *figures in rows:
        yield "  ".join(
            (kind.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(figures, widths[1:], strict=True)))
        )
