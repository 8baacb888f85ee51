"""An answer written by a model, told word by word beforehand, on the real base."""

import time
from contextlib import closing
from dataclasses import replace
from decimal import Decimal

import pytest
from scripted_model import ScriptedModel, Silence

from assistant.domain.errors import ServiceUnavailable
from assistant.domain.keys import KEY
from assistant.domain.making import Tokens
from assistant.domain.passage import PUBLIC
from assistant.writing.port import Role, ToolCall
from assistant.writing.prompts import load_prompts
from assistant.writing.writer import Prices, Writer

FIGURES = "Vad fick Ljungby på 2.2?"
EXAMPLES = "Hur arbetar andra med brukarfokus?"


@pytest.fixture
def ask(base, monkeypatch):
    """Ask the real base through a model with these replies; its growing answers, the last whole, and the model."""
    monkeypatch.setattr(base.settings, "model_keep_days", 0)  # all tests share the base

    def ask(question, *replies, seconds=20.0, prices=None, previous=(), **model):
        scripted = ScriptedModel(list(replies), **model)
        with monkeypatch.context() as patch:
            patch.setitem(base.__dict__, "writer", Writer(scripted, load_prompts(), seconds, prices))
            return list(base.stream(question, previous=previous)), scripted

    return ask


@pytest.fixture
def composed(base):
    """What code answers alone."""
    return base.ask


def key_of(answer, text):
    """The key of the first source that holds a text."""
    return next(c.key for c in answer.citations if text in c.passage.text)


def test_what_holds_is_shown_with_its_sources(ask, composed):
    key = key_of(composed(FIGURES), "7 av 25")
    *_, answer = ask(FIGURES, f"Ljungby fick 7 av 25 poäng på fråga 2.2 år 2018, alltså 29 procent. [{key}]")[0]
    assert answer.text.startswith("**Ljungby 2018** (2016 års utgåva):\n\nLjungby fick 7 av 25 poäng")
    assert answer.model == "manus:ett"
    assert answer.citations[0].key == key
    assert all(citation.verified for citation in answer.citations)


def test_what_the_model_leaves_out_follows_as_composed(ask, composed):
    before = composed(FIGURES)
    key = key_of(before, "7 av 25")
    *_, answer = ask(FIGURES, f"Ljungby fick 7 av 25 poäng på fråga 2.2. [{key}]")[0]
    assert "**Mer ur underlaget**" in answer.text
    assert "46 av 100" in answer.text
    assert {c.key for c in before.citations} <= {c.key for c in answer.citations}


def test_a_refused_question_never_reaches_the_model(ask):
    answers, model = ask("Vad fick Malmö 2023?", "Malmö fick 700 poäng.")
    assert len(answers) == 1
    assert answers[0].refused
    assert model.seen == []


@pytest.mark.parametrize(
    "lie",
    ["Ljungby fick 8 av 25 poäng på fråga 2.2. [{key}]", "Ljungby fick 7 av 25 poäng på fråga 2.2. [KZZZ]"],
)
def test_a_lie_is_taken_away_and_told(ask, composed, lie):
    key = key_of(composed(FIGURES), "7 av 25")
    truth = f"Ljungby fick 7 av 25 poäng på fråga 2.2. [{key}]"
    *_, answer = ask(FIGURES, f"{truth}\n\n{lie.format(key=key)}\n", "1. STRYK")[0]
    assert "8 av 25" not in answer.text
    assert "KZZZ" not in answer.text
    assert len(answer.making.removed) == 1
    assert any("borttagen" in warning for warning in answer.warnings)


def test_a_failed_sentence_is_repaired_once(ask, composed):
    key = key_of(composed(FIGURES), "7 av 25")
    answers, model = ask(
        FIGURES,
        f"Ljungby fick 9 av 25 poäng på fråga 2.2. [{key}]",
        f"1. Ljungby fick 7 av 25 poäng på fråga 2.2. [{key}]",
    )
    answer = answers[-1]
    assert "Ljungby fick 7 av 25 poäng på fråga 2.2." in answer.text
    assert (answer.making.repaired, answer.making.removed, answer.making.calls) == (1, (), 2)
    assert "9 av 25" in model.seen[1][0][-1].text


@pytest.mark.parametrize(
    "reply",
    [
        ServiceUnavailable("Språkmodellens tjänst går inte att nå."),
        "",
        "Jag är en språkmodell och vet att Ljungby ligger i Småland.",
        "bla bla 99 procent " * 400,
        '{"answer": 12}',
    ],
)
def test_a_model_that_fails_or_babbles_leaves_the_composed_answer_marked(ask, composed, reply):
    before = composed(FIGURES)
    *_, answer = ask(FIGURES, reply, "")[0]
    assert answer.text == before.text
    assert answer.citations == before.citations
    assert answer.model is None
    assert answer.making.fallback
    assert any("utan språkmodellen" in warning for warning in answer.warnings)


def test_a_slow_model_is_left_in_time(ask, composed):
    started = time.monotonic()
    answers, model = ask(FIGURES, Silence(5, "för sent"), seconds=0.5)
    answer = answers[-1]
    assert model.closed == 1
    assert time.monotonic() - started < 3
    assert answer.text == composed(FIGURES).text
    assert "hann inte" in answer.making.fallback


def test_it_grows_by_checked_lines_only(ask, composed):
    key = key_of(composed(FIGURES), "7 av 25")
    text = f"Ljungby fick 7 av 25 poäng på fråga 2.2. [{key}]\n\nLjungby fick 700 poäng. [{key}]\n\nLjungby 2018. [{key}]\n"
    answers, _ = ask(FIGURES, text, "1. STRYK")
    growing = answers[:-1]
    assert [answer.whole for answer in answers] == [False] * len(growing) + [True]
    assert growing[0].text == ""
    assert any("7 av 25" in answer.text for answer in growing)
    assert not any("700" in answer.text for answer in answers)


def test_a_paragraph_grows_by_sentences_with_their_keys(ask, composed):
    key = key_of(composed(FIGURES), "7 av 25")
    truth = f"Ljungby fick 7 av 25 poäng på fråga 2.2. [{key}]"
    answers, _ = ask(FIGURES, f"{truth} Det var 29 procent. [{key}] Året var 2018. [{key}]")
    growing = dict.fromkeys(answer.text for answer in answers[:-1])
    assert list(growing) == ["", truth, f"{truth} Det var 29 procent. [{key}]"]
    assert all(answer.citations for answer in answers[1:])


@pytest.mark.parametrize("replies", [[Silence(30)], ["Ljungby fick 9 av 25 poäng. [KZZZ]", Silence(30)]])
def test_stopping_ends_the_call_also_while_the_model_is_silent(base, monkeypatch, replies):
    scripted = ScriptedModel(list(replies))
    monkeypatch.setitem(base.__dict__, "writer", Writer(scripted, load_prompts(), 60))
    started = time.monotonic()
    with closing(base.stream(FIGURES)) as answers:
        for _ in answers:
            if len(scripted.seen) == len(replies):
                break
        next(answers)
    assert time.monotonic() - started < 5
    assert scripted.closed == len(replies)


def test_a_text_without_end_is_cut_off(ask, composed):
    key = key_of(composed(FIGURES), "7 av 25")
    truth = f"Ljungby fick 7 av 25 poäng på fråga 2.2. [{key}]"
    answers, _ = ask(FIGURES, f"{truth}\n" + "och så vidare " * 5000, "")
    assert len(answers[-1].text) < 10_000
    assert answers[-1].making.counted < answers[-1].making.calls


def test_what_a_model_thinks_aloud_is_not_its_answer(ask, composed):
    key = key_of(composed(FIGURES), "7 av 25")
    truth = f"Ljungby fick 7 av 25 poäng på fråga 2.2. [{key}]"
    answers, _ = ask(FIGURES, f"<think>Hm. Hur många poäng?\nLjungby. [{key}]\n</think>\n{truth}")
    assert not any("Hm" in answer.text for answer in answers)
    assert truth in answers[-1].text


def test_tools_give_sources_that_may_be_cited(ask):
    def with_what_was_found(messages):
        assert messages[-1].role is Role.TOOL
        key = KEY.search(messages[-1].text).group(1)
        return f"Höganäs totala poäng är känd. [{key}]"

    call = ToolCall("1", "look_up_figures", {"municipality": "Höganäs"})
    answers, model = ask(FIGURES, [call], with_what_was_found, "1. STRYK", takes_tools=True)
    assert {tool.name for tool in model.seen[0][1]} == {
        "search_findings", "look_up_figures", "read_criterion", "compare",
    }  # fmt: skip
    assert "679" in model.seen[1][0][-1].text
    assert answers[-1].making.looked_up == ("look_up_figures: Höganäs",)


@pytest.mark.parametrize(
    ("name", "arguments", "says"),
    [
        ("search_findings", {"query": "medborgardialog", "municipality": "Ljungby"}, "<underlag"),
        ("search_findings", {}, "går inte att utföra"),
        ("read_criterion", {"question": "2.1"}, "2.1"),
        ("compare", {"municipalities": ["Ljungby", "Höganäs"]}, "Höganäs"),
        ("compare", {"municipalities": 7}, "går inte att utföra"),
        ("drop_tables", {}, "inget verktyg"),
    ],
)
def test_each_tool_answers_and_none_fails(ask, name, arguments, says):
    _, model = ask(FIGURES, [ToolCall("1", name, arguments)], "", takes_tools=True)
    assert says in model.seen[1][0][-1].text


def test_a_model_that_only_calls_tools_is_given_no_more_of_them(ask, composed):
    calls = [[ToolCall(str(n), "read_criterion", {"question": "2.1"})] for n in range(9)]
    answers, model = ask(FIGURES, *calls, takes_tools=True)
    assert len(model.seen) == 5
    assert model.seen[-1][1] == ()
    assert answers[-1].text == composed(FIGURES).text


def test_what_a_follow_up_leaves_out_is_filled_in_before_the_model_is_asked(ask):
    _, model = ask("och i Höganäs då?", "", previous=["Vad fick Ljungby totalt?"])
    assert "Höganäs" in model.seen[0][0][1].text
    assert "totalt" in model.seen[0][0][1].text


def test_personal_data_stays_here_where_the_model_is_elsewhere(ask):
    question = "Vad fick Ljungby på 2.2? Svara anna.berg@example.se"
    _, model = ask(question, "", local=False)
    sent = "".join(message.text for message in model.seen[0][0])
    assert "anna.berg" not in sent
    assert "[e-post 1]" in sent
    _, model = ask(question, "", local=True)
    assert "anna.berg@example.se" in "".join(message.text for message in model.seen[0][0])


def test_the_same_data_has_the_same_name_in_every_call(ask):
    call = ToolCall("1", "search_findings", {"query": "[e-post 1] brukare"})
    answers, model = ask(
        "Vad fick Ljungby på 2.2? Svara anna.berg@example.se",
        [call],
        "Skriv till [e-post 1].",
        "1. STRYK",
        local=False,
        takes_tools=True,
    )
    for messages, _ in model.seen:
        sent = "".join(message.text for message in messages)
        assert "anna.berg" not in sent
        assert "[e-post 2]" not in sent
    making = answers[-1].making
    assert making.looked_up == ("search_findings: [e-post 1] brukare",)
    assert making.masked == (("e-post", 1),)


def test_the_making_tells_what_was_read_written_and_paid(ask, composed):
    key = key_of(composed(FIGURES), "7 av 25")
    prices = Prices(Decimal(1_000_000), Decimal(2_000_000))
    *_, answer = ask(FIGURES, f"Ljungby fick 7 av 25 poäng. [{key}]", prices=prices)[0]
    making = answer.making
    assert (making.tokens, making.cost) == (Tokens(10, 5), Decimal(20))
    assert making.prompts == load_prompts().fingerprint
    assert set(making.shown) == {c.passage.id for c in composed(FIGURES).citations}


def test_tokens_that_are_not_told_are_not_taken_for_none(ask):
    prices = Prices(Decimal(1), Decimal(1))
    making = ask(FIGURES, "", prices=prices, tells_tokens=False)[0][-1].making
    assert (making.calls, making.counted, making.cost) == (1, 0, None)


def test_the_same_words_are_asked_for_the_same_question(ask):
    asked = [ask(EXAMPLES, "")[1].seen[0] for _ in range(2)]
    assert asked[0] == asked[1]


def test_a_draft_keeps_its_notice_that_it_is_one(ask, composed):
    question = "Formulera ett förbättringsområde om detaljstyrda mål"
    before = composed(question)
    kept = before.citations[0]
    *_, answer = ask(question, f"- {kept.passage.text} [{kept.key}]")[0]
    assert "Utkast" in answer.text.splitlines()[0]
    assert answer.model


def test_what_was_asked_and_answered_is_kept_with_personal_data_masked(own_base):
    with closing(own_base()) as base:
        replies = ["Ljungby fick 99 poäng, skriv till anna.berg@example.se. [KZZZ]", "1. STRYK"]
        base.__dict__["writer"] = Writer(ScriptedModel(replies), load_prompts(), 20)
        answer = base.ask("Vad fick Ljungby på 2.2? Svara till anna.berg@example.se")
        kept = base.database.kept_answers([PUBLIC])[0]
    assert kept.question.endswith("[e-post 1]")
    assert "99 poäng" in kept.making.removed[0].sentence
    assert "anna.berg" not in str(kept)
    assert replace(kept.making, removed=()) == replace(answer.making, removed=())


def test_a_model_that_cannot_be_used_as_set_costs_only_a_warning(base, own_base):
    with closing(own_base()) as own:
        own.settings.model = "inget"
        answer = own.ask(FIGURES)
    assert answer.text == base.ask(FIGURES).text
    assert any("KOMPASS_MODEL" in warning for warning in answer.warnings)
