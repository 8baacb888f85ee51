"""The drafts of an area written by a language model and held to the same checks; what does not hold is left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.domain.clean_answer import clean_answer
from assistant.domain.drafted import Drafted
from assistant.domain.errors import ServiceUnavailable
from assistant.domain.fencing import fence, neutralise, prompt_keys
from assistant.domain.keys import KEY
from assistant.domain.passage import Kind
from assistant.evaluating.drafting.checking import unsupported
from assistant.evaluating.drafting.composing import KINDS, MOST, draft_id
from assistant.evaluating.drafting.condensing import LONGEST
from assistant.evaluating.drafting.ground import Ground
from assistant.evaluating.drafting.merging import alike
from assistant.verifying.verifier import Verifier
from assistant.writing.deadline import within
from assistant.writing.port import ChatModel, Message, Role
from assistant.writing.prompts import Prompts
from assistant.writing.veil import Veil

# More than this does not help a model, and costs.
_SHOWN: Final = 40
_HEADINGS: Final = {"styrkor": Kind.STRENGTH, "förbättringsområden": Kind.IMPROVEMENT}
_BULLET: Final = re.compile(r"^\s*[-*•]\s+(?P<text>\S.*)$")


@dataclass(frozen=True)
class Drafter:
    """A model to write with.

    Attributes:
        seconds: time limit for an area.
    """

    model: ChatModel
    prompts: Prompts
    seconds: float

    @property
    def maker(self) -> str:
        """The model with the fingerprint of its prompts."""
        return f"{self.model.identity} ({self.prompts.fingerprint})"


@dataclass(frozen=True, slots=True)
class Written:
    """What a model made of an area.

    Attributes:
        dropped: its bullets that did not hold, each with why.
        fallback: why the composed drafts stand, empty where the model's are used.
    """

    drafts: tuple[Drafted, ...]
    dropped: tuple[tuple[str, str], ...] = ()
    fallback: str = ""


def write_area(ground: Ground, composed: Sequence[Drafted], drafter: Drafter, verifier: Verifier) -> Written:
    """The model's bullets that hold, and of the composed ones those whose evidence it left out.

    Where the model is away, or less than half of what it writes holds, the composed ones stand.
    """
    if not composed:
        return Written(())
    ids = tuple(dict.fromkeys(id_ for draft in composed for id_ in draft.evidence))[:_SHOWN]
    keys = prompt_keys(ids, f"utkast {ground.area.number}")
    try:
        reply = _reply(ground, composed, keys, drafter)
    except ServiceUnavailable as fault:
        return Written(tuple(composed), fallback=str(fault))
    read = [_read(kind, text, composed, keys, ground, drafter.maker, verifier) for kind, text in _bullets(reply)]
    held = [draft for draft, why in read if not why]
    dropped = tuple((draft.text, why) for draft, why in read if why)
    if not held or len(held) < len(dropped):
        return Written(tuple(composed), dropped, "Det mesta som språkmodellen skrev gick inte att belägga.")
    return Written(_with_the_rest(held, composed), dropped)


def _reply(ground: Ground, composed: Sequence[Drafted], keys: dict[str, str], drafter: Drafter) -> str:
    passages = [passage for id_ in keys if (passage := ground.passage(id_))]
    lines = [
        f"- ({draft.kind}) {neutralise(draft.text)} {' '.join(f'[{keys[id_]}]' for id_ in draft.evidence if id_ in keys)}"
        for draft in composed
    ]
    asked = drafter.prompts.fill(
        "draft_area",
        area=f"{ground.area.number} {ground.area.name}",
        municipality=ground.municipality,
        composed="\n".join(lines),
        material=fence(passages, keys),
        words=str(LONGEST),
    )
    veil = Veil(on=not drafter.model.local)
    rules = Message(Role.SYSTEM, drafter.prompts.fill("system", language="svenska"))
    sent = veil.over([rules, Message(Role.USER, asked)])
    parts = within(drafter.seconds, lambda: drafter.model.stream(sent))
    return clean_answer(veil.off("".join(part.text for part in parts)))


def _bullets(reply: str) -> list[tuple[Kind, str]]:
    """The bullets under each of the two headings; what stands elsewhere is no draft."""
    kind: Kind | None = None
    found = []
    for line in reply.splitlines():
        heading = line.strip(" #*_:").casefold()
        kind = _HEADINGS.get(heading, kind)
        bullet = _BULLET.match(line)
        if bullet and kind and heading not in _HEADINGS:
            found.append((kind, bullet["text"]))
    return found


def _read(
    kind: Kind,
    raw_text: str,
    composed: Sequence[Drafted],
    keys: dict[str, str],
    ground: Ground,
    maker: str,
    verifier: Verifier,
) -> tuple[Drafted, str]:
    """A bullet as a draft, and why it does not hold; empty where it does."""
    ids = {key: id_ for id_, key in keys.items()}
    cited = KEY.findall(raw_text)
    evidence = tuple(dict.fromkeys(ids[key] for key in cited if key in ids))
    text = " ".join(KEY.sub("", raw_text).split()).rstrip(" .")
    resting = [draft for draft in composed if draft.kind is kind and set(draft.evidence) & set(evidence)]
    indicators = tuple(sorted({indicator for draft in resting for indicator in draft.indicators}))
    draft = Drafted(
        id=draft_id(str(ground.area.number), kind, text, maker), area=ground.area.number, kind=kind, text=text,
        proposed=text, evidence=evidence, indicators=indicators, maker=maker,
    )  # fmt: skip
    if not evidence or len(evidence) < len(set(cited)):
        return draft, "Punkten saknar märke för en källa som visats."
    if len(text.split()) > LONGEST:
        return draft, "Punkten är för lång."
    passages = [passage for id_ in evidence if (passage := ground.passage(id_))]
    wanted = [ground.asked_for(indicator) for indicator in indicators]
    return draft, next(iter(unsupported(text, kind, passages, verifier, wanted=wanted)), "")


def _with_the_rest(held: Sequence[Drafted], composed: Sequence[Drafted]) -> tuple[Drafted, ...]:
    """The model's in its order, then the composed ones that say something else of other evidence, of each kind."""
    found: list[Drafted] = []
    for kind in KINDS:
        mine: list[Drafted] = []
        for draft in held:
            if draft.kind is kind and not any(alike(draft.text, other.text) for other in mine):
                mine.append(draft)
        told = {id_ for draft in mine for id_ in draft.evidence}
        rest = [
            d
            for d in composed
            if d.kind is kind and not set(d.evidence) <= told and not any(alike(d.text, o.text) for o in mine)
        ]
        found += [replace(draft, place=place) for place, draft in enumerate([*mine, *rest][:MOST])]
    return tuple(found)
