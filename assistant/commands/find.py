"""``find``: search passages."""

import argparse
import difflib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from assistant.answering.entities import names_meant, nearest_names
from assistant.answering.language import fold
from assistant.commands.batch import read_batch
from assistant.commands.printing import print_json, print_line, print_warning
from assistant.commands.records import Record, hit_record
from assistant.domain.glossary import Municipality
from assistant.domain.passage import PUBLIC, Kind, PassageFilter

if TYPE_CHECKING:
    from assistant.assembly import Assistant


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = verbs.add_parser("find", help="sök i underlaget")
    parser.add_argument("query", nargs="?", metavar="SÖKNING")
    parser.add_argument("-k", type=int, default=10, metavar="ANTAL", help="antal träffar (10)")
    parser.add_argument("--kommun", action="append", default=[])
    parser.add_argument(
        "--område", "--omrade", dest="area", action="append", type=int, default=[], choices=range(1, 9), metavar="1-8"
    )
    parser.add_argument("--fråga", "--fraga", dest="question_id", action="append", default=[], metavar="2.2")
    parser.add_argument("--år", "--ar", dest="year", action="append", type=int, default=[])
    parser.add_argument("--utgåva", "--utgava", dest="edition", action="append", default=[])
    parser.add_argument("--slag", action="append", default=[], choices=[kind.value for kind in Kind])
    parser.add_argument("--batch", metavar="FIL.jsonl", help='en sökning per rad: {"id": ..., "query": ...}')
    parser.add_argument("--json", action="store_true", help="skriv JSON")
    parser.set_defaults(run=run, refuse_usage=parser.error)


def run(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    """Print the hits, or one JSON line per line of the batch."""
    if (arguments.query is None) == (arguments.batch is None):
        arguments.refuse_usage("Ange en sökning inom citattecken, eller --batch FIL.jsonl.")
    if arguments.k < 1:
        arguments.refuse_usage("-k ska vara minst 1.")
    editions = assistant.instrument.editions if arguments.edition else ()
    question_ids = (q.id for q in assistant.instrument.theme_edition.questions()) if arguments.question_id else ()
    scope = PassageFilter(
        collections=(PUBLIC,),
        municipalities=_municipalities(arguments, assistant),
        years=tuple(arguments.year),
        editions=_known(arguments, "--utgåva", arguments.edition, _same(e.id for e in editions)),
        areas=tuple(arguments.area),
        # an area number together with an edition is that edition's own
        own_areas=bool(arguments.edition),
        questions=_known(arguments, "--fråga", arguments.question_id, _same(question_ids)),
        kinds=tuple(Kind(slag) for slag in arguments.slag),
    )
    if arguments.batch is not None:
        for id_, query in read_batch(arguments.batch, "query"):
            print_json(_hits(assistant, id_, query, scope, arguments.k))
    else:
        record = _hits(assistant, None, arguments.query, scope, arguments.k)
        if arguments.json:
            print_json(record)
        else:
            _print_hits(record)
    print_warning(assistant.index_fault())


def _print_hits(record: Record) -> None:
    for hit in record["hits"]:
        where = " ".join(str(part) for part in (hit["kommun"], hit["år"]) if part)
        print_line(
            f"{hit['rank']:>2}. {where} · {hit['slag']} · {hit['finding_id'] or hit['passage_id']}\n    {hit['text']}"
        )
    if not record["hits"]:
        print_line("Inga träffar. Pröva andra ord eller färre filter.")


def _known(arguments: argparse.Namespace, option: str, given: list[str], names: dict[str, str]) -> tuple[str, ...]:
    """The names that are meant, whatever their case and diacritics; a usage error for one that is not known."""
    for name in given:
        if fold(name) not in names:
            near = difflib.get_close_matches(fold(name), names, n=1, cutoff=0)
            arguments.refuse_usage(f"{option} {name} är okänd. Närmast: {names[near[0]]}.")
    return tuple(names[fold(name)] for name in given)


def _municipalities(arguments: argparse.Namespace, assistant: "Assistant") -> tuple[str, ...]:
    """The names that are meant, of the register and the base; a usage error for one that is not known or not clear."""
    if not arguments.kommun:
        return ()
    others = (Municipality(name, country="") for name in assistant.database.municipalities((PUBLIC,)))
    register = (*assistant.municipalities, *others)
    chosen: list[str] = []
    for given in arguments.kommun:
        meant = names_meant(given, register)
        if not meant:
            (near,) = nearest_names(given, register, most=1, likeness=0)
            arguments.refuse_usage(f"--kommun {given} är okänd. Närmast: {near}.")
        if len(meant) > 1:
            arguments.refuse_usage(f"--kommun {given} kan vara {' eller '.join(meant)}. Skriv namnet med å, ä och ö.")
        chosen += meant
    return tuple(chosen)


def _same(names: Iterable[str]) -> dict[str, str]:
    return {fold(name): name for name in names}


def _hits(assistant: "Assistant", id_: object, query: str, scope: PassageFilter, limit: int) -> Record:
    return {"id": id_, "hits": [hit_record(found) for found in assistant.find(query, filter=scope, limit=limit)]}
