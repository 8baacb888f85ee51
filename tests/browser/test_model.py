"""Answers that a language model writes, in the page: as they grow, stopped, fallen back from, and how they were made."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from openai_server import Script, openai_server
from playwright.sync_api import expect
from ports import free_port
from visitor import visit

QUESTION = "Vad fick Ljungby på 2.2?"
WITHOUT_MODEL = "Svaret är sammansatt utan språkmodellen"


@pytest.fixture(scope="module")
def script():
    return Script()


@pytest.fixture(scope="module")
def model_address(script, base_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("model") / "data"
    shutil.copytree(base_folder, folder)
    with openai_server(script) as url:
        command = [sys.executable, str(Path(__file__).with_name("model_server.py")), str(free_port()), folder, url]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
            yield server.stdout.readline().strip()
            server.stdin.close()
            server.stdout.read()


@pytest.fixture
def asker(context, model_address, script):
    """A visitor of the page with a model; the model says nothing until a test tells it what to say."""
    for field, value in Script().__dict__.items():
        setattr(script, field, value)
    visitor = visit(context, model_address)
    visitor.open()
    yield visitor
    assert not visitor.strangers
    assert not visitor.errors


@pytest.fixture(scope="module")
def keys(base):
    """The keys of the two figures that answer the question."""
    first, second, *_ = base.ask(QUESTION).citations
    return first.key, second.key


def test_an_answer_grows_by_sentences_and_its_sources_with_it(asker, script, keys):
    first, second = keys
    script.pieces = [
        f"Ljungby fick 7 av 25 poäng på fråga 2.2. [{first}] Området ",
        f"fick 46 av 100 poäng. [{second}]",
    ]
    script.holds_before = 1
    asker.box.fill(QUESTION)
    asker.box.press("Enter")
    expect(asker.answer).to_contain_text("7 av 25 poäng", timeout=10_000)
    expect(asker.panel.locator(".card .key")).to_have_text([first])
    expect(asker.page.locator("#stop")).to_be_visible()
    asker.answer.get_by_role("link", name=first).click()
    expect(asker.page.locator(f"#kalla-1-{first}")).to_be_focused()
    script.released.set()
    expect(asker.answer).to_contain_text("46 av 100 poäng")
    expect(asker.page.locator("#send")).to_be_visible()
    expect(asker.panel.locator(".card .key")).to_have_text([first, second])
    asker.panel.get_by_text("Hur kom svaret till?").click()
    expect(asker.panel).to_contain_text("Språkmodellen openai:manus formulerade svaret")
    expect(asker.panel).to_contain_text("Ordbitar (token): 12 lästa, 7 skrivna.")


@pytest.mark.parametrize("silence_s", [0, 30], ids=["while it writes", "while it is silent"])
def test_stopping_ends_the_call_and_another_question_can_be_asked(asker, script, keys, silence_s):
    script.pieces, script.pause_s, script.silence_s = ["ord "] * 500, 0.1, silence_s
    asker.box.fill(QUESTION)
    asker.box.press("Enter")
    expect(asker.answer).to_contain_text("Språkmodellen skriver", timeout=10_000)
    asker.page.locator("#stop").click()
    expect(asker.answer).to_contain_text("Du stoppade svaret.")
    asker.settle()  # waiting for the server's own word would keep the browser from asking it
    if not silence_s:
        assert script.cut_off.wait(5)
    script.pieces, script.pause_s, script.silence_s = [f"Ljungby fick 7 av 25 poäng. [{keys[0]}]"], 0, 0
    asker.ask(QUESTION)
    expect(asker.answer).to_contain_text("Ljungby fick 7 av 25 poäng.")


@pytest.mark.parametrize(
    "trouble",
    [
        {"status": 500},
        {"silence_s": 30},
        {"breaks": True},
        {"pieces": ()},
        {"pieces": ["Ljungby fick 99 av 25 poäng. [KZZZ]\n"]},
    ],
    ids=["fails", "is silent", "breaks off", "says nothing", "lies"],
)
def test_a_model_in_trouble_leaves_the_composed_answer_marked(asker, script, trouble):
    for field, value in trouble.items():
        setattr(script, field, value)
    started = time.monotonic()
    asker.box.fill(QUESTION)
    asker.box.press("Enter")
    expect(asker.answer).to_contain_text(WITHOUT_MODEL, timeout=20_000)
    assert time.monotonic() - started < 16
    expect(asker.answer).to_contain_text("7 av 25 poäng, 29 %")
    expect(asker.answer).not_to_contain_text("99 av 25")
    expect(asker.panel.locator(".card")).to_have_count(2)


def test_a_follow_up_reaches_the_model_filled_in(asker, script):
    asker.ask("Vad fick Ljungby totalt?")
    asker.ask("och i Höganäs då?")
    asked = script.seen[-1]["messages"][1]["content"].splitlines()[0]
    assert "Höganäs" in asked
    assert "totalt" in asked
