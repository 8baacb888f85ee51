"""What a model may look up: read-only, through the same code that composes answers, and nothing outside the asker's scope."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.answering.knowledge import Knowledge
from assistant.domain.answer import Answer
from assistant.domain.passage import FINDING_KINDS, PassageFilter
from assistant.writing.ledger import Ledger
from assistant.writing.port import ToolCall, ToolDescription

_FOUND = 6
_LONGEST = 200

_MUNICIPALITY = {"type": "string", "description": "Kommunens namn, till exempel Ljungby"}
_AREA = {"type": "integer", "minimum": 1, "maximum": 8, "description": "Område 1-8"}


def _description(
    name: str, description: str, required: Sequence[str], **properties: Mapping[str, Any]
) -> ToolDescription:
    schema = {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}
    return ToolDescription(name, description, schema)


TOOLS = (
    _description(
        "search_findings",
        "Sök styrkor, förbättringsområden och praktik ur rapporter och faktablad.",
        ["query"],
        query={"type": "string", "description": "Vad fynden ska handla om, på svenska"},
        municipality=_MUNICIPALITY,
        area=_AREA,
    ),
    _description(
        "look_up_figures",
        "Slå upp tryckta poäng för en kommun: totalt, ett område eller en fråga.",
        ["municipality"],
        municipality=_MUNICIPALITY,
        place={"type": "string", "description": 'Område ("område 2") eller fråga ("2.1"); tomt för totalen'},
        year={"type": "integer"},
    ),
    _description(
        "read_criterion",
        "Läs vad en fråga i instrumentet kräver.",
        ["question"],
        question={"type": "string", "pattern": r"^\d\.\d$", "description": "Frågans nummer, till exempel 2.1"},
    ),
    _description(
        "compare",
        "Jämför tryckta resultat mellan två eller flera kommuner.",
        ["municipalities"],
        municipalities={"type": "array", "items": _MUNICIPALITY, "minItems": 2, "maxItems": 6},
        area=_AREA,
    ),
)


@dataclass(frozen=True)
class Tools:
    """Runs a model's calls.

    Attributes:
        ask: the composing code, bound to the asker's scope.
        scope: what the asker may see.
        ledger: takes in what is looked up.
    """

    ask: Callable[[str], Answer]
    scope: PassageFilter
    knowledge: Knowledge
    ledger: Ledger

    def run(self, call: ToolCall) -> str:
        """What the call gives, as text for the model; a call that makes no sense is answered with what is wrong."""
        given = {name: str(value)[:_LONGEST] for name, value in call.arguments.items() if value not in (None, "")}
        try:
            if call.name == "search_findings":
                return self._found(given["query"], given.get("municipality"), given.get("area"))
            if call.name == "look_up_figures":
                place, year = given.get("place", "totalt"), given.get("year", "")
                return self._asked(f"Vilka poäng fick {given['municipality']} {year} på {place}?")
            if call.name == "read_criterion":
                return self._asked(f"Vad krävs på fråga {given['question']}?")
            if call.name == "compare":
                names = " och ".join(str(name)[:_LONGEST] for name in call.arguments["municipalities"])
                place = f"på område {given['area']}" if "area" in given else "totalt"
                return self._asked(f"Jämför poängen för {names} {place}")
        except (KeyError, TypeError, ValueError) as error:
            return f"Anropet går inte att utföra: {error}."
        return f"Det finns inget verktyg som heter {call.name}."

    def _found(self, query: str, municipality: str | None, area: str | None) -> str:
        kinds = tuple(kind for kind in FINDING_KINDS if kind in self.scope.kinds or not self.scope.kinds)
        if not kinds:
            return "Sökningen är begränsad till annat än fynd."
        scope = replace(self.scope, kinds=kinds)
        if municipality:
            if scope.municipalities and municipality not in scope.municipalities:
                return f"Sökningen är begränsad till {', '.join(scope.municipalities)}."
            scope = replace(scope, municipalities=(municipality,))
        if area:
            scope = replace(scope, areas=(int(area),), own_areas=False)
        passages = [passage for _, passage in self.knowledge.search(query, scope, limit=_FOUND)]
        return self.ledger.show(passages) if passages else "Inget hittades."

    def _asked(self, question: str) -> str:
        return self.ledger.add(self.ask(" ".join(question.split())))
