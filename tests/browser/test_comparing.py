"""The tab where municipalities are compared, on the shipped base."""

import re

import pytest
from playwright.sync_api import expect
from visitor import choose


@pytest.fixture
def comparing(real_visitor):
    real_visitor.page.get_by_role("tab", name="Jämför").click()
    expect(real_visitor.page.locator("#compare-notices")).to_contain_text("Välj er kommun")
    return real_visitor.page


def test_one_municipality_has_its_chart_its_table_and_averages_beside(comparing):
    choose(comparing, "#own", "Ljungby")
    chart = comparing.locator("#chart-0")
    expect(chart.get_by_role("heading", name="Profil över områdena: Ljungby 2018")).to_be_visible()
    expect(chart.locator(".js-plotly-plot .bars .point")).to_have_count(8, timeout=30_000)
    expect(chart.locator("table.figures tbody tr").nth(1)).to_have_text("2 Brukarfokus, tillgänglighet och bemötande46")
    expect(chart.locator("table.figures")).to_contain_text("59,5")
    chart.get_by_text("Diagrammet i ord").click()
    expect(chart).to_contain_text("Liggande stapeldiagram: Profil över områdena: Ljungby 2018")
    expect(comparing.locator("#compare-figures")).to_contain_text(
        "Skillnad mot alla kommuner som utvärderats sedan 2016"
    )
    lessons = comparing.locator("#lessons")
    expect(
        lessons.get_by_role("heading", name="Område 4 Ledarskap, ansvar och delegation: 45 av 100 poäng")
    ).to_be_visible()
    expect(lessons.locator(".card").first).to_contain_text("Källa")
    expect(lessons.locator(".card", has_text="Ljungby 2018")).to_have_count(0)


def test_across_editions_the_page_warns_and_subtracts_nothing(comparing):
    choose(comparing, "#own", "Grästorp")
    choose(comparing, "#others", "Vallentuna")
    expect(comparing.locator("#compare-notices")).to_contain_text("olika utgåvor")
    figures = comparing.locator("#compare-figures")
    expect(figures).to_contain_text("Områden som talar om samma sak, utgåva för utgåva")
    expect(figures).to_contain_text("5 Brukarens fokus: 86")
    grastorp = figures.locator("table", has_text="2010 års utgåva").first
    expect(grastorp).not_to_contain_text("Vallentuna 2021")
    comparing.get_by_role("radio", name="Över tid").check()
    expect(comparing.locator("#chart-0")).to_contain_text("binds inte ihop", timeout=30_000)


def test_years_of_one_edition_have_differences_and_derived_figures_are_marked(comparing):
    choose(comparing, "#own", "Örebro")
    choose(comparing, "#years", "2012", "2010")
    row = comparing.locator("#compare-figures tbody tr").first
    expect(row).to_have_text(re.compile(r"Totalt \(av 800\)615516\+99"))
    expect(comparing.locator("#compare-figures thead").first).to_contain_text("Örebro 2010 (härledd)")


def test_where_a_chart_cannot_be_drawn_the_table_stays(comparing):
    choose(comparing, "#own", "Mark")
    expect(comparing.locator("#compare-notices")).to_contain_text("inte kända")
    expect(comparing.locator("#chart-0")).to_be_hidden()
    expect(comparing.locator("#compare-figures")).to_contain_text("510")
    comparing.get_by_role("radio", name="Bland alla kända").check()
    expect(comparing.locator("#chart-0")).to_contain_text("Mark 2024 bland kända totalpoäng")


def test_the_comparison_is_saved_as_a_file_of_any_kind(comparing, tmp_path):
    choose(comparing, "#own", "Ljungby")
    expect(comparing.locator("#compare-figures")).to_contain_text("461")
    for name, ending, begins in (
        ("Word", "docx", b"PK"),
        ("Excel", "xlsx", b"PK"),
        ("CSV", "csv", b"\xef\xbb\xbf"),
        ("Bild (PNG)", "png", b"\x89PNG"),
    ):
        comparing.get_by_role("radio", name=name).check()
        comparing.locator("#compare-make").click()
        link = comparing.locator(f"#compare-file a[download][href*='.{ending}']")
        link.wait_for(timeout=30_000)
        with comparing.expect_download() as download:
            link.click()
        assert download.value.suggested_filename == f"jämförelse Ljungby.{ending}"
        download.value.save_as(tmp_path / "fil")
        assert (tmp_path / "fil").read_bytes().startswith(begins)


def test_it_fits_a_telephone_and_is_worked_by_keyboard(real_visitor):
    page = real_visitor.page
    page.get_by_role("tab", name="Jämför").click()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("#compare-notices")).to_contain_text("Välj er kommun")
    page.locator("#own input").focus()
    page.keyboard.type("Ljung")
    page.keyboard.press("Enter")
    expect(page.locator("#chart-0 .js-plotly-plot")).to_be_visible(timeout=30_000)
    expect(page.locator("#lessons .card").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
