"""``draft``: strengths and improvement areas of an evaluation, composed from its evidence."""

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.commands.printing import print_json, print_line
from assistant.commands.records import Record
from assistant.domain.drafted import Drafted
from assistant.domain.passage import Kind
from assistant.evaluating.drafting.modelled import Written

if TYPE_CHECKING:
    from assistant.assembly import Assistant

_TITLES = ((Kind.STRENGTH, "styrkor", "Styrkor"), (Kind.IMPROVEMENT, "förbättringsområden", "Förbättringsområden"))
_ONLY_SHOWN = (
    "Utkasten är inte sparade, och bygger även på frågor som inte är låsta. Lägg till --som NAMN för att spara dem i "
    "utvärderingen; då räknas bara de frågor som alla i teamet har låst."
)


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = verbs.add_parser("draft", help="föreslå styrkor och förbättringsområden i en utvärdering")
    parser.add_argument("evaluation", metavar="UTVÄRDERING")
    parser.add_argument(
        "--område", "--omrade", dest="area", action="append", type=int, default=[], choices=range(1, 9), metavar="1-8"
    )
    parser.add_argument("--som", dest="by", metavar="NAMN", help="spara utkasten, som en av utvärderarna")
    parser.add_argument("--json", action="store_true", help="skriv JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, assistant: "Assistant") -> None:
    """Print the drafts area by area; kept only where an evaluator asks."""
    evaluations = assistant.evaluations
    facts = evaluations.open(arguments.evaluation, arguments.by).evaluation
    edition = assistant.instrument.edition(facts.edition)
    assert edition is not None  # an evaluation of an unknown edition is not begun
    areas = [area for area in edition.areas if not arguments.area or area.number in arguments.area]
    drafts = evaluations.drafts
    written = [
        drafts.propose(facts.id, area.number, by=arguments.by)
        if arguments.by
        else drafts.preview(facts.id, area.number)
        for area in areas
    ]
    if arguments.json:
        print_json(
            {
                "utvärdering": facts.id,
                "kommun": facts.municipality,
                "år": facts.year,
                "utgåva": facts.edition,
                "sparade": bool(arguments.by),
                "områden": [_area_record(a.number, a.name, w) for a, w in zip(areas, written, strict=True)],
            }
        )
        return
    for area, one in zip(areas, written, strict=True):
        print_line(f"Område {area.number} {area.name}")
        for line in _lines(one):
            print_line(line)
    if not arguments.by:
        print_line(_ONLY_SHOWN)


def draft_record(draft: Drafted) -> Record:
    """A draft as JSON."""
    return {
        "id": draft.id,
        "slag": draft.kind.value,
        "text": draft.text,
        "underlag": list(draft.evidence),
        "indikatorer": list(draft.indicators),
        "utan_stöd": list(draft.unsupported),
        "beslut": draft.verdict.value,
        "skapad_av": draft.maker,
    }


def _area_record(number: int, name: str, written: Written) -> Record:
    sides = {key: [draft_record(d) for d in _of(written.drafts, kind)] for kind, key, _ in _TITLES}
    return {
        "område": number,
        "namn": name,
        **sides,
        "borttagna": [{"text": text, "skäl": why} for text, why in written.dropped],
        "fallback": written.fallback or None,
    }


def _lines(written: Written) -> Iterator[str]:
    if written.fallback:
        yield f"  OBS: utkasten är sammansatta utan språkmodellen. {written.fallback}"
    for kind, _, title in _TITLES:
        drafts = _of(written.drafts, kind)
        if drafts:
            yield f"  {title}"
        for draft in drafts:
            marked = f" (utan stöd: {' '.join(draft.unsupported)})" if draft.unsupported else ""
            yield f"    - {draft.text}{marked}"
    if not written.drafts:
        yield "  Inget underlag räcker till ett utkast ännu."


def _of(drafts: Sequence[Drafted], kind: Kind) -> list[Drafted]:
    return [draft for draft in drafts if draft.kind is kind]
