"""``ask``: answer one question, or a file of them."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.commands.batch import read_batch
from assistant.commands.printing import print_json, print_line, print_warning
from assistant.commands.records import answer_record
from assistant.domain.answer import Answer

if TYPE_CHECKING:
    from assistant.assembly import Assistant


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = verbs.add_parser("ask", help="svara på en fråga, med källor")
    parser.add_argument("question", nargs="?", metavar="FRÅGA")
    parser.add_argument("--batch", metavar="FIL.jsonl", help='en fråga per rad: {"id": ..., "question": ...}')
    parser.add_argument("--json", action="store_true", help="skriv JSON")
    parser.set_defaults(run=run, refuse_usage=parser.error)


def run(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    """Print the answer, or one JSON line per line of the batch."""
    if (arguments.question is None) == (arguments.batch is None):
        arguments.refuse_usage(
            'Ange en fråga inom citattecken, eller --batch FIL.jsonl. Exempel: ask "Vad fick Ljungby på 2.2?"'
        )
    if arguments.batch is not None:
        for id_, question in read_batch(arguments.batch, "question"):
            print_json({"id": id_, **answer_record(assistant.ask(question))})
        print_warning(assistant.index_fault())
        return
    answer = assistant.ask(arguments.question)
    if arguments.json:
        print_json(answer_record(answer))
    else:
        for line in answer_lines(answer):
            print_line(line)
    print_warning(assistant.index_fault())


def answer_lines(answer: Answer) -> Iterator[str]:
    """An answer for the terminal: text, what it does not tell itself, sources."""
    yield answer.text
    for warning in answer.notes:
        yield f"\nOBS: {warning}"
    if answer.citations:
        yield "\nKällor:"
    for citation in answer.citations:
        p = citation.passage
        where = " ".join(str(part) for part in (p.municipality, p.year) if part) or p.title
        checked = "" if citation.verified else " (ej verifierad)"
        yield f"  [{citation.key}] {where} · {p.kind.value} · {p.finding_id or p.id} · {p.source}{checked}"
