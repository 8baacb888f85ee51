"""What the doctor looks at: every part, whether it works, and what is off and why."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.domain.errors import KompassError
from assistant.domain.passage import PUBLIC
from assistant.parts import Parts
from assistant.retrieval.state import IndexState


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
        Check("Språkmodell", ok=True, detail="Ingen: svaren sätts samman av kod ur underlaget."),
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
    state = parts.index_state()
    where = parts.settings.chroma_url or str(parts.settings.data / "index")
    if state is not IndexState.READY:
        raise KompassError(f"{where}: {state.value}. Kör python -m assistant rebuild.")
    return f"{where}: klart, {parts.database.count_passages()} textstycken"
