"""Someone who uses the page, and what their page did that a page should not do."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, expect


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
        self.settle()

    def settle(self) -> None:
        """Wait until the page asks its server for nothing more."""
        quiet = 0
        for _ in range(300):
            waiting = self.page.evaluate("window.waitingFor()")
            quiet = 0 if waiting else quiet + 1
            if quiet == 4:
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"the page still waits for {waiting} replies")

    def open_tab(self, name: str, *, within: str = "#tabs") -> None:
        """Open a tab, by the menu of those that a narrow screen has no room for where it lies there."""
        bar = self.page.locator(f"{within} > .tab-wrapper")
        menu = bar.locator(".overflow-menu > button")
        folded = bar.locator(".overflow-dropdown button", has_text=name)
        if menu.is_visible():
            menu.click()
            if folded.count():
                folded.click()
                return
            menu.click()
        bar.get_by_role("tab", name=name).click()

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


def choose(page: Page, dropdown: str, *names: str) -> None:
    """Choose in a list, by all of what it shows; another list may still be closing."""
    for name in names:
        page.locator(f"{dropdown} input").click()
        page.locator(dropdown).get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Escape")


def visit(context: BrowserContext, address: str) -> Visitor:
    visitor = Visitor(context.new_page(), address)
    page = visitor.page

    def note(request):
        asked = urlsplit(request.url)
        if asked.scheme not in ("data", "blob") and asked.hostname != "127.0.0.1":
            visitor.strangers.append(request.url)

    def dismiss(dialog):
        visitor.dialogs.append(dialog.message)
        dialog.dismiss()

    page.add_init_script(path=Path(__file__).with_name("waiting.js"))
    page.on("request", note)  # routing every request would add half a second to each page
    page.on("dialog", dismiss)
    page.on("console", lambda message: visitor.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: visitor.errors.append(str(error)))
    return visitor
