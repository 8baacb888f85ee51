"""The tab that shows the base: the table, adding, removing with regret, searching."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def base(visitor):
    visitor.page.get_by_role("tab", name="Underlaget").click()
    visitor.page.locator("#documents").wait_for()
    return visitor


def test_the_table_tells_what_the_base_holds(base):
    table = base.page.locator("#documents")
    for text in ("Höganäs", "679", "Ljungby", "461", "tryckt", "rapport", "faktablad", "Område 4: delpoängen blir 47"):
        expect(table).to_contain_text(text)
    expect(base.page.locator("#base-summary")).to_contain_text("Kriterietexter: 1.")


def test_files_are_added_and_each_outcome_told_and_one_removed_and_restored(base, tmp_path):
    good, empty = tmp_path / "egenbeskrivning.txt", tmp_path / "tom.txt"
    good.write_text("Vi har brukarråd i alla verksamheter.")
    empty.write_text("")
    base.page.locator("#files input[type=file]").set_input_files([good, empty])
    expect(base.page.locator("#files")).to_contain_text("egenbeskrivning")
    base.page.locator("#ingest").click()
    outcome = base.page.locator("#outcome")
    expect(outcome).to_contain_text("Tillagd")
    expect(outcome).to_contain_text("Filen är tom. Spara om den och försök igen.")
    expect(outcome).to_contain_text("Klart på 0,4 sekunder. Underlaget har nu 1234 stycken.")
    expect(base.page.locator("#documents")).to_contain_text("Vi har brukarråd")

    base.page.locator("#removable").get_by_role("combobox").click()
    base.page.get_by_role("option", name="egenbeskrivning.txt").click()
    base.page.locator("#remove").click()
    expect(base.page.locator("#confirm-removal")).to_contain_text("egenbeskrivning.txt")
    base.page.locator("#remove-cancel").click()
    expect(base.page.locator("#confirm-removal")).to_be_hidden()
    expect(base.page.locator("#documents")).to_contain_text("Vi har brukarråd")

    base.page.locator("#remove").click()
    base.page.locator("#remove-yes").click()
    expect(base.page.locator("#removal-done")).to_contain_text("är borttaget")
    expect(base.page.locator("#documents")).not_to_contain_text("Vi har brukarråd")
    base.page.locator("#undo").click()
    expect(base.page.locator("#removal-done")).to_contain_text("är tillbaka i underlaget")
    expect(base.page.locator("#documents")).to_contain_text("Vi har brukarråd")


def test_adding_nothing_says_what_to_do(base):
    base.page.locator("#ingest").click()
    expect(base.page.get_by_text("Välj minst en fil först.")).to_be_visible()


def test_a_trial_search_shows_what_ranked_the_hits(base):
    base.page.locator("#query textarea").fill("brukare")
    base.page.locator("#search").click()
    hits = base.page.locator("#hits .card")
    expect(hits).to_have_count(3)
    expect(hits.first.locator(".matches li")).to_have_count(1)
    expect(hits.first.locator(".measures")).to_have_text("Vikt1,50Ord1,25Betydelse0,25Täckning66 %")
    expect(hits.nth(1).locator(".measures")).to_contain_text("Betydelse0,13")
    base.page.locator("#query textarea").fill("ett fel")
    base.page.locator("#query textarea").press("Enter")
    expect(base.page.get_by_text("Sökningen kunde inte läsas.")).to_be_visible()
