"""What the doctor looks at: every part, whether it works, and what is off and why."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from assistant.domain.errors import KompassError, ServiceUnavailable
from assistant.domain.passage import PUBLIC
from assistant.parts import Parts
from assistant.reporting.pdf import MISSING, find_office
from assistant.retrieval.state import IndexState
from assistant.writing.deadline import within
from assistant.writing.port import Message, Role

# A small model on a busy processor needs this long for its first word.
_MODEL_CHECK_S = 30
_HELLO = Message(Role.USER, "Svara med ett enda ord: klar")

_STATES = {
    IndexState.MISSING: "saknas",
    IndexState.STALE: "är äldre än databasen",
    IndexState.OTHER_EMBEDDER: "är gjort med en annan inbäddningsmodell; sökningen använder bara orden tills det byggts om",
    IndexState.DAMAGED: "är skadat",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the doctor: a part, whether it works, and what it is or what to do."""

    part: str
    ok: bool
    detail: str


def check_all(parts: Parts) -> tuple[Check, ...]:
    """Every part in order; what fails is a line, never an error."""
    s = parts.settings
    return (
        _check("Kunskap", lambda: _describe_knowledge(parts)),
        _check("Databas", lambda: _describe_database(parts)),
        _check("Sökindex", lambda: _describe_index(parts)),
        _check("Inbäddning", lambda: parts.embedder.identity),
        _check("Språkmodell", lambda: _describe_model(parts)),
        Check("PDF", ok=True, detail=find_office() or f"Av: {MISSING}"),
        Check("Sida", ok=True, detail=f"http://{s.host}:{s.port} (startas med make run)"),
    )


def _check(part: str, describe: Callable[[], str]) -> Check:
    try:
        return Check(part, ok=True, detail=describe())
    except KompassError as error:
        return Check(part, ok=False, detail=str(error))


def _describe_knowledge(parts: Parts) -> str:
    return (
        f"{parts.settings.knowledge}: {len(parts.instrument.editions)} utgåvor, {len(parts.municipalities)} kommuner i "
        f"registret, {len(parts.glossary)} ord i ordlistan"
    )


def _describe_database(parts: Parts) -> str:
    count = parts.database.count_passages()
    documents = parts.database.documents((PUBLIC,), include_superseded=True)
    url = parts.database.engine.url.render_as_string(hide_password=True)
    hint = "" if count else ". Tom: kör python ingest.py"
    return f"{url}: {len(documents)} dokument, {count} textstycken{hint}"


def _describe_index(parts: Parts) -> str:
    where = parts.settings.chroma_url or str(parts.settings.data / "index")
    if fault := index_fault(parts):
        raise KompassError(f"{where}: {fault}")
    return f"{where}: klart, {parts.database.count_passages()} textstycken"


def index_fault(parts: Parts) -> str | None:
    """What is wrong with the search index and what to do; None for one in step with the database and the settings."""
    state = parts.index_state()
    return None if state is IndexState.READY else f"Sökindexet {_STATES[state]}. Kör python -m assistant rebuild."


def _describe_model(parts: Parts) -> str:
    writer = parts.writer
    if writer is None:
        return "Ingen: svaren sätts samman av kod ur underlaget."
    model = writer.model
    started = time.perf_counter()
    reply = "".join(part.text for part in within(_MODEL_CHECK_S, lambda: model.stream([_HELLO])))
    if not reply.strip():
        raise ServiceUnavailable(f"{model.identity}: svarar med tom text. Är det en chattmodell?")
    where = (
        "på den här maskinen" if model.local else "utanför den här maskinen; personuppgifter döljs innan något skickas"
    )
    tools = "slår upp själv med verktyg" if model.takes_tools else "utan verktyg"
    return f"{model.identity}: svarar på {time.perf_counter() - started:.1f} s, {where}, {tools}"
