"""A model's verdict on an indicator: parsed strictly and checked against what it was shown, or refused."""

import re
from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.domain.instrument import Scale
from assistant.domain.suggestion import NOT_SEEN, EvidenceText, Judgement, Quote

_MOST_QUOTES: Final = 4
# What some models put around JSON however they are asked.
_WRAPPED: Final = re.compile(r"^```(?:json)?\s*\n(.*)\n```$", re.DOTALL)


class ModelReplyError(ValueError):
    """A reply that cannot be used; the message says why, in Swedish, and is given to the model once."""


class _Quoted(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    nyckel: str
    text: Annotated[str, Field(min_length=8)]
    talar: Literal["för", "emot"]


class _Reply(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    citat: Annotated[list[_Quoted], Field(max_length=_MOST_QUOTES)]
    nivå: str


def read_reply(raw_text: str, indicator: str, shown: Mapping[str, EvidenceText], scale: Scale) -> Judgement:
    """The judgement in a reply.

    Args:
        raw_text: what the model wrote.
        indicator: id of what was asked about.
        shown: what it was shown, by key.
        scale: the levels it may choose among.

    Raises:
        ModelReplyError: no such object, another level, a level without quotes, or a quote that does not stand word for
            word in the passage of its key.
    """
    text = raw_text.strip()
    wrapped = _WRAPPED.match(text)
    try:
        reply = _Reply.model_validate_json(wrapped[1] if wrapped else text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"]) or "svaret"
        raise ModelReplyError(f"{place} har inte rätt form ({first['msg']}).") from error
    level = None if reply.nivå == NOT_SEEN else reply.nivå
    if level is not None and scale.level(level) is None:
        names = ", ".join(step.name for step in scale.levels)
        raise ModelReplyError(f"nivån ”{level}” finns inte. Välj bland {names} och {NOT_SEEN}.")
    if (level is None) == bool(reply.citat):
        raise ModelReplyError(f"en nivå har minst ett citat, och {NOT_SEEN} har inget.")
    said = {"för": list[Quote](), "emot": list[Quote]()}
    for quoted in reply.citat:
        said[quoted.talar].append(_verified(quoted, shown))
    return Judgement(indicator, level, tuple(said["för"]), tuple(said["emot"]))


def _verified(quoted: _Quoted, shown: Mapping[str, EvidenceText]) -> Quote:
    """The quote as it stands in its passage; how lines are broken may differ, nothing else."""
    passage = shown.get(quoted.nyckel)
    if passage is None:
        raise ModelReplyError(f"nyckeln {quoted.nyckel} finns inte i underlaget.")
    words = quoted.text.split()
    found = re.search(r"\s+".join(re.escape(word) for word in words), passage.text) if words else None
    if found is None:
        raise ModelReplyError(f"citatet ”{quoted.text}” står inte ordagrant i stycke {quoted.nyckel}.")
    return Quote(passage.passage_id, found[0])
