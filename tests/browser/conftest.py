"""A real page in Chromium: one server and one browser for all tests, one fresh visitor for each."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from ports import free_port
from visitor import Visitor, visit

CHROMIUM = next(filter(Path.exists, map(Path, ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium"))), None)


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    yield from _served("fake_server.py")


@pytest.fixture(scope="session")
def real_address(base_folder: Path) -> Iterator[str]:
    """The page on the shipped base."""
    yield from _served("real_server.py", str(base_folder))


@pytest.fixture(scope="session")
def own_address(base_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page on a copy of the shipped base, for tests that change it."""
    folder = tmp_path_factory.mktemp("eget") / "data"
    shutil.copytree(base_folder, folder)
    yield from _served("real_server.py", str(folder))


def _served(script: str, *arguments: str) -> Iterator[str]:
    """Address of a server that runs until the tests are over."""
    command = [sys.executable, str(Path(__file__).with_name(script)), str(free_port()), *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin
        assert server.stdout
        yield server.stdout.readline().strip()
        server.stdin.close()
        server.stdout.read()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        missing = "Chromium is missing (apt-get install chromium-headless-shell)"
        if os.environ.get("CI"):
            pytest.fail(f"CI must have it: {missing}")
        pytest.skip(missing)
    with sync_playwright() as playwright:
        alone = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"  # no other machine can be asked
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", alone])
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
    yield from _well_behaved(visit(context, address))


@pytest.fixture
def real_visitor(context: BrowserContext, real_address: str) -> Iterator[Visitor]:
    """The same, of the page on the shipped base."""
    yield from _well_behaved(visit(context, real_address))


def _well_behaved(visitor: Visitor) -> Iterator[Visitor]:
    visitor.open()
    yield visitor
    assert not visitor.strangers
    assert not visitor.dialogs
    assert not visitor.errors
