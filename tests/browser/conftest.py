"""A real page in Chromium: one server and one browser for all tests, one fresh visitor for each."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
SERVER = Path(__file__).with_name("fake_server.py")


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Visitor:
    """A page and all that it did that a page should not do."""

    page: Page
    address: str
    dialogs: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self) -> None:
        self.page.goto(self.address)
        self.box.wait_for()
        # what the base holds arrives a moment after the page itself
        self.page.locator("#narrow").wait_for()

    @property
    def box(self) -> Locator:
        return self.page.locator("#question textarea")

    @property
    def answer(self) -> Locator:
        return self.page.locator("#conversation [data-testid='bot']").last

    @property
    def panel(self) -> Locator:
        return self.page.locator("#panel")

    def ask(self, question: str) -> None:
        """Ask and wait until the answer is whole."""
        self.box.fill(question)
        self.answered_after(self.page.locator("#send").click)

    def answered_after(self, act: Callable[[], None]) -> None:
        """Do what asks a question, and wait until its answer is whole."""
        questions = self.page.locator("#conversation [data-testid='user']")
        before = questions.count()
        act()
        expect(questions).to_have_count(before + 1)
        self.page.locator("#stop").wait_for(state="hidden")
        self.page.locator("#send").wait_for(state="visible")


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(SERVER), str(port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin
        assert server.stdout
        yield server.stdout.readline().strip()
        server.stdin.close()
        server.stdout.read()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail(f"CI must have Chromium: {CHROMIUM} is missing (apt-get install chromium)")
        pytest.skip(f"{CHROMIUM} is missing (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1280, "height": 860}, locale="en-US")
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def visitor(context: BrowserContext, address: str) -> Iterator[Visitor]:
    """A visitor whose page must ask nobody but this machine, open no dialog and log no error."""
    visitor = visit(context, address)
    visitor.open()
    yield visitor
    assert not visitor.strangers
    assert not visitor.dialogs
    assert not visitor.errors


def visit(context: BrowserContext, address: str) -> Visitor:
    visitor = Visitor(context.new_page(), address)
    page = visitor.page

    def guard(route):
        if urlsplit(route.request.url).hostname == "127.0.0.1":
            route.continue_()
        else:
            visitor.strangers.append(route.request.url)
            route.abort()

    def dismiss(dialog):
        visitor.dialogs.append(dialog.message)
        dialog.dismiss()

    page.route("**/*", guard)
    page.on("dialog", dismiss)
    page.on("console", lambda message: visitor.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: visitor.errors.append(str(error)))
    return visitor
