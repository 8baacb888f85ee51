"""The tab of good examples and the visitor's own list, on the shipped base."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from visitor import choose, visit


@pytest.fixture
def browsing(real_visitor):
    real_visitor.page.get_by_role("tab", name="Goda exempel").click()
    expect(real_visitor.page.locator("#examples-count")).to_contain_text("Välj ett område, en fråga eller ett tema")
    expect(real_visitor.page.locator("#saved-empty")).to_contain_text("Listan är tom")
    return real_visitor.page


def test_an_area_is_browsed_a_page_at_a_time_best_scoring_first(browsing):
    choose(browsing, "#examples-area", "3 Politisk styrning och kontroll")
    count = browsing.locator("#examples-count")
    expect(count).to_contain_text("1–10 av ")
    first = browsing.locator("#example-0")
    expect(first).to_contain_text("Källa")
    expect(first).to_contain_text("Poäng där: ")
    before = first.inner_text()
    browsing.locator("#examples-more").click()
    expect(count).to_contain_text("11–")
    assert first.inner_text() != before
    browsing.locator("#examples-earlier").click()
    expect(first).to_have_text(before, use_inner_text=True)


def test_a_question_and_a_theme_narrow_and_an_empty_choice_says_what_to_do(browsing):
    choose(browsing, "#examples-area", "1 Offentlighet och demokrati")
    expect(browsing.locator("#examples-count")).to_contain_text("1–10 av ")
    choose(browsing, "#examples-question", "1.4 Invånardialog och deltagande")
    expect(browsing.locator("#example-0")).to_contain_text("1.4 Invånardialog och deltagande")
    choose(browsing, "#examples-area", "Alla områden")
    expect(browsing.locator("#examples-count")).to_contain_text("Välj ett område")
    choose(browsing, "#theme", "Medborgarbudget")
    expect(browsing.locator("#example-0")).to_contain_text("edborgarbudget")
    choose(browsing, "#examples-area", "6 Kommunen som arbetsgivare - personalpolitik")
    expect(browsing.locator("#examples-count")).to_contain_text("Inga exempel här")


def test_examples_are_saved_removed_undone_and_kept_to_the_next_visit(browsing):
    choose(browsing, "#examples-area", "2 Brukarfokus, tillgänglighet och bemötande")
    browsing.locator("#example-0 button").click()
    browsing.locator("#example-2 button").click()  # at once: neither click is lost
    lines = browsing.locator("#saved-lines label")
    expect(lines).to_have_count(2)
    expect(browsing.locator("#example-0 button")).to_have_text("Sparad ✓")
    lines.first.locator("input").check()
    browsing.locator("#saved-remove").click()
    expect(lines).to_have_count(1)
    expect(browsing.locator("#example-0 button")).to_have_text("Spara")
    browsing.locator("#saved-undo").click()
    expect(lines).to_have_count(2)
    next_visit = visit(browsing.context, browsing.url)
    next_visit.open()  # whole, before the tab is looked at
    next_visit.open_tab("Goda exempel")
    expect(next_visit.page.locator("#saved-lines label")).to_have_count(2)


def test_the_list_becomes_a_file_with_sources(browsing, tmp_path):
    choose(browsing, "#examples-area", "2 Brukarfokus, tillgänglighet och bemötande")
    browsing.locator("#example-0 button").click()
    browsing.locator("#saved-lines label").first.wait_for()
    browsing.get_by_role("radio", name="CSV").last.check()
    browsing.locator("#saved-make").click()
    link = browsing.locator("#saved-file a[download]").first
    link.wait_for()
    with browsing.expect_download() as download:
        link.click()
    file = tmp_path / "lista.csv"
    download.value.save_as(file)
    headings, row = read(file)
    assert headings[-1] == "Källa"
    assert row[1] == "Örebro"
    assert row[-1].startswith("http")


def read(file: Path) -> list[list[str]]:
    return list(csv.reader(StringIO(file.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))


def test_it_fits_a_telephone(real_visitor):
    page = real_visitor.page
    page.get_by_role("tab", name="Goda exempel").click()
    page.set_viewport_size({"width": 390, "height": 844})
    choose(page, "#examples-area", "2 Brukarfokus, tillgänglighet och bemötande")
    page.locator("#example-0").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("#example-0 .card").bounding_box()["width"] > 250
