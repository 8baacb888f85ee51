"""A model's drafts, held to the same checks; the composed ones stand where it fails."""

import pytest
from drafting_examples import VERIFIER, composed, evidence, ground, judged, suggestion
from scripted_model import ScriptedModel

from assistant.domain.errors import ServiceUnavailable
from assistant.domain.fencing import unfence
from assistant.domain.passage import Kind
from assistant.evaluating.drafting.modelled import Drafter, write_area
from assistant.writing.prompts import load_prompts

CENTRE = evidence("Kommunen har ett kontaktcenter som svarar på de vanligaste frågorna.")
COUNCIL = evidence("Det finns brukarråd inom äldreomsorgen.", document_id="d3")
NORMS = evidence("Normer för svarstider saknas.", document_id="d2")
GROUND = ground(
    CENTRE, COUNCIL, NORMS, suggestions=(suggestion("2.2", judged("2.2a", "delvis", (CENTRE, COUNCIL), (NORMS,))),)
)
COMPOSED = composed(GROUND)


def keys_in(messages):
    """The key of each passage, by a word of it."""
    text = messages[-1].text
    shown = unfence(text[text.index("<underlag") : text.index("</underlag>") + len("</underlag>")])
    return {word: next(p.key for p in shown if word in p.text) for word in ("kontaktcenter", "brukarråd", "svarstider")}


def written(reply, **model):
    made = ScriptedModel([reply], **model)
    return write_area(GROUND, COMPOSED, Drafter(made, load_prompts(), 5.0), VERIFIER), made


def test_what_holds_is_used_and_what_it_left_out_is_added():
    def reply(messages):
        keys = keys_in(messages)
        return f"STYRKOR\n- Kontaktcenter med svar på vanliga frågor [{keys['kontaktcenter']}]\n\nFÖRBÄTTRINGSOMRÅDEN\n- Normer för svarstider [{keys['svarstider']}]"

    result, model = written(reply)
    assert result.fallback == ""
    assert [(d.kind, d.text) for d in result.drafts] == [
        (Kind.STRENGTH, "Kontaktcenter med svar på vanliga frågor"),
        (Kind.STRENGTH, "Brukarråd inom äldreomsorgen"),
        (Kind.IMPROVEMENT, "Normer för svarstider"),
    ]
    first = result.drafts[0]
    assert (first.evidence, first.indicators) == ((CENTRE.id,), ("2.2a",))
    assert first.maker.startswith("manus:ett (")
    assert [d.place for d in result.drafts] == [0, 1, 0]
    assert "[K" in model.seen[0][0][-1].text


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Kontaktcenter som svarar på 4 000 frågor", "4"),
        ("Normer för svarstider", "saknas"),
    ],
)
def test_what_does_not_hold_is_dropped_with_its_reason(line, why):
    def reply(messages):
        keys = keys_in(messages)
        cited = keys["kontaktcenter"] if "Kontakt" in line else keys["svarstider"]
        return f"## Styrkor\n- {line} [{cited}]\n- Brukarråd inom äldreomsorgen [{keys['brukarråd']}]"

    result, _ = written(reply)
    ((text, reason),) = result.dropped
    assert text == line
    assert why in reason.casefold()
    assert line not in [d.text for d in result.drafts if d.kind is Kind.STRENGTH]


@pytest.mark.parametrize(
    "reply",
    [
        ServiceUnavailable("Språkmodellen svarade inte i tid."),
        "Jag kan tyvärr inte hjälpa till med det.",
        "STYRKOR\n- Kontaktcenter som svarar",
        "STYRKOR\n- Kontaktcenter som svarar [KZZZ]",
        "- Kontaktcenter utan rubrik",
    ],
)
def test_the_composed_ones_stand_where_the_model_fails(reply):
    result, _ = written(reply)
    assert result.drafts == COMPOSED
    assert result.fallback


def test_a_model_elsewhere_gets_no_personal_data():
    secret = evidence("Kommunen har ett kontaktcenter, ring Eva på 070-123 45 67.")
    mine = ground(secret, suggestions=(suggestion("2.2", judged("2.2a", "fullt ut", (secret,))),))
    model = ScriptedModel(["STYRKOR"], local=False)
    write_area(mine, composed(mine), Drafter(model, load_prompts(), 5.0), VERIFIER)
    assert "070-123" not in model.seen[0][0][-1].text


def test_nothing_composed_asks_no_model():
    model = ScriptedModel([])
    assert write_area(ground(), (), Drafter(model, load_prompts(), 5.0), VERIFIER).drafts == ()
    assert model.seen == []
