"""An evaluator at the page: what people do on the tab of an evaluation, by what they see."""

from pathlib import Path

from playwright.sync_api import Locator, expect
from visitor import Visitor


class Evaluator:
    """One browser of one evaluator."""

    def __init__(self, visitor: Visitor, name: str) -> None:
        self.visitor, self.page, self.name = visitor, visitor.page, name

    def sit_down(self) -> None:
        """Open the tab and say who one is."""
        self.visitor.open_tab("Utvärdering")
        box = self.page.locator("#evaluator").get_by_role("textbox")
        box.fill(self.name)
        box.press("Tab")

    def create(self, municipality: str, year: int, *others: str) -> None:
        self.page.get_by_role("button", name="Ny utvärdering").click()
        box = self.page.locator("#new-municipality input")
        box.fill(municipality)
        box.press("Enter")
        self.page.locator("#new-year input").fill(str(year))
        self.page.locator("#new-team").get_by_role("textbox").fill(", ".join(others))
        self.page.locator("#create-evaluation").click()
        self.shows(f"{municipality} {year}")

    def choose(self, name: str) -> None:
        self.pick("#evaluation", name)
        self.shows(name)

    def shows(self, name: str) -> None:
        expect(self.page.locator("#progress h2")).to_have_text(name)

    def step(self, name: str) -> None:
        self.visitor.open_tab(name, within="#evaluation-steps")

    def pick(self, dropdown: str, option: str) -> None:
        """Choose in a list by the beginning of what it shows."""
        self.page.locator(f"{dropdown} input").click()
        self.page.get_by_role("option").filter(has_text=option).first.click()

    def add_file(self, path: Path) -> None:
        self.page.locator("#evidence-files input[type=file]").set_input_files(path)
        expect(self.page.locator("#evidence-files")).to_contain_text(path.stem)
        self.page.locator("#add-evidence").click()

    def area(self, area: str) -> None:
        """Go to the first question of an area."""
        self.pick("#rating-area", area)
        expect(self.page.locator("#criterion")).to_contain_text(f"{area.split()[0]}.1")

    def rate(self, place: int, level: str) -> None:
        """Choose a level of an indicator, and wait until it is saved."""
        self.page.locator(f"#own-{place}").get_by_text(level, exact=True).click()
        expect(self.saved).to_contain_text("är sparad")

    def lock(self) -> None:
        self.page.locator("#lock").click()
        expect(self.page.locator("#lock")).to_have_text("Lås upp min bedömning")

    @property
    def saved(self) -> Locator:
        return self.page.locator("#own-saved")

    @property
    def sides(self) -> Locator:
        return self.page.locator("#sides")

    @property
    def drafts(self) -> Locator:
        return self.page.locator("#drafts label")

    def notice(self, text: str) -> None:
        """A notice with this text is on the screen."""
        expect(self.page.get_by_text(text).first).to_be_visible()
